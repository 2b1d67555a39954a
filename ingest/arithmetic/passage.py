"""A sentence in which each figure is one sign, so that the words between figures can be matched."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph import units
from graph.model import Figure
from graph.vocab import Bound, Dimension
from ingest.analysis import Analysis
from ingest.segment import Sentence

_CLASSES = {Dimension.MONEY: "M", Dimension.COUNT: "C", Dimension.DURATION: "T"}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a sentence with its figures as `<0M>`: their number, and M for money, P for percentages and
    fractions, X for multiples, C for counts, T for durations, Q for all else. `start` and `end` are raw offsets."""

    words: str
    figures: tuple[Figure, ...]
    start: int
    end: int
    block: int

    def same(self, figure: Figure) -> list[Figure]:
        """The other figures that are measured against the same base unit, in order."""
        return [f for f in self.figures if f is not figure and base(f) == base(figure)]


def base(figure: Figure) -> str:
    """The base unit of a figure."""
    return figure.normalized.unit


def passages(analysis: Analysis) -> Iterator[Passage]:
    """The sentences that hold figures, in order; magnitudes can't be reckoned with and are words."""
    figures = sorted(
        (f for f in analysis.figures if f.bound is not Bound.MAGNITUDE and not f.negated),
        key=lambda f: (f.start, f.end),
    )
    starts = [figure.start for figure in figures]
    for sentence in analysis.sentences:
        start, end = analysis.raw(sentence.start, sentence.end)
        inside = _apart(figures[bisect_left(starts, start) : bisect_left(starts, end)])
        if inside:
            yield _passage(analysis.document.text, inside, (start, end), sentence)


def _apart(figures: list[Figure]) -> list[Figure]:
    """Figures whose words lie in those of another (`$50` in `$50 a share`) are left out."""
    kept = figures[:1]
    for one, two in pairwise(figures):
        if two.start >= max(one.end, kept[-1].end):
            kept.append(two)
    return kept


def _passage(text: str, figures: list[Figure], span: tuple[int, int], sentence: Sentence) -> Passage:
    at, parts = span[0], []
    for number, figure in enumerate(figures):
        parts += [_plain(text[at : figure.start]), f"<{number}{_class(figure)}>"]
        at = max(at, figure.end)
    words = "".join([*parts, _plain(text[at : span[1]])])
    return Passage(words, tuple(figures), span[0], span[1], sentence.paragraph)


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text.replace("<", " ").replace(">", " "))


def _class(figure: Figure) -> str:
    if figure.unit in {"%", "fraction"}:
        return "P"
    if figure.unit == "x":
        return "X"
    return _CLASSES.get(units.unit(figure.unit).dimension, "Q")
