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
from ingest.speech.quotations import Quotation
from ingest.speech.speakers import subject_of

_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN = (
    rf"(?:(?:late |early )?(?:on|last|this|late|early) {_DAY}|yesterday|today|{_DAY}|(?:earlier |later )?(?:last|this|next) (?:week|month|year|quarter)"
    r"|earlier|in an? (?:[a-z]+ )?(?:statement|filing|interview|report|note|letter|email|e-mail|memo|post|tweet|blog post|release)"
    r"(?: (?:to|with|on|in) [^,]{2,40}?)?)"
)
_LEAD = re.compile(rf"(?:(?:that|{_WHEN})\b|,|:|—|–|-|\s)+", re.IGNORECASE)
_TAIL = re.compile(r"[\s.,;:!?—–-]+$")
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Z .,/'-]{2,40}(?:,[^—–-]{0,40})?(?:\([^)]{2,20}\))?\s*[—–-]+\s+|[A-Z][\w /]{2,24}:\s+|[^:.]{1,24}%:\s+)"
)
_COORDINATORS = frozenset({"while", "but", "although", "though", "whereas"})
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
    for token in outside:
        if token.pos_ in {"VERB", "AUX"} and not _silenced(token):
            saying = _verb(analysis, sentence, token)
            if saying is not None:
                yield saying
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words("speech", "nouns"):
            yield from _noun(sentence, token)
    yield from _according(analysis, sentence, doc, quotations)


def _quoted(at: int, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= at < q.end for q in quotations)


def _silenced(verb: Token) -> bool:
    """A negated verb of saying, or one under "declined to", says nothing; nor does an infinitive that is only wanted."""
    if any(c.dep_ == "neg" for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words("speech", "silent")


def _verb(analysis: Analysis, sentence: Sentence, verb: Token) -> Saying | None:
    """A verb of saying with a speaker: its clause, its object, the value that it names, or what it calls something."""
    lemma = verb.lemma_.lower()
    if not (_takes_clause(verb) or any(lemma in words("speech", key) for key in ("object", "value", "naming"))):
        return None
    speaker = subject_of(verb)
    if speaker is not None and lemma in words("speech", "agent_only") and speaker.pos_ in {"PRON", "DET"}:
        return None
    if speaker is None or (verb.tag_ == "VBN" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)):
        return None
    content = _content(analysis, sentence, verb, speaker)
    modality = Modality.PREDICTED if lemma in words("speech", "predicted") else Modality.ASSERTED
    start = sentence.start + verb.idx
    return Saying((start, start + len(verb)), speaker, content, modality)


def _takes_clause(verb: Token) -> bool:
    """Whether a verb can have what was said as a clause; some can only with their particle ("pointed out")."""
    lemma = verb.lemma_.lower()
    particle = load("speech")["particle"].get(lemma)
    return lemma in words("speech", "clause") or any(c.lower_ == particle for c in verb.children)


def _content(analysis: Analysis, sentence: Sentence, verb: Token, speaker: Token) -> tuple[int, int] | None:
    """The span of what a verb says: before it where it closes the sentence, else its complement behind it."""
    lemma = verb.lemma_.lower()
    before = _content_before(analysis, sentence, verb, speaker)
    if before is not None:
        return before
    complement = _complement(verb, lemma)
    doc = verb.doc
    if complement is None:
        return _rest(analysis, sentence, verb)
    first = min(t.i for t in complement.subtree)
    if first <= verb.i:
        if complement.i < verb.i:
            return None
        first = verb.i + 1
    last = _last(complement, verb)
    start = sentence.start + doc[first].idx
    end = sentence.start + doc[last].idx + len(doc[last])
    return _trim(analysis.text, start, end)


def _rest(analysis: Analysis, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """The rest of the sentence, where the parser lost the clause behind a plain verb of saying."""
    if verb.lemma_.lower() not in words("speech", "plain") or verb.i + 3 >= len(verb.doc):
        return None
    behind = verb.doc[verb.i + 1 :]
    starts_clause = behind[0].pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "SCONJ"}
    if not starts_clause or not any(t.tag_ in {"VBZ", "VBD", "VBP", "MD"} for t in behind):
        return None
    return _trim(analysis.text, sentence.start + behind[0].idx, sentence.end)


