"""What is sent to be added becomes documents: JSON of one or several, plain text, HTML, the address of a page."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated
from urllib.parse import urldefrag

from fastapi import Request
from pydantic import Field, ValidationError

from app import compose
from app.fetching.page import Fetcher
from app.fetching.refusal import FetchingOff
from graph.errors import BadBody, QueryError, ReadError, TooLarge, UnknownFormat
from graph.model import Document, Value

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE = re.compile(r"^line 1: ")


class NewDocument(Value):
    """A document as JSON: its text, the caller's name or id for it, and where it came from."""

    id: Annotated[str | None, Field(description="your own id: with another text it is a new version")] = None
    name: str | None = None
    text: Annotated[str | None, Field(description="the text, kept verbatim")] = None
    url: Annotated[
        str | None,
        Field(
            description="where it was published; without a text the page there is fetched, where the service does that"
        ),
    ] = None
    title: str | None = None
    published: str | None = None
    source: str | None = None


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


def parse(data: bytes) -> NewDocument | list[NewDocument | BadBody]:
    """The document that a JSON body describes, or several: what is wrong with one of these stands in its place.

    Raises `BadBody` where the body is no JSON, or the one document none.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        why = "it is nested too deeply" if isinstance(error, RecursionError) else error
        raise BadBody(
            f'the body is no JSON ({why}): send {{"text": "..."}} or a list of such, '
            "or say by Content-Type what it is: text/plain, text/html"
        ) from None
    if not isinstance(told, list):
        return _checked(told)
    return [_one_of(one) for one in told]


def _one_of(told: object) -> NewDocument | BadBody:
    try:
        return _checked(told)
    except BadBody as error:
        return error


def _checked(told: object) -> NewDocument:
    """Raises `BadBody` with the field that is wrong, or with the fields that there are."""
    if not isinstance(told, dict):
        raise BadBody(f'a document is an object as {{"text": "..."}}, not {json.dumps(told)[:100]}')
    fields = ", ".join(NewDocument.model_fields)
    for name in told:
        if name not in NewDocument.model_fields:
            raise BadBody(f"there is no field {name[:100]!r} of a document: {fields}")
    try:
        return NewDocument.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadBody(f"{first['loc'][0]}: {first['msg']}") from None


def document(sent: NewDocument, fetcher: Fetcher | None = None) -> Document:
    """The document that was sent, or that stands at its URL. Raises a `ReadError` with the reason why it is none."""
    if sent.text is None:
        return _fetched(sent, fetcher)
    row = sent.model_dump(exclude_none=True, exclude={"id", "name"})
    row["id"] = sent.name or sent.id or sent.title or sent.url or "unnamed"
    row["text"] = _SURROGATE.sub("\ufffd", sent.text)
    try:
        found = next(compose.read(json.dumps(row).encode(), "sent.jsonl", "application/jsonl"))
    except ReadError as error:
        raise type(error)(_LINE.sub("", str(error))) from None
    return Document.of(found.text, found.origin.model_copy(update={"id": sent.id}))


def _fetched(sent: NewDocument, fetcher: Fetcher | None) -> Document:
    """The page at a URL, which is its origin; what was said beside it wins over what the page states of itself."""
    if sent.url is None:
        raise BadBody('there is no "text" in it, nor the "url" of a page')
    if fetcher is None:
        raise FetchingOff('send the "text" beside the "url", or start the service with CLAIMGRAPH_FETCH=on')
    url = urldefrag(sent.url).url
    given = compose.Metadata.of({**sent.model_dump(include={"title", "published", "source"}), "url": url})
    page = fetcher.fetch(url)
    found = next(compose.read(page.data, sent.name or sent.id or url, page.media_type, given))
    return Document.of(found.text, found.origin.model_copy(update={"id": sent.id}))


PARAMETERS = ("name", *sorted(compose.Metadata.model_fields))
"""What the address may say of a body that does not say it itself."""
_FORMS = {
    "application/x-www-form-urlencoded": "a form is no document; curl names its type by -H 'Content-Type: text/plain'",
    "multipart/form-data": "a form is no document: send the file itself as the body, with its own Content-Type",
}


def check_parameters(given: Iterable[str], allowed: Sequence[str]) -> None:
    """Raises `QueryError` for a parameter that is not allowed."""
    for name in sorted(set(given) - set(allowed)):
        where = "" if allowed else ": a JSON body says itself what it is"
        raise QueryError(f"there is no parameter {name!r} here{where}", parameter=name, allowed=allowed)


def documents(data: bytes, media_type: str, words: dict[str, str | None]) -> Iterator[Document]:
    """The documents of a body that is no JSON; the parameters `name`, `title`, `url`, ... say what it is."""
    check_parameters(words, PARAMETERS)
    if form := _FORMS.get(media_type.partition(";")[0].strip().lower()):
        raise UnknownFormat(form)
    name = words.pop("name", None) or words.get("title") or "unnamed"
    return compose.read(data, name, media_type, compose.Metadata.of(words))
