"""Totals of deals, and two entities side by side, as the service answers them."""

from app.shapes.claims import DealAnswer, FigureAnswer
from app.shapes.lists import EntityAnswer
from graph.model import Number, Ref, Value
from graph.totals import Why
from graph.vocab import Dimension


class PartAnswer(Value):
    """A figure of a deal; `why` tells why it does not count, and is null where it does."""

    deal: str
    figure: FigureAnswer
    why: Why | None


class TotalAnswer(Value):
    """What deals add up to in one unit: the stated values, and the least and most that the words leave open."""

    id: str
    unit: str
    dimension: Dimension
    value: Number
    decimal: str
    low: Number
    high: Number | None
    deals: int
    parts: tuple[PartAnswer, ...]


class PairAnswer(Value):
    """Figures of the same thing. `ratio` is the first by the second, null where that is zero."""

    a: FigureAnswer
    b: FigureAnswer
    ratio: float | None


class SideBySide(Value):
    """Two entities: the deals that they share, whom both deal with, what their deals add up to, their figures."""

    revision: int
    a: EntityAnswer
    b: EntityAnswer
    together: tuple[DealAnswer, ...]
    partners: tuple[Ref, ...]
    totals_a: tuple[TotalAnswer, ...]
    totals_b: tuple[TotalAnswer, ...]
    figures: tuple[PairAnswer, ...]
