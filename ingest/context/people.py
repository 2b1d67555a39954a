"""Subjects: of whom a figure tells. From the noun phrase that it stands in, its clause, then the topic of the paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.context.scene import Bearing, Scene

_STEPS = 10
_AGENTS = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.FACILITY})
_THINGS = _AGENTS | {
    EntityType.PRODUCT,
    EntityType.CHIP,
    EntityType.MODEL,
    EntityType.TECHNOLOGY,
    EntityType.PLACE,
    EntityType.POLICY,
}
_SAYING = frozenset(
    "say tell report add note state announce claim write confirm disclose reveal explain declare estimate forecast reckon".split()
)
_WITHIN = frozenset({"of", "at", "for", "by", "in", "from"})


@dataclass(slots=True)
class Topic:
    """What the text has been about so far: the last subject of a sentence, and the first of the document."""

    last: Ref | None = None
    paragraph: int = -1
    first: Ref | None = None
    counted: str | None = None


def names_at(analysis: Analysis, scene: Scene, tokens: Iterator[Token]) -> list[Name]:
    """The names that lie under any of the tokens, in order."""
    offset = scene.sentence.start
    spans = [(offset + t.idx, offset + t.idx + len(t.text)) for t in tokens]
    names = analysis.names_in(scene.sentence.start, scene.sentence.end)
    return [n for n in names if any(n.start < end and start < n.end for start, end in spans)]


def subjects_of(analysis: Analysis, scene: Scene, bearing: Bearing, topic: Topic) -> tuple[Ref, ...]:
    """Of whom the figure tells, nearest first, each once; empty where nothing says it."""
    token = bearing.token
    if token is None:
        found = list(analysis.names_in(scene.sentence.start, scene.sentence.end))
        return _refs(found[:1]) or _fallback(topic)
    for search in (_phrase, _clause):
        found = search(analysis, scene, token)
        if refs := _refs(found):
            return refs
    near = [
        n
        for n in analysis.names_in(scene.sentence.start, scene.sentence.start + bearing.amount.start)
        if n.ref.type in _THINGS
    ]
    if near and _is_list(scene):
        return _refs(near[-1:])
    return _fallback(topic) or _refs(near[-1:])


def _is_list(scene: Scene) -> bool:
    """Whether the sentence has no verb: a heading, an item, a row of movers."""
    return not any(t.pos_ in {"VERB", "AUX"} for t in scene.tree)


def _fallback(topic: Topic) -> tuple[Ref, ...]:
    ref = topic.last or topic.first
    return () if ref is None else (ref,)


def _refs(names: list[Name]) -> tuple[Ref, ...]:
    """The refs of names; persons and places only where nothing else is there."""
    agents = [n.ref for n in names if n.ref.type in _AGENTS]
    things = [n.ref for n in names if n.ref.type in _THINGS and n.ref.type is not EntityType.PLACE]
    chosen = agents or things or [n.ref for n in names]
    return tuple(dict.fromkeys(chosen))[:2]


def _phrase(analysis: Analysis, scene: Scene, token: Token) -> list[Name]:
    """Names that own or qualify the noun phrase of the figure: "Tarnow's sales of $5m", "430 Acme engineers"."""
    node = token
    for _ in range(_STEPS):
        found = names_at(analysis, scene, _qualifiers(node, token))
        if found:
            return found
        if node.head == node or node.pos_ in {"VERB", "AUX"}:
            return []
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return []
    return []


def _qualifiers(node: Token, origin: Token) -> Iterator[Token]:
    if node.pos_ in {"NOUN", "PROPN", "NUM", "SYM"} and node != origin:
        yield node
    for child in node.children:
        if child.dep_ in {"poss", "compound", "nmod", "amod"} and child != origin:
            yield from child.subtree
        elif child.dep_ == "prep" and child.lower_ in _WITHIN and not any(g == origin for g in child.subtree):
            yield from (g for c in child.children if c.dep_ == "pobj" for g in c.subtree)


def _clause(analysis: Analysis, scene: Scene, token: Token) -> list[Name]:
    """Names in the subject of the clause, then of the clauses around it."""
    node = token
    for _ in range(_STEPS * 2):
        if node.pos_ in {"VERB", "AUX"} or node.dep_ == "ROOT":
            said = node.lemma_.lower() in _SAYING and node != token.head
            found = [] if said else _subject(analysis, scene, node, token)
            if found:
                return found
            if any(
                c.dep_ in {"nsubj", "nsubjpass"}
                and c.pos_ == "PRON"
                and c.lower_ not in {"which", "that", "who", "what"}
                for c in node.children
            ):
                return []
        if node.dep_ in {"relcl", "acl"} and (
            found := names_at(analysis, scene, iter([node.head, *_qualifiers(node.head, node)]))
        ):
            return found
        if node.head == node:
            return []
        node = node.head
    return []


def _subject(analysis: Analysis, scene: Scene, verb: Token, token: Token) -> list[Name]:
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "csubj"} and not any(g == token for g in child.subtree):
            found = names_at(analysis, scene, iter([child, *child.conjuncts]))
            found = found or names_at(analysis, scene, _qualifiers_deep(child))
            if found:
                return found
    for child in verb.children:
        if child.dep_ == "agent" and (found := names_at(analysis, scene, child.subtree)):
            return found
    return []


def _qualifiers_deep(noun: Token) -> Iterator[Token]:
    """What qualifies a noun, without its relative clauses."""
    for token in noun.subtree:
        if not any(
            a.dep_ in {"relcl", "acl", "advcl"} for a in [token, *token.ancestors] if a.i > noun.i and a != noun
        ):
            yield token


def main_name(analysis: Analysis, scene_or_sentence_start: int, end: int) -> Ref | None:
    """The first company or organisation named in a stretch, for the topic."""
    for name in analysis.names_in(scene_or_sentence_start, end):
        if name.ref.type in _AGENTS:
            return name.ref
    return None
