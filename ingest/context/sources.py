"""Who says it: the speaker of the statement that holds the figure, the narrowest first."""

from bisect import bisect_right

from graph.model import Statement
from ingest.analysis import Analysis

_OVERLAPPING = 24
"""How many statements may begin after the start of one and before its end: statements nest, but little."""


class Sayings:
    """The statements of a document by where they start, made once a document."""

    def __init__(self, analysis: Analysis) -> None:
        self._statements = sorted(analysis.statements, key=lambda s: s.start)
        self._starts = [s.start for s in self._statements]

    def at(self, start: int, end: int) -> Statement | None:
        """The narrowest statement whose words hold the raw span; direct speech before indirect where equal."""
        last = bisect_right(self._starts, start)
        near = self._statements[max(0, last - _OVERLAPPING) : last]
        holding = [s for s in near if end <= s.end]
        return min(holding, key=lambda s: (s.end - s.start, s.kind.value), default=None)
