"""The formats that readers know, each with its media types and file endings, and the choice among them."""

import re
from enum import Enum
from pathlib import PurePosixPath

from graph.errors import UnknownFormat

_PAGE_START = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_ROW_START = re.compile(r'\s*\{\s*"')


class Format(Enum):
    """A format: its name for people, its media types, its file endings, and whether a reader for it exists yet."""

    TEXT = ("plain text", ("text/plain",), (".txt",), True)
    MARKDOWN = ("Markdown", ("text/markdown", "text/x-markdown"), (".md", ".markdown"), True)
    HTML = ("HTML", ("text/html", "application/xhtml+xml"), (".html", ".htm", ".xhtml"), True)
    ROWS = (
        "JSON lines",
        ("application/jsonl", "application/x-ndjson", "application/x-jsonlines", "application/jsonlines"),
        (".jsonl", ".ndjson"),
        True,
    )
    PDF = ("PDF", ("application/pdf",), (".pdf",), False)
    FEED = ("RSS and Atom", ("application/rss+xml", "application/atom+xml"), (".rss", ".atom", ".xml"), False)

    def __init__(self, title: str, media_types: tuple[str, ...], endings: tuple[str, ...], readable: bool) -> None:
        self.title = title
        self.media_types = media_types
        self.endings = endings
        self.readable = readable


_BY_ENDING = {ending: one for one in Format for ending in one.endings}
_BY_MEDIA_TYPE = {media_type: one for one in Format for media_type in one.media_types}
READABLE = " ".join(ending for one in Format if one.readable for ending in one.endings)
"""The endings that can be read, as error messages list them."""


def known(name: str) -> bool:
    """Whether a file of this name is of a kind that the contract names: what a folder's walk picks up."""
    return PurePosixPath(name).suffix.lower() in _BY_ENDING


def format_of(name: str, media_type: str | None = None) -> Format:
    """The format that a media type states, else the ending of the name.

    Raises `UnknownFormat` where neither is known, or where the reader is still to come.

    >>> format_of("report.TXT").name, format_of("-", "text/html; charset=utf-8").name
    ('TEXT', 'HTML')
    """
    found = _BY_MEDIA_TYPE.get(essence(media_type)) if media_type else None
    found = found or _BY_ENDING.get(PurePosixPath(name).suffix.lower())
    if found is None:
        raise UnknownFormat(_unknown(name, media_type))
    if not found.readable:
        raise UnknownFormat(f"{found.title} can't be read yet; save it as text or HTML")
    return found


def sniffed(start: str) -> Format:
    """The format of what arrives without a name, by its first characters: a page, JSON rows, or plain text."""
    if _PAGE_START.match(start):
        return Format.HTML
    return Format.ROWS if _ROW_START.match(start) else Format.TEXT


def essence(media_type: str) -> str:
    """The media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def charset(media_type: str | None) -> str | None:
    """The `charset` parameter of a media type."""
    found = re.search(r";\s*charset\s*=\s*\"?([\w.:+-]+)", media_type or "", re.IGNORECASE)
    return found[1] if found else None


def _unknown(name: str, media_type: str | None) -> str:
    if media_type:
        return f"no reader for the media type {essence(media_type)!r}; send text/plain, text/html or application/jsonl"
    ending = PurePosixPath(name).suffix
    what = f"no reader for files that end in {ending}" if ending else "the name has no ending that tells its format"
    return f"{what}; known endings are {READABLE}, and '-' reads standard input"
