"""Who does what a deal's words tell, where no subject stands beside them."""

from spacy.tokens import Token

from ingest.deals.lexicon import lexicon
from ingest.deals.tree import CLAUSES, objects, prepositions, subjects

_SAYING = ("say", "announce", "confirm")
_TELLING = frozenset({"announce", "unveil", "confirm"})


def sayers(noun: Token, *verbs: str) -> list[Token]:
    """Who says that somebody did what the noun tells ("A said B had exercised its option")."""
    verb = noun.head
    above = verb.head
    if noun.dep_ != "dobj" or verb.dep_ != "ccomp" or above.lemma_.lower() not in (verbs or _SAYING):
        return []
    return [c for c in above.children if c.dep_ == "nsubj"]


def ruled(noun: Token) -> list[Token]:
    """Whom a noun describes: "A is the tenant", "A, the tenant of B's hall", "B's tenant, A", "B tenant A", "counts A
    as a tenant"."""
    if noun.dep_ == "attr":
        return [t for t in subjects(noun.head) if t.i != noun.i]
    if noun.dep_ == "appos":
        return [noun.head]
    if noun.dep_ in {"compound", "nmod"} and noun.head.pos_ == "PROPN" and noun.head.i == noun.i + 1:
        return [noun.head]
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        before = noun.head.nbor(-1)
        return [before] if before.pos_ == "PROPN" else [t for t in objects(noun.head.head) if t.pos_ == "PROPN"]
    return [c for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN"]


def ordered_by(noun: Token) -> list[Token]:
    """Who ordered, right after the noun or its price ("a $40m order from A", not "an order for 30 jets from B"), unless
    the verb says that somebody places it; "A's biggest order came from B"."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in lexicon().put - _TELLING:
        return []
    if noun.dep_ == "nsubj" and verb.lemma_.lower() == "come":
        return [t for key, t in prepositions(verb) if key == "from"]
    worth = [g for key, g in prepositions(noun) if key == "of" and g.pos_ in {"NUM", "SYM"}]
    places = {t.i + 1 for t in [noun, *worth]}
    near = [c for t in [noun, *worth] for c in t.children if c.lower_ == "from" and c.i in places]
    return [g for c in near for g in c.children if g.dep_ == "pobj"]


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


def included(noun: Token) -> list[Token]:
    """What "include" lists after its subject ("A's backers include B and C")."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in {"include", "be"}:
        return []
    return [c for c in verb.children if c.dep_ in {"dobj", "attr"}]
