"""One act of saying, as a sentence tells it."""

from dataclasses import dataclass

from spacy.tokens import Token

from graph.vocab import Modality


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: the cue's shadow span, the head of the speaker's phrase, and the span of what was said.

    `content` is None where the words said can only be a quotation.
    """

    cue: tuple[int, int]
    speaker: Token
    content: tuple[int, int] | None
    modality: Modality = Modality.ASSERTED
    lemma: str = ""
    negated: bool = False
