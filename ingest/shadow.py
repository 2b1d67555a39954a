"""A text to read and the text as it came in: repair changes the first, offsets lead back to the second."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters [start, end) are read as `text`; an empty range inserts, an empty text drops."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` is what is read; character i of it stands for raw characters [starts[i], ends[i])."""

    raw: str
    text: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    @classmethod
    def of(cls, raw: str, edits: Iterable[Edit] = ()) -> Self:
        """The shadow of a text under edits that do not overlap.

        >>> shadow = Shadow.of("itâ€™s", [Edit(2, 5, "’")])
        >>> shadow.text, shadow.raw_span(2, 4)
        ('it’s', (2, 6))
        """
        return cls(raw, raw).edited(edits)

    def edited(self, edits: Iterable[Edit]) -> Self:
        """This shadow under further edits, whose offsets count its own text. Raises ValueError where edits overlap."""
        ordered = sorted(edits, key=lambda e: (e.start, e.end))
        if not ordered:
            return self
        old_starts = self.starts or array("l", range(len(self.text)))
        old_ends = self.ends or array("l", range(1, len(self.text) + 1))
        pieces: list[str] = []
        starts, ends = array("l"), array("l")
        position = 0
        for edit in ordered:
            if edit.start < position:
                raise ValueError(f"edits overlap at {edit.start}")
            pieces += [self.text[position : edit.start], edit.text]
            starts += old_starts[position : edit.start]
            ends += old_ends[position : edit.start]
            _map_edit(edit, (old_starts, old_ends), (starts, ends))
            position = edit.end
        pieces.append(self.text[position:])
        starts += old_starts[position:]
        ends += old_ends[position:]
        return type(self)(self.raw, "".join(pieces), starts, ends)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of shadow characters [start, end); inserted characters at either edge stand for nothing."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], max(self.ends[end - 1], self.starts[start] + 1)


def _map_edit(edit: Edit, old: "tuple[array[int], array[int]]", new: "tuple[array[int], array[int]]") -> None:
    """Same length: character by character; else every new character stands for the whole edited range."""
    (old_starts, old_ends), (starts, ends) = old, new
    if len(edit.text) == edit.end - edit.start:
        starts += old_starts[edit.start : edit.end]
        ends += old_ends[edit.start : edit.end]
        return
    first = old_starts[edit.start] if edit.start < len(old_starts) else (old_ends[-1] if old_ends else 0)
    last = old_ends[edit.end - 1] if edit.end > edit.start else first
    starts.extend([first] * len(edit.text))
    ends.extend([last] * len(edit.text))
