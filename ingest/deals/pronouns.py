"""Whom a pronoun without a name stands for, where grammar alone says it."""

from spacy.tokens import Token

from ingest.deals.party import is_firm, parties
from ingest.deals.slots import Slot
from ingest.deals.tree import CLAUSES, Tree, is_passive, subjects
from ingest.deals.wordings import heading

_UP = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "pobj", "prep", "pcomp", "dobj", "xcomp"})
_SAYING = frozenset({"say", "deny", "announce", "confirm", "disclose", "report", "add", "reveal", "state", "reject"})
_BACKERS = frozenset({"backer", "investor", "shareholder", "owner", "parent"})


def resolved(tree: Tree, slots: list[Slot], verb: Token | None = None) -> list[Slot]:
    """The slots with what unnamed pronouns stand for: in "A said it would buy B" the subject of the verb of saying."""
    found = _speaker(verb) if verb is not None else []
    for slot in slots:
        token = slot.token
        above = _denier(tree, token) if slot.name in {"subj", "obj"} else None
        found.append(slot if above is None else Slot(slot.name, above, slot.level))
        if slot.name != "subj":
            continue
        if token.pos_ == "NOUN" and any(c.lower_ == "the" for c in token.children) and not parties(tree, token):
            found += [Slot("subj", t, 1) for t in _headed(tree, token)]
        if token.lower_ in {"it", "they", "we"} and token.dep_.startswith("nsubj") and not parties(tree, token):
            found += [Slot("subj", t, 1) for t in subjects(_above(token)) if t.i < token.i]
        if token.lemma_.lower() in _BACKERS:
            found += [Slot("backed", c) for c in token.children if c.dep_ == "poss"]
    return found


def _denier(tree: Tree, token: Token) -> Token | None:
    """Who "it" is in "A denied a report that it would buy B": the subject of the nearest verb above, a company."""
    if token.lower_ not in {"it", "they"} or not token.dep_.startswith("nsubj"):
        return None
    verb = _above(token)
    near = [c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i and c != token]
    return near[0] if near and verb.lemma_.lower() in _SAYING and is_firm(tree.name(near[0])) else None


def _headed(tree: Tree, token: Token) -> list[Token]:
    """Whom "the lab" is in "A - The lab raised $90m": the company of the item's heading."""
    own = [tree.names[i] for i in sorted(tree.names)]
    name = heading(tree.text, tree.sentence.start, own)
    return [tree.doc[i] for i, n in tree.names.items() if n is name and i < token.i]


def _above(pronoun: Token) -> Token:
    """The nearest verb above a pronoun's that has a subject of its own before it."""
    verb = pronoun.head
    while verb.dep_ in _UP and verb.head != verb:
        verb = verb.head
        if verb.pos_ in CLAUSES and any(c.dep_ in {"nsubj", "nsubjpass"} and c.i < pronoun.i for c in verb.children):
            break
    return verb


def _speaker(verb: Token) -> list[Slot]:
    """ "Ten jets will be sold to B, A said": who says it does it, where the passive leaves its doer out."""
    above = verb.head
    if (
        verb.dep_ != "ccomp"
        or not is_passive(verb)
        or above.lemma_.lower() not in {"say", "announce", "confirm", "add"}
    ):
        return []
    if any(c.dep_ == "agent" for c in verb.children):
        return []
    return [Slot("subj", c, 4) for c in above.children if c.dep_ == "nsubj" and c.i > verb.i]
