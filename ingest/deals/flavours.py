"""What money or a word of dealing is about, by the nouns beside it: debt, aid, stealth, a suit, a share owned."""

from collections.abc import Sequence

from spacy.tokens import Token

from graph.vocab import EntityType
from ingest.deals.kinds import is_money, is_share
from ingest.deals.lexicon import lexicon
from ingest.deals.slots import Slot
from ingest.deals.tree import Tree, is_passive, prepositions

_NAMED = ("debt", "aid", "bond", "membership")
"""Kinds that the nouns in and around an object give."""
_AFTER = frozenset({"obj", "to", "with", "for", "as", "into"})
_BESIDE = frozenset({"in", "of", "as", "via", "through", "from"})


def flavours(tree: Tree, trigger: Token, slots: Sequence[Slot]) -> set[str]:
    """Further kinds of a trigger's object, by the words around it."""
    words = lexicon().kinds
    about = _nouns(slots)
    found = {name for name in _NAMED if about & words[name]}
    if any(s.name in {"about", "over", "with"} and s.token.lemma_.lower() in words["suit"] for s in slots):
        found.add("suit")
    checks = {
        "guarantee": trigger.lemma_.lower() == "guarantee",
        "stealth": any(t.lower_ == "stealth" for t in trigger.subtree),
        "bare": not any(s.name in _AFTER for s in slots),
        "nothing": trigger.tag_ in {"VBD", "VBN"} and not any(s.name == "obj" for s in slots),
        "priced": _is_own_work(slots),
        "passive": is_passive(trigger) and any(s.name == "subj" for s in slots),
        "site": any(s.name == "in" and s.level < 2 and _is_place(tree, s.token) for s in slots) and _paid(slots),
        "owned": _is_share_owned(trigger, slots),
    }
    return found | {name for name, holds in checks.items() if holds}


def _nouns(slots: Sequence[Slot]) -> set[str]:
    """The nouns of the object and of what "in" and "of" hang on it ("$90m in term debt")."""
    heads = [s.token for s in slots if s.name == "obj"]
    beside = [g for t in heads for key, g in prepositions(t) if key in _BESIDE]
    beside += [s.token for s in slots if s.name in {"in", "of", "through", "via", "from"} and s.level < 2]
    every = [*heads, *beside]
    every += [c for t in every if t.lemma_.lower() in lexicon().package for c in t.children if c.dep_ == "compound"]
    return {t.lemma_.lower() for t in every}


def _is_own_work(slots: Sequence[Slot]) -> bool:
    """Whether somebody alone builds what is told with its price."""
    return any(s.name == "obj" and _is_priced(s.token) for s in slots) and not any(s.name == "jointly" for s in slots)


def _is_priced(token: Token) -> bool:
    """Whether a work is told with what it costs ("a $612 million factory")."""
    listed = lexicon().kinds["unit"] | lexicon().kinds["site"]
    return token.lemma_.lower() in listed and any(is_money(c) for c in token.lefts)


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
