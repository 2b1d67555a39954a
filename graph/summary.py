"""What the members of a joined deal say together.

The rule: the latest published member speaks for the deal (a member without a day goes last), among those of one day the
most definite (status, then modality), then the smallest id. Words of page furniture speak only where nothing else does.
Type, status, date, modality, negation and attribution are that member's; a party keeps its most telling role (any other
goes before `partner`); goods are everybody's, each once; figures are one per fact.
"""

from collections.abc import Callable, Sequence

from graph.facts import fact_key, ref_key
from graph.joined import Counts, JoinedDeal
from graph.merge import Member, definite
from graph.model import Figure, Party, Period, Ref
from graph.vocab import DateBasis, Modality, Role

_SURE = tuple(Modality)


def speaking_order(member: Member) -> tuple[bool, int, int, int, str]:
    """The key of the rule above: the member with the smallest speaks."""
    day = -member.published.toordinal() if member.published else 1
    deal = member.deal
    return (deal.furniture, day, definite(deal.status), _SURE.index(deal.modality), deal.id)


def summarise(members: Sequence[Member], count: Callable[[Sequence[Member]], Counts]) -> JoinedDeal:
    """The deal that these members tell of together; `count` counts its sources."""
    ordered = sorted(members, key=speaking_order)
    told = [member for member in ordered if not member.deal.furniture] or ordered
    first = told[0].deal
    date, basis = _date(told)
    return JoinedDeal(
        id=min(member.deal.id for member in members),
        type=first.type,
        status=first.status,
        parties=_parties(told),
        goods=tuple({good.casefold(): good for member in reversed(told) for good in member.deal.goods}.values()),
        goods_entities=_goods_entities(told),
        figures=_figures(told),
        date=date,
        date_basis=basis,
        modality=first.modality,
        negated=first.negated,
        attributed_to=first.attributed_to,
        furniture=first.furniture,
        evidence=tuple(evidence for member in told for evidence in member.deal.evidence),
        members=tuple(member.deal for member in ordered),
        counts=count(told),
    )


def _date(told: Sequence[Member]) -> tuple[Period | None, DateBasis]:
    dated = next((member.deal for member in told if member.deal.date is not None), None)
    if dated is not None:
        return dated.date, DateBasis.STATED
    return None, DateBasis.PUBLISHED if any(member.published for member in told) else DateBasis.UNKNOWN


def _parties(told: Sequence[Member]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in (party for member in told for party in member.deal.parties):
        known = found.get(ref_key(party))
        if known is None or (known.role is Role.PARTNER and party.role is not Role.PARTNER):
            found[ref_key(party)] = party
    return tuple(found.values())


def _goods_entities(told: Sequence[Member]) -> tuple[Ref, ...]:
    refs = {ref_key(ref): ref for member in reversed(told) for ref in member.deal.goods_entities}
    return tuple(refs[key] for key in sorted(refs))


def _figures(told: Sequence[Member]) -> tuple[Figure, ...]:
    """One figure per fact, and one per value and measure whatever its property; who speaks first gives it."""
    found: dict[object, Figure] = {}
    facts: set[object] = set()
    for figure in (figure for member in told for figure in member.deal.figures):
        fact = fact_key(figure) or figure.id
        same = (figure.normalized, figure.measure, figure.bound, figure.per)
        if fact not in facts and same not in found:
            found[same] = figure
        facts.add(fact)
    return tuple(found.values())