def _complement(verb: Token, lemma: str) -> Token | None:
    """What a verb governs that can be words said."""
    rights = [c for c in verb.children if c.i > verb.i]
    if _takes_clause(verb):
        clause = next((c for c in rights if c.dep_ in _COMPLEMENTS and c.tag_ not in {"VBG"}), None)
        if clause is not None and not (
            clause.dep_ == "xcomp" and lemma in {"say", "tell", "report", "find", "show", "continue", "deny"}
        ):
            return clause
    if lemma in words("speech", "object"):
        return next((c for c in rights if c.dep_ in {"dobj", "ccomp", "xcomp"}), None)
    if lemma in words("speech", "value"):
        thing = next((c for c in rights if c.dep_ == "dobj"), None)
        return thing if thing is not None and any(c.lower_ == "at" for c in [*rights, *thing.subtree]) else None
    if lemma in words("speech", "naming") and verb.dep_ in {"pcomp", "ccomp", "csubj", "relcl", "advcl"}:
        what = any(c.tag_ in {"WP", "WDT"} for c in verb.lefts)
        return next((c for c in rights if c.dep_ in {"oprd", "dobj", "ccomp"}), None) if what else None
    return None


def _last(complement: Token, verb: Token) -> int:
    """The last token of what was said: a contrasting clause of the writer's own, or a further verb of saying, ends it."""
    last = max(t.i for t in complement.subtree)
    if verb.lemma_.lower() in words("speech", "value"):
        last = max([last, *(t.i for c in verb.children if c.lower_ == "at" for t in c.subtree)])
    elif complement.dep_ in _COMPLEMENTS:
        for sibling in verb.rights:
            if (
                sibling.i > complement.i
                and sibling.dep_ in {"prep", "advmod", "npadvmod", "dobj", "attr"}
                and sibling.i > last
            ):
                last = max(t.i for t in sibling.subtree)
    for token in complement.subtree:
        if (
            token.i > complement.i
            and token.lemma_.lower() in words("speech", "clause")
            and token.tag_ == "VBG"
            and token.dep_ == "advcl"
        ):
            last = min(last, min(t.i for t in token.subtree) - 1)
        if token.lower_ in {"while", "whereas"} and token.dep_ == "mark" and token.i > complement.i + 2:
            last = min(last, token.i - 1)
    return last


def _content_before(analysis: Analysis, sentence: Sentence, verb: Token, speaker: Token) -> tuple[int, int] | None:
    """The clause before ", Ann Poe said" at the end of a sentence; the words around it where it interrupts one."""
    left = min([verb.i, *(t.i for t in speaker.subtree)] if speaker.i < verb.i else [verb.i])
    if left < 3:
        return None
    doc = verb.doc
    comma = doc[left - 1]
    if comma.text not in {",", "—", "–", "-"}:
        return None
    if any(
        c.dep_ in _COMPLEMENTS
        and c.i > verb.i
        and any(g.dep_ in {"nsubj", "nsubjpass"} and g.i > verb.i for g in c.children)
        for c in verb.children
    ):
        return None
    if (
        any(c.lower_ in {"that", ":"} and c.i > verb.i for c in verb.subtree if c.i <= verb.i + 2)
        or verb.dep_ in {"relcl", "acl"}
        or verb.tag_ == "VBG"
    ):
        return None
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[:left]):
        return None
    return _trim(analysis.text, sentence.start, sentence.start + comma.idx)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without a dateline, a leading "that" and marks at either end; None where fewer than two words are left."""
    dateline = _DATELINE.match(text[start:end])
    start += dateline.end() if dateline else 0
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    tail = _TAIL.search(text[start:end])
    end -= len(tail[0]) if tail else 0
    return (start, end) if len(text[start:end].split()) > 1 else None


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
    span = _trim(sentence_text(noun.doc), doc[first].idx, doc[last].idx + len(doc[last]))
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
        if len(before.split()) < 3:
            span = _trim(analysis.text, phrase_end, sentence.end)
        elif before.endswith((" and", " but")) and comma >= 0:
            span = _trim(analysis.text, phrase_end, sentence.end)
        else:
            span = _trim(analysis.text, sentence.start, found.start())
        yield Saying(found.span(), speaker, span, _forecast(speaker))


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
