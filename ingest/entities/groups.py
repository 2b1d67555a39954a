"""Words that stand for two names: "the pair", "both companies"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.entities.fit import fits
from ingest.lexicon_file import load
from ingest.segment import Sentence

_BACK = 4
"""Sentences that are looked back through."""
_FIRMS = frozenset({EntityType.COMPANY})


@cache
def _pattern() -> re.Pattern[str]:
    several = "|".join(load("coreference")["forms"]["several"])
    return re.compile(
        rf"\b(?:[Tt]he (?:pair|duo|two (?:{several}))|[Bb]oth (?:{several})|[Tt]he (?:companies|parties|partners))\b"
    )


def find_groups(text: str, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The places of such words in a sentence, and the words in small letters."""
    for match in _pattern().finditer(text, sentence.start, sentence.end):
        yield match.start(), match.end(), match.group().lower()


class Groups:
    """Keeps who was named in which sentence, and whom each such form meant."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._rows: list[tuple[int, list[Name]]] = []
        self._meant: dict[str, tuple[Ref, ...]] = {}

    def add(self, sentence: Sentence, names: list[Name]) -> None:
        """Enter the names of a sentence, in the order of the text."""
        self._rows.append((sentence.index, [n for n in names if fits(n, _FIRMS)]))
        del self._rows[:-_BACK]

    def solve(self, start: int, end: int, form: str, here: list[Name]) -> tuple[Name, ...]:
        """Two who were named last, or whom the same words meant before."""
        near = [n for n in here if n.end <= start and fits(n, _FIRMS)]
        found = self._two(near, 1) or self._meant.get(form) or self._two(near, _BACK)
        if found:
            self._meant.setdefault(form, found)
        return tuple(Name(start, end, ref, "coreference") for ref in found)

    def _two(self, near: list[Name], back: int) -> tuple[Ref, ...]:
        """The two of whom the text just spoke, when they are exactly two."""
        seen: dict[Ref, None] = {}
        rows = [near, *(names for _, names in reversed(self._rows))]
        for names in islice(rows, back + 1):
            seen.update(dict.fromkeys(n.ref for n in names))
            if len(seen) >= 2:
                break
        return tuple(seen) if len(seen) == 2 else ()
