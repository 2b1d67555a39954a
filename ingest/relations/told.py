"""Relations that other claims of the document imply: a speaker's office, who sells to whom, who comes to own whom."""

from collections.abc import Iterator

from graph.model import Deal, Party, Ref
from graph.vocab import DealType, EntityType, Predicate, Role, Status
from ingest.analysis import Analysis
from ingest.relations.found import Found

_ENDS: dict[tuple[Role, Role], Predicate] = {
    (Role.SELLER, Role.BUYER): Predicate.SUPPLIES,
    (Role.LESSOR, Role.LESSEE): Predicate.SUPPLIES,
    (Role.SELLER, Role.TARGET): Predicate.OWNS,
    (Role.ACQUIRER, Role.TARGET): Predicate.OWNS,
    (Role.INVESTOR, Role.INVESTEE): Predicate.INVESTS_IN,
}
_SUPPLIES = frozenset({DealType.SUPPLY, DealType.LEASE})


def from_deals(analysis: Analysis) -> Iterator[Found]:
    """Supplies, holdings and investments of the deals that were not called off; an acquisition must be completed."""
    for deal in analysis.deals:
        if deal.negated or deal.status in {Status.CANCELLED, Status.RUMOURED}:
            continue
        for one in deal.parties:
            for other in deal.parties:
                predicate = _ENDS.get((one.role, other.role))
                if predicate is not None and _holds(deal, one, predicate):
                    start, end = deal.evidence[0].start, deal.evidence[0].end
                    yield Found(_ref(one), predicate, _ref(other), start, end, f"deal.{deal.type.value}")


def _holds(deal: Deal, one: Party, predicate: Predicate) -> bool:
    if predicate is Predicate.SUPPLIES:
        return deal.type in _SUPPLIES
    if one.role is Role.ACQUIRER:
        return deal.status is Status.COMPLETED
    return True


def _ref(party: Party) -> Ref:
    return Ref(id=party.id, type=party.type, name=party.name)


def from_statements(analysis: Analysis) -> Iterator[Found]:
    """The office of every speaker whose affiliation the text gives."""
    for statement in analysis.statements:
        body = statement.affiliation
        if body is None or statement.speaker.type is not EntityType.PERSON or statement.speaker.id is None:
            continue
        role = statement.speaker_role
        start, end = statement.evidence[0].start, statement.evidence[0].end
        yield Found(statement.speaker, Predicate.HOLDS_ROLE, body, start, end, "speaker", role)
        if role and "founder" in role.lower():
            yield Found(statement.speaker, Predicate.FOUNDED, body, start, end, "speaker.founder")
