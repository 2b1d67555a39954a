"""The one place where the web and the command line meet `ingest`: bytes become documents, and documents claims.

Everything heavy is made on first use and once: a command that extracts nothing loads no language model.
"""

import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from graph.errors import ExtractError
from graph.journal import Journal, Outcome, Record
from graph.model import Document, Reading
from ingest.readers import read, read_each
from ingest.readers.formats import Format, format_of, known
from ingest.readers.metadata import NOTHING, Metadata

if TYPE_CHECKING:
    from ingest.pipeline import Extractor

__all__ = [
    "NOTHING",
    "Extracts",
    "Format",
    "Intake",
    "Metadata",
    "Projection",
    "Taken",
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


class Extracts(Protocol):
    """What reads documents: the extractor, or whatever a caller puts in its place."""

    def read(self, document: Document) -> Reading: ...

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]: ...


@cache
def extractor() -> "Extractor":
    """The extractor of this process."""
    from ingest.pipeline import Extractor  # noqa: PLC0415 - loads spaCy

    return Extractor()


def extract(
    documents: Iterable[Document], by: Extracts | None = None
) -> Iterator[tuple[Document, Reading | ExtractError]]:
    """Each document with its reading, in order; as far ahead as the extractor likes to batch.

    A document on which the extractor fails is told with the error, and the others are read all the same.
    """
    source = iter(documents)
    for first in source:
        yield from _until_failure(chain([first], source), by or extractor())


def _until_failure(documents: Iterable[Document], by: Extracts) -> Iterator[tuple[Document, Reading | ExtractError]]:
    """Readings up to the batch in which one fails; that batch is then read one by one."""
    waiting: deque[Document] = deque()
    broken: list[Exception] = []

    def feed() -> Iterator[Document]:
        try:
            for document in documents:
                waiting.append(document)
                yield document
        except Exception as error:
            broken.append(error)
            raise

    try:
        for reading in by.read_all(feed()):
            yield waiting.popleft(), reading
    except Exception:
        if broken:  # the documents themselves did not come: nothing of ours to tell
            raise
        yield from ((document, _alone(document, by)) for document in waiting)


def _alone(document: Document, by: Extracts) -> Reading | ExtractError:
    try:
        return by.read(document)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told with the document
        at = traceback.extract_tb(error.__traceback__)[-1]
        return ExtractError(
            f"a defect of claimgraph, please report it: {type(error).__name__} at {at.name}:{at.lineno}: {error}"
        )


class Taken(NamedTuple):
    """What came of one document; no outcome where the extractor failed on it."""

    document: Document
    reading: Reading | ExtractError
    outcome: Outcome | None


class Intake:
    """Takes documents into a journal and, where there is one, the projection of it. Safe to share among threads."""

    def __init__(self, journal: Journal, projection: Projection | None = None, by: Extracts | None = None) -> None:
        self._journal = journal
        self._projection = projection
        self._by = by
        self._lock = threading.Lock()

    def add(self, document: Document) -> Outcome:
        """Keep a document; a text that is kept already is not read again. Raises `ExtractError`, `StoreError`."""
        with self._lock:
            record = self._journal.get(document.id)
            reading = record.reading if record else _alone(document, self._by or extractor())
            if isinstance(reading, ExtractError):
                raise reading
            return self._keep(document, reading)

    def add_all(self, documents: Iterable[Document]) -> Iterator[Taken]:
        """Read and keep documents as they come; known texts may be told before the new ones that came ahead of them."""
        done: deque[Taken] = deque()

        def new() -> Iterator[Document]:
            for document in documents:
                record = self._journal.get(document.id)
                if record is None:
                    yield document
                else:
                    done.append(Taken(document, record.reading, self._keep(document, record.reading)))

        for document, reading in extract(new(), self._by):
            yield from _drained(done)
            yield Taken(document, reading, None if isinstance(reading, ExtractError) else self._keep(document, reading))
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


def _drained(done: deque[Taken]) -> Iterator[Taken]:
    while done:
        yield done.popleft()
