"""The one place where the web and the command line meet `ingest`: bytes become documents, and documents claims.

Everything heavy is made on first use and once: a command that extracts nothing loads no language model.
"""

import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from graph.errors import ExtractError
from graph.journal import Journal, Outcome
from graph.model import Document, Reading
from ingest.question import Known, Question, read_question
from ingest.readers import read, read_each
from ingest.readers.formats import Format, format_of, known
from ingest.readers.metadata import NOTHING, Metadata

if TYPE_CHECKING:
    from ingest.pipeline import Extractor

__all__ = [
    "NOTHING",
    "Extracts",
    "Format",
    "Known",
    "Metadata",
    "Question",
    "Reread",
    "Rereads",
    "Taken",
    "explained",
    "extract",
    "extractor",
    "format_of",
    "known",
    "read",
    "read_each",
    "read_question",
    "reread",
    "take",
]


class Extracts(Protocol):
    """What reads documents: the extractor, or whatever a caller puts in its place."""

    def read(self, document: Document) -> Reading: ...

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]: ...


class Rereads(Extracts, Protocol):
    """An extractor that tells itself from others."""

    @property
    def identity(self) -> str: ...


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


def explained(document: Document, *, coverage: bool, deals: bool) -> Iterator[str]:
    """Of one document, line by line: the sentences with a number that gave no figure, and how its deals were read."""
    from ingest.coverage import share_read, unread  # noqa: PLC0415 - loads spaCy
    from ingest.extractors.deals import explain  # noqa: PLC0415

    analysis = extractor().analyse(document)
    if coverage:
        holding, read_ = share_read(analysis)
        yield f"{read_} of {holding} sentences with a number gave a figure"
        for row in unread(analysis):
            yield f"{row.start}-{row.end} {row.why} ({row.words}): {document.text[row.start : row.end]}"
    if deals:
        for told in explain(analysis):
            yield from told.lines()


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


def take(journal: Journal, documents: Iterable[Document], by: Extracts | None = None) -> Iterator[Taken]:
    """Read and keep documents as they come; a text that is kept already is not read again. Raises `StoreError`.

    Known texts may be told before new ones that came ahead of them.
    """
    done: deque[Taken] = deque()

    def new() -> Iterator[Document]:
        for document in documents:
            record = journal.get(document.id)
            if record is None:
                yield document
            else:
                done.append(Taken(document, record.reading, journal.add(document, record.reading)))

    for document, reading in extract(new(), by):
        yield from _drained(done)
        yield Taken(document, reading, None if isinstance(reading, ExtractError) else journal.add(document, reading))
    yield from _drained(done)


def _drained(done: deque[Taken]) -> Iterator[Taken]:
    while done:
        yield done.popleft()


class Reread(NamedTuple):
    """A document that was read again: what the older extractor read, and what is read now."""

    document: Document
    before: Reading
    after: Reading | ExtractError


def reread(journal: Journal, by: Rereads | None = None, *, keep: bool = True) -> Iterator[Reread]:
    """Read again each document that another extractor read, and keep what is read now if so asked."""
    chosen = by or extractor()
    old: dict[str, Reading] = {}

    def stale() -> Iterator[Document]:
        for record in journal.records():
            if record.reading.extractor != chosen.identity:
                old[record.document.id] = record.reading
                yield record.document

    for document, reading in extract(stale(), chosen):
        if keep and isinstance(reading, Reading):
            journal.reread(reading)
        yield Reread(document, old.pop(document.id), reading)
