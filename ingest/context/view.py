"""A figure with all that tells of whom it is: its sentence, what was read before, who says it, what is measured."""

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from graph import units
from graph.model import Statement
from graph.vocab import Dimension, Direction, Measure
from ingest.analysis import Analysis
from ingest.context.scene import Bearing, Scene, token_at
from ingest.context.standing import Standing
from ingest.context.topic import Topic
from ingest.modality import clause_verb
from ingest.quantities.lexicon import cue_words

_PRICE = 5000
"""Money below this without a scale is the price of a thing."""
_TARGET = re.compile(r"(?:\b[Tt]arget\b(?:\s\S+){0,4}|\b(?:TP|PT))\s?$")
"""What stands before a broker's target price."""


@dataclass(frozen=True)
class View:
    """Everything that the choice of a figure's subjects looks at; nothing in here changes while it is made."""

    analysis: Analysis
    scene: Scene
    bearing: Bearing
    topic: Topic
    standing: Standing
    said: Statement | None
    measure: Measure
    way: Direction | None

    @property
    def start(self) -> int:
        """Where the figure starts in the shadow text."""
        return self.scene.sentence.start + self.bearing.amount.start

    @property
    def end(self) -> int:
        """Where the figure ends in the shadow text."""
        return self.scene.sentence.start + self.bearing.amount.end

    @cached_property
    def token(self) -> Token | None:
        """The token that bears the figure, or null beyond the parsed part."""
        return self.bearing.token or token_at(self.scene.tree, self.bearing.amount.start)

    @cached_property
    def verb(self) -> Token | None:
        """The verb of the figure's clause."""
        return None if self.token is None else clause_verb(self.token)

    @cached_property
    def kind(self) -> str:
        """The dimension, with prices and brokers' targets apart from money, people apart from things counted."""
        amount = self.bearing.amount
        if amount.money and _TARGET.search(self.scene.scanned.plain[max(0, amount.start - 60) : amount.start]):
            return "target"
        if amount.money:
            priced = amount.per is not None or (amount.scale == 1 and amount.value < _PRICE)
            return "price" if priced else "money"
        dimension = units.unit(amount.unit or "unit").dimension
        if dimension is Dimension.COUNT and (amount.unit or "") in cue_words("view", "people"):
            return "people"
        return dimension.value
