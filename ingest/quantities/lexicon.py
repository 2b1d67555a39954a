"""The words of the grammar, from the TOML tables beside the extractors."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from graph import units as table
from graph.vocab import Bound, Dimension

_FOLDER = Path(__file__).resolve().parent.parent / "lexicons"


@cache
def load(name: str) -> dict[str, dict[str, object]]:
    """A lexicon file by name, decimals kept exact."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def words_of(value: object) -> tuple[str, ...]:
    """A list of the lexicon as words. Raises `TypeError` where it is none."""
    if not isinstance(value, list):
        raise TypeError(f"a list of words was expected, not {value!r}")
    return tuple(str(word) for word in value)


@cache
def cue_words(module: str, name: str) -> frozenset[str]:
    """A closed set of words that a module tests, from `figure_words.toml`."""
    return frozenset(words_of(load("figure_words")[module][name]))


@dataclass(frozen=True, slots=True)
class Numbers:
    """Number words: simple ones below a hundred, scales, plurals of scales, suffixes, denominators, multiples."""

    small: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, Decimal]
    plurals: dict[str, Decimal]
    suffixes: dict[str, Decimal]
    denominators: dict[str, int]
    multiples: dict[str, Decimal]
    glyphs: dict[str, Decimal]


def _whole(row: dict[str, object]) -> dict[str, int]:
    return {word: int(str(value)) for word, value in row.items()}


def _exact(row: dict[str, object]) -> dict[str, Decimal]:
    return {word: Decimal(str(value)) for word, value in row.items()}


@cache
def numbers() -> Numbers:
    """The table of number words."""
    rows = load("numbers")
    return Numbers(
        small=_whole(rows["units"]),
        tens=_whole(rows["tens"]),
        scales=_exact(rows["scales"]),
        plurals=_exact(rows["plurals"]),
        suffixes=_exact(rows["suffixes"]),
        denominators=_whole(rows["denominators"]),
        multiples=_exact(rows["multiples"]),
        glyphs=_exact(rows["glyphs"]),
    )


@cache
def unit_marks() -> dict[str, str]:
    """Unit symbols by their marks (exact case). Raises `ValueError` where two units claim one mark."""
    marks: dict[str, str] = {}
    for symbol, row in load("units")["units"].items():
        if not isinstance(row, dict):
            raise TypeError(f"units.{symbol} is no table")
        for mark in words_of(row.get("marks", [])):
            if marks.setdefault(mark, symbol) != symbol:
                raise ValueError(f"the mark {mark} stands for {marks[mark]} and {symbol}")
    return marks


@cache
def currency_codes() -> frozenset[str]:
    """The ISO codes that figures may bear."""
    return frozenset(s for s, u in table.table().items() if u.dimension is Dimension.MONEY)


@cache
def currency_signs() -> dict[str, str]:
    """What stands before digits and the code that it means; "USD?" is read by context."""
    rows = load("currencies")
    written = {sign: str(code) for key in ("signs", "prefixes") for sign, code in rows[key].items()}
    return written | {code: code for code in currency_codes()}


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bound words before and after a number, as tuples of tokens; None is a word without a bound of its own."""

    before: dict[tuple[str, ...], Bound | None]
    after: dict[tuple[str, ...], Bound]


def split_words(text: str) -> tuple[str, ...]:
    """Words and signs of a cue, as the scanner cuts them.

    >>> split_words("no less than"), split_words(">=")
    (('no', 'less', 'than'), ('>', '='))
    """
    return tuple(re.findall(r"[^\W\d_]+|[^\w\s.]", text.lower()))


@cache
def bounds() -> Bounds:
    """The table of bound words."""
    rows = load("bounds")
    pairs: Iterable[tuple[str, object]] = rows["before"].items()
    before: dict[tuple[str, ...], Bound | None] = {
        split_words(cue): Bound(name) for name, cues in pairs for cue in words_of(cues)
    }
    before |= {split_words(cue): None for cue in words_of(rows["plain"]["words"])}
    after = {split_words(cue): Bound(name) for name, cues in rows["after"].items() for cue in words_of(cues)}
    return Bounds(before, after)
