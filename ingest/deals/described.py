"""Whom a phrase without a name describes: "A, a maker of valves", "A is the buyer", "the latter", "that of A"."""

from spacy.tokens import Token

from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.deals.tree import Tree, prepositions

_FIRM = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_SIDES = {"former": 0, "latter": 1}


def described(tree: Tree, token: Token) -> list[Name]:
    """The company that a common noun or a pronoun stands for, where grammar alone says it; none otherwise."""
    if token.lower_ in _SIDES:
        return _side(tree, token)
    if token.lower_ in {"that", "those"} and token.tag_ == "DT":
        return [n for key, g in prepositions(token) if key == "of" for n in _firm(tree, g)]
    if token.pos_ != "NOUN":
        return []
    if token.dep_ == "appos" and token.head.i < token.i:
        return _firm(tree, token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be":
        return [n for c in token.head.children if c.dep_ == "nsubj" and c.i < token.i for n in _firm(tree, c)]
    return []


def _firm(tree: Tree, token: Token) -> list[Name]:
    name = tree.name(token)
    return [name] if name is not None and name.ref.id is not None and name.ref.type in _FIRM else []


def _side(tree: Tree, token: Token) -> list[Name]:
    """The first or the second of the two companies that were named last before "the former" or "the latter"."""
    before: dict[str, Name] = {}
    for i in sorted(tree.names, reverse=True):
        name = tree.names[i]
        if i < token.i and name.ref.type in _FIRM | {EntityType.PERSON} and name.ref.id is not None:
            before.setdefault(name.ref.id, name)
    if len(before) < 2:
        return []
    second, first = list(before.values())[:2]
    return [(first, second)[_SIDES[token.lower_]]]
