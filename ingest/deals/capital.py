"""What stands where around words of investing and paying, beyond the slots of every trigger."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from ingest.deals.kinds import is_money
from ingest.deals.lexicon import lexicon
from ingest.deals.slots import Slot
from ingest.deals.tree import is_passive, is_relative, objects, prepositions, reach, subjects

_PAID = frozenset({"pay", "subscribe", "talks"})
_BOUGHT = ("unit", "stake", "control", "royalty", "share")
LEADING = frozenset({"lead", "cornerstone", "anchor"})


def capital_slots(trigger: Token, key: str, slots: list[Slot]) -> list[Slot]:
    """The slots with those that words of capital add."""
    more = [Slot(name, t, 1) for name, t in _related(trigger)]
    if key in _PAID:
        more += [Slot("obj", s.token, s.level) for s in slots if s.name in _paid_for(key) and _is_bought(s.token)]
    special = _SPECIAL.get(key)
    if special is not None:
        more += special(trigger, [*slots, *more])
    return sorted([*slots, *more], key=lambda s: s.level)


def _owned(verb: Token, _slots: list[Slot]) -> list[Slot]:
    """ "A, 40% owned by B", "A, in which B holds 40%": whose part it is."""
    found = [Slot("part", verb.head, 1)] if verb.dep_ in {"relcl", "acl"} else []
    return found + [Slot("part", t, 2) for t in subjects(verb.head) if verb.dep_ == "acl"]


def _investors(noun: Token, _slots: list[Slot]) -> list[Slot]:
    return _leading(noun) + _counted(noun)


def _private(verb: Token, slots: list[Slot]) -> list[Slot]:
    """ "A is taken private by B"."""
    return [Slot("private", s.token, s.level) for s in slots if s.name == "obj" and is_passive(verb)]


def _talked_about(_noun: Token, slots: list[Slot]) -> list[Slot]:
    """ "talks over the latter's unit": whose unit it is."""
    return [Slot("whose", t, -1) for s in slots if s.name == "obj" for t in possessors(s.token)]


def _taken_in(_verb: Token, slots: list[Slot]) -> list[Slot]:
    """ "pulled in $80m", where the money was read as the preposition's."""
    return [Slot("obj", s.token, 1) for s in slots if s.name == "in" and is_money(s.token)]


def _lent(trigger: Token, _slots: list[Slot]) -> list[Slot]:
    return [Slot("participation", t, 1) for t in _alongside(trigger)]


def _paid_for(key: str) -> frozenset[str]:
    return frozenset({"over", "about", "on", "for"}) if key == "talks" else frozenset({"for", "to", "on"})


def _is_bought(token: Token) -> bool:
    """Whether a phrase is something that is paid for whole or in part."""
    words, lemma = lexicon().kinds, token.lemma_.lower()
    return any(lemma in words[name] for name in _BOUGHT) or token.lower_ in {"%", "percent"}


def _related(trigger: Token) -> Iterator[tuple[str, Token]]:
    """ "a round that values A at $4bn", "a round that included A", "raising $4bn, valuing A at ...", "in which"."""
    for child in trigger.children:
        lemma = child.lemma_.lower()
        if child.dep_ in {"relcl", "acl", "advcl"} and lemma in {"value", "include", "feature"}:
            name = "valued" if lemma == "value" else "including"
            yield from ((name, t) for t in objects(child) if t.i != trigger.i)
    head = trigger.head
    if trigger.dep_ == "relcl" and any(
        c.dep_ == "prep" and c.lower_ in {"in", "of"} and any(is_relative(g) for g in c.children)
        for c in trigger.children
    ):
        yield "valued", head
        yield "part", head


def _valuing(noun: Token, _slots: list[Slot]) -> list[Slot]:
    """ "a round led by A valued B at $1bn": whom the round puts a value on."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() != "value":
        return []
    return [Slot("valued", t, 1) for t in objects(verb)]


def _leading(noun: Token) -> list[Slot]:
    """ "its lead investor, A": who leads, in apposition."""
    if not any(c.lower_ in LEADING for c in noun.children if c.i < noun.i):
        return []
    return [Slot("lead", c, 1) for c in noun.children if c.dep_ == "appos"]


def _counted(noun: Token) -> list[Slot]:
    """ "A counts B among its investors", "A counts B as an investor"."""
    verb = noun.head.head
    if noun.head.lower_ not in {"among", "as"} or verb.lemma_.lower() not in {
        "count",
        "include",
        "number",
        "have",
        "list",
    }:
        return []
    return [Slot("poss", t, 1) for t in subjects(verb)] + [Slot("include", t, 1) for t in objects(verb)]


def _royalty(_trigger: Token, slots: list[Slot]) -> Iterator[Slot]:
    """ "a royalty on A's pill": whose sales it is a share of."""
    for slot in slots:
        if slot.name == "obj" and slot.token.lemma_.lower() in lexicon().kinds["royalty"]:
            for level, key, token in reach(slot.token):
                if key in {"on", "of"}:
                    yield from (Slot("from", t, level + 1) for t in possessors(token))


def possessors(token: Token) -> list[Token]:
    """Whose things a phrase names ("A's pump unit", "half of A's fields")."""
    near = [token, *(g for key, g in prepositions(token) if key == "of")]
    return [c for t in near for c in t.children if c.dep_ == "poss"]


def _alongside(trigger: Token) -> Iterator[Token]:
    """ "lending $90m, alongside a $60m tranche from A": who else lends."""
    for token in trigger.subtree:
        if token.lower_ == "alongside":
            for _, governed in prepositions_of(token):
                yield from (g for key, g in prepositions(governed) if key in {"from", "by"})
                yield governed


def prepositions_of(preposition: Token) -> Iterator[tuple[str, Token]]:
    """What a preposition governs."""
    return ((preposition.lower_, c) for c in preposition.children if c.dep_ == "pobj")


_SPECIAL: dict[str, Callable[[Token, list[Slot]], Iterable[Slot]]] = {
    "owned": _owned,
    "investors": _investors,
    "lenders": _investors,
    "round": _valuing,
    "private": _private,
    "talks": _talked_about,
    "raise": _taken_in,
    "buy": _royalty,
    "pay": _royalty,
    "lend": _lent,
    "loan": _lent,
    "borrow": _lent,
}
"""What further slots the words of a trigger have."""
