"""What an agreement is about, when its own noun ("deal", "pact") does not say."""

from spacy.tokens import Token

from ingest.deals.kinds import is_listed, kind, makers
from ingest.deals.lexicon import lexicon
from ingest.deals.party import parties
from ingest.deals.slots import Slot
from ingest.deals.tree import Tree

_ORDER = ("joint", "license", "lease", "merge", "buy", "supply", "lend", "invest", "partner")


def generic_key(tree: Tree, noun: Token, slots: list[Slot], told: set[int]) -> str | None:
    """The trigger whose frames an agreement takes; None where a verb after it tells the same ("a deal to buy B")."""
    words = {t.lemma_.lower() for t in _modifiers(noun)} | {t.lower_ for t in _modifiers(noun)}
    for key in _ORDER:
        if words & lexicon().about[key]:
            return "agreement." + key
    if _told_by_verb(noun, told):
        return None
    subject = {s.token.lemma_.lower() for s in slots if s.name in {"for", "covering", "on"} and s.level <= 1}
    for key in ("lease", "license"):
        if subject & lexicon().about[key]:
            return "agreement." + key
    targets = [s.token for s in slots if s.name in {"for", "covering"} and s.level <= 1]
    if any(s.name == "for" and parties(tree, s.token) and kind(tree, s.token) == "party" for s in slots):
        return "agreement.buy"
    goods = any(kind(tree, t) in {"goods", "unit"} and t.pos_ == "NOUN" for t in targets)
    made = any(s.name == "maker" for s in slots)
    made = made or any(makers(tree, t) for t in targets) or _gives_use(tree, noun)
    supplied = goods or made or noun.lemma_.lower() in {"contract", "tender", "ppa"}
    return "agreement.supply" if supplied else "agreement.partner"


def _modifiers(noun: Token) -> list[Token]:
    """The words before a noun, and what "for the supply of" after it says."""
    before = [c for c in noun.children if c.dep_ in {"compound", "amod", "nmod"} and c.i < noun.i]
    before += [g for c in before for g in c.children if g.dep_ in {"compound", "amod", "nmod"}]
    after = [
        g
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in {"for", "on", "of"}
        for g in c.children
        if g.dep_ in {"pobj", "pcomp"}
    ]
    return before + after


def _gives_use(tree: Tree, noun: Token) -> bool:
    """Whether "to use", "to buy" after the agreement has goods for its object."""
    doing = [c for c in noun.children if c.dep_ in {"acl", "relcl", "xcomp"} and c.lemma_.lower() in lexicon().use]
    if noun.dep_ == "dobj":
        doing += [c for c in noun.head.children if c.dep_ in {"xcomp", "advcl"} and c.lemma_.lower() in lexicon().use]
    return any(is_listed(tree, c, "ware") for v in doing for c in v.children if c.dep_ == "dobj")


def _told_by_verb(noun: Token, told: set[int]) -> bool:
    """Whether a verb that hangs on the noun was read as an event."""
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
    clauses += [g for c in noun.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pcomp"]
    clauses += [g for c in clauses for g in c.children if g.dep_ in {"xcomp", "conj"}]
    return any(c.i in told for c in clauses)
