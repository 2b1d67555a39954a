"""Figures that follow from those of a deal, though no text reckons them: its price per unit of what it buys.

Offered beside the checks, marked as derived and with their inputs; never kept as claims.
"""

from collections.abc import Iterator
from itertools import product

from graph.arithmetic import Check, check
from graph.joined import JoinedDeal
from graph.model import Figure, Link
from graph.vocab import Bound, Dimension, LinkKind, Measure

_UNPRICED = frozenset({Measure.VALUATION, Measure.REVENUE, Measure.PROFIT, Measure.STAKE, Measure.MARKET_SHARE})
_BOUGHT = frozenset({Dimension.POWER, Dimension.ENERGY, Dimension.COUNT, Dimension.MASS, Dimension.AREA})
_MOST = 12
"""A deal with more prices and amounts than this in all is a story of many: nothing is derived from it."""


def derived(deal: JoinedDeal) -> Iterator[Check]:
    """What each price of a deal makes per unit of each amount that it buys."""
    prices = [f for f in deal.figures if f.dimension is Dimension.MONEY and f.measure not in _UNPRICED and _usable(f)]
    amounts = [f for f in deal.figures if f.dimension in _BOUGHT and _usable(f)]
    if len(prices) * len(amounts) > _MOST:
        return
    for price, amount in product(prices, amounts):
        made = _rate(deal, price, amount)
        if made is not None:
            yield made


def _usable(figure: Figure) -> bool:
    """An order of size can't be divided, a rate is divided already."""
    return figure.bound is not Bound.MAGNITUDE and figure.per is None and not figure.negated


def _rate(deal: JoinedDeal, price: Figure, amount: Figure) -> Check | None:
    link = Link(kind=LinkKind.RATE, operands=(price.id, amount.id), evidence=price.evidence[0])
    found = check(link, {price.id: price, amount.id: amount})
    return found and found.derived_from(deal.id)
