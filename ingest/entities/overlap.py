"""Spans that cover each other: asked in the order of the text, and resolved."""

from ingest.analysis import Name


class Cover:
    """Spans in order, asked whether one of them covers a place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def covers(self, start: int, end: int) -> bool:
        """Whether a span holds [start, end); to be asked in the order of the text."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at][0] <= start and end <= self._spans[self._at][1]


def disjoint(names: list[Name]) -> tuple[Name, ...]:
    """Of names that overlap the longer, then the earlier found."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if kept and name.start < kept[-1].end:
            continue
        kept.append(name)
    return tuple(kept)
