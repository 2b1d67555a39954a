"""Passages with marked words that stand for names: `[the lender=Aster Bank]`, `[it=]` where nobody is meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\[([^=\]]+)=([^\]]*)\]")


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
