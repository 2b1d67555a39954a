"""Who plays which role: the first rule of a trigger that fits, its slots filled from the surest to the least sure."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graph.vocab import DealType, EntityType, Role
from ingest.analysis import Name
from ingest.deals.derived import derived
from ingest.deals.event import Event, Part
from ingest.deals.flavours import flavours
from ingest.deals.kinds import (
    has_job,
    is_bare_stake,
    is_listed,
    is_named_unit,
    is_own,
    kind,
)
from ingest.deals.lexicon import Rule, lexicon
from ingest.deals.party import alike, is_firm, owners, parties, supposed, unnamed_in_list
from ingest.deals.sides import sided
from ingest.deals.slots import Slot, maker
from ingest.deals.spans import clause, phrase
from ingest.deals.tree import Tree, prepositions
from ingest.deals.triggers import Trigger

_CAPITAL = frozenset({DealType.INVESTMENT, DealType.FINANCING, DealType.ACQUISITION})
_ALWAYS = frozenset({"participation", "led_by", "including", "valued"})
_BOLD = frozenset({"subj", "obj", "in", "into", "with", "from", "to", "for", "of", "off"})
"""Slots in which a capitalised phrase that no name was found in is one, when the other side is known."""
_MANY = frozenset({Role.INVESTOR, Role.LENDER})
"""Roles that several play: in their lists a capitalised phrase is a company, too."""
_BOLD_TRADE = frozenset({"subj", "with", "from", "to", "by", "doer"})
_GIVERS = frozenset({Role.INVESTOR, Role.LENDER, Role.ACQUIRER, Role.SELLER})


def choose(tree: Tree, trigger: Trigger, slots: list[Slot], key: str) -> Event | None:
    """The event by the first rule that fits the object and finds enough parties; else a partial one."""
    kinds = _kinds(tree, trigger, slots)
    near = lone = None
    if any(s.name in {"obj", "of", "in"} and is_listed(tree, s.token, "venture") for s in slots) and key == "own":
        key = "venture"
    for rule in lexicon().rules_for(key):
        if not _fits(tree, trigger, rule, slots, kinds):
            continue
        event = _named(tree, trigger, rule, slots)
        event = sided(tree, trigger.token, event)
        if event.whole:
            return event
        if (
            rule.alone
            and event.parts
            and all(p.slot == "subj" for p in event.parts)
            and lone is None
            and _stands_alone(trigger, rule)
        ):
            lone = event
        if event.parts and (near is None or (event.lonely and not near.lonely)):
            near = replace(event, partial=True)
    return lone or near


def _named(tree: Tree, trigger: Trigger, rule: Rule, slots: list[Slot]) -> Event:
    """The event by one rule, with companies by their looks where names alone do not make it whole."""
    event = _event(tree, trigger, rule, tuple(_fill(tree, rule, slots)), slots)
    if event.parts and not event.whole and rule.type is not DealType.OTHER:
        bold = _event(tree, trigger, rule, tuple(_fill(tree, rule, slots, bold=True)), slots)
        event = bold if bold.whole else event
    if not event.parts and trigger.token.lemma_.lower() in rule.lonely:
        event = _event(tree, trigger, rule, tuple(_fill(tree, rule, slots, bold=True)), slots)
    return event


def _kinds(tree: Tree, trigger: Trigger, slots: list[Slot]) -> set[str]:
    """What the objects are; "job" where the verb says what for, "two" where someone is given goods."""
    kinds = {kind(tree, s.token) for s in slots if s.name == "obj"}
    kinds |= {k for s in slots if s.name == "obj" for k in ("ware", "site") if is_listed(tree, s.token, k)}
    if any(s.name == "obj" and is_named_unit(tree, s.token) for s in slots):
        kinds.add("named_unit")
    if any(s.name == "obj" and is_bare_stake(tree, s.token) for s in slots):
        kinds.add("bare_stake")
    if any(s.name == "obj" and is_own(tree, s.token) for s in slots):
        kinds.add("own")
    if has_job(trigger.token):
        kinds.add("job")
    if "ware" in kinds and any(s.name in {"obj", "iobj"} and _is_named(tree, s.token) for s in slots):
        kinds.add("two")
    return kinds | flavours(tree, trigger.token, slots)


def _stands_alone(trigger: Trigger, rule: Rule) -> bool:
    """Whether one side is enough: not of a deal told before, and where asked, or where the verb tells of a habit
    ("A buys milk"), only with the size of the order."""
    if _says_whose(trigger):
        return False
    habit = rule.type is DealType.SUPPLY and trigger.token.tag_ in {"VBZ", "VBP"}
    if not rule.sized and not habit:
        return True
    verb = trigger.token.head if trigger.noun else trigger.token
    told = [t for t in verb.subtree if t.i > verb.i]
    if habit and not trigger.noun:
        told = [t for c in verb.children if c.dep_ == "dobj" for t in [*c.lefts, c]]
    sized = any(t.text[0].isdigit() or t.like_num or t.lower_ in {"dozens", "hundreds", "thousands"} for t in told)
    return sized and verb.pos_ == "VERB" and not (trigger.noun and _points_back(trigger.token))


def _says_whose(trigger: Trigger) -> bool:
    """Whether a purchase is told with a known other side ("from the site", "of the plant's output")."""
    if trigger.noun:
        return False
    near = [
        t
        for c in trigger.token.children
        if c.dep_ == "dobj"
        for t in c.subtree
        if t.dep_ == "poss" and t.tag_ != "PRP$"
    ]
    sides = [t for key, t in prepositions(trigger.token) if key in {"from", "at", "off"}]
    return bool(near) or any(c.lower_ == "the" for t in sides for c in t.children)


def _is_listing(slot: Slot, role: Role, rule: Rule) -> bool:
    """Whether a slot lists those of whom a capitalised phrase beside a company is one."""
    return (role in _MANY and rule.type in _CAPITAL) or slot.name == "between"


def _is_named(tree: Tree, token: Token) -> bool:
    return is_firm(tree.name(token)) and token.dep_ in {"dobj", "dative", "nsubjpass"}


def _fits(tree: Tree, trigger: Trigger, rule: Rule, slots: list[Slot], kinds: set[str]) -> bool:
    """Whether a rule's conditions hold: the kind of object, a phrase that must be there, the verb that makes it."""
    if rule.object and not rule.object & kinds:
        return False
    if rule.where and not any(_is_there(tree, s, rule.where) for s in slots):
        return False
    if rule.verbs and trigger.token.lemma_.lower() not in rule.verbs:
        return False
    if rule.needs and not any(s.name in rule.needs and parties(tree, s.token) for s in derived(tree, rule, slots)):
        return False
    return not rule.light or maker(trigger.token) in getattr(lexicon(), rule.light)


