"""Which words of a sentence may tell of a deal."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.deals.lexicon import lexicon
from ingest.deals.party import is_firm
from ingest.deals.tree import Tree


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
            particles = {c.lower_ for c in token.children if c.dep_ in {"prt", "prep", "advmod"} and _is_near(token, c)}
            pairs = words.verbs.get(_read_as(tree, token), ())
            yield from (Trigger(token, key, False) for key, particle in pairs if not particle or particle in particles)
        if token.pos_ in {"NOUN", "PROPN"}:
            lemma = token.lemma_.lower() if token.lemma_.lower() in words.nouns else token.lower_
            yield from (Trigger(token, key, True) for key in words.nouns.get(lemma, ()))


def _is_near(verb: Token, particle: Token) -> bool:
    """Whether a particle stands by its verb: "in" right after it ("bought in"), others behind the object, too."""
    return particle.lower_ not in {"in", "into"} or particle.i == verb.i + 1


def _read_as(tree: Tree, token: Token) -> str:
    """The verb of the text; of a phrase ("walked away from") the plain one that the parser reads in its place."""
    word = tree.word(token)
    return token.lower_ if " " in word else word


def is_gerund(tree: Tree, token: Token) -> bool:
    """Whether a noun in -ing is a verb with its subject before it ("examples include A buying chips from B")."""
    if not token.lower_.endswith("ing") or token.lower_ not in lexicon().verbs:
        return False
    if token.i and token.dep_ in {"amod", "compound"} and is_firm(tree.name(token.nbor(-1))):
        return True
    return any(c.dep_ in {"compound", "poss", "nsubj"} and is_firm(tree.name(c)) for c in token.children)
