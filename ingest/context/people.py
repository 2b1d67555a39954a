"""Subjects: of whom a figure tells. From the noun phrase that it stands in, its clause, its row, then the topic."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from graph import lexicon
from graph.model import Ref, Statement
from graph.vocab import EntityType, Speech
from ingest.analysis import Analysis, Name
from ingest.context.candidates import candidates, is_firm
from ingest.context.scene import Bearing, Scene, token_at
from ingest.context.topic import AGENTS, Topic
from ingest.modality import clause_verb
from ingest.quantities.lexicon import cue_words
from ingest.segment import Block

_STEPS = 10
_SAYING = cue_words("people", "saying")
_STRONG = frozenset({"poss", "compound", "nmod", "amod", "appos"})


@cache
def countries() -> frozenset[str]:
    """The canonical names of countries: what a national figure measures."""
    return frozenset(e.name for e in lexicon.load().entries if e.type is EntityType.PLACE and e.adjectives)


_OWN = re.compile(r"\b(?:we|our|us|I|my|ours)\b")
_EMPLOYER = re.compile(r"[A-Z]\w+\s[A-Z][\w-]+\s(?:of|at|with|from|for)\s(?:the\s)?$")
_WEAK = frozenset({EntityType.PLACE, EntityType.PERSON, EntityType.SOURCE})


def subjects_of(
    analysis: Analysis, scene: Scene, bearing: Bearing, topic: Topic, said: Statement | None
) -> tuple[Ref, ...]:
    """Of whom the figure tells, nearest first, each once; empty where nothing says it."""
    names = candidates(analysis, scene, bearing, topic, said)
    if bearing.amount.unit == "x":
        names = [n for n in names if n.end <= scene.sentence.start + bearing.amount.start]
    token = bearing.token
    if (mover := _mover(scene, bearing, names)) is not None:
        topic.told = (mover,)
        return topic.told
    if scene.sentence.block is Block.ROW or _is_list(scene):
        row = _row(scene, bearing, names)
        return row or topic.refs
    weak: tuple[Ref, ...] = ()
    if token is not None:
        goods = token if bearing.noun is not None else None
        for found in (*_phrase(names, scene, token, goods), *_clause(names, scene, token), _at(names, scene, _qualifiers(token, token))):
            if found is None:
                break
            chosen = [n for n in found if n.ref.type not in _WEAK]
            if chosen:
                topic.told = _refs(chosen)
                return topic.told
            weak = weak or _refs(found)
    return _spoken(said, topic) or _remaining(names, scene, bearing, topic, weak)


def _remaining(
    names: list[Name], scene: Scene, bearing: Bearing, topic: Topic, weak: tuple[Ref, ...]
) -> tuple[Ref, ...]:
    """Where neither phrase nor clause names anybody: who was named before it in the sentence, else the topic."""
    settled = weak and weak[0].type is EntityType.PLACE and (weak[0].name in countries() or topic.began is None)
    if weak and (settled or not topic.refs or _owns(bearing)):
        topic.told = weak
        return weak
    text, offset = scene.scanned.line.text, scene.sentence.start
    outside = _outside(names, scene, bearing)
    before = [
        n
        for n in names
        if n.end <= offset + bearing.amount.start
        and n.ref.type in AGENTS
        and n.ref not in outside
        and not _EMPLOYER.search(text[: n.start - offset])
        and not _is_aside(scene, bearing, n)
    ]
    if before:
        return _refs(before[:1])
    if topic.main is not None and topic.refs and topic.refs[0] in outside and topic.main not in outside:
        return (topic.main,)
    return topic.refs or weak


def _outside(names: list[Name], scene: Scene, bearing: Bearing) -> frozenset[Ref]:
    """What body or research house says the clause that holds the figure and does not come back in it: others are meant.

    A company that says a figure tells of itself ("Acme said sales rose 3%").
    """
    found: set[Ref] = set()
    clausal = False
    for node in bearing.token.ancestors if bearing.token is not None else ():
        if clausal and node.lemma_.lower() in _SAYING:
            found |= {n.ref for n in _at(names, scene, [c for c in node.children if c.dep_ == "nsubj"])}
        clausal = clausal or node.pos_ in {"VERB", "AUX"}
    again = {n.ref for n in names if n.how == "coreference"}
    return frozenset(ref for ref in found - again if _speaks_of_others(ref))


def _speaks_of_others(ref: Ref) -> bool:
    return ref.type is EntityType.ORGANIZATION or not _HOUSES.isdisjoint(ref.name.split())


def _is_aside(scene: Scene, bearing: Bearing, name: Name) -> bool:
    """Whether a name stands in a relative clause that does not hold the figure."""
    token = token_at(scene.tree, name.start - scene.sentence.start)
    if token is None or bearing.token is None:
        return False
    return any(
        node.dep_ == "relcl" and node != bearing.token and not node.is_ancestor(bearing.token)
        for node in token.ancestors
    )


def _owns(bearing: Bearing) -> bool:
    """Whether a person is the subject of the figure's own verb: "Jane Doe keeps 30%"."""
    verb = clause_verb(bearing.token) if bearing.token is not None else None
    if verb is None or verb.lemma_.lower() in _SAYING:
        return False
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.children)