def _is_there(tree: Tree, slot: Slot, where: dict[str, str]) -> bool:
    """Whether a slot is one that a rule asks for, and its phrase (or what "of" hangs on it) of the kind asked."""
    wanted = where.get(slot.name)
    if not wanted:
        return wanted is not None
    return is_listed(tree, slot.token, wanted)


def _fill(tree: Tree, rule: Rule, slots: list[Slot], bold: bool = False) -> Iterator[Part]:
    """The parts of an event, the surest slot first; a name plays one role."""
    taken: dict[str, Part] = {}
    filled: dict[Role, int] = {}
    for slot in derived(tree, rule, slots):
        role = rule.roles.get(slot.name)
        if role is None or (filled.get(role, 9) < slot.level and role is not Role.PARTNER and slot.name not in _ALWAYS):
            continue
        named = owners(tree, slot.token) if slot.name == "owner" else parties(tree, slot.token)
        if (
            bold
            and slot.name in (_BOLD if rule.type in _CAPITAL else _BOLD_TRADE)
            and (slot.level < 2 or slot.name == "doer")
            and not any(may_play(n.ref.type, role, rule.type) for n in named)
        ):
            named = supposed(tree, slot.token)
        if _is_listing(slot, role, rule) and any(may_play(n.ref.type, role, rule.type) for n in named):
            named = [*named, *unnamed_in_list(tree, slot.token)]
        for name in _like_the_others(named, role, rule):
            if name.ref.id is None or name.ref.id in taken:
                continue
            if not _may(name, role, rule.type) and not _is_state(slot.token, name):
                continue
            taken[name.ref.id] = Part(name, role, slot.name)
            filled.setdefault(role, slot.level)
    yield from taken.values()


def _like_the_others(named: list[Name], role: Role, rule: Rule) -> list[Name]:
    """Those listed with a company as companies, too; people stay people where people can play the role."""
    if rule.type in _CAPITAL and role in _GIVERS and any(n.ref.type is EntityType.PERSON for n in named):
        return named
    return alike(named)


def _may(name: Name, role: Role, deal: DealType) -> bool:
    """Whether a name can play a role; a place can where its government deals."""
    return name.how == "government" or may_play(name.ref.type, role, deal)


def may_play(type_: EntityType, role: Role, deal: DealType) -> bool:
    """Whether an entity of this type can play this role: people and states put money in, and buy and sell companies."""
    if type_ in {EntityType.COMPANY, EntityType.ORGANIZATION}:
        return True
    return type_ is EntityType.PERSON and deal in _CAPITAL and role in _GIVERS


def _is_state(token: Token, name: Name) -> bool:
    """ "the Ohio government": a place whose government acts."""
    return name.ref.type is EntityType.PLACE and token.lemma_.lower() in lexicon().governments


def _event(tree: Tree, trigger: Trigger, rule: Rule, parts: tuple[Part, ...], slots: list[Slot]) -> Event:
    token = trigger.token
    goods = [s.token for s in slots if s.name == "obj" and kind(tree, s.token) in {"goods", "unit"}]
    return Event(
        tree=tree,
        trigger=token,
        at=tree.span(token),
        clause=clause(tree, token),
        rule=f"{'noun' if trigger.noun else 'verb'}:{trigger.key}>{rule.name}",
        type=rule.type,
        parts=parts,
        status=rule.status,
        goods=tuple(phrase(tree, g) for g in goods[-1:]),
        lonely=token.lemma_.lower() in rule.lonely and all(p.role is rule.roles.get("subj") for p in parts),
        definite=rule.definite
        or trigger.key == "participate"
        or _is_bare_bid(trigger, slots)
        or (trigger.noun and _points_back(token)),
    )


def _is_bare_bid(trigger: Trigger, slots: list[Slot]) -> bool:
    """ "A had also bid": for what was told before."""
    return trigger.key == "bid" and not trigger.noun and not any(s.name in {"for", "to"} for s in slots)


def _points_back(noun: Token) -> bool:
    """Whether a noun is one that the reader knows already."""
    return any(c.lower_ in {"the", "that", "this", "other"} for c in noun.children)
