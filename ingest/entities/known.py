"""Names that the lexicon holds, found in one pass over the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from graph.lexicon import Entry, load
from graph.vocab import EntityType

_VERSIONED = frozenset({EntityType.MODEL, EntityType.CHIP})
_PLURAL_FROM = 2
"""Names of so many capitals or more may bear a plural s: "TPUs", "H200s", "A320neos"."""


@dataclass(frozen=True, slots=True)
class Match:
    """Characters [start, end) are a form of these entries; `contextual` when the form is also a common word."""

    start: int
    end: int
    form: str
    entries: tuple[Entry, ...]
    contextual: bool
    adjective: bool


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    entries: tuple[Entry, ...]
    contextual: bool
    adjective: bool


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[_Form, ...]]:
    """The matcher of all forms as written and in capitals, and what each of its patterns means."""
    table: dict[str, list[Entry]] = {}
    contextual: set[str] = set()
    adjectives: set[str] = set()
    for entry in load():
        for form in entry.forms():
            for written in dict.fromkeys((form, _upper(form))):
                table.setdefault(written, []).append(entry)
                if form in entry.adjectives:
                    adjectives.add(written)
    for written, entries in table.items():
        if all(written in e.contextual or written in {_upper(c) for c in e.contextual} for e in entries):
            contextual.add(written)
    forms = tuple(_Form(t, tuple(e), t in contextual, t in adjectives) for t, e in table.items())
    matcher = ahocorasick_rs.AhoCorasick([f.text for f in forms], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return matcher, forms


def _upper(form: str) -> str:
    """The form in capitals, for headings and transcripts, where it is long enough to be no abbreviation."""
    return form.upper() if len(form) > 4 and form[0].isupper() else form


def find_known(text: str) -> Iterator[Match]:
    """Every form of an entry on word boundaries, leftmost and longest, in order."""
    matcher, forms = _automaton()
    for number, start, end in matcher.find_matches_as_indexes(text):
        form = forms[number]
        stop = _end(text, end, form.entries[-1].type in _VERSIONED and form.text[-1].isalpha())
        if stop and (start == 0 or not _inside(text, start - 1)):
            yield Match(start, stop, form.text, form.entries, form.contextual, form.adjective)


def _inside(text: str, before: int) -> bool:
    """Whether the character before a match belongs to its word."""
    return text[before].isalnum() or text[before] in "_@"


def _end(text: str, end: int, versioned: bool) -> int:
    """Where the word ends: `end`, or after a plural s that follows capitals or digits; 0 inside another word.

    A digit may follow the name of a family ("Qwen3").
    """
    if end == len(text) or not (text[end].isalnum() or text[end] == "_"):
        return end
    if text[end].isdigit() and versioned:
        return end
    plural = text[end] == "s" and (end + 1 == len(text) or not text[end + 1].isalnum())
    return end + 1 if plural and sum(c.isupper() or c.isdigit() for c in text[end - 2 : end]) == _PLURAL_FROM else 0
