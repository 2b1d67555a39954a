"""Two entities side by side: the deals that they share, whom both deal with, and figures of the same thing.

Figures are of the same thing where measure, the words of the property, unit, rate, direction and period agree; of
several the one that is dated last is compared.
"""

from collections.abc import Collection, Hashable, Iterator
from typing import NamedTuple

from graph.facts import content, period_key
from graph.model import Figure
from graph.network import Network
from graph.vocab import Bound, Kind


class Pair(NamedTuple):
    """Two figures of the same thing, one of each entity."""

    one: Figure
    other: Figure


def together(network: Network, ones: Collection[str], others: Collection[str]) -> list[str]:
    """The ids of the joined deals to which both are party, newest first."""
    theirs = {rank for other in others for rank in network.deals_by_party.get(other)}
    return [item for _, item in sorted({rank for one in ones for rank in network.deals_by_party.get(one)} & theirs)]


def partners(network: Network, ids: Collection[str]) -> set[str]:
    """Whom some entities have deals with."""
    deals = (network.deals.joined[item] for one in ids for _, item in network.deals_by_party.get(one))
    return {party.id for deal in deals for party in deal.parties if party.id} - set(ids)


def figures(network: Network, ones: Collection[str], others: Collection[str]) -> Iterator[Pair]:
    """The figures of both that are of the same thing, in the order of measure, property and unit."""
    mine, theirs = _newest(network, ones), _newest(network, others)
    pairs = (Pair(mine[key], theirs[key]) for key in mine.keys() & theirs.keys())
    return iter(sorted(pairs, key=lambda pair: (pair.one.measure, pair.one.property, pair.one.unit, pair.one.id)))


def _newest(network: Network, ids: Collection[str]) -> dict[Hashable, Figure]:
    found: dict[Hashable, Figure] = {}
    for _, item in sorted({rank for one in ids for rank in network.by_entity.get((one, Kind.FIGURE))}):
        figure = network.claims[item]
        assert isinstance(figure, Figure)
        if not (figure.furniture or figure.negated or figure.bound is Bound.MAGNITUDE):
            whose = {subject.id for subject in figure.subjects}
            if whose and whose <= set(ids):
                found.setdefault(_key(figure), figure)
    return found


def _key(figure: Figure) -> Hashable:
    rate = (figure.per.value, figure.per.unit) if figure.per else None
    words = (figure.measure, content(figure.property), figure.direction)
    return (*words, figure.normalized.unit, rate, period_key(figure.period))
