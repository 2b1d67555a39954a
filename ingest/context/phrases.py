"""Names around a figure in the parse: in the noun phrases above it, and in the clauses that hold it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.context.candidates import is_firm
from ingest.context.scene import Scene
from ingest.context.topic import AGENTS
from ingest.quantities.lexicon import cue_words

_STEPS = 10
SAYING = cue_words("people", "saying")
_STRONG = frozenset({"poss", "compound", "nmod", "amod", "appos"})


def refs_of(names: Iterable[Name]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(n.ref for n in names))[:2]


def names_at(names: list[Name], scene: Scene, tokens: Iterable[Token]) -> list[Name]:
    """The names that lie under any of the tokens, in order."""
    offset = scene.sentence.start
    spans = [(offset + t.idx, offset + t.idx + len(t.text)) for t in tokens]
    return [n for n in names if any(n.start < end and start < n.end for start, end in spans)]


def in_phrase(names: list[Name], scene: Scene, token: Token, goods: Token | None = None) -> Iterator[list[Name]]:
    """Names in the noun phrases above the figure, innermost first: owners, qualifiers, "of" and "in" phrases.

    What the counted noun `goods` is called by ("six Acme trucks") comes after the clause: whose they are counts first.
    """
    node = token
    for _ in range(_STEPS):
        if node.lemma_.lower() not in SAYING or node.pos_ != "VERB":
            yield names_at(names, scene, qualifiers(node, token, goods))
        if node.head == node or node.pos_ in {"VERB", "AUX"}:
            return
        if node.dep_ == "appos":
            yield names_at(names, scene, [node.head, *qualifiers(node.head, token, goods)])
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return


def qualifiers(node: Token, origin: Token, goods: Token | None = None) -> Iterator[Token]:
    if node.pos_ in {"NOUN", "PROPN"} and node != origin:
        yield node
    for child in node.children:
        if child == origin or (node == goods and child.dep_ in {"compound", "nmod", "amod"}):
            continue
        if child.dep_ in _STRONG:
            yield from (g for g in child.subtree if g != origin)
        elif (
            child.dep_ == "prep"
            and child.lower_ in {"of", "at", "for", "in"}
            and node.lower_ not in {"those", "that"}
            and origin not in child.subtree
        ):
            yield from (
                g
                for c in child.children
                if c.dep_ == "pobj"
                for g in [c, *(x for x in c.children if x.dep_ in _STRONG)]
            )


_PRONOUNS = frozenset({"it", "they", "we", "he", "she", "i", "you"})


def in_clause(names: list[Name], scene: Scene, token: Token) -> Iterator[list[Name] | None]:
    """Names in the subject of the clause, then of the clauses around it; null where a pronoun stands for the topic."""
    node = token
    for _ in range(_STEPS * 2):
        if node.pos_ in {"VERB", "AUX"} or node.dep_ == "ROOT":
            yield from _of_verb(names, scene, node, token)
        if node.dep_ in {"relcl", "acl"}:
            yield names_at(names, scene, [node.head, *qualifiers(node.head, node)])
        if node.head == node:
            return
        node = node.head


def _speakers(names: list[Name], scene: Scene, verb: Token) -> frozenset[Ref]:
    """Whom analysts who say so work for, and other sayers in the plural: no "it" means them."""
    above = [a for a in verb.ancestors if a.lemma_.lower() in SAYING]
    plural = [c for a in above for c in a.children if c.dep_ == "nsubj" and c.tag_ in {"NNS", "NNPS"}]
    return frozenset(n.ref for n in names_at(names, scene, [g for c in plural for g in c.subtree]))


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def _of_verb(names: list[Name], scene: Scene, verb: Token, token: Token) -> Iterator[list[Name] | None]:
    if verb.lemma_.lower() == "value":
        yield names_at(names, scene, [g for c in verb.children if c.dep_ == "dobj" for g in (c, *c.subtree)])
    subject = [c for c in verb.children if c.dep_ in _SUBJECTS and token not in c.subtree]
    yield from (
        names_at(names, scene, _shallow(c)) for c in verb.children if c.dep_ in _SUBJECTS and token in c.subtree
    )
    if verb.lemma_.lower() not in SAYING or token.head == verb:
        partner = _object(names, scene, verb)
        for child in subject:
            for found in (names_at(names, scene, [child, *child.conjuncts]), names_at(names, scene, _shallow(child))):
                yield [*found[:1], *partner] if found and partner else found
        yield from (names_at(names, scene, c.subtree) for c in verb.children if c.dep_ == "agent")
    if any((c.pos_ == "PRON" and c.lower_ in _PRONOUNS) or is_firm(c) for c in subject):
        end, sayers = scene.sentence.start + subject[0].idx, _speakers(names, scene, verb)
        yield [n for n in names if n.end <= end and n.ref.type in AGENTS and n.ref not in sayers][:1]
        if any(c.lower_ == "they" for c in subject):
            opening = [g for c in verb.children if c.lower_ == "in" and c.i < verb.i for g in c.children]
            yield [n for n in names_at(names, scene, opening) if n.ref.type is EntityType.PLACE]
        yield None


_TRADING = cue_words("people", "trading")


def _object(names: list[Name], scene: Scene, verb: Token) -> list[Name]:
    """The other party of a verb of trade: "agreed to buy Beta for $2bn" tells of both."""
    if verb.lemma_.lower() not in _TRADING:
        return []
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    return [n for n in names_at(names, scene, [g for c in objects for g in [c, *c.conjuncts]]) if n.ref.type in AGENTS]


def _shallow(noun: Token) -> Iterator[Token]:
    """What qualifies a noun, without its relative clauses."""
    for token in noun.subtree:
        chain = [token, *token.ancestors]
        cut = chain[: chain.index(noun)] if noun in chain else []
        if not any(a.dep_ in {"relcl", "acl", "advcl", "appos"} for a in cut):
            yield token
