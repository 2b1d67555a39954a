"""Whom words of a figure's sentence may stand for that coreference left open, with the chances that it gave."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.model import Ref
from ingest.analysis import Guess
from ingest.context.anchor import subject_of
from ingest.context.path import root_of
from ingest.context.view import View
from ingest.modality import clause_verb

_STEPS = ((0.35, "likely"), (0.2, "maybe"), (0.1, "hardly"))


def guessed(view: View) -> Iterator[tuple[Ref, str]]:
    """Who may be meant, with how likely and how the word stands to the figure."""
    for guess in view.standing.guesses.get(view.scene.sentence.index, ()):
        place = _place(view, guess)
        for identity, chance in sorted(guess.chances.items()):
            word = next((word for least, word in _STEPS if chance >= least), None)
            ref = view.standing.refs.get(identity)
            if word is not None and ref is not None:
                yield ref, f"guess {word}"
                yield ref, f"guess {place} {word}"


def _place(view: View, guess: Guess) -> str:
    """Subject or owner of the subject of the figure's clause, owner of what holds the figure, in the clause or not."""
    side = "before" if guess.end <= view.start else "after"
    offset = view.scene.sentence.start
    word = root_of(view.scene.tree, guess.start - offset, guess.end - offset)
    token = view.token
    if word is None or token is None:
        return side
    subject = subject_of(token)
    if subject is not None and subject == word:
        return "subject"
    if subject is not None and word.dep_ == "poss" and _above(word, subject):
        return "owner of the subject"
    if _above(token, word.head) and word.dep_ in {"poss", "pobj"}:
        return "owner"
    if clause_verb(word) == clause_verb(token):
        return f"{side} in the clause {word.dep_ if word.dep_ in {'pobj', 'poss', 'dobj'} else 'else'}"
    return f"{side} elsewhere"


def _above(token: Token, other: Token) -> bool:
    """Whether a token is the other or hangs from it."""
    return token == other or other.is_ancestor(token)
