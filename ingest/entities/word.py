"""Words of a sentence as names are made of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[.&+][^\W_]+|[-‑'’‘`][^\W_]+)*")
_INNER = re.compile(r"[a-z][A-Z][a-z]{2}|[dl]['’][A-ZÀ-Þ]")
_POSSESSIVE = re.compile(r"['’‘`]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """Characters [start, end) without a possessive ending; `possessive` tells that one followed."""

    start: int
    end: int
    text: str
    possessive: bool = False

    @property
    def capital(self) -> bool:
        """Whether it is written as a name may be: `Nvidia`, `iPhone`, `d'Azur`."""
        first = self.text[0]
        if first.isupper():
            return True
        return _INNER.match(self.text) is not None

    @property
    def capitals(self) -> bool:
        """Whether every letter of it is a capital, and there are two at least."""
        return len(self.text) > 1 and self.text.isupper()


def words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of text[start:end], in order."""
    for match in _WORD.finditer(text, start, end):
        found = match.group()
        owned = _POSSESSIVE.search(found)
        if owned and owned.start():
            yield Word(match.start(), match.start() + owned.start(), found[: owned.start()], possessive=True)
        else:
            plural = found[-1] in "sS" and text[match.end() : match.end() + 2] in ("' ", "’ ")
            yield Word(match.start(), match.end(), found, possessive=plural and found[0].isupper())
