"""How far the words of a stated number let it be lower and higher, and reckoning with that.

The rule stands at the top of `graph.arithmetic`.
"""

from dataclasses import dataclass
from decimal import Decimal

from graph.interval import rounding
from graph.model import Figure
from graph.vocab import Bound, Dimension

_ONE = Decimal(1)
_FRACTION = Decimal("0.05")
_COUNTED = 1000
"""Below this a count is of things that were counted one by one: twelve ferries are twelve."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A value and how far its words let it be lower and higher; null where that is open. All are above zero."""

    value: Decimal
    low: Decimal | None
    high: Decimal | None

    def plus(self, other: "Reach") -> "Reach":
        """The sum."""
        return Reach(self.value + other.value, _both(self.low, other.low, 1), _both(self.high, other.high, 1))

    def minus(self, other: "Reach") -> "Reach":
        """The difference."""
        return Reach(self.value - other.value, _both(self.low, other.high, -1), _both(self.high, other.low, -1))

    def over(self, other: "Reach") -> "Reach":
        """The quotient."""
        low = None if self.low is None or not other.high else self.low / other.high
        high = None if self.high is None or not other.low or other.low <= 0 else self.high / other.low
        return Reach(self.value / other.value, low, high)

    def times(self, factor: Decimal) -> "Reach":
        """Itself in another unit."""
        low, high = (None if end is None else end * factor for end in (self.low, self.high))
        return Reach(self.value * factor, low, high)

    def shifted(self, step: Decimal) -> "Reach":
        """Itself and a number."""
        low, high = (None if end is None else end + step for end in (self.low, self.high))
        return Reach(self.value + step, low, high)

    def mirrored(self) -> "Reach":
        """Its negative."""
        return Reach(-self.value, None if self.high is None else -self.high, None if self.low is None else -self.low)

    def meets(self, other: "Reach") -> bool:
        """Whether the two leave a value open in common."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)


def _both(one: Decimal | None, two: Decimal | None, sign: int) -> Decimal | None:
    return None if one is None or two is None else one + sign * two


def reach(figure: Figure) -> Reach:
    """What a figure's words leave open, in base units."""
    low = abs(Decimal(str(figure.normalized.value)))
    top = low if figure.normalized.value_high is None else abs(Decimal(str(figure.normalized.value_high)))
    slack = _slack(figure, low)
    match figure.bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Reach(low, low - slack, None)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Reach(top, Decimal(0), top + slack)
        case _:
            return Reach((low + top) / 2, low - slack, top + slack)


def _slack(figure: Figure, value: Decimal) -> Decimal:
    if figure.dimension is Dimension.COUNT and figure.bound is Bound.EXACT and value < _COUNTED:
        return Decimal(0)
    if not any(character.isdigit() for character in figure.text):
        return Decimal(0) if figure.unit == "x" else value * (_FRACTION if figure.unit == "fraction" else 0)
    slack = rounding(figure)
    if figure.bound is Bound.ABOUT and value:
        last = value.normalize().as_tuple().exponent
        slack = max(slack, _ONE.scaleb(last if isinstance(last, int) else 0) / 2)
    return slack
