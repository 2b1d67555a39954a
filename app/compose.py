"""The one place where the web and the command line meet `ingest`: bytes become documents, and documents claims.

Everything heavy is made on first use and once: a command that extracts nothing loads no language model.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Protocol

from graph.journal import Journal, Outcome, Record
from graph.model import Document, Reading
from ingest.readers import read, read_each
from ingest.readers.formats import Format, format_of, known
from ingest.readers.metadata import NOTHING, Metadata

if TYPE_CHECKING:
    from ingest.pipeline import Extractor

__all__ = [
    "NOTHING",
    "Format",
    "Intake",
    "Metadata",
    "Projection",
    "extract",
    "extractor",
    "format_of",
    "known",
    "read",
    "read_each",
]


class Projection(Protocol):
    """What is kept up beside the journal: the network."""

    def add(self, record: Record) -> None: ...

    def remove(self, document_id: str) -> object: ...


@cache
def extractor() -> "Extractor":
    """The extractor of this process."""
    from ingest.pipeline import Extractor  # noqa: PLC0415 - loads spaCy

    return Extractor()


def extract(documents: Iterable[Document]) -> Iterator[tuple[Document, Reading]]:
    """Each document with its reading, in order; as far ahead as the extractor likes to batch."""
    waiting: deque[Document] = deque()

    def feed() -> Iterator[Document]:
        for document in documents:
            waiting.append(document)
            yield document

    for reading in extractor().read_all(feed()):
        yield waiting.popleft(), reading


class Intake:
    """Takes documents into a journal and, where there is one, the projection of it. Safe to share among threads."""

    def __init__(self, journal: Journal, projection: Projection | None = None) -> None:
        self._journal = journal
        self._projection = projection
        self._lock = threading.Lock()

    def add(self, document: Document) -> Outcome:
        """Read and keep a document; a text that is kept already is not read again. Raises `StoreError`."""
        with self._lock:
            record = self._journal.get(document.id)
            reading = record.reading if record else extractor().read(document)
            return self._keep(document, reading)

    def add_all(self, documents: Iterable[Document]) -> Iterator[tuple[Document, Outcome, Reading]]:
        """Read and keep documents as they come; known texts may be told before the new ones that came ahead of them."""
        done: deque[tuple[Document, Outcome, Reading]] = deque()

        def new() -> Iterator[Document]:
            for document in documents:
                record = self._journal.get(document.id)
                if record is None:
                    yield document
                else:
                    done.append((document, self._keep(document, record.reading), record.reading))

        for document, reading in extract(new()):
            yield from _drained(done)
            yield document, self._keep(document, reading), reading
        yield from _drained(done)

    def remove(self, document_id: str) -> bool:
        """Forget a document with all its claims; false where it was not there. Raises `StoreError`."""
        with self._lock:
            removed = self._journal.remove(document_id)
            if removed and self._projection is not None:
                self._projection.remove(document_id)
            return removed

    def _keep(self, document: Document, reading: Reading) -> Outcome:
        outcome = self._journal.add(document, reading)
        if self._projection is not None and outcome is not Outcome.KNOWN:
            record = self._journal.get(document.id)
            if record is not None:
                self._projection.add(record)
        return outcome


def _drained(done: deque[tuple[Document, Outcome, Reading]]) -> Iterator[tuple[Document, Outcome, Reading]]:
    while done:
        yield done.popleft()
