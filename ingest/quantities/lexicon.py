"""The words of the grammar, from the TOML tables beside the extractors."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from graph import units as table
from graph.vocab import Bound

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


@cache
def numbers() -> Numbers:
    """The table of number words."""
    rows = load("numbers")
    as_int = lambda key: {word: int(str(value)) for word, value in rows[key].items()}  # noqa: E731
    as_decimal = lambda key: {word: Decimal(str(value)) for word, value in rows[key].items()}  # noqa: E731
    return Numbers(
        small=as_int("units"),
        tens=as_int("tens"),
        scales=as_decimal("scales"),
        plurals=as_decimal("plurals"),
        suffixes=as_decimal("suffixes"),
        denominators=as_int("denominators"),
        multiples=as_decimal("multiples"),
        glyphs=as_decimal("glyphs"),
    )


@dataclass(frozen=True, slots=True)
class Units:
    """Units by words (a tuple of lower-case words, singular or plural) and by marks (exact case)."""

    words: dict[tuple[str, ...], str]
    marks: dict[str, str]
    longest: int


def _plurals(words: str) -> tuple[str, ...]:
    """A unit's words and their plural in "s"; "degree Celsius" takes it on its first word as well."""
    if words.endswith(("s", ".", "hz")) or words[-1] == "²":
        return (words,)
    return (words, words + "s")


@cache
def units() -> Units:
    """The table of units; two units that claim one mark are an error of the lexicon."""
    words: dict[tuple[str, ...], str] = {}
    marks: dict[str, str] = {}
    for symbol, row in load("units")["units"].items():
        if not isinstance(row, dict):
            raise TypeError(f"units.{symbol} is no table")
        for written in words_of(row.get("words", [])):
            for form in _plurals(written):
                words[tuple(re.findall(r"[^\W_]+|[^\w\s.]", form))] = symbol
        for mark in words_of(row.get("marks", [])):
            if marks.setdefault(mark, symbol) != symbol:
                raise ValueError(f"the mark {mark} stands for {marks[mark]} and {symbol}")
    return Units(words, marks, max(map(len, words)))


@dataclass(frozen=True, slots=True)
class Currencies:
    """Signs and letters before digits, names after them, adjectives of names, hundredths. "USD?" is read by context."""

    before: dict[str, str]
    names: dict[str, str]
    qualified: dict[tuple[str, ...], str]
    hundredths: dict[tuple[str, ...], str]
    codes: frozenset[str]


@cache
def currencies() -> Currencies:
    """The table of currencies."""
    rows = load("currencies")
    strings = lambda key: {word: str(value) for word, value in rows[key].items()}  # noqa: E731
    split = lambda key: {tuple(re.findall(r"[^\W_.]+|¢", w.replace("u.s.", "us"))): v for w, v in strings(key).items()}  # noqa: E731
    codes = frozenset(s for s, u in table.table().items() if u.dimension.value == "money")
    return Currencies(
        before=strings("signs") | strings("prefixes") | {code: code for code in codes},
        names=strings("names"),
        qualified=split("qualified"),
        hundredths=split("hundredths"),
        codes=codes,
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bound words before a number and after it, each as a tuple of tokens; None is a word without a bound of its own."""

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
