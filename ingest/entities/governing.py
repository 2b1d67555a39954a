"""How a word and those who may be meant by it stand to the verbs of a sentence."""

from spacy.tokens import Token

from ingest.entities.anaphor import Anaphor
from ingest.entities.discourse import Referent, role

_VERBS = frozenset({"VERB", "AUX"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_WITHIN = frozenset({"conj", "appos", "compound", "flat"})
_LEVELS = 3


def governors(token: Token) -> list[tuple[str, Token]]:
    """The subjects of the clauses around a token, inmost first: "in1" of its own clause, "up1" of one above it.

    A relative pronoun is led back to its noun.
    """
    found: list[tuple[str, Token]] = []
    own = True
    node = token
    while node.head != node and len(found) < _LEVELS:
        below, node = node, node.head
        if node.pos_ not in _VERBS:
            continue
        for child in node.children:
            if child.dep_ not in SUBJECT:
                continue
            if child == below:
                own = False
                continue
            found.append(("in" if own else "up", _led_back(child, node)))
    return found


def _led_back(subject: Token, verb: Token) -> Token:
    return verb.head if verb.dep_ == "relcl" and subject.lower_ in {"which", "who", "that"} else subject


def bound(anaphor: Anaphor, referent: Referent) -> bool:
    """Whether a pronoun is the object of the verb whose subject the referent is ("Aster tested it")."""
    if anaphor.token.dep_ != "dobj" or anaphor.token.lower_.endswith("self"):
        return False
    verb = anaphor.token.head
    subjects = [child for child in verb.children if child.dep_ in SUBJECT]
    near = [m.token for m in referent.mentions if m.sentence.index == anaphor.sentence.index]
    return any(standing(token, subject) == "" for token in near for subject in subjects)


def standing(token: Token | None, subject: Token) -> str | None:
    """Whether a mention is the subject, beside it, its owner or another part of it; None where it is none of them."""
    if token is None or role(token) == "modifier":
        return None
    node = token
    while node != subject and node.dep_ in _WITHIN and node.head != node:
        node = node.head
    if node == subject:
        return "" if node == token or token.dep_ != "conj" else "and"
    if token.dep_ == "poss" and token.head == subject:
        return "owner"
    return "inside" if subject.is_ancestor(token) else None
