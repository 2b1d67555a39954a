"""Claims that a document no longer holds, since a later extractor read it otherwise: their words, and who follows them.

A claim's id is made of its kind and of the place of its words, so it stays where the words stayed. One that is gone is
kept with its words; its successor is the claim of its kind that overlaps them most (of several the first by place,
then by id), looked for anew at every reading.
"""

from collections.abc import Iterable
from typing import NamedTuple

from graph.model import Claim, Figure, Reading, Relation, Span, Statement, Value, kind_of
from graph.projection import claims_of
from graph.vocab import Kind


class Dead(Value):
    """A claim that is no more."""

    claim: str
    document: str
    kind: Kind
    start: int
    quote: str
    successor: str | None = None


class Rereading(NamedTuple):
    """What another reading of a document changes, as ids of claims: `moved` pairs a dead one with its successor."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    changed: tuple[str, ...]
    """Claims whose words stayed but whose other fields did not."""


def anchor(claim: Claim) -> Span:
    """The words that a claim's id is made of: a figure's, the words said, a relation's cue, a deal's trigger."""
    match claim:
        case Figure():
            return Span(start=claim.start, end=claim.end, quote=claim.text)
        case Statement() | Relation():
            return Span(start=claim.start, end=claim.end, quote=claim.quote)
        case _:
            return claim.evidence[0]


def buried(known: Iterable[Dead], before: Reading, after: Reading) -> tuple[Dead, ...]:
    """The dead of a document once it is read anew: those known and those that die now, with their successors."""
    living = {claim.id: claim for claim in claims_of(after)}
    dead = {one.claim: one for one in known} | {claim.id: _dead(claim) for claim in claims_of(before)}
    return tuple(_followed(dead[one], living.values()) for one in sorted(dead) if one not in living)


def compare(before: Reading, after: Reading) -> Rereading:
    """What another reading of a document gains, loses, moves and changes."""
    old, new = ({claim.id: claim for claim in claims_of(reading)} for reading in (before, after))
    dead = buried((), before, after)
    moved = tuple((one.claim, one.successor) for one in dead if one.successor)
    followers = {successor for _, successor in moved}
    return Rereading(
        gained=tuple(sorted(new.keys() - old.keys() - followers)),
        lost=tuple(one.claim for one in dead if not one.successor),
        moved=moved,
        changed=tuple(sorted(one for one in new.keys() & old.keys() if new[one] != old[one])),
    )


def _dead(claim: Claim) -> Dead:
    words = anchor(claim)
    return Dead(claim=claim.id, document=claim.document, kind=kind_of(claim), start=words.start, quote=words.quote)


def _followed(dead: Dead, living: Iterable[Claim]) -> Dead:
    spans = ((anchor(claim), claim.id) for claim in living if kind_of(claim) is dead.kind)
    shared = ((-_overlap(dead, span), span.start, claim_id) for span, claim_id in spans)
    best = min(shared, default=(0, 0, ""))
    return dead.model_copy(update={"successor": best[2] if best[0] else None})


def _overlap(dead: Dead, span: Span) -> int:
    return max(0, min(dead.start + len(dead.quote), span.end) - max(dead.start, span.start))
