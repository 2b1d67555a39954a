"""From a tree to events: every trigger with its rule and its roles."""

from spacy.tokens import Token

from ingest.deals.capital import LEADING, capital_slots
from ingest.deals.doers import included, ordered_by, ruled, sayers, served
from ingest.deals.event import Event
from ingest.deals.generic import generic_key
from ingest.deals.kinds import is_suit
from ingest.deals.leaseback import by_maker, leased_back
from ingest.deals.negation import is_negated
from ingest.deals.party import is_firm
from ingest.deals.pronouns import resolved
from ingest.deals.roles import choose
from ingest.deals.slots import Slot, framed_by, maker, noun_slots, verb_slots
from ingest.deals.tree import Tree
from ingest.deals.triggers import Trigger, triggers

_STANDING = frozenset({"investors", "lenders", "tenant", "supplier", "licensee"})
"""Nouns that say what somebody is to another: "A's biggest shareholder is B"."""


def read(tree: Tree) -> list[Event]:
    """The events that a sentence tells of, in the order of their triggers; one a trigger. Those of verbs are read
    first: an agreement is not told twice when a verb after it says what was agreed."""
    done: dict[int, Event] = {}
    for trigger in sorted(triggers(tree), key=lambda t: (t.noun, t.token.i)):
        old = done.get(trigger.token.i)
        if old is not None and not old.partial:
            continue
        whole = {i for i, e in done.items() if not e.partial}
        if trigger.noun and trigger.token.head.i in whole and trigger.token.dep_ in {"dobj", "nsubjpass"}:
            continue
        event = _read_noun(tree, trigger, whole) if trigger.noun else _read_verb(tree, trigger)
        if event is not None and (old is None or not event.partial):
            done[trigger.token.i] = event
    told = [done[i] for i in sorted(done) if not is_negated(tree, done[i])]
    return [leased_back(tree, one) for event in told for one in by_maker(event)]


def _read_verb(tree: Tree, trigger: Trigger) -> Event | None:
    slots = capital_slots(trigger.token, trigger.key, verb_slots(trigger.token))
    if trigger.key == "work" and any(s.name == "on" and is_suit(s.token) for s in slots):
        return None
    return choose(tree, trigger, resolved(tree, slots, trigger.token), trigger.key)


def _read_noun(tree: Tree, trigger: Trigger, told: set[int]) -> Event | None:
    if trigger.key == "agree" and framed_by(trigger.token) in told:
        return None
    plain = resolved(tree, capital_slots(trigger.token, trigger.key, noun_slots(trigger.token)))
    plain = _in_turn(plain, trigger.key)
    slots = [_renamed(s, trigger.key, plain) for s in plain]
    key = generic_key(tree, trigger.token, slots, told) if trigger.key == "agree" else trigger.key
    slots += _standing(trigger.token, key)
    if key == "bid" and maker(trigger.token) in {"win", "clinch", "bag", "secure"} and not _names(tree, slots, "for"):
        key = "agreement.supply"
    if key is None:
        return None
    event = choose(tree, trigger, slots, key)
    if event is not None and event.partial and key in _STANDING and not _leads(event):
        return None
    if key.startswith("agreement.") and event is not None and event.partial and len(event.parts) > 1:
        return choose(tree, trigger, slots, "agreement.partner")
    return event


def _leads(event: Event) -> bool:
    """Whether a noun of standing tells who leads or is among those who give, though not to whom."""
    told = any(p.slot in {"lead", "led_by", "include"} for p in event.parts)
    return told or (event.trigger is not None and any(c.lower_ in LEADING for c in event.trigger.children))


def _names(tree: Tree, slots: list[Slot], name: str) -> bool:
    """Whether a slot of this name holds a company."""
    return any(s.name == name and is_firm(tree.name(s.token)) for s in slots)


def _in_turn(slots: list[Slot], key: str) -> list[Slot]:
    """ "the A-B takeover": of two names before the noun the first is who takes over."""
    both = [s for s in slots if s.name == "comp" and s.token.pos_ == "PROPN"]
    if key != "buy" or len(both) != 2 or any(s.name in {"poss", "by", "of", "from"} for s in slots):
        return slots
    first = min(both, key=lambda s: s.token.i)
    return [Slot("by", s.token, s.level) if s is first else s for s in slots]


def _standing(noun: Token, key: str | None) -> list[Slot]:
    """The slots of a noun that says what somebody is ("A's tenant is B"), or what somebody says was done."""
    found = [Slot("include", c) for c in included(noun)] if key in _STANDING else []
    if key in _STANDING:
        found += [Slot("subj", t, 0) for t in ruled(noun)]
    if key in {"license", "agreement.supply", "agreement.license"}:
        found += [Slot("client", t, 1) for t in served(noun)]
    if key == "orders":
        found += [Slot("orderer", t) for t in ordered_by(noun)] + [Slot("sayer", t, 3) for t in sayers(noun, "confirm")]
    if key == "option":
        found += [Slot("sayer", t, 3) for t in sayers(noun)]
    return found


def _renamed(slot: Slot, key: str, slots: list[Slot]) -> Slot:
    """A noun's slots in the words of its verb: "A's purchase of B", "the purchase by A", "A's B purchase"."""
    names = {s.name for s in slots}
    agreed = slot.name == "subj" and key == "buy" and "by" in names and not names & {"of", "poss"}
    if agreed or (slot.name == "of" and key in {"buy", "sell", "lease"}):
        return Slot("obj", slot.token, slot.level)
    if slot.name == "poss" and key in {"orders", "agreement.supply"} and "subj" in names and "from" not in names:
        return Slot("from", slot.token, slot.level)
    if slot.name == "poss" and key not in _STANDING | {"tender"}:
        passive = "by" in names and "of" not in names and key in {"buy", "sell"}
        return Slot("obj" if passive else "subj", slot.token, slot.level)
    if slot.name == "by" and key in {"buy", "sell", "orders", "merge", "partner"}:
        return Slot("subj", slot.token, slot.level)
    if slot.name == "comp":
        return Slot(_before(key, names), slot.token, slot.level)
    return slot


def _before(key: str, names: set[str]) -> str:
    """What a name right before a noun is: the target of a takeover, the maker of an order, else a party."""
    if (key in {"buy", "bid", "sell"} and names & {"poss", "subj", "by"}) or key == "buy":
        return "obj" if key != "bid" else "for"
    if key in _STANDING:
        return "comp"
    if key == "tender":
        return "by"
    if key == "joint" and names & {"poss", "subj"}:
        return "vehicle"
    if key in {"invest", "stake"} and "poss" in names:
        return "in"
    return "maker" if key == "orders" and "poss" in names else "subj"
