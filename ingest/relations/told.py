"""Relations that other claims of the document imply: a speaker's office, who sells to whom, who comes to own whom."""

import re
from collections.abc import Iterator

from graph.model import Deal, Party, Ref
from graph.vocab import DealType, EntityType, Predicate, Role, Status
from ingest.analysis import Analysis, Name
from ingest.relations.found import Found
from ingest.relations.lexicon import lexicon

_ENDS: dict[tuple[Role, Role], Predicate] = {
    (Role.SELLER, Role.BUYER): Predicate.SUPPLIES,
    (Role.LESSOR, Role.LESSEE): Predicate.SUPPLIES,
    (Role.SELLER, Role.TARGET): Predicate.OWNS,
    (Role.ACQUIRER, Role.TARGET): Predicate.OWNS,
}
_NEAR = 80
"""Characters around a speaker's name in which office and body are looked for."""
_WIDEST = 200
_SUPPLIES = frozenset({DealType.SUPPLY, DealType.LEASE})


def from_deals(analysis: Analysis) -> Iterator[Found]:
    """Supplies and holdings of the deals that were not called off; an acquisition must be completed.

    A round of financing is an event, which the deal tells; that somebody backs a company is told by words for it.
    """
    for deal in analysis.deals:
        if deal.negated or deal.status in {Status.CANCELLED, Status.RUMOURED}:
            continue
        for one in deal.parties:
            for other in deal.parties:
                predicate = _ENDS.get((one.role, other.role))
                if predicate is not None and _holds(deal, one, predicate):
                    start, end = deal.evidence[0].start, deal.evidence[0].end
                    told = (deal.modality, deal.negated)
                    yield Found(_ref(one), predicate, _ref(other), start, end, f"deal.{deal.type.value}", told=told)


def _holds(deal: Deal, one: Party, predicate: Predicate) -> bool:
    if predicate is Predicate.SUPPLIES:
        return deal.type in _SUPPLIES
    if one.role is Role.SELLER:
        return deal.status is not Status.COMPLETED
    return one.role is not Role.ACQUIRER or deal.status is Status.COMPLETED


def _ref(party: Party) -> Ref:
    return Ref(id=party.id, type=party.type, name=party.name)


def from_statements(analysis: Analysis, settled: set[str]) -> Iterator[Found]:
    """The office of every speaker whose affiliation the text gives, once each; `settled` holds those who have one.

    The evidence is a mention of the speaker with office and body around it where one has them, else the first mention.
    """
    done = set(settled)
    for statement in analysis.statements:
        speaker, body = statement.speaker, statement.affiliation
        if body is None or speaker.type is not EntityType.PERSON or speaker.id is None or speaker.id in done:
            continue
        if body.type is EntityType.PLACE and _corporate(statement.speaker_role):
            continue
        span = _mention(analysis, speaker, body, statement.speaker_role)
        if span is None:
            continue
        done.add(speaker.id)
        yield Found(speaker, Predicate.HOLDS_ROLE, body, *span, "speaker", statement.speaker_role)
        if statement.speaker_role and "founder" in statement.speaker_role.lower():
            yield Found(speaker, Predicate.FOUNDED, body, *span, "speaker.founder")


def _corporate(role: str | None) -> bool:
    """Whether an office is one of companies: a place is no body of it."""
    return role is not None and any(re.search(rf"\b{office}\b", role.lower()) for office in lexicon().offices)


def _mention(analysis: Analysis, speaker: Ref, body: Ref, role: str | None) -> tuple[int, int] | None:
    mentions = [n for n in analysis.names if n.ref == speaker and n.how != "coreference"]
    spans = [_around(analysis, n, body, role) for n in mentions]
    return max(spans, key=lambda s: (min(s[1] - s[0], _WIDEST), -s[0]), default=None)


def _around(analysis: Analysis, name: Name, body: Ref, role: str | None) -> tuple[int, int]:
    """The mention with the words of the office beside it, and the body's name where it stands in the same sentence."""
    start, end = name.start, name.end
    low, high = max(0, start - _NEAR), end + _NEAR
    at = analysis.text.find(role, low, high) if role else -1
    if role and at >= 0:
        start, end = min(start, at), max(end, at + len(role))
    sentence = analysis.sentence_at(name.start)
    for other in analysis.names_in(max(low, sentence.start), min(high, sentence.end)):
        if other.ref == body:
            start, end = min(start, other.start), max(end, other.end)
    return start, end
