"""Acts of saying in one parsed sentence: the cue, who speaks, and which words tell what was said."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from graph.vocab import Modality
from ingest.analysis import Analysis
from ingest.lexicon_file import load, words
from ingest.segment import Sentence
from ingest.speech.according import as_told, find_according
from ingest.speech.content import THINGS, content_of, takes_clause
from ingest.speech.minds import opinion
from ingest.speech.nouns import noun_saying
from ingest.speech.quotations import Quotation
from ingest.speech.saying import Saying
from ingest.speech.subjects import apposed, named_before, subject_of
from ingest.speech.surface import Attribution, find_attributions
from ingest.speech.trimming import trim

_QUOTING = ("naming", "quoting", "value")
"""Classes of verbs that may have nothing but a quotation for what was said."""
_NEAR = 60
"""How many characters may stand between such a verb and its quotation."""
_CLASSES = ("object", "foresee", *_QUOTING)


@cache
def _gate() -> "re.Pattern[str]":
    """What a sentence must hold to be worth parsing for acts of saying."""
    classes = ("clause", "object", "naming", "value", "parenthetical", "quoting", "asking")
    cues = {v for key in classes for v in words("speech", key)} | {
        v for key in ("particle", "phrasal", "prepositional") for v in load("speech")[key]
    }
    verbs = sorted({v[: max(3, len(v) - 1)] for v in cues})
    nouns = sorted(words("speech", "nouns") | words("speech", "minded"))
    short = (
        r"said|says?|told|tells?|put(?:s|ting)?|sees?|let(?:s|ting)?|made|found|thinks?|thought|wrote|spoke|held|view|account"
        r"|per|as (?:reported|described|noted|outlined|argued|detailed|told|documented|laid|set)"
    )
    return re.compile(
        rf"\b(?:{short}|(?:{'|'.join(verbs)})\w*|(?:{'|'.join(nouns)})s?|telling|reckoning|count|calculations?"
        r"|according to|as per|in the (?:words|opinion|eyes) of)\b",
        re.IGNORECASE,
    )


def may_say(text: str) -> bool:
    """Whether a sentence holds a cue at all."""
    return bool(_gate().search(text))


def find_sayings(analysis: Analysis, sentence: Sentence, quotations: Sequence[Quotation]) -> Iterator[Saying]:
    """The acts of saying of a sentence whose cue stands outside every quotation, in order."""
    doc = analysis.tree(sentence)
    told: set[int] = set()
    for found in find_attributions(analysis, sentence, doc):
        if not _quoted(sentence.start + found.verb.idx, quotations):
            told.add(found.verb.i)
            yield from _set_off(sentence, found)
    for token in doc:
        if token.i not in told and not _quoted(sentence.start + token.idx, quotations):
            yield from (_whole(s, quotations) for s in _of_word(analysis, sentence, token, quotations))
    for saying in find_according(analysis, sentence, doc):
        if not _quoted(saying.cue[0], quotations):
            yield saying


def _of_word(analysis: Analysis, sentence: Sentence, token: Token, quotations: Sequence[Quotation]) -> Iterator[Saying]:
    """The act of saying of one verb or noun."""
    if token.pos_ in {"VERB", "AUX"} and not _silenced(token):
        saying = _passive(analysis, sentence, token) or _verb(analysis, sentence, token)
        if saying is not None and (saying.content or _may_quote(saying, quotations)):
            yield saying
    elif (saying := _mistagged(analysis, sentence, token)) is not None:
        yield saying
    elif token.tag_ in {"NN", "NNS"} and token.lemma_.lower() in words("speech", "nouns"):
        yield from noun_saying(sentence, token)


def _whole(saying: Saying, quotations: Sequence[Quotation]) -> Saying:
    """The saying with all of a quotation that its words end in."""
    content = saying.content
    cut = next((q for q in quotations if content and content[0] <= q.start < content[1] < q.end), None)
    return replace(saying, content=(content[0], cut.end + 1)) if content and cut else saying


def _set_off(sentence: Sentence, found: Attribution) -> Iterator[Saying]:
    """One act of saying a span; one without a span where only a quotation can be meant."""
    lemma = found.verb.lemma_.lower()
    modality = Modality.PREDICTED if lemma in words("speech", "predicted") else Modality.ASSERTED
    cue = sentence.start + found.verb.idx
    for content in found.contents or (None,):
        yield Saying((cue, cue + len(found.verb)), found.speaker, content, modality, lemma)


def _quoted(at: int, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= at < q.end for q in quotations)


def _silenced(verb: Token) -> bool:
    """A negated verb of saying, or one under "declined to", says nothing."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    nobody = subject is not None and any(
        t.lower_ in {"neither", "nobody", "none", "no", "few"} for t in (subject, *subject.children)
    )
    if nobody or any(c.dep_ == "neg" for c in verb.children):
        return True
    if any(c.dep_ == "aux" and c.lower_ in words("speech", "unsaid") for c in verb.children):
        return True
    governed = verb.dep_ in {"xcomp", "pcomp", "acl"} and verb.tag_ in {"VB", "VBG"}
    return governed and verb.head.lemma_.lower() in words("speech", "prospective")


