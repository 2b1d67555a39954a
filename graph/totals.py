"""What the figures of some joined deals add up to, a total a unit, with double mentions counted once.

A deal counts in each base unit with its largest figure: smaller ones beside it are taken for parts of it. A figure
counts once, however often it is told: not again where another deal holds the same fact, nor where another deal of the
same parties holds the same amount. Magnitudes ("billions") and rates ("$5 a chip") are left out; so are deals that
are denied, cancelled or page furniture. Kinds of amount that don't add up (shares, durations, ...) have no total.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from graph.facts import Facts
from graph.joined import JoinedDeal
from graph.model import Figure
from graph.vocab import Bound, Dimension, Status

ADDITIVE = frozenset(
    {
        *(Dimension.POWER, Dimension.ENERGY, Dimension.MONEY, Dimension.COUNT, Dimension.COMPUTE, Dimension.TOKENS),
        *(Dimension.LENGTH, Dimension.MASS, Dimension.AREA, Dimension.VOLUME, Dimension.STORAGE),
    }
)
_BELOW = (Bound.AT_MOST, Bound.LESS_THAN)
_ABOVE = (Bound.AT_LEAST, Bound.MORE_THAN)


class Why(StrEnum):
    """Why a figure does not count."""

    PART = "part"
    SAME_FACT = "same_fact"
    SAME_PARTIES = "same_parties"
    MAGNITUDE = "magnitude"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a deal; `why` tells why it does not count, and is null where it does."""

    deal: JoinedDeal
    figure: Figure
    why: Why | None

    @property
    def value(self) -> Decimal:
        """The stated value in the base unit; of a range its lower end."""
        return Decimal(str(self.figure.normalized.value))

    @property
    def low(self) -> Decimal:
        """The least that the words say."""
        return Decimal(0) if self.figure.bound in _BELOW else self.value

    @property
    def high(self) -> Decimal | None:
        """The most that the words say; null where they say none."""
        if self.figure.bound in _ABOVE:
            return None
        top = self.figure.normalized.value_high
        return self.value if top is None else Decimal(str(top))


@dataclass(frozen=True, slots=True)
class Total:
    """A sum in one base unit: of the stated values, and of the least and the most that the words leave open."""

    unit: str
    dimension: Dimension
    parts: tuple[Part, ...]

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts that count."""
        return tuple(part for part in self.parts if part.why is None)

    @property
    def value(self) -> Decimal:
        """The sum of the stated values."""
        return sum((part.value for part in self.counted), Decimal(0))

    @property
    def low(self) -> Decimal:
        """The sum of the least."""
        return sum((part.low for part in self.counted), Decimal(0))

    @property
    def high(self) -> Decimal | None:
        """The sum of the most; null where one of them is open."""
        tops = [part.high for part in self.counted]
        return None if None in tops else sum((top for top in tops if top is not None), Decimal(0))


def totals(deals: Iterable[JoinedDeal], facts: Facts) -> list[Total]:
    """The totals of some deals, by unit. The order of the deals does not matter."""
    found: dict[tuple[str, Dimension], list[tuple[JoinedDeal, Figure]]] = {}
    for deal in deals:
        if not (deal.negated or deal.furniture or deal.status is Status.CANCELLED):
            for figure in deal.figures:
                if figure.dimension in ADDITIVE and not figure.negated:
                    found.setdefault((figure.normalized.unit, figure.dimension), []).append((deal, figure))
    every = (Total(unit, dimension, tuple(_parts(found[unit, dimension], facts))) for unit, dimension in sorted(found))
    return [total for total in every if total.counted]


def _parts(told: Iterable[tuple[JoinedDeal, Figure]], facts: Facts) -> Iterator[Part]:
    """Each figure of each deal, the largest first, with the reason why it does not count."""
    ordered = sorted(told, key=lambda pair: (-float(pair[1].normalized.value), pair[0].id, pair[1].id))
    seen: dict[Hashable, Why] = {}
    for deal, figure in ordered:
        keys: dict[Hashable, Why] = {
            facts.of(figure.id): Why.SAME_FACT,
            deal.id: Why.PART,
            (frozenset(party.id or party.name for party in deal.parties), figure.normalized.value): Why.SAME_PARTIES,
        }
        why = _unfit(figure) or next((reason for key, reason in keys.items() if key in seen), None)
        if why is None:
            seen.update(keys)
        yield Part(deal, figure, why)


def _unfit(figure: Figure) -> Why | None:
    if figure.bound is Bound.MAGNITUDE:
        return Why.MAGNITUDE
    return Why.RATE if figure.per else None
