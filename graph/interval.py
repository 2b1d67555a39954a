"""What values a figure's words leave open, as an interval in base units: its bound, and the rounding of its digits.

A number is as exact as its last digit: "51 GW" is anything from 50.5 to 51.5, "$4.1bn" from 4.05 to 4.15. "About"
leaves a tenth on either side, "more than" and "at least" all that is above, a magnitude the next three powers of ten.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from graph import units
from graph.model import Figure
from graph.vocab import Bound

_ABOUT = Decimal("0.1")
_MAGNITUDE = 1000
_JUST_UNDER = Decimal("0.999")
"""Of half the last digit: 5 and 6, both rounded, do not meet at 5.5."""
_NUMERAL = re.compile(r"\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both inclusive; null where it is open."""

    low: Decimal | None
    high: Decimal | None

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a value in common."""
        return not (_below(self.high, other.low) or _below(other.high, self.low))


def _below(high: Decimal | None, low: Decimal | None) -> bool:
    return high is not None and low is not None and high < low


def rounding(figure: Figure) -> Decimal:
    """Half a unit of the last digit that the text gives, in base units: "$4.1bn" is exact to 0.1bn, "100 GW" to 1 GW.

    Where the words hold no numeral that a power of ten makes the value, the value's own digits count.
    """
    value = abs(Decimal(figure.decimal))
    found = _NUMERAL.search(figure.text)
    written = Decimal(found[0].replace(",", "")) if found else Decimal(0)
    if found and written and _is_scale(scale := value / written):
        step = scale.scaleb(-len(found[1] or ""))
    else:
        step = Decimal(1).scaleb(_last_place(value))
    return step / 2 * units.unit(figure.unit).factor


def _is_scale(scale: Decimal) -> bool:
    return scale.normalize().as_tuple().digits == (1,)


def _last_place(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def interval(figure: Figure) -> Interval:
    """What values the figure's words leave open."""
    low = Decimal(str(figure.normalized.value))
    high = figure.normalized.value_high
    top = low if high is None else Decimal(str(high))
    slack = rounding(figure) * _JUST_UNDER
    match figure.bound:
        case Bound.ABOUT:
            slack = max(slack, abs(low) * _ABOUT)
            return Interval(low - slack, top + slack)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Interval(low, None)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Interval(None, top)
        case Bound.MAGNITUDE:
            return Interval(low, low * _MAGNITUDE)
        case _:
            return Interval(low - slack, top + slack)
