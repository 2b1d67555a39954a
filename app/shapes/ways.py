"""Paths between entities and circles of companies, as the service answers them."""

from app.shapes.claims import Quote
from graph.model import Ref, Value


class StepAnswer(Value):
    """One step: `type` is the deal's type or the relation's predicate, `item` the id of the joined deal or relation."""

    source: str
    target: str
    type: str
    item: str
    claims: tuple[str, ...]
    quote: Quote


class PathAnswer(Value):
    """A path: its entities in order, and between each two all the steps that claims tell."""

    length: int
    entities: tuple[Ref, ...]
    steps: tuple[tuple[StepAnswer, ...], ...]


class CycleAnswer(PathAnswer):
    """A circle: the last step leads back to the first entity. `flow` is money (who gives or pays) or goods."""

    flow: str
