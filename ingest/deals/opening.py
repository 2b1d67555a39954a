"""How a role that no name fills is realised: a definite phrase, a pronoun, a possessive, an indefinite one, nothing."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.vocab import DealType, Role
from ingest.deals.event import Event
from ingest.deals.lexicon import Rule, lexicon
from ingest.deals.slots import noun_slots, verb_slots
from ingest.deals.tree import Tree

_PAIRS = (
    (Role.INVESTOR, Role.INVESTEE),
    (Role.LENDER, Role.BORROWER),
    (Role.ACQUIRER, Role.TARGET),
    (Role.BUYER, Role.SELLER),
    (Role.LESSEE, Role.LESSOR),
    (Role.LICENSEE, Role.LICENSOR),
    (Role.PARTNER, Role.PARTNER),
)
_ACROSS = {a: b for pair in _PAIRS for a, b in (pair, pair[::-1])}
_CLASSES = ("collective", "units", "governments", "part", "works")
_KINDS = ("deal", "round", "unit", "ware", "stake", "money", "share", "control")


def missing(event: Event) -> Role | None:
    """The role that faces the one role that is filled; None where both sides are."""
    roles = {p.role for p in event.parts}
    if len(roles) != 1:
        return None
    role = next(iter(roles))
    if role is Role.SELLER and event.type is DealType.ACQUISITION:
        return Role.ACQUIRER
    if role is Role.SELLER and event.type is DealType.INVESTMENT:
        return Role.INVESTEE
    return _ACROSS[role]


def rule_of(event: Event) -> Rule | None:
    """The frame that read an event."""
    name = event.rule.partition(">")[2]
    return next((r for r in lexicon().rules if r.name == name), None)


def openings(event: Event, role: Role) -> Iterator[tuple[str, Token]]:
    """The phrases in the slots of a role that name nobody, with the slot's name, the surest first."""
    rule = rule_of(event)
    if rule is None or event.trigger is None or event.tree is None:
        return
    slots = noun_slots(event.trigger) if event.rule.startswith("noun") else verb_slots(event.trigger)
    taken = {i for i, n in event.tree.names.items() if n.ref.id in event.ids}
    for slot in slots:
        if (rule.roles.get(slot.name) is role or slot.name == "poss") and slot.token.i not in taken:
            yield slot.name, slot.token


def shape(tree: Tree, token: Token) -> str:
    """The class of a phrase: by what determines it and by the class of its head."""
    name = tree.name(token)
    if name is not None:
        return f"name:{name.ref.type.value}"
    if token.tag_ in {"PRP", "PRP$", "WDT", "WP", "WP$", "DT", "EX"}:
        return f"word:{token.lower_}"
    if token.pos_ == "PROPN":
        return "proper"
    return f"{determiner(token)}:{head_class(token)}"


def determiner(token: Token) -> str:
    """What determines a noun: the, a, this, its, a name's possessive, none."""
    for child in token.children:
        if child.dep_ in {"det", "poss"} and child.pos_ in {"DET", "PRON"}:
            return child.lower_
        if child.dep_ == "poss":
            return "name's"
    return "bare"


def head_class(token: Token) -> str:
    """The lexicon class of a noun."""
    words, lemma = lexicon(), token.lemma_.lower()
    for key in _CLASSES:
        if lemma in getattr(words, key):
            return key
    return next((key for key in _KINDS if lemma in words.kinds[key]), token.pos_)
