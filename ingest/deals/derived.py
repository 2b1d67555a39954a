"""Slots that the phrases of others give: whose the object is, who made it, from whose site it comes."""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from ingest.deals.kinds import holders, is_listed, kind, makers, possessors
from ingest.deals.lexicon import Rule
from ingest.deals.party import is_firm
from ingest.deals.slots import Slot
from ingest.deals.tree import Tree, prepositions

_RUNNING = frozenset({"own", "build", "run", "operate", "develop"})
_Reader = Callable[[Tree, Slot], Iterable[Token]]


def derived(tree: Tree, rule: Rule, slots: list[Slot]) -> Iterator[Slot]:
    """The slots, and after them those that a rule gives a role to and that the phrases of others hold. "its" is nobody
    else's where the subject is named."""
    yield from slots
    named = any(s.name == "subj" and is_firm(tree.name(s.token)) for s in slots)
    for slot in slots:
        if slot.name == "obj" and _has_owner(tree, rule, slot.token, named):
            yield Slot("owner", slot.token, slot.level)
        for name, bearers, far, read in _READERS:
            if name in rule.roles and slot.name in bearers:
                found = [t for t in read(tree, slot) if not (named and t.tag_ == "PRP$")]
                yield from (Slot(name, t, slot.level + far) for t in found)


def _has_owner(tree: Tree, rule: Rule, token: Token, named: bool) -> bool:
    """Whether an object has an owner to look for: not a company, not "its stake in A", which names A otherwise, and not
    what the subject sells as its own."""
    if "owner" not in rule.roles:
        return False
    what, its = kind(tree, token), any(c.tag_ == "PRP$" for c in token.children)
    if what == "party" or (what == "stake" and its and any(key in {"in", "of"} for key, _ in prepositions(token))):
        return False
    return not (named and its and rule.roles.get("subj") is rule.roles["owner"])


def _of_phrase(_tree: Tree, slot: Slot) -> list[Token]:
    return possessors(slot.token)


def _of_site(_tree: Tree, slot: Slot) -> list[Token]:
    """ "from B's plant", "from a wind farm that B is to build"."""
    relative = [c for c in slot.token.children if c.dep_ == "relcl"]
    clauses = [c for c in relative if {c.lemma_.lower(), *(g.lemma_.lower() for g in c.children)} & _RUNNING]
    return possessors(slot.token) + [t for c in clauses for t in c.children if t.dep_ == "nsubj" and t.pos_ == "PROPN"]


def _of_share(_tree: Tree, slot: Slot) -> list[Token]:
    return holders(slot.token)


def _of_unit(_tree: Tree, slot: Slot) -> list[Token]:
    return [t for t in possessors(slot.token) if t.tag_ != "PRP$"]


def _of_goods(tree: Tree, slot: Slot) -> list[Token]:
    return makers(tree, slot.token) if is_listed(tree, slot.token, "ware") else []


_READERS: tuple[tuple[str, frozenset[str], int, _Reader], ...] = (
    ("holder", frozenset({"obj"}), 0, _of_share),
    ("whose", frozenset({"obj", "to", "for", "on", "behind"}), 1, _of_phrase),
    ("source", frozenset({"from"}), 1, _of_site),
    ("parent", frozenset({"obj"}), 0, _of_unit),
    ("at", frozenset({"at"}), 0, _of_phrase),
    ("maker", frozenset({"obj", "for", "of", "on"}), 1, _of_goods),
)
"""Slot, the slots in whose phrases it is looked for, how much less sure it is, and who reads it."""
