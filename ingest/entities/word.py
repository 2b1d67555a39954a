"""Words that are written as names may be: with a capital in front, or inside as in `iPhone` and `d'Azur`."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass


def _ranges(letters: list[int]) -> str:
    """The letters as the inside of a character class."""
    out: list[str] = []
    first = last = letters[0]
    for code in [*letters[1:], sys.maxunicode + 2]:
        if code != last + 1:
            out.append(f"{chr(first)}-{chr(last)}")
            first = code
        last = code
    return "".join(out)


_CAPITAL = _ranges([code for code in range(0x41, 0x2C00) if chr(code).isupper()])
_UNITS = "mph|kwh|bps|pts|yen|rpm|psi|day|year|bhp|page|per|min|sec|mbps|gbps|won|cent|foot|feet|inch|mile|ton|cc|proof"
_WORD = re.compile(
    rf"(?<![\w.,$€£-])\d{{1,3}}(?:(?!(?:{_UNITS}))[a-z]{{3,}}|and[A-Z])\w*|"
    rf"(?<![^\W_])(?:[{_CAPITAL}]|[a-z](?=[A-Z][a-z]{{2}})|[dl](?=['’][A-ZÀ-Þ]))[^\W_]*(?:[.&+][^\W_]+|[-‑'’‘`][^\W_]+)*(?:(?<=[a-z]|V)\+(?=[\s,.;:)'’]))?"
)
_POSSESSIVE = re.compile(r"['’‘`][sS]$")


@dataclass(frozen=True, slots=True)
class Word:
    """Characters [start, end) without a possessive ending; `possessive` tells that one followed."""

    start: int
    end: int
    text: str
    possessive: bool = False


def find_words(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of text[start:end] that may be names, in order."""
    for match in _WORD.finditer(text, start, end):
        found = match.group()
        owned = _POSSESSIVE.search(found, len(found) - 2) if len(found) > 2 else None
        if owned:
            yield Word(match.start(), match.end() - 2, found[:-2], possessive=True)
        else:
            plural = found[-1] in "sS" and text[match.end() : match.end() + 2] in {"' ", "’ "}
            yield Word(match.start(), match.end(), found, possessive=plural)