def _mistagged(analysis: Analysis, sentence: Sentence, token: Token) -> Saying | None:
    """A verb of saying that was tagged as a noun between who speaks and "that": "Orlen projects that ..."."""
    if token.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or not 0 < token.i < len(token.doc) - 2:
        return None
    inserted = token.nbor(-1).text == "," and token.i > 1
    before, behind, word = token.nbor(-2 if inserted else -1), token.nbor(), token.lower_
    known = word in words("speech", "clause") or word.removesuffix("s") in words("speech", "clause")
    speaks = before.lower_ in words("speech", "voices") | words("speech", "unnamed")
    named = any(
        n.end == sentence.start + before.idx + len(before) for n in analysis.names_at(sentence.start + before.idx)
    )
    plain = word in words("speech", "plain") and any(t.dep_ == "ccomp" for t in token.children)
    if not known or not (behind.lower_ == "that" or plain) or not (speaks or named):
        return None
    span = trim(analysis.text, sentence.start + behind.idx, sentence.end)
    start = sentence.start + token.idx
    return Saying((start, start + len(token)), before, span, lemma=word.removesuffix("s")) if span is not None else None


def _may_quote(saying: Saying, quotations: Sequence[Quotation]) -> bool:
    """Whether a saying without words of its own can have a quotation: "spoke of" and its like have it right behind."""
    if not any(saying.lemma in words("speech", key) for key in _QUOTING):
        return True
    return any(0 <= q.start - saying.cue[1] < _NEAR or 0 <= saying.cue[0] - q.end < _NEAR / 2 for q in quotations)


def _passive(analysis: Analysis, sentence: Sentence, verb: Token) -> Saying | None:
    """ "I was told by a banker that ...": the one behind "by" tells."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    speaker = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if speaker is None or verb.lemma_.lower() not in words("speech", "hearers"):
        return None
    opens = [
        t for t in verb.doc[speaker.i + 1 :] if t.text == "," or (t.lower_ == "that" and t.dep_ in {"mark", "dobj"})
    ]
    start = sentence.start + verb.idx
    span = trim(analysis.text, sentence.start + opens[0].idx, sentence.end) if opens else None
    return Saying((start, start + len(verb)), speaker, span, lemma="tell") if span is not None else None


def _held(sentence: Sentence, verb: Token, held: tuple[int, int]) -> Saying | None:
    """The opinion that the subject of a copula holds."""
    speaker = subject_of(verb)
    start = sentence.start + verb.idx
    return Saying((start, start + len(verb)), speaker, held, lemma="think") if speaker is not None else None


def _verb(analysis: Analysis, sentence: Sentence, verb: Token) -> Saying | None:
    """A verb of saying with a speaker: its clause, its object, the value that it names, or what it calls something."""
    lemma = verb.lemma_.lower()
    if (held := opinion(analysis, sentence, verb)) is not None:
        return _held(sentence, verb, held)
    if not (
        takes_clause(verb)
        or lemma in load("speech")["prepositional"]
        or any(lemma in words("speech", key) for key in _CLASSES)
    ):
        return None
    speaker = named_before(analysis, sentence, verb) or apposed(analysis, sentence, verb) or subject_of(verb)
    if speaker is not None and lemma in words("speech", "agent_only") and speaker.lower_ in THINGS:
        return None
    if speaker is None or (verb.tag_ == "VBN" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)):
        return None
    content = content_of(analysis, sentence, verb, speaker) or as_told(analysis, sentence, verb)
    if content is None and not (takes_clause(verb) or any(lemma in words("speech", key) for key in _QUOTING)):
        return None
    modality = Modality.PREDICTED if lemma in words("speech", "predicted") else Modality.ASSERTED
    start = sentence.start + verb.idx
    denied = lemma in words("speech", "denying")
    return Saying((start, start + len(verb)), speaker, content, modality, lemma, denied)
