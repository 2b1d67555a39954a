"""`min`, `max`, `unit` and `dimension` on a figure: what passes, and what is left out and why.

The stated interval is tested: `min` against its upper end, `max` against its lower one, where a figure without a
second value is a point. "Up to 13" passes `min=10`, "at least 5" does not. A magnitude ("multibillion-dollar") passes
only where `bound=magnitude` asks for it. Money in another currency is not converted: it is left out and counted.
"""

from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum

from graph import units
from graph.errors import QueryError
from graph.model import Figure
from graph.network import Network
from graph.query.filters import Valued
from graph.vocab import Bound, Dimension


class Excluded(StrEnum):
    """Why a row that else fits is left out."""

    MAGNITUDE = "magnitude"
    OTHER_CURRENCY = "other_currency"
    UNDATED = "undated"
    FURNITURE = "furniture"


Verdict = bool | Excluded
_MOST = 60
"""How many units an unknown one is answered with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a figure's value, in base units."""

    low: Decimal | None
    high: Decimal | None
    bases: frozenset[str]
    dimensions: frozenset[Dimension]
    bounds: frozenset[Bound]

    @property
    def limited(self) -> bool:
        """Whether `min` or `max` is given."""
        return self.low is not None or self.high is not None

    @property
    def anything(self) -> bool:
        """Whether anything is asked at all."""
        return self.limited or bool(self.bases or self.dimensions or self.bounds)

    def test(self, figure: Figure) -> Verdict:
        """Whether a figure passes, or why it can't be tested."""
        if self.dimensions and figure.dimension not in self.dimensions:
            return False
        if self.bounds and figure.bound not in self.bounds:
            return False
        if self.bases and figure.normalized.unit not in self.bases:
            return self._other_unit(figure)
        return self._within(figure) if self.limited else True

    def _other_unit(self, figure: Figure) -> Verdict:
        money = all(units.unit(base).dimension is Dimension.MONEY for base in self.bases)
        return Excluded.OTHER_CURRENCY if money and self.limited and figure.dimension is Dimension.MONEY else False

    def _within(self, figure: Figure) -> Verdict:
        if figure.bound is Bound.MAGNITUDE and Bound.MAGNITUDE not in self.bounds:
            return Excluded.MAGNITUDE
        bottom = Decimal(str(figure.normalized.value))
        high = figure.normalized.value_high
        top = bottom if high is None else Decimal(str(high))
        return (self.low is None or top >= self.low) and (self.high is None or bottom <= self.high)


def asked(query: Valued, network: Network) -> Asked:
    """What a filter asks of values.

    Raises `QueryError` for a unit that neither the table nor a figure of the graph has, and where `min` or `max` has no
    one unit, or `min` is above `max`.
    """
    for symbol in query.unit:
        _known(symbol, network)
    if query.min is not None and query.max is not None and query.min > query.max:
        raise QueryError(f"min is above max: nothing lies between {query.min:g} and {query.max:g}", "min")
    bases = frozenset(units.unit(symbol).base for symbol in query.unit)
    scale = query.unit[0] if query.unit else _only_unit(query)
    if (query.min is not None or query.max is not None) and (scale is None or len(bases) > 1):
        raise QueryError(
            "min and max need one unit, or a dimension that has only one",
            parameter="unit",
            allowed=[s for d in query.dimension or (Dimension.POWER, Dimension.PERCENTAGE) for s in units.symbols(d)],
        )
    return Asked(
        low=_base(query.min, scale),
        high=_base(query.max, scale),
        bases=bases,
        dimensions=frozenset(query.dimension),
        bounds=frozenset(query.bound),
    )


def _known(symbol: str, network: Network) -> None:
    """Raises `QueryError` with the units that are spelt most alike, then those of the figures in the graph."""
    told = network.figures_by_unit
    if symbol in units.table() or told.count(symbol):
        return
    table = units.table()
    counted = sorted((base for base in told if base not in table), key=lambda base: (-told.count(base), base))
    alike = [one for one in (*table, *counted) if one.casefold() == symbol.casefold()]
    alike += get_close_matches(symbol, counted, n=5)
    held = [one.symbol for one in table.values() if told.count(one.base)]
    raise QueryError(
        f"there is no unit {symbol!r}: none of the table, and nothing in the graph is counted in it",
        parameter="unit",
        allowed=list(dict.fromkeys([*alike, *held, *counted]))[:_MOST],
    )


def _only_unit(query: Valued) -> str | None:
    symbols = [symbol for dimension in query.dimension for symbol in units.symbols(dimension)]
    return symbols[0] if len(symbols) == 1 else None


def _base(value: float | None, scale: str | None) -> Decimal | None:
    return None if value is None or scale is None else units.in_base(Decimal(str(value)), scale)[0]
