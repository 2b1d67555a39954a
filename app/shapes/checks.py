"""Arithmetic of the texts, reckoned again, as the service answers it."""

from app.shapes.claims import FigureAnswer, Quote
from graph.model import Value
from graph.vocab import LinkKind


class Amount(Value):
    """A number with its unit, and how far the words of what it was reckoned from leave it open."""

    value: float
    unit: str
    low: float | None = None
    high: float | None = None


class CheckAnswer(Value):
    """One reckoning. `holds` and `stated` are null where the text implies a value and states none.

    `figures` are the operands in the formula's order, `result` is the figure that states the result. What is `derived`
    no text says: it follows from the figures of `deal`, or from two changes in a row.
    """

    id: str
    kind: LinkKind
    formula: str
    holds: bool | None
    stated: Amount | None
    computed: Amount
    why: str
    derived: bool
    deal: str | None
    figures: tuple[FigureAnswer, ...]
    result: FigureAnswer | None
    evidence: tuple[Quote, ...]
