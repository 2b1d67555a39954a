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
from ingest.speech.content import FINITE, THINGS, content_of, takes_clause, trim
from ingest.speech.quotations import Quotation
from ingest.speech.speakers import apposed, subject_of
from ingest.speech.surface import Attribution, find_attributions

_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as per"
    r"|per(?= (?:the|its|an?) (?:paper|report|filing|documents?|people|person|sources?|memo|letter|statement)\b)"
    r"|per(?= (?-i:[A-Z])[\w’&'-]+[^,;]{0,30}[.,;]?$)"
    r"|in(?= (?:his|her|its|their|[A-Z][\w’'-]+[’']s) (?:telling|view|opinion|words)\b)"
    r"|by(?= (?:his|her|its|their|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*[’']s)"
    r" (?:own )?(?:reckoning|account|estimate|estimates|count|calculation|calculations)\b))\b",
    re.IGNORECASE,
)


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
    short = (
        r"said|says?|told|tells?|puts?|pegs?|pegged|sees?|allowed|laughed|shrugged|sighed|joked"
        r"|thinks?|thought|wrote|hopes?|hoped|asked|let slip|telling|reckoning|account"
        r"|per (?:(?-i:[A-Z])|the|its|an?)\w*"
    )
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
    told: set[int] = set()
    for found in find_attributions(analysis, sentence, doc):
        if not _quoted(sentence.start + found.verb.idx, quotations):
            told.add(found.verb.i)
            yield from _set_off(sentence, found)
    for token in doc:
        if token.i in told or _quoted(sentence.start + token.idx, quotations):
            continue
        if token.pos_ in {"VERB", "AUX"} and not _silenced(token):
            saying = _verb(analysis, sentence, token)
            if saying is not None:
                yield saying
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words("speech", "nouns"):
            yield from _noun(sentence, token)
    yield from _according(analysis, sentence, doc, quotations)


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
        t.lower_ in {"neither", "nobody", "none", "no", "few"} for t in subject.subtree
    )
    if nobody or any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("speech", "silent")


def _verb(analysis: Analysis, sentence: Sentence, verb: Token) -> Saying | None:
    """A verb of saying with a speaker: its clause, its object, the value that it names, or what it calls something."""
    lemma = verb.lemma_.lower()
    if not (
        takes_clause(verb) or any(lemma in words("speech", key) for key in ("object", "value", "naming", "foresee"))
    ):
        return None
    speaker = apposed(analysis, sentence, verb) or subject_of(verb)
    if speaker is not None and lemma in words("speech", "agent_only") and speaker.lower_ in THINGS:
        return None
    if speaker is None or (verb.tag_ == "VBN" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)):
        return None
    content = content_of(analysis, sentence, verb, speaker)
    if content is None and not (takes_clause(verb) or lemma in words("speech", "naming")):
        return None
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
    """ "According to X, ...", "..., according to X", "and, according to X, ...", "by her reckoning"."""
    for found in _ACCORDING.finditer(analysis.text, sentence.start, sentence.end):
        if _quoted(found.start(), quotations):
            continue
        noun = _object_behind(doc, found.end() - sentence.start)
        if noun is None:
            continue
        whose = next((c for c in noun.children if c.dep_ == "poss"), None)
        speaker = whose if whose is not None and found[0].lower() in {"by", "in"} else noun
        span = _content_beside(analysis, sentence, found.start(), noun)
        yield Saying(found.span(), speaker, span, _forecast(noun), "say")


def _content_beside(analysis: Analysis, sentence: Sentence, start: int, noun: Token) -> tuple[int, int] | None:
    """What is said beside "according to X": behind it where it begins a clause, around it within one, else before."""
    doc = noun.doc
    last = doc[max(t.i for t in noun.subtree if t.dep_ not in {"relcl"})]
    end = sentence.start + last.idx + len(last)
    comma = analysis.text.find(",", sentence.start + noun.idx + len(noun), sentence.end)
    if 0 <= comma <= end + 1:
        end = comma
    before = analysis.text[sentence.start : start].strip(" ,;")
    if len(before.split()) < 3 or (before.endswith((" and", " but")) and comma >= 0):
        return trim(analysis.text, end, sentence.end)
    behind = next((t for t in doc if sentence.start + t.idx > end and not t.is_punct), None)
    if comma >= 0 and behind is not None and (behind.tag_ in FINITE or behind.lower_ == "with"):
        return trim(analysis.text, sentence.start, sentence.end)
    return trim(analysis.text, sentence.start, start)


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
