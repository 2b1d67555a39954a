"""From a tree to events: every trigger with its rule and its roles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graph.vocab import DealType, EntityType, Role
from ingest.deals.event import Event, Part
from ingest.deals.generic import generic_key
from ingest.deals.kinds import is_ware, kind, makers
from ingest.deals.lexicon import Rule, lexicon
from ingest.deals.party import is_firm, owners, parties
from ingest.deals.slots import Slot, maker, noun_slots, verb_slots
from ingest.deals.tree import Tree, is_passive, prepositions, subjects

_CAPITAL = frozenset({DealType.INVESTMENT, DealType.FINANCING, DealType.ACQUISITION})
_ALWAYS = frozenset({"participation", "led_by", "including"})
_GIVERS = frozenset({Role.INVESTOR, Role.LENDER, Role.ACQUIRER, Role.SELLER})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that tells of an event, by the key of its lexicon entry."""

    token: Token
    key: str
    noun: bool


def triggers(tree: Tree) -> Iterator[Trigger]:
    """Every trigger of a tree, in order; a word of several keys gives several."""
    words = lexicon()
    for token in tree.doc:
        if tree.name(token) is not None and token.pos_ == "PROPN":
            continue
        if token.pos_ in {"VERB", "AUX"} or is_gerund(tree, token):
            particles = {c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"}}
            pairs = words.verbs.get(token.lower_, ())
            yield from (Trigger(token, key, False) for key, particle in pairs if not particle or particle in particles)
        elif token.pos_ in {"NOUN", "PROPN"}:
            lemma = token.lemma_.lower() if token.lemma_.lower() in words.nouns else token.lower_
            yield from (Trigger(token, key, True) for key in words.nouns.get(lemma, ()))


def is_gerund(tree: Tree, token: Token) -> bool:
    """Whether a noun in -ing is a verb with its subject before it ("examples include A buying chips from B")."""
    if not token.lower_.endswith("ing") or token.lower_ not in lexicon().verbs:
        return False
    return any(c.dep_ in {"compound", "poss", "nsubj"} and is_firm(tree.name(c)) for c in token.children)


def read(tree: Tree) -> list[Event]:
    """The events that a sentence tells of, in the order of their triggers; one a trigger. Those of verbs are read
    first: an agreement is not told twice when a verb after it says what was agreed."""
    done: dict[int, Event] = {}
    for trigger in sorted(triggers(tree), key=lambda t: (t.noun, t.token.i)):
        if trigger.token.i in done:
            continue
        event = _read_noun(tree, trigger, set(done)) if trigger.noun else _read_verb(tree, trigger)
        if event is not None:
            done[trigger.token.i] = event
    return [done[i] for i in sorted(done)]


def _read_verb(tree: Tree, trigger: Trigger) -> Event | None:
    return _choose(tree, trigger, _resolved(tree, verb_slots(trigger.token)), trigger.key)


def _resolved(tree: Tree, slots: list[Slot]) -> list[Slot]:
    """The slots with what unnamed pronouns stand for: in "A said it would buy B" the subject of the verb of saying."""
    found = []
    for slot in slots:
        found.append(slot)
        token = slot.token
        if (
            slot.name == "subj"
            and token.lower_ in {"it", "they", "we"}
            and not parties(tree, token)
            and token.dep_.startswith("nsubj")
        ):
            verb = token.head
            while (
                verb.dep_ in {"relcl", "acl", "advcl", "ccomp", "conj", "pobj", "prep", "pcomp", "dobj", "xcomp"}
                and verb.head != verb
            ):
                verb = verb.head
                if verb.pos_ in {"VERB", "AUX"} and any(
                    c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i for c in verb.children
                ):
                    break
            found += [Slot("subj", t, 1) for t in subjects(verb) if t.i < token.i]
        if slot.name == "subj" and token.lemma_.lower() in {"backer", "investor", "shareholder", "owner", "parent"}:
            found += [Slot("backed", c) for c in token.children if c.dep_ == "poss"]
    return found


def _read_noun(tree: Tree, trigger: Trigger, told: set[int]) -> Event | None:
    plain = _resolved(tree, noun_slots(trigger.token))
    slots = [_renamed(s, trigger.key, plain) for s in plain]
    key = generic_key(tree, trigger.token, slots, told) if trigger.key == "agree" else trigger.key
    if key is None:
        return None
    return _choose(tree, trigger, slots, key)


def _renamed(slot: Slot, key: str, slots: list[Slot]) -> Slot:
    """A noun's slots in the words of its verb: "A's purchase of B", "the purchase by A", "A's B purchase"."""
    names = {s.name for s in slots}
    if slot.name == "of" and key in {"buy", "sell", "lease"}:
        return Slot("obj", slot.token, slot.level)
    if slot.name == "poss":
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
    if key in {"invest", "stake"} and "poss" in names:
        return "in"
    return "maker" if key == "orders" and "poss" in names else "subj"


def _choose(tree: Tree, trigger: Trigger, slots: list[Slot], key: str) -> Event | None:
    """The event by the first rule that fits the object and finds enough parties."""
    kinds = {kind(tree, s.token) for s in slots if s.name == "obj"}
    kinds |= {"ware" for s in slots if s.name == "obj" and is_ware(tree, s.token)}
    for rule in lexicon().rules_for(key):
        if not _fits(tree, trigger, rule, slots, kinds):
            continue
        parts = tuple(_fill(tree, rule, slots))
        if (
            len({p.role for p in parts}) > 1
            or (len(parts) > 1
            and parts[0].role is Role.PARTNER)
            or (rule.alone and parts)
        ):
            return _event(tree, trigger, rule, parts, slots)
    return None


def _fits(tree: Tree, trigger: Trigger, rule: Rule, slots: list[Slot], kinds: set[str]) -> bool:
    """Whether a rule's conditions hold: the kind of object, a phrase that must be there, the verb that makes the deal."""
    if rule.object and not rule.object & kinds:
        return False
    if rule.needs and not any(s.name in rule.needs and parties(tree, s.token) for s in slots):
        return False
    return not rule.light or maker(trigger.token) in getattr(lexicon(), rule.light)


def _fill(tree: Tree, rule: Rule, slots: list[Slot]) -> Iterator[Part]:
    """The parts of an event, the surest slot first; a name plays one role."""
    taken: dict[str, Part] = {}
    filled: dict[Role, int] = {}
    for slot in _with_owners(tree, rule, slots):
        role = rule.roles.get(slot.name)
        if role is None or (filled.get(role, 9) < slot.level and role is not Role.PARTNER and slot.name not in _ALWAYS):
            continue
        for name in parties(tree, slot.token) if slot.name != "owner" else owners(tree, slot.token):
            if name.ref.id is None or name.ref.id in taken or not may_play(name.ref.type, role, rule.type):
                continue
            taken[name.ref.id] = Part(name, role, slot.name)
            filled.setdefault(role, slot.level)
    yield from taken.values()


def _with_owners(tree: Tree, rule: Rule, slots: list[Slot]) -> Iterable[Slot]:
    yield from slots
    for slot in slots:
        if slot.name == "obj" and "owner" in rule.roles and kind(tree, slot.token) != "party":
            yield Slot("owner", slot.token, slot.level)
        if slot.name in {"obj", "for", "of"} and "maker" in rule.roles:
            yield from (Slot("maker", t, slot.level + 1) for t in makers(tree, slot.token))


def may_play(type_: EntityType, role: Role, deal: DealType) -> bool:
    """Whether an entity of this type can play this role: people and states put money in, and buy and sell companies."""
    if type_ in {EntityType.COMPANY, EntityType.ORGANIZATION}:
        return True
    return type_ is EntityType.PERSON and deal in _CAPITAL and role in _GIVERS


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
        goods=tuple(phrase(tree, g) for g in goods[:1]),
        definite=trigger.noun and any(c.lower_ in {"the", "that", "this"} for c in token.children),
    )


