"""What documents tell differently: figures of the same thing that do not fit, and deals told here and denied there.

Figures are comparable where subjects, measure, the words of the property, dimension, unit, rate and direction are the
same and they speak of the same time: the same stated period, or none in documents published within a month of each
other. A price without a period is comparable with nothing. Figures of one document are not compared: it tells of
changes. They contradict where the values that their words leave open (`graph.interval`) have none in common.

Deals contradict where one member of a joined deal is negated and another is not, or where a figure alone keeps two
deals of the same parties and type apart that no document tells of together, published within a month of each other.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from graph.facts import content, period_key, ref_key
from graph.interval import interval
from graph.joined import JoinedDeal
from graph.merge import block_key
from graph.model import Claim, Deal, Figure
from graph.network import Network
from graph.slug import digest
from graph.vocab import Kind, Measure

_MONTH = timedelta(days=31)


@dataclass(frozen=True)
class Contradiction:
    """Two claims that can't both be right. `difference` is in base units, `share` of the larger one."""

    one: Claim
    two: Claim
    kind: Kind
    why: tuple[str, ...]
    difference: Decimal | None = None
    share: float | None = None

    @property
    def id(self) -> str:
        """The id: the same for the same two claims."""
        return f"contradiction-{digest(self.one.id, self.two.id)}"


def contradictions(network: Network) -> Iterator[Contradiction]:
    """Every contradiction; page furniture contradicts nothing."""
    yield from _figures(network)
    yield from _denied(network)
    yield from _deal_figures(network)


def _figures(network: Network) -> Iterator[Contradiction]:
    groups: dict[Hashable, list[Figure]] = {}
    for claim_id in sorted(network.claims):
        claim = network.claims[claim_id]
        if isinstance(claim, Figure) and not claim.furniture and (key := _comparable(claim)) is not None:
            groups.setdefault(key, []).append(claim)
    for group in groups.values():
        for one, two in combinations(group, 2):
            if _same_time(network, one, two) and not interval(one).meets(interval(two)):
                yield _differ(one, two, ("same subjects, measure, property and unit", _when(one)))


def _comparable(figure: Figure) -> Hashable | None:
    words = content(figure.property)
    if not figure.subjects or not words or (figure.measure is Measure.PRICE and figure.period is None):
        return None
    return (
        frozenset(ref_key(ref) for ref in figure.subjects),
        (figure.measure, words, figure.dimension, figure.normalized.unit, figure.direction, figure.negated),
        (figure.per.value, figure.per.unit) if figure.per else None,
        period_key(figure.period),
    )


def _same_time(network: Network, one: Figure, two: Figure) -> bool:
    if one.document == two.document:
        return False
    return one.period is not None or _near(_published(network, one), _published(network, two))


def _published(network: Network, claim: Claim) -> date | None:
    return network.records[claim.document].document.published


def _near(one: date | None, two: date | None) -> bool:
    return one is not None and two is not None and abs(one - two) <= _MONTH


def _when(figure: Figure) -> str:
    return f"same period: {figure.period.text}" if figure.period else "published within a month of each other"


def _differ(one: Figure, two: Figure, why: tuple[str, ...], kind: Kind = Kind.FIGURE) -> Contradiction:
    first, second = Decimal(str(one.normalized.value)), Decimal(str(two.normalized.value))
    largest = max(abs(first), abs(second))
    share = float(abs(first - second) / largest) if largest else None
    return Contradiction(one, two, kind, why, abs(first - second), share)


def _denied(network: Network) -> Iterator[Contradiction]:
    for deal in (network.deals.joined[key] for key in sorted(network.deals.joined)):
        told = [member for member in deal.members if not member.furniture]
        denying, telling = [m for m in told if m.negated], [m for m in told if not m.negated]
        for one in denying:
            for two in telling:
                if one.document != two.document:
                    yield Contradiction(one, two, Kind.DEAL, ("same deal, denied by the first document",))


def _deal_figures(network: Network) -> Iterator[Contradiction]:
    blocks: dict[frozenset[str], list[JoinedDeal]] = {}
    for key in sorted(network.deals.joined):
        deal = network.deals.joined[key]
        if not deal.furniture and len(deal.parties) > 1:
            blocks.setdefault(block_key(deal.members[0]), []).append(deal)
    for block in blocks.values():
        for one, two in combinations(block, 2):
            yield from _apart_by_figure(network, one, two)


def _apart_by_figure(network: Network, one: JoinedDeal, two: JoinedDeal) -> Iterator[Contradiction]:
    documents = {member.document for member in one.members} & {member.document for member in two.members}
    if documents or one.type is not two.type or not _near(network.published(one), network.published(two)):
        return
    pair = _disagreeing(one.members[0], two.members[0])
    if pair is not None:
        yield _differ(*pair, ("deals of the same parties and type, published within a month", "same measure and unit"))


def _disagreeing(one: Deal, two: Deal) -> tuple[Figure, Figure] | None:
    for first in one.figures:
        for second in two.figures:
            same = (first.measure, first.normalized.unit, first.per, first.direction)
            if same == (second.measure, second.normalized.unit, second.per, second.direction) and not interval(
                first
            ).meets(interval(second)):
                return first, second
    return None
