"""Acts of saying in one parsed sentence: the cue, who speaks, and which words tell what was said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from graph.vocab import Modality
from ingest.analysis import Analysis
from ingest.lexicon_file import load, words
from ingest.segment import Sentence
from ingest.speech.content import FINITE, content_of, takes_clause, trim
from ingest.speech.quotations import Quotation
from ingest.speech.speakers import subject_of

_ADJUNCTS = 9
"""How many tokens may follow a verb of saying at the end of a sentence: "told reporters in Madrid on Monday."."""
_ACCORDING = re.compile(r"\b(?:according to|in the words of|as per)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: the cue's shadow span, the head of the speaker's phrase, and the span of what was said.

    `content` is None where the words said can only be a quotation.
    """

    cue: tuple[int, int]
    speaker: Token
    content: tuple[int, int] | None
    modality: Modality = Modality.ASSERTED
    lemma: str = ""


@cache
def _gate() -> "re.Pattern[str]":
    """What a sentence must hold to be worth parsing for acts of saying."""
    cues = {v for key in ("clause", "object", "naming") for v in words("speech", key)} | set(load("speech")["particle"])
    verbs = sorted({v[: max(3, len(v) - 1)] for v in cues})
    nouns = sorted(words("speech", "nouns"))
    short = r"said|says?|told|tells?|puts?|pegs?|pegged|thinks?|thought|wrote|hopes?|hoped|asked|let slip"
    return re.compile(
        rf"\b(?:{short}|(?:{'|'.join(verbs)})\w*|(?:{'|'.join(nouns)}) (?:is|was) that|according to|as per)\b",
        re.IGNORECASE,
    )


def may_say(text: str) -> bool:
    """Whether a sentence holds a cue at all."""
    return bool(_gate().search(text))


def find_sayings(analysis: Analysis, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Saying]:
    """The acts of saying of a sentence whose cue stands outside every quotation, in order."""
    doc = analysis.tree(sentence)
    outside = [t for t in doc if not _quoted(sentence.start + t.idx, quotations)]
    told: set[tuple[int, int]] = set()
    for token in outside:
        if token.pos_ in {"VERB", "AUX"} and not _silenced(token):
            saying = _verb(analysis, sentence, token)
            if saying is not None:
                told.update({saying.cue} if saying.content else ())
                yield saying
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words("speech", "nouns"):
            yield from _noun(sentence, token)
    yield from _according(analysis, sentence, doc, quotations)
    yield from (s for s in _closing(analysis, sentence, doc) if s.cue not in told)


def _closing(analysis: Analysis, sentence: Sentence, doc: Doc) -> Iterator[Saying]:
    """ "..., chairman Ann Poe told reporters.", where the parser took the speaker for a part of what was said.

    The last finite verb of the sentence is one of saying, nothing but adjuncts follow it, and a noun stands before it.
    """
    verb = next((t for t in reversed(doc) if t.tag_ in FINITE or _names_saying(t)), None)
    if verb is None or verb.i < 4 or len(doc) - verb.i > _ADJUNCTS or not (_names_saying(verb) or takes_clause(verb)):
        return
    if verb.i + 1 < len(doc) and doc[verb.i + 1].tag_ == "TO":
        return
    before = doc[verb.i - 1]
    comma = next((t for t in reversed(doc[: verb.i]) if t.text in {",", "—"} or t.tag_ in FINITE), None)
    if comma is None or comma.tag_ in FINITE or before.pos_ not in {"PROPN", "NOUN"} or verb.i - comma.i > 12:
        return
    if content_of(analysis, sentence, verb, before) is not None and _subject_is_near(verb, before):
        return
    span = trim(analysis.text, sentence.start, sentence.start + comma.idx)
    cue = sentence.start + verb.idx
    if any(t.tag_ in FINITE for t in doc[: comma.i]):
        yield Saying((cue, cue + len(verb)), before, span, lemma=verb.lemma_.lower())


def _names_saying(token: Token) -> bool:
    """A verb of saying at the end that was tagged as a noun ("..., Orlen forecasts.")."""
    return (
        token.tag_ in {"NNS", "NNPS"} and token.lower_.endswith("s") and token.lower_[:-1] in words("speech", "plain")
    )


