"""Who says it: the speaker of the statement that holds the figure, the narrowest first."""

from graph.model import Ref, Statement
from ingest.analysis import Analysis


def statement_at(analysis: Analysis, start: int, end: int) -> Statement | None:
    """The narrowest statement whose words hold the raw span; direct speech before indirect where equal."""
    holding = [s for s in analysis.statements if s.start <= start and end <= s.end]
    return min(holding, key=lambda s: (s.end - s.start, s.kind.value), default=None)


def source_of(analysis: Analysis, start: int, end: int) -> Ref | None:
    """The speaker of that statement, or null."""
    said = statement_at(analysis, start, end)
    return None if said is None else said.speaker
