"""HTML pages: the main text is the document, what the page states of itself its metadata."""

import re
from functools import cache

from graph.errors import BadMetadata, EmptyDocument
from graph.model import Document
from ingest.readers.characters import clean, decode, visible
from ingest.readers.metadata import NOTHING, Metadata
from ingest.readers.page_process import PageProcess

PAGE_LIMIT = 8 * 2**20
"""Bytes of one page at most; articles have less than one million."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_UTF16_LABEL = re.compile(r"utf-?16", re.IGNORECASE)


def document(data: bytes, name: str, given: Metadata, charset: str | None = None) -> Document:
    """The document of a page; what is given wins over what the page states.

    Raises `TooLarge`, `BadEncoding`, `NotText`, and `EmptyDocument` where the page has no words.
    """
    answer = dict(_process().extract(decode(data, charset or _declared(data), PAGE_LIMIT)))
    try:
        text = visible(clean(answer.pop("text", "")))
    except EmptyDocument:
        raise EmptyDocument("empty: the page has no article text; save the article as text") from None
    return Document.of(text, given.over(_stated(answer)).origin(name))


@cache
def _process() -> PageProcess:
    return PageProcess()


def _declared(data: bytes) -> str | None:
    """The encoding that the page's first kilobyte declares; UTF-16 there can't be true, or it could not be read."""
    found = _CHARSET.search(data, 0, 1024)
    label = found[1].decode() if found else None
    return None if label is None or _UTF16_LABEL.match(label) else label


def _stated(words: dict[str, str]) -> Metadata:
    """What a page states, field by field: a bad date or address is nobody's fault here and is left out."""
    metadata = NOTHING
    for field, value in words.items():
        try:
            metadata = metadata.over(Metadata.of({field: value}))
        except BadMetadata:
            continue
    return metadata