def _spoken(said: Statement | None, topic: Topic) -> tuple[Ref, ...]:
    """ "we" in direct speech: the speaker's company, else the document's main name, else the speaker."""
    if said is None or said.kind is not Speech.DIRECT:
        return ()
    if said.affiliation is not None and said.affiliation.type in AGENTS and _OWN.search(said.quote):
        return (said.affiliation,)
    if topic.main is not None and said.speaker.type in {EntityType.PERSON, EntityType.SOURCE}:
        return (topic.main,)
    return (said.speaker,) if said.speaker.id is not None else ()


_MOVE = re.compile(r"\s?(?:\([A-Z0-9.: ]{1,12}\))?\s?(?:up|down|is|was|at)?\s?(?:at\s)?[~+−–-]?$")


def _mover(scene: Scene, bearing: Bearing, names: list[Name]) -> Ref | None:
    """The name right before a figure: "Acme +3%", "Acme (ACM) -2%", "Gold at $3,000"."""
    start = scene.sentence.start + bearing.amount.start
    text, offset = scene.scanned.plain, scene.sentence.start
    for name in names:
        between = text[name.end - offset : start - offset]
        if name.end <= start and name.how != "coreference" and len(between) < 20 and _MOVE.fullmatch(between):
            marked = bearing.amount.sign or name.how == "market" or between.strip() not in {"", "is", "was"}
            return name.ref if marked and name.ref.type is not EntityType.PERSON else None
    return None


def _is_list(scene: Scene) -> bool:
    """Whether the sentence has no verb of its own: a heading, an item, a row of movers."""
    return not any(t.pos_ in {"VERB", "AUX"} and t.dep_ not in {"amod", "compound"} for t in scene.tree)


def _row(scene: Scene, bearing: Bearing, names: list[Name]) -> tuple[Ref, ...]:
    """In a row or a list of movers: the last name before the figure in its part, else the first names of the row."""
    offset, text = scene.sentence.start, scene.scanned.line.text
    start = max((m.end() for m in re.finditer(r"\||;|:\s", text[: bearing.amount.start])), default=0)
    part = [n for n in names if offset + start <= n.start and n.end <= offset + bearing.amount.start]
    if "\t" not in text and (part or re.search(r"[A-Z]{2,}", text[start : bearing.amount.start])):
        return _refs(part[-1:])
    return _refs([n for n in names if n.ref.type not in _WEAK][:2]) or _refs(names[:1])


def _refs(names: Iterable[Name]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(n.ref for n in names))[:2]


def _at(names: list[Name], scene: Scene, tokens: Iterable[Token]) -> list[Name]:
    """The names that lie under any of the tokens, in order."""
    offset = scene.sentence.start
    spans = [(offset + t.idx, offset + t.idx + len(t.text)) for t in tokens]
    return [n for n in names if any(n.start < end and start < n.end for start, end in spans)]


