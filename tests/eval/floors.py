"""The pinned floors of extraction quality: `tests/floors.toml`, read, compared, raised and, with a reason, lowered."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.eval.corpora import TESTS
from tests.eval.scores import Score

FLOORS = TESTS / "floors.toml"
CEILINGS = frozenset({"furniture.leaked", "pages.leaked"})
"""Measures that must not rise: claims taken from page furniture, strings from around a page's article."""

SLACK = 0.005
"""What a raised floor leaves below the score: the parser's sums differ in the last bits from processor to processor."""

HEAD = """\
# Floors of extraction quality, held by tests/eval/test_floors.py: F1 or accuracy of each measure of tests/eval/score.py
# (what ends in .leaked is a ceiling). `python -m tests.eval raise` lifts them to what is reached;
# `python -m tests.eval lower CORPUS MEASURE VALUE --lower "REASON"` is the only way down and leaves its reason below.
"""

Table = Mapping[str, float]


class FloorError(Exception):
    """A floor that may not be set so, or that is not there."""


@dataclass(frozen=True)
class Floors:
    """The floors of each corpus, and the reasons for which some were lowered."""

    tables: Mapping[str, Table]
    lowered: tuple[str, ...] = ()

    def broken(self, corpus: str, scores: Mapping[str, Score]) -> list[str]:
        """One line for each floor of the corpus that the scores do not reach."""
        return [line for name, floor in self.tables[corpus].items() if (line := breach(name, floor, scores.get(name)))]

    def raised(self, corpus: str, scores: Mapping[str, Score]) -> "Floors":
        """The same with each floor at what was reached, where that is better; no floor gets worse."""
        old = self.tables.get(corpus, {})
        new = {name: better(name, old.get(name), score.value) for name, score in scores.items()}
        return replace(self, tables={**self.tables, corpus: {**old, **new}})

    def set(self, corpus: str, measure: str, value: float, reason: str) -> "Floors":
        """The same with one floor at this value. Raises `FloorError` where it gets worse and no reason is given."""
        old = self.tables.get(corpus, {}).get(measure)
        if old is None:
            raise FloorError(f"no floor {corpus} {measure}")
        worse = value > old if measure in CEILINGS else value < old
        if worse and not reason.strip():
            raise FloorError(f'{corpus} {measure} stands at {old}: a worse value needs --lower "REASON"')
        note = (f"{corpus} {measure} {old:g} -> {value:g}: {reason.strip()}",) if worse else ()
        table = {**self.tables[corpus], measure: value}
        return replace(self, tables={**self.tables, corpus: table}, lowered=self.lowered + note)

    def toml(self) -> str:
        """The file's text; parsing it gives the same floors."""
        parts = [HEAD]
        if self.lowered:
            parts += ["\nlowered = [\n", *(f"    {quoted(reason)},\n" for reason in self.lowered), "]\n"]
        for corpus, table in self.tables.items():
            parts.append(f"\n[{corpus}]\n")
            parts += [f"{quoted(name)} = {floor:g}\n" for name, floor in table.items()]
        return "".join(parts)


def parse(text: str) -> Floors:
    """The floors of a file's text."""
    content = tomllib.loads(text)
    lowered = tuple(content.pop("lowered", ()))
    return Floors(content, lowered)


def load(path: Path = FLOORS) -> Floors:
    """The pinned floors."""
    return parse(path.read_text(encoding="utf-8"))


def breach(name: str, floor: float, score: Score | None) -> str | None:
    """What is wrong with the score, in one line; None where it holds. The scorer leaves out what matched nothing: 0."""
    reached = score.value if score else 0.0
    if name in CEILINGS:
        return f"{name}: {reached:g} is above the ceiling {floor:g}" if reached > floor else None
    return f"{name}: {reached:.4f} is below the floor {floor:g}" if reached < floor else None


def better(name: str, old: float | None, reached: float) -> float:
    """The better of the old floor and the new one: the score less the slack, rounded down to two decimals."""
    if name in CEILINGS:
        return reached if old is None else min(old, reached)
    return max(old or 0.0, math.floor(max(0.0, reached - SLACK) * 100) / 100)


def quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