def phrase(tree: Tree, token: Token) -> str:
    """A noun with what stands before it, in the words of the text."""
    left = [t for t in token.lefts if t.dep_ in {"compound", "amod", "nmod", "poss", "nummod"} and t.dep_ != "poss"]
    start = min([token.i, *(t.left_edge.i for t in left if t.dep_ != "nummod")])
    first, last = tree.doc[start], token
    return f"{tree.masked.at[first.idx]}:{tree.masked.ends[last.idx + len(last) - 1]}"


def clause(tree: Tree, token: Token) -> tuple[int, int]:
    """The shadow offsets of the clause that holds a trigger, without the clauses that are coordinated with it."""
    top = token
    while top.pos_ not in {"VERB", "AUX"} and top.head != top:
        top = top.head
    apart = {
        t.i for c in top.children if c.dep_ in {"conj", "parataxis"} and c.pos_ in {"VERB", "AUX"} for t in c.subtree
    }
    inside = [t for t in top.subtree if t.i not in apart and not t.is_punct]
    run = [t for t in inside if token.left_edge.i <= t.i <= token.right_edge.i or t.i not in apart]
    begin, end = min(t.i for t in run), max(t.i for t in run)
    return tree.span(tree.doc[begin])[0], tree.span(tree.doc[end])[1]


__all__ = ["Trigger", "clause", "is_firm", "is_passive", "may_play", "prepositions", "read", "triggers"]
