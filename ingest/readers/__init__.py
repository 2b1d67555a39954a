"""Readers: bytes become documents. A new kind of source is a sibling here and a row in `formats`."""

from collections.abc import Iterator

from graph.errors import ReadError
from graph.model import Document
from ingest.readers import html, rows, text
from ingest.readers.characters import decode
from ingest.readers.formats import Format, charset, format_of, sniffed
from ingest.readers.metadata import NOTHING, Metadata

__all__ = ["Metadata", "read", "read_each"]

STANDARD_INPUT = "-"
"""The name of what arrives without one; its format is told by its first characters."""


def read(data: bytes, name: str, media_type: str | None = None, defaults: Metadata = NOTHING) -> Iterator[Document]:
    """The documents that the bytes hold, named by `name` or, in JSON lines, by each row's id.

    Raises a `ReadError` where they hold none, or at the first row that can't be read.
    """
    for document in read_each(data, name, media_type, defaults):
        if isinstance(document, ReadError):
            raise document
        yield document


def read_each(
    data: bytes, name: str, media_type: str | None = None, given: Metadata = NOTHING
) -> Iterator[Document | ReadError]:
    """Each document that the bytes hold, or why it can't be read, in their order. Raises nothing.

    What is `given` wins over what the bytes state of themselves.
    """
    try:
        yield from _documents(data, name, media_type, given)
    except ReadError as error:
        yield error


def _documents(data: bytes, name: str, media_type: str | None, given: Metadata) -> Iterator[Document | ReadError]:
    unnamed = name == STANDARD_INPUT and media_type is None
    format = sniffed(decode(data)[:1000]) if unnamed else format_of(name, media_type)  # noqa: A001
    match format:
        case Format.ROWS:
            yield from rows.documents(data, given)
        case Format.HTML:
            yield html.document(data, name, given, charset(media_type))
        case _:
            yield text.document(decode(data, charset(media_type)), name, given)
