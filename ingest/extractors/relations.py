"""Relations: typed, directed facts between two entities, each checked against the table of types."""

import re
from collections.abc import Iterator

from graph.model import Evidence, Ref, Relation
from graph.slug import digest, discriminated_id
from graph.vocab import Kind, Modality, Predicate
from ingest.analysis import Analysis, Name
from ingest.modality import modality
from ingest.relations.based import with_bases
from ingest.relations.classes import class_names, is_named, with_classes
from ingest.relations.found import Found
from ingest.relations.implied import implied
from ingest.relations.lexicon import Lexicon, lexicon
from ingest.relations.office import from_offices
from ingest.relations.people import with_people
from ingest.relations.quoted import with_quoted
from ingest.relations.rivals import from_rivals
from ingest.relations.sketch import draw, match
from ingest.relations.states import from_states
from ingest.relations.told import from_deals, from_statements
from ingest.relations.verbs import Clauses, ended
from ingest.segment import Block, Sentence

_HEDGED = re.compile(r"\b(?:not|no|never|nor|without|may|might|could|would|will|if|plans?|expected)\b|n['’]t\b")


def extract(analysis: Analysis) -> tuple[Relation, ...]:
    """The relations of a document in the order of the text; one sentence states a relation once."""
    words = lexicon()
    seen: set[tuple[str, str, str, int]] = set()
    out: list[Relation] = []
    for found, evidence in sorted(_all(analysis, words), key=lambda pair: (pair[1].start, pair[1].end)):
        key = (_id(found.subject), found.predicate.value, _id(found.object), _sentence(analysis, evidence))
        if key[0] == key[2] or key in seen or not words.allows(found.subject.type, found.predicate, found.object.type):
            continue
        seen.add(key)
        out.append(_relation(analysis, found, evidence))
    return tuple(out)


def _all(analysis: Analysis, words: Lexicon) -> Iterator[tuple[Found, Evidence]]:
    read = list(_read(analysis, words))
    settled = {f.subject.id or "" for f in read if f.predicate is Predicate.HOLDS_ROLE}
    spoken = list(from_statements(analysis, settled))
    settled |= {f.subject.id or "" for f in spoken}
    stately = list(from_states(analysis, words, settled))
    settled |= {f.subject.id or "" for f in stately}
    for found in (*read, *spoken, *stately, *from_offices(analysis, words, settled)):
        yield found, analysis.evidence(found.start, found.end)
    for found in from_deals(analysis):
        yield found, analysis.document.evidence(found.start, found.end)


def _read(analysis: Analysis, words: Lexicon) -> Iterator[Found]:
    """What patterns and verbs state, sentence by sentence; only sentences with a verb of the lexicon are parsed."""
    for sentence in analysis.sentences:
        names = with_bases(analysis, sentence, analysis.names_in(sentence.start, sentence.end))
        names = with_people(analysis, with_quoted(analysis, sentence, names))
        if not names or sentence.block is Block.ROW:
            continue
        found = list(_stated(analysis, sentence, names, words))
        yield from found
        yield from implied(found, names)
        if not any(f.predicate is Predicate.COMPETES_WITH for f in found):
            yield from from_rivals(analysis, sentence, names)


def _stated(analysis: Analysis, sentence: Sentence, names: tuple[Name, ...], words: Lexicon) -> Iterator[Found]:
    """What patterns and verbs state between the names of a sentence, and between them and its classes."""
    yield from match(draw(analysis, sentence, names), words)
    classes = class_names(analysis, sentence, names, words)
    ends = with_classes(names, classes)
    bare = {c.ref for c in classes if not is_named(c, names)}
    found = list(match(draw(analysis, sentence, ends), words, classes=True))
    if _verbal(analysis, sentence, words):
        found += Clauses(analysis, sentence, ends, words).find()
    yield from (f for f in found if not bare.issuperset((f.subject, f.object)))


def _verbal(analysis: Analysis, sentence: Sentence, words: Lexicon) -> bool:
    return words.verbal.search(analysis.text, sentence.start, sentence.end) is not None


def _relation(analysis: Analysis, found: Found, evidence: Evidence) -> Relation:
    told, negated = _told(analysis, found)
    subject, other = _id(found.subject), _id(found.object)
    name = found.predicate.value
    return Relation(
        id=discriminated_id(Kind.RELATION, evidence.document, evidence.start, evidence.end, name, subject, other),
        fact=f"fact-{digest('relation', subject, name, other)}",
        subject=found.subject,
        predicate=found.predicate,
        object=found.object,
        role=found.role,
        modality=told,
        negated=negated,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        evidence=(evidence,),
    )


def _told(analysis: Analysis, found: Found) -> tuple[Modality, bool]:
    """Modality and negation: those of the verb, or of the clause where a sentence may deny or hedge a pattern."""
    if found.told is not None:
        return found.told
    if found.token is not None:
        told, negated = modality(found.token)
        return told, negated or ended(found.token)
    sentence = analysis.sentence_at(found.start)
    if not found.clause or not _HEDGED.search(analysis.text, sentence.start, sentence.end):
        return Modality.ASSERTED, False
    span = analysis.tree(sentence).char_span(
        found.start - sentence.start, found.end - sentence.start, alignment_mode="expand"
    )
    return modality(span.root) if span is not None else (Modality.ASSERTED, False)


def _id(ref: Ref) -> str:
    return ref.id or ref.name


def _sentence(analysis: Analysis, evidence: Evidence) -> int:
    return analysis.sentence_at(min(evidence.start, len(analysis.text) - 1)).index
