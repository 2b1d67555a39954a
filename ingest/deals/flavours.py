"""What money or a word of dealing is about, by the nouns beside it: debt, aid, stealth, a suit, a share owned."""

from collections.abc import Sequence

from spacy.tokens import Token

from graph.vocab import EntityType
from ingest.deals.kinds import is_money, is_share
from ingest.deals.lexicon import lexicon
from ingest.deals.slots import Slot
from ingest.deals.tree import Tree, is_passive, prepositions

_BESIDE = frozenset({"in", "of", "as", "via", "through", "from"})


def flavours(tree: Tree, trigger: Token, slots: Sequence[Slot]) -> set[str]:
    """Further kinds of a trigger's object, by the words around it."""
    words = lexicon().kinds
    about = _nouns(slots)
    found = {name for name in ("debt", "aid") if about & words[name]}
    if trigger.lemma_.lower() == "guarantee":
        found.add("guarantee")
    if any(t.lower_ == "stealth" for t in trigger.subtree):
        found.add("stealth")
    if any(s.name in {"about", "over", "with"} and s.token.lemma_.lower() in words["suit"] for s in slots):
        found.add("suit")
    if not any(s.name in {"obj", "to", "with", "for", "as", "into"} for s in slots):
        found.add("bare")
    if any(s.name == "in" and s.level < 2 and _is_place(tree, s.token) for s in slots) and _paid(slots):
        found.add("site")
    if _is_share_owned(trigger, slots):
        found.add("owned")
    return found


def _nouns(slots: Sequence[Slot]) -> set[str]:
    """The nouns of the object and of what "in" and "of" hang on it ("$90m in term debt")."""
    heads = [s.token for s in slots if s.name == "obj"]
    beside = [g for t in heads for key, g in prepositions(t) if key in _BESIDE]
    beside += [s.token for s in slots if s.name in {"in", "of", "through", "via"} and s.level < 2]
    return {t.lemma_.lower() for t in [*heads, *beside]}


def _is_place(tree: Tree, token: Token) -> bool:
    name = tree.name(token)
    return name is not None and name.ref.type is EntityType.PLACE


def _paid(slots: Sequence[Slot]) -> bool:
    return any(s.name == "obj" and is_money(s.token) for s in slots)


def _is_share_owned(verb: Token, slots: Sequence[Slot]) -> bool:
    """ "40% owned by A", "a quarter of which is owned by A", "in which A holds about 20 per cent"."""
    shares = lexicon().kinds["share"]
    if is_passive(verb):
        near = [c for c in verb.children if c.dep_ in {"npadvmod", "advmod", "nsubjpass", "nmod"}]
        near += [verb.head] if verb.dep_ == "acl" else []
        return any(is_share(c) or c.lemma_.lower() in shares for c in near)
    held = [s.token for s in slots if s.name == "obj"]
    return any(is_share(t) or any(key == "per" for key, _ in prepositions(t)) for t in held)