def _subject_is_near(verb: Token, before: Token) -> bool:
    """Whether the parser itself saw the noun before the verb as its subject."""
    subject = subject_of(verb)
    return subject is not None and subject.i == before.i


def _quoted(at: int, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= at < q.end for q in quotations)


def _silenced(verb: Token) -> bool:
    """A negated verb of saying, or one under "declined to", says nothing."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("speech", "silent")


def _verb(analysis: Analysis, sentence: Sentence, verb: Token) -> Saying | None:
    """A verb of saying with a speaker: its clause, its object, the value that it names, or what it calls something."""
    lemma = verb.lemma_.lower()
    if not (takes_clause(verb) or any(lemma in words("speech", key) for key in ("object", "value", "naming"))):
        return None
    speaker = subject_of(verb)
    if speaker is not None and lemma in words("speech", "agent_only") and speaker.pos_ in {"PRON", "DET"}:
        return None
    if speaker is None or (verb.tag_ == "VBN" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)):
        return None
    content = content_of(analysis, sentence, verb, speaker)
    modality = Modality.PREDICTED if lemma in words("speech", "predicted") else Modality.ASSERTED
    start = sentence.start + verb.idx
    return Saying((start, start + len(verb)), speaker, content, modality, lemma)


def _noun(sentence: Sentence, noun: Token) -> Iterator[Saying]:
    """ "The Commission's estimate is that prices fell": a noun of saying, a copula and a clause."""
    copula = noun.head
    if noun.dep_ != "nsubj" or copula.lemma_ != "be":
        return
    clause = next(
        (c for c in copula.children if c.dep_ == "ccomp" and any(g.lower_ == "that" for g in c.children)), None
    )
    whose = next((c for c in noun.children if c.dep_ == "poss"), None)
    if whose is None:
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        whose = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if clause is None or whose is None:
        return
    doc = noun.doc
    first, last = min(t.i for t in clause.subtree), max(t.i for t in clause.subtree)
    span = trim(sentence_text(noun.doc), doc[first].idx, doc[last].idx + len(doc[last]))
    if span is not None:
        cue = sentence.start + noun.idx
        modality = (
            Modality.PREDICTED
            if noun.lemma_ in {"estimate", "forecast", "prediction", "expectation"}
            else Modality.ASSERTED
        )
        yield Saying((cue, cue + len(noun)), whose, (sentence.start + span[0], sentence.start + span[1]), modality)


def sentence_text(doc: Doc) -> str:
    """The text that a parse was made of."""
    return doc.text


def _according(analysis: Analysis, sentence: Sentence, doc: Doc, quotations: Sequence[Quotation]) -> Iterator[Saying]:
    """ "According to X, ...", "..., according to X", "and, according to X, ..."."""
    for found in _ACCORDING.finditer(analysis.text, sentence.start, sentence.end):
        if _quoted(found.start(), quotations):
            continue
        speaker = _object_behind(doc, found.end() - sentence.start)
        if speaker is None:
            continue
        last = doc[max(t.i for t in speaker.subtree if t.dep_ not in {"relcl"})]
        phrase_end = sentence.start + last.idx + len(last)
        comma = analysis.text.find(",", sentence.start + speaker.idx + len(speaker), sentence.end)
        if 0 <= comma < phrase_end or 0 <= comma <= phrase_end + 1:
            phrase_end = comma
        before = analysis.text[sentence.start : found.start()].strip(" ,;")
        if len(before.split()) < 3 or (before.endswith((" and", " but")) and comma >= 0):
            span = trim(analysis.text, phrase_end, sentence.end)
        else:
            span = trim(analysis.text, sentence.start, found.start())
        yield Saying(found.span(), speaker, span, _forecast(speaker), "say")


def _forecast(speaker: Token) -> Modality:
    return (
        Modality.PREDICTED
        if speaker.lemma_.lower() in {"estimate", "forecast", "projection", "outlook"}
        else Modality.ASSERTED
    )


def _object_behind(doc: Doc, offset: int) -> Token | None:
    """The head of the noun phrase that begins at or behind an offset of the sentence."""
    for token in doc:
        if token.idx >= offset and token.pos_ in {"NOUN", "PROPN", "PRON"}:
            while token.dep_ in {"compound", "poss", "nmod", "amod", "nummod"} and token.head.i > token.i:
                token = token.head  # noqa: PLW2901 - climbs to the head of the phrase
            return token
    return None
