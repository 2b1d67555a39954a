"""A text to read and the text as it came in: repair changes the first, offsets lead back to the second."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Edit:
    """Raw characters [start, end) are read as `text`; an empty range inserts, an empty text drops."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Shadow:
    """`text` is what is read; character i of it stands for raw characters [starts[i], ends[i])."""

    raw: str
    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    @classmethod
    def of(cls, raw: str, edits: Iterable[Edit] = ()) -> Self:
        """The shadow of a text under edits that do not overlap.

        >>> shadow = Shadow.of("itâ€™s", [Edit(2, 5, "’")])
        >>> shadow.text, shadow.raw_span(2, 4)
        ('it’s', (2, 6))
        """
        ordered = sorted(edits, key=lambda e: (e.start, e.end))
        if not ordered:
            return cls(raw, raw)
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        position = 0
        for edit in ordered:
            if edit.start < position:
                raise ValueError(f"edits overlap at {edit.start}")
            pieces += [raw[position : edit.start], edit.text]
            starts += range(position, edit.start)
            ends += range(position + 1, edit.start + 1)
            _map_edit(edit, starts, ends)
            position = edit.end
        pieces.append(raw[position:])
        starts += range(position, len(raw))
        ends += range(position + 1, len(raw) + 1)
        return cls(raw, "".join(pieces), tuple(starts), tuple(ends))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of shadow characters [start, end)."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def _map_edit(edit: Edit, starts: list[int], ends: list[int]) -> None:
    """Same length: character by character; else every new character stands for the whole edited range."""
    if len(edit.text) == edit.end - edit.start:
        starts += range(edit.start, edit.end)
        ends += range(edit.start + 1, edit.end + 1)
    else:
        starts += [edit.start] * len(edit.text)
        ends += [edit.end] * len(edit.text)
