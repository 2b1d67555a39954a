"""Who does what a deal's words tell, where no subject stands beside them."""

from spacy.tokens import Token

from ingest.deals.lexicon import lexicon
from ingest.deals.tree import CLAUSES, subjects


def sayers(noun: Token) -> list[Token]:
    """Who says that somebody did what the noun tells ("A said B had exercised its option")."""
    verb = noun.head
    above = verb.head
    if noun.dep_ != "dobj" or verb.dep_ != "ccomp" or above.lemma_.lower() not in {"say", "announce", "confirm"}:
        return []
    return [c for c in above.children if c.dep_ == "nsubj"]


def ruled(noun: Token) -> list[Token]:
    """Whom a noun describes: "A is the tenant", "A, the tenant of B's hall"."""
    if noun.dep_ == "attr":
        return [t for t in subjects(noun.head) if t.i != noun.i]
    return [noun.head] if noun.dep_ == "appos" else []


def beyond(verb: Token) -> list[Token]:
    """Who does what a participle without a doer tells: the subject of the clause ("A has two sites leased to B")."""
    above = next((t for t in verb.head.ancestors if t.pos_ in CLAUSES), None)
    return [t for t in subjects(above) if t.i < verb.head.i] if above is not None else []


def whose(possessor: Token) -> Token:
    """Whom a possessor names: of "whose" the noun on which its clause hangs."""
    if possessor.lower_ != "whose":
        return possessor
    return next((t.head for t in possessor.ancestors if t.dep_ == "relcl"), possessor)


def served(noun: Token) -> list[Token]:
    """Whose things an agreement is to do something with ("a contract to maintain A's trains")."""
    words = lexicon().job | lexicon().use
    doing = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB" and c.lemma_.lower() in words]
    things = [c for v in doing for c in v.children if c.dep_ == "dobj"]
    return [c for t in things for c in t.children if c.dep_ == "poss"]
