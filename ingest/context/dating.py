"""Dating: whether words of time and a figure stand in one clause, so that the one dates the other."""

import re
from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from ingest.context.dates import When
from ingest.context.scene import Bearing, Scene, token_at
from ingest.modality import clause_verb

_STEPS = 12
_HEAD = 6
"""Characters within which words of time open a sentence."""
_ASIDE = frozenset({"relcl", "acl", "advcl"})
_MODIFIER = frozenset({"amod", "nummod", "compound", "nmod", "quantmod"})
_TERM = re.compile(r"\b(?:due|matur\w+|expir\w+|laps\w+|available|valid|runs?|running)\s(?:\w+\s){0,2}$")
_EXTENDED = re.compile(r"\b(?:extend|prolong|renew)\w*\b")
_DROPPED = re.compile(
    r"\b(?:called\soff|fell\sthrough|walked\saway|pulled|collapsed|scrapped|shelved|abandoned|withdrawn|withdrew|cancelled)\b"
)


def reaches(scene: Scene, bearing: Bearing, when: When) -> bool:
    """Whether words of time after a figure are in its clause, in a complement of it, or in a relative clause on it:
    the time of an aside ("which employs 140 people", "after sales fell last month") stays in the aside."""
    theirs, ours = _verbs(scene, bearing, when)
    if theirs is None or ours is None or theirs == ours:
        return True
    return _complements(theirs, ours, _phrase(bearing)) or _complements(ours, theirs, ())


def left_behind(scene: Scene, bearing: Bearing, when: When) -> bool:
    """Whether the words of time belong to a past that the figure's clause has left for the present: "was founded in
    2021 and employs 140 people"."""
    theirs, ours = _verbs(scene, bearing, when)
    if theirs is None or ours is None or theirs.tag_ != "VBD":
        return False
    between = list(takewhile(lambda node: node != theirs, _up(ours)))
    return between[-1:] != [] and between[-1].head == theirs and any(_is_present(node) for node in between)


def told(scene: Scene, bearing: Bearing, when: When) -> bool:
    """Whether the time is that of a report whose content holds the figure: "wrote in May that it would pay $2bn";
    a time between a subject and its verb is the subject's."""
    theirs, ours = _verbs(scene, bearing, when)
    if theirs is None or ours is None or theirs == ours or theirs.tag_ not in {"VBD", "VBN"}:
        return False
    if when.start - len(when.lead) > _HEAD and when.start < theirs.idx:
        return False
    return any(node.head == theirs and node.dep_ == "ccomp" for node in _up(ours))


def compared(scene: Scene, bearing: Bearing, when: When) -> bool:
    """Whether the figure's clause sets an amount of one unit beside one in the clause of the words of time, in the same
    tense: "40 MW will be needed over the next three years, but only 25 MW will be there"."""
    theirs, ours = _verbs(scene, bearing, when)
    if theirs is None or ours is None or theirs == ours:
        return False
    second = next((node for node in _up(ours) if is_coordinate(node) and node.head == theirs), None)
    if second is None or _modal(second) is None or _modal(second) != _modal(theirs):
        return False
    first = range(theirs.left_edge.idx, second.left_edge.idx)
    return any(b.amount.unit == bearing.amount.unit is not None and b.amount.start in first for b in scene.bearings)


def is_coordinate(node: Token) -> bool:
    """Whether a clause with a subject of its own is coordinated with another."""
    return node.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in node.children)


def is_absolute(node: Token) -> bool:
    """Whether a clause hangs on "with": "it will build ten by 2028, with analysts predicting sales of $4bn"."""
    if node.dep_ == "acl" and node.tag_ == "VBG":
        return node.head.dep_ == "pobj" and node.head.head.lower_ == "with"
    return node.dep_ == "pcomp" and node.head.lower_ == "with"


def _modal(verb: Token) -> str | None:
    return next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)


def _verbs(scene: Scene, bearing: Bearing, when: When) -> tuple[Token | None, Token | None]:
    """The verbs of the clauses of the words of time and of the figure."""
    time, token = token_at(scene.tree, when.start), bearing.token
    return None if time is None else clause_verb(time), None if token is None else clause_verb(token)


def _phrase(bearing: Bearing) -> tuple[Token, ...]:
    """The token that bears the figure, and the noun that it is said of."""
    token = bearing.token
    if token is None:
        return ()
    return (token, token.head) if token.dep_ in _MODIFIER else (token,)


def _complements(inner: Token, outer: Token, phrase: tuple[Token, ...]) -> bool:
    """Whether a clause is part of another, through complements alone, or is an aside on a phrase of the other."""
    for node in _up(inner):
        if node == outer:
            return True
        if node.dep_ in _ASIDE:
            return node.dep_ != "advcl" and node.head in phrase
    return False


def _is_present(node: Token) -> bool:
    """Whether a token is a verb in a present tense; "which is" only says again what was."""
    if node.dep_ == "relcl" and node.lemma_ == "be":
        return False
    verbs = [node, *(child for child in node.children if child.dep_ in {"aux", "auxpass"})]
    return any(verb.tag_ in {"VBZ", "VBP"} for verb in verbs)


def _up(token: Token) -> Iterator[Token]:
    node = token
    for _ in range(_STEPS):
        yield node
        if node.head == node:
            return
        node = node.head


def is_term(text: str, when: When) -> bool:
    """Whether the time is the end of a contract or a debt: "available until 2029", "bonds due in 2044"."""
    before = text[max(0, when.start - 120) : when.start]
    return _TERM.search(before) is not None or (when.lead == "until" and _EXTENDED.search(before) is not None)


def is_dropped(text: str, start: int, when: When) -> bool:
    """Whether the time is when a plan was given up, which does not date what it would have been."""
    return _DROPPED.search(text, start, when.start) is not None
