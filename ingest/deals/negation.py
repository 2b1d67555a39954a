"""What is told not to be: "did not buy", "no plans to acquire", "declined to invest"."""

from spacy.tokens import Token

from ingest.deals.event import Event
from ingest.deals.tree import CLAUSES, Tree

_REFUSING = frozenset({"decline", "refuse", "rule"})
_STEPS = 6


def is_negated(tree: Tree, event: Event) -> bool:
    """Whether the clause of an event, or what governs it, is negated; a denied deal is told, so it stays."""
    if event.trigger is None or any(t.lemma_.lower() == "deny" for t in tree.doc):
        return False
    node = event.trigger
    for _ in range(_STEPS):
        if _negates(node):
            return True
        if node.dep_ == "ccomp" and node.head.i > node.i:
            return False
        if node.head == node or node.dep_ in {"conj", "advcl", "relcl", "parataxis", "appos", "nsubj", "poss"}:
            return False
        node = node.head
    return False


def _negates(token: Token) -> bool:
    if token.lemma_.lower() in _REFUSING and token.pos_ in CLAUSES and token.lemma_.lower() != "rule":
        return True
    if any(c.dep_ == "neg" and c.lower_ not in {"only"} for c in token.children):
        return not any(c.lower_ in {"only", "yet"} for c in token.children)
    return any(c.lower_ == "no" and c.dep_ == "det" for c in token.children)
