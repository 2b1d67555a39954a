"""Companies that speak without their name: "the company", "the Leeds-based insurer", "management"."""

import re

from spacy.tokens import Token

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Analysis, Name
from ingest.segment import Block, Sentence
from ingest.speech.memory import Memory
from ingest.speech.offices import BODIES
from ingest.speech.opening import opening

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "advcl", "parataxis", "dep"})
_LINE = re.compile(
    r"(?:[•*▪-]\s+)?((?:[A-Z][\w&.’'-]*)(?: [A-Z][\w&.’'-]*){0,3}) (?:\([^)]{0,40}\b(?:Buy|Sell|Hold|Neutral|Add|Reduce"
    r"|Overweight|Underweight|Outperform|Underperform|TP|PT)\b|[-–—:] (?:Buy|Sell|Hold|Neutral|Add|Reduce|Overweight"
    r"|Underweight|Outperform|Underperform)\b)",
)
"""How a line of a broker's list begins: the company, then its rating or target."""
_BACK = 4
"""How many sentences back the company of whom a text speaks may be named."""


def firm(analysis: Analysis, sentence: Sentence, head: Token, memory: Memory) -> Name | None:
    """The company that "the company" means as a speaker.

    The subject of what it says ("Orlen has bought a mine, the refiner said"); else whom the coreference of names found;
    else the subject of the sentences before, or the company that the document is about.
    """
    at = sentence.start + head.idx
    own = subject_body(analysis, sentence, at) or _misread(analysis, sentence, head)
    linked = own or next((n for n in analysis.names_at(at) if n.ref.type in BODIES), None)
    line = of_the_line(analysis, sentence) if sentence.block is Block.ITEM else None
    first = next(s for s in analysis.sentences if s.paragraph == sentence.paragraph)
    linked = linked or _headed(analysis, first)
    return linked or _spoken_of(analysis, sentence) or line or topic(analysis, memory)


def _misread(analysis: Analysis, sentence: Sentence, head: Token) -> Name | None:
    """The subject of what "the company" says that was taken for a person by its capitals alone."""
    first = opening(analysis, sentence, sentence.start + head.idx)
    for token in [first] if first is not None else head.doc[: head.i]:
        if token == first or (token.dep_ in _SUBJECTS and token.head.dep_ in _MAIN and token.head.i < head.i):
            names = analysis.names_at(sentence.start + token.idx)
            return next((n for n in names if n.ref.type is EntityType.PERSON and n.how == "capitals"), None)
    return None


def of_the_line(analysis: Analysis, sentence: Sentence) -> Name | None:
    """The first company that the paragraph or list item names: whose "management" and "board" speak in it."""
    first = next(s for s in analysis.sentences if s.paragraph == sentence.paragraph)
    near = analysis.names_in(first.start, sentence.start) or analysis.names_in(first.start, sentence.end)
    return _headed(analysis, first) or next((n for n in near if n.ref.type is EntityType.COMPANY), None)


def _headed(analysis: Analysis, first: Sentence) -> Name | None:
    """The company with which a broker's line begins, before its rating: "Orlen (PKN, Buy)", "Orlen - Hold."."""
    found = _LINE.match(analysis.text, first.start, first.end)
    if found is None:
        return None
    own = next((n for n in analysis.names_at(found.start(1)) if n.ref.type in BODIES), None)
    return own or Name(found.start(1), found.end(1), Ref.to(EntityType.COMPANY, found[1]), "capitals")


def _spoken_of(analysis: Analysis, sentence: Sentence) -> Name | None:
    """The company that is the subject of one of the sentences before."""
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1):
        before = analysis.sentences[index]
        found = subject_body(analysis, before, before.end) if before.block is not Block.HEADING else None
        if found is not None:
            return found
    return None


def subject_body(analysis: Analysis, sentence: Sentence, until: int, *, last: bool = False) -> Name | None:
    """The first (or last) company or body before an offset that is the subject of a clause, or owns the subject."""
    found = None
    first = opening(analysis, sentence, until)
    if first is not None and not last:
        return _body_of(analysis, sentence, first)
    for token in analysis.tree(sentence):
        if sentence.start + token.idx >= until or (found is not None and not last):
            return found
        verb = sentence.start + token.head.idx
        if token.dep_ in _SUBJECTS and token.head.dep_ in _MAIN and verb < until:
            found = _body_of(analysis, sentence, token) or found
    return found


def _body_of(analysis: Analysis, sentence: Sentence, subject: Token) -> Name | None:
    """The company or body that a subject is, or that owns it."""
    stock = subject.lower_ in {"shares", "stock"}
    owners = [c for c in subject.children if c.dep_ == "poss" or (stock and c.dep_ in {"compound", "nmod"})]
    names = (n for part in (subject, *owners) for n in analysis.names_at(sentence.start + part.idx))
    return next((n for n in names if n.ref.type in BODIES), None)


def subject_person(analysis: Analysis, sentence: Sentence) -> Name | None:
    """The person who is the subject of a sentence, by name or by pronoun."""
    for token in analysis.tree(sentence):
        if token.dep_ in _SUBJECTS and token.head.dep_ in _MAIN:
            names = analysis.names_at(sentence.start + token.idx)
            return next((n for n in names if n.ref.type is EntityType.PERSON), None)
    return None


def topic(analysis: Analysis, memory: Memory) -> Name | None:
    """The company that the document is about: named more often than any other."""
    told = by_mentions(analysis, memory)
    clear = told and len(told[0]) >= 2 and (len(told) == 1 or len(told[0]) > len(told[1]))
    return told[0][0] if clear else None


def by_mentions(analysis: Analysis, memory: Memory) -> list[list[Name]]:
    """The mentions of each company and body, those of the most named first."""
    if memory.bodies is None:
        told: dict[str, list[Name]] = {}
        for name in analysis.names:
            if name.ref.type in BODIES and name.ref.id is not None:
                told.setdefault(name.ref.id, []).append(name)
        memory.bodies = sorted(told.values(), key=lambda group: (-len(group), group[0].start))
    return memory.bodies


def is_definite(text: str) -> bool:
    """Whether a phrase is about something known: "the company", "this bank"."""
    return bool(re.match(r"(?:the|this)\b", text, re.IGNORECASE))
