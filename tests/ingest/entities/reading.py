"""A document analysed up to its names, for the tests of this folder."""

from functools import cache

from graph.model import Document, Origin
from ingest.analysis import Analysis, Name
from ingest.entities import find_names
from ingest.syntax import Parser


@cache
def parser() -> Parser:
    """The parser, loaded once."""
    return Parser()


def names(text: str) -> tuple[Name, ...]:
    """The names of a text."""
    return find_names(Analysis.of(Document.of(text, Origin(name="test")), parser()))


def said(text: str, how: str | None = None) -> list[tuple[str, str, str]]:
    """Surface words, canonical name and type of every name, adjectives and words that stand for names aside."""
    left_out = {"adjective", "coreference"} if how is None else set()
    return [
        (text[n.start : n.end], n.ref.name, n.ref.type.value)
        for n in names(text)
        if n.how not in left_out and (how is None or n.how == how)
    ]
