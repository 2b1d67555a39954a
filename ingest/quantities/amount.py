"""An amount: a number with its unit, bound, sign and rate, at its place in a sentence."""

from dataclasses import dataclass
from decimal import Decimal

from graph.vocab import Bound
from ingest.quantities.line import Form


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens [first, last) and characters [start, end) of the number with its unit; bound words widen both.

    `unit` is null where a noun or the context must say it. `sure` is false for a bare "$" or "dollars". `sign` is -1
    or 1 where the text writes one. `mantissa` is the number before its scale. `why` says why it is no quantity.
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    form: Form
    high: Decimal | None = None
    unit: str | None = None
    sure: bool = True
    divisor: int = 1
    scale: Decimal = Decimal(1)
    sign: int = 0
    bound: Bound | None = None
    per: tuple[Decimal, str] | None = None
    head: int = -1
    """Character where the number itself starts, without bound, sign and currency."""
    tail: int = -1
    """Character where the number with its unit ends, without what widens it."""
    joined: bool = False
    """Whether a hyphen joins it to the words that follow ("10-gigawatt", "four-year")."""
    why: str | None = None

    @property
    def mantissa(self) -> Decimal:
        """The number before its scale."""
        return self.value / self.scale

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit is not None and len(self.unit) == 3 and self.unit.isupper() and self.unit not in _NO_MONEY


_NO_MONEY = frozenset({"TWh", "TEU", "BOE"})
