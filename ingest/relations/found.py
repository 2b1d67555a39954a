"""What a rule finds, before it is checked and built."""

from dataclasses import dataclass

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import Modality, Predicate


@dataclass(frozen=True, slots=True)
class Found:
    """Subject, predicate, object; the words that state them, [start, end) of the text; `rule` is what found it.

    `token` is the verb by whose clause modality and negation are told, if any.
    """

    subject: Ref
    predicate: Predicate
    object: Ref
    start: int
    end: int
    rule: str
    role: str | None = None
    token: Token | None = None
    told: tuple[Modality, bool] | None = None
    """Modality and negation, where what implies the relation has told them."""
    clause: bool = False
    """Modality and negation are those of the clause at its end, though no verb states it."""
