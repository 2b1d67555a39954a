"""Who says that a deal was struck or a relation holds: the speaker of the words that tell of it.

A deal that the document also tells in its own voice is the document's own; so is one of which less than half stands in
what somebody said.
"""

from collections.abc import Iterable
from typing import TypeVar

from graph.model import Deal, Evidence, Relation, Statement
from graph.vocab import Modality
from ingest.analysis import Analysis
from ingest.context.sources import Sayings

C = TypeVar("C", Deal, Relation)


def attributed(analysis: Analysis, claims: Iterable[C]) -> tuple[C, ...]:
    """The claims, each with who says it; what is asserted is reported then."""
    sayings = Sayings(analysis)
    return tuple(_said(claim, _speakers(sayings, claim)) for claim in claims)


def _said(claim: C, statements: list[Statement | None]) -> C:
    first = statements[0]
    if first is None or None in statements:
        return claim
    modality = Modality.REPORTED if claim.modality is Modality.ASSERTED else claim.modality
    return claim.model_copy(update={"attributed_to": first.speaker, "modality": modality})


def _speakers(sayings: Sayings, claim: C) -> list[Statement | None]:
    """For each telling the statement that it stands in."""
    if isinstance(claim, Relation):
        return [sayings.at(claim.start, claim.end)]
    return [_around(sayings, telling) for telling in claim.evidence]


def _around(sayings: Sayings, telling: Evidence) -> Statement | None:
    """The statement that holds the middle of a telling and at least half of it."""
    middle = (telling.start + telling.end) // 2
    held = sayings.at(middle, middle + 1)
    if held is None:
        return None
    common = min(held.end, telling.end) - max(held.start, telling.start)
    return held if 2 * common >= telling.end - telling.start else None
