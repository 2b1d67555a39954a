"""Sentences whose names are marked, so that the deals' rules are tested apart from the finding of names.

`[Orvel] bought [Tamsin Labs]`; `[it=Orvel]` stands for Orvel; `[Ohio|place]` gives a type other than company.
"""

import re
from functools import cache

from graph.model import Document, Origin, Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.syntax import Parser

_MARK = re.compile(r"\[([^\]|=]+)(?:\|(\w+))?(?:=([^\]]+))?\]")


@cache
def parser() -> Parser:
    """One parser for all tests."""
    return Parser()


def marked(text: str) -> Analysis:
    """The analysis of a text with its marked names, before any other stage."""
    names: list[Name] = []
    plain = ""
    last = 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        type_ = EntityType(match[2]) if match[2] else EntityType.COMPANY
        how = "coreference" if match[3] else "lexicon"
        names.append(Name(len(plain), len(plain) + len(match[1]), Ref.to(type_, match[3] or match[1]), how))
        plain += match[1]
        last = match.end()
    analysis = Analysis.of(Document.of(plain + text[last:], Origin(name="x")), parser())
    analysis.names = tuple(names)
    return analysis
