"""How a word hangs on the one above it, in the words of the grammar alone."""

from spacy.tokens import Token

_PREPOSITIONS = frozenset({"prep", "agent", "dative"})


def label(token: Token) -> str:
    """The dependency of a token; for what a preposition governs and for the preposition itself its word."""
    if token.dep_ in {"pobj", "pcomp"} and token.head.pos_ == "ADP":
        return token.head.lower_
    return token.lower_ if token.dep_ in _PREPOSITIONS and token.pos_ != "VERB" else token.dep_
