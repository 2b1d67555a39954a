"""JSON lines: `{"id", "text"[, "title", "url", "published", "source"]}` a line; other keys are passed over."""

import json
from collections.abc import Iterator

from graph.errors import BadMetadata, EmptyDocument, NotText, ReadError
from graph.model import Document
from ingest.readers.characters import clean, decode, refuse_binary, visible
from ingest.readers.metadata import FIELDS, Metadata

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def documents(data: bytes, given: Metadata) -> Iterator[Document | ReadError]:
    """Each row's document, named by its id, or why it is none: a bad row leaves the others alone.

    Raises `NotText` where the whole is binary, `EmptyDocument` where no row is there.
    """
    seen = False
    for number, line in _lines(data):
        seen = True
        try:
            yield _document(line, given)
        except ReadError as error:
            yield type(error)(f"line {number}: {error}")
    if not seen:
        raise EmptyDocument('empty: there is no row in it; write {"id": "...", "text": "..."} a line')


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Lines that hold something, numbered from one. Split as bytes, so that a bad byte spoils one row only."""
    body = decode(data).encode() if data.startswith(_UTF16) else data
    refuse_binary(data)
    for number, line in enumerate(body.split(b"\n"), start=1):
        if line.strip(b" \t\r\xef\xbb\xbf"):
            yield number, line


def _document(line: bytes, given: Metadata) -> Document:
    row = _row(decode(line))
    name = row.get("id")
    if isinstance(name, bool) or not isinstance(name, str | int) or not str(name).strip():
        raise BadMetadata('no "id"; give each row a name of its own')
    text = row.get("text")
    if not isinstance(text, str):
        raise BadMetadata('no "text"; write {"id": "...", "text": "..."}')
    words: dict[str, str | None] = {}
    for key in FIELDS:
        value = row.get(key)
        if value is not None and not isinstance(value, str):
            raise BadMetadata(f'"{key}" is no string')
        words[key] = value
    origin = given.over(Metadata.of(words)).origin(str(name))
    return Document.of(visible(clean(text)), origin.model_copy(update={"id": origin.name}))


def _row(line: str) -> dict[str, object]:
    try:
        row: object = json.loads(line)
    except json.JSONDecodeError as error:
        raise NotText(f"not JSON ({error.msg} at column {error.colno}); write one object a line") from None
    except (RecursionError, ValueError):
        raise NotText("JSON that is nested too deep or has too long a number") from None
    if not isinstance(row, dict):
        raise NotText('no JSON object; write {"id": "...", "text": "..."}')
    return row
