"""Our extractors, in the order in which they run: each may read what those before it found."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.analysis import Analysis
from ingest.attribution import attributed
from ingest.entities import find_names
from ingest.extractors import deals, figures, relations, statements


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of reading: the attribute of `Analysis` that it fills, those that it reads, and the function."""

    yields: str
    needs: tuple[str, ...]
    run: Callable[[Analysis], tuple[object, ...]]


def stages() -> tuple[Stage, ...]:
    """Every stage; a stage's needs are yielded by the stages before it."""
    return (
        Stage("names", (), find_names),
        Stage("statements", ("names",), statements.extract),
        Stage("figures", ("names", "statements"), figures.extract),
        Stage("deals", ("names", "statements", "figures"), lambda a: attributed(a, deals.extract(a))),
        Stage("relations", ("names", "statements", "deals"), lambda a: attributed(a, relations.extract(a))),
    )
