"""What is sent to be added becomes documents: JSON of one or several, plain text, HTML."""

import json
import re
from collections.abc import Iterator
from typing import Annotated

from fastapi import Request
from pydantic import Field, TypeAdapter, ValidationError

from app import compose
from graph.errors import BadMetadata, QueryError, ReadError, TooLarge, UnknownFormat
from graph.model import Document, Value

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"^line 1: ")


class NewDocument(Value):
    """A document as JSON: its text, the caller's name or id for it, and where it came from."""

    id: Annotated[str | None, Field(description="your own id: with another text it is a new version")] = None
    name: str | None = None
    text: Annotated[str | None, Field(description="the text, kept verbatim")] = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None


_BODY = TypeAdapter[NewDocument | list[NewDocument]](NewDocument | list[NewDocument])


async def body(request: Request, limit: int) -> bytes:
    """The body of a request. Raises `TooLarge` once more bytes than the limit have come, whatever was announced."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise TooLarge(f"the request has more than {limit:,} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def parse(data: bytes) -> NewDocument | list[NewDocument]:
    """The documents that a JSON body describes. Raises `BadMetadata` with the place of what is wrong."""
    try:
        return _BODY.validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if not str(part).startswith(("NewDocument", "list[")))
        raise BadMetadata(f"{where or 'the body'}: {first['msg']}") from None


def document(sent: NewDocument) -> Document:
    """The document that was sent. Raises a `ReadError` with the reason why it is none."""
    if sent.text is None:
        if sent.url is not None:
            raise UnknownFormat("fetching a URL is not there yet: send its text")
        raise BadMetadata('no "text"')
    row = sent.model_dump(exclude_none=True, exclude={"id", "name"})
    row["id"] = sent.name or sent.id or sent.title or sent.url or "unnamed"
    row["text"] = _SURROGATE.sub("\ufffd", sent.text)
    try:
        found = next(compose.read(json.dumps(row).encode(), "sent.jsonl", "application/jsonl"))
    except ReadError as error:
        raise type(error)(_LINE.sub("", str(error))) from None
    return Document.of(found.text, found.origin.model_copy(update={"id": sent.id}))


def documents(data: bytes, media_type: str, words: dict[str, str | None]) -> Iterator[Document]:
    """The documents of a body that is no JSON; the parameters `name`, `title`, `url`, ... say what it is."""
    unknown = set(words) - {"name", *compose.Metadata.model_fields}
    if unknown:
        allowed = sorted(["name", *compose.Metadata.model_fields])
        name = min(unknown)
        raise QueryError(f"there is no parameter {name!r} here", parameter=name, allowed=allowed)
    name = words.pop("name", None) or words.get("title") or "unnamed"
    return compose.read(data, name, media_type, compose.Metadata.of(words))
