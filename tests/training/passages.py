"""Passages with marked words that stand for names: `[the lender=Aster Bank]`, `[it=]` where nobody is meant.

Those of `told/` hold labelled deals as well: type, status, parties with roles, the words that tell of each (evidence)
and the words of its figures. `news*` are items as papers print them, from which deals are learned; in `hard*` most
deals leave a side unnamed, oftener than in news, so that only whom words stand for is learned from them.
Those of `figures/` mark each figure with of whom it is: `{12%=Aster Bank}`, `{3=A+B|C}` where two are its subjects and
a third may be told, `{30%=}` where nobody is.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOLD = Path(__file__).with_name("told")
FIGURES = Path(__file__).with_name("figures")
_MARK = re.compile(r"\[([^=\]]+)=([^\]]*)\]")
_FIGURE = re.compile(r"\{([^={}]+)=([^{}]*)\}")


@dataclass(frozen=True)
class Passage:
    """A text and its answers: by [start, end) the words' names ("A+B" for two), None where nobody is meant."""

    text: str
    answers: dict[tuple[int, int], str | None]

    @classmethod
    def of(cls, line: str) -> "Passage":
        """The passage of a line with marks."""
        text, at, answers = "", 0, dict[tuple[int, int], str | None]()
        for mark in _MARK.finditer(line):
            text += line[at : mark.start()]
            answers[len(text), len(text) + len(mark[1])] = mark[2] or None
            text += mark[1]
            at = mark.end()
        return cls(text + line[at:], answers)


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file, one a line; lines that begin with # are comments."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield Passage.of(line)


@dataclass(frozen=True)
class Told:
    """A passage with its deals, in the shape of the labels of `tests/corpus`."""

    name: str
    passage: Passage
    deals: tuple[dict[str, Any], ...]


def told() -> Iterator[Told]:
    """The passages of `told/`, named by file and number."""
    for path in sorted(TOLD.glob("*.json")):
        for number, row in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            passage = Passage.of(row["text"])
            deals = tuple({**deal, "evidence": _spans(passage.text, deal["evidence"])} for deal in row["deals"])
            yield Told(f"{path.stem}-{number:02}", passage, deals)


@dataclass(frozen=True)
class Figured:
    """A passage with its figures: start, end, `subjects` and `subjects_alt`, as labels of `tests/corpus` have them."""

    name: str
    passage: Passage
    figures: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, name: str, line: str) -> "Figured":
        """The passage of a line with both sorts of marks, neither within the other."""
        plain = Passage.of(_FIGURE.sub(lambda mark: mark[1], line))
        bare, taken, figures = _MARK.sub(lambda mark: mark[1], line), 0, list[dict[str, Any]]()
        for mark in _FIGURE.finditer(bare):
            start = mark.start() - taken
            taken += len(mark[0]) - len(mark[1])
            named, *allowed = mark[2].split("|")
            subjects = named.split("+") if named else []
            figures.append(
                {
                    "start": start,
                    "end": start + len(mark[1]),
                    "subjects": subjects,
                    "subjects_alt": [n for n in allowed if n],
                }
            )
        return cls(name, plain, tuple(figures))


def figured() -> Iterator[Figured]:
    """The passages of `figures/`, named by file and number."""
    for path in sorted(FIGURES.glob("*.json")):
        for number, line in enumerate(json.loads(path.read_text(encoding="utf-8"))):
            yield Figured.of(f"{path.stem}-{number:02}", line)


def _spans(text: str, quotes: list[str]) -> list[dict[str, int | str]]:
    return [{"quote": quote, "start": text.index(quote), "end": text.index(quote) + len(quote)} for quote in quotes]