def _phrase(names: list[Name], scene: Scene, token: Token, goods: Token | None = None) -> Iterator[list[Name]]:
    """Names in the noun phrases above the figure, innermost first: owners, qualifiers, "of" and "in" phrases.

    What the counted noun `goods` is called by ("six Acme trucks") comes after the clause: whose they are counts first.
    """
    node = token
    for _ in range(_STEPS):
        if node.lemma_.lower() not in _SAYING or node.pos_ != "VERB":
            yield _at(names, scene, _qualifiers(node, token, goods))
        if node.head == node or node.pos_ in {"VERB", "AUX"}:
            return
        if node.dep_ == "appos":
            yield _at(names, scene, [node.head, *_qualifiers(node.head, token, goods)])
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return


def _qualifiers(node: Token, origin: Token, goods: Token | None = None) -> Iterator[Token]:
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


def _clause(names: list[Name], scene: Scene, token: Token) -> Iterator[list[Name] | None]:
    """Names in the subject of the clause, then of the clauses around it; null where a pronoun stands for the topic."""
    node = token
    for _ in range(_STEPS * 2):
        if node.pos_ in {"VERB", "AUX"} or node.dep_ == "ROOT":
            yield from _of_verb(names, scene, node, token)
        if node.dep_ in {"relcl", "acl"}:
            yield _at(names, scene, [node.head, *_qualifiers(node.head, node)])
        if node.head == node:
            return
        node = node.head


def _speakers(names: list[Name], scene: Scene, verb: Token) -> frozenset[Ref]:
    """Whom analysts who say so work for, and other sayers in the plural: no "it" means them."""
    above = [a for a in verb.ancestors if a.lemma_.lower() in _SAYING]
    plural = [c for a in above for c in a.children if c.dep_ == "nsubj" and c.tag_ in {"NNS", "NNPS"}]
    return frozenset(n.ref for n in _at(names, scene, [g for c in plural for g in c.subtree]))


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def _of_verb(names: list[Name], scene: Scene, verb: Token, token: Token) -> Iterator[list[Name] | None]:
    if verb.lemma_.lower() == "value":
        yield _at(names, scene, [g for c in verb.children if c.dep_ == "dobj" for g in (c, *c.subtree)])
    subject = [c for c in verb.children if c.dep_ in _SUBJECTS and token not in c.subtree]
    yield from (_at(names, scene, _shallow(c)) for c in verb.children if c.dep_ in _SUBJECTS and token in c.subtree)
    if verb.lemma_.lower() not in _SAYING or token.head == verb:
        partner = _object(names, scene, verb)
        for child in subject:
            for found in (_at(names, scene, [child, *child.conjuncts]), _at(names, scene, _shallow(child))):
                yield [*found[:1], *partner] if found and partner else found
        yield from (_at(names, scene, c.subtree) for c in verb.children if c.dep_ == "agent")
    if any((c.pos_ == "PRON" and c.lower_ in _PRONOUNS) or is_firm(c) for c in subject):
        yield [
            n
            for n in names
            if n.end <= scene.sentence.start + subject[0].idx
            and n.ref.type in AGENTS
            and n.ref not in _speakers(names, scene, verb)
        ][:1]
        if any(c.lower_ == "they" for c in subject):
            opening = [g for c in verb.children if c.lower_ == "in" and c.i < verb.i for g in c.children]
            yield [n for n in _at(names, scene, opening) if n.ref.type is EntityType.PLACE]
        yield None


_HOUSES = cue_words("people", "houses")
_TRADING = cue_words("people", "trading")


def _object(names: list[Name], scene: Scene, verb: Token) -> list[Name]:
    """The other party of a verb of trade: "agreed to buy Beta for $2bn" tells of both."""
    if verb.lemma_.lower() not in _TRADING:
        return []
    objects = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    return [n for n in _at(names, scene, [g for c in objects for g in [c, *c.conjuncts]]) if n.ref.type in AGENTS]


def _shallow(noun: Token) -> Iterator[Token]:
    """What qualifies a noun, without its relative clauses."""
    for token in noun.subtree:
        chain = [token, *token.ancestors]
        cut = chain[: chain.index(noun)] if noun in chain else []
        if not any(a.dep_ in {"relcl", "acl", "advcl", "appos"} for a in cut):
            yield token
