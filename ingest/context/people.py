"""Subjects: of whom a figure tells. From the noun phrase that it stands in, its clause, its row, then the topic."""

import re
from functools import cache

from graph import lexicon
from graph.model import Ref, Statement
from graph.vocab import EntityType, Speech
from ingest.analysis import Analysis, Name
from ingest.context.candidates import candidates
from ingest.context.phrases import SAYING, in_clause, in_phrase, names_at, qualifiers, refs_of
from ingest.context.scene import Bearing, Scene, token_at
from ingest.context.topic import AGENTS, Topic
from ingest.modality import clause_verb
from ingest.quantities.lexicon import cue_words
from ingest.segment import Block


@cache
def countries() -> frozenset[str]:
    """The canonical names of countries: what a national figure measures."""
    return frozenset(e.name for e in lexicon.load().entries if e.type is EntityType.PLACE and e.adjectives)


_OWN = re.compile(r"\b(?:we|our|us|I|my|ours)\b")
_EMPLOYER = re.compile(r"[A-Z]\w+\s[A-Z][\w-]+\s(?:of|at|with|from|for)\s(?:the\s)?$")
_HOUSES = cue_words("people", "houses")
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
        named = (*in_phrase(names, scene, token, goods), *in_clause(names, scene, token))
        for found in (*named, names_at(names, scene, qualifiers(token, token))):
            if found is None:
                break
            chosen = [n for n in found if n.ref.type not in _WEAK]
            if chosen:
                topic.told = refs_of(chosen)
                return topic.told
            weak = weak or refs_of(found)
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
        return refs_of(before[:1])
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
        if clausal and node.lemma_.lower() in SAYING:
            found |= {n.ref for n in names_at(names, scene, [c for c in node.children if c.dep_ == "nsubj"])}
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
    if verb is None or verb.lemma_.lower() in SAYING:
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
        return refs_of(part[-1:])
    return refs_of([n for n in names if n.ref.type not in _WEAK][:2]) or refs_of(names[:1])
