"""Sources that an adjunct names: "according to X", "by her reckoning", "as reported in X", "as X noted"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from graph.vocab import Modality
from ingest.analysis import Analysis
from ingest.lexicon_file import words
from ingest.segment import Sentence
from ingest.speech.objects import FINITE
from ingest.speech.saying import Saying
from ingest.speech.trimming import trim

_OWN = r"(?:his|her|its|their|[A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*)*[’']s?)"
_ACCORDING = re.compile(
    r"\b(?:according to|in the (?:words|view|opinion|eyes|telling) of|as per"
    r"|as (?:reported|described|noted|outlined|argued|detailed|told|documented|laid out|set out) (?:in|by)"
    r"|per(?= (?:the|its|an?) (?:paper|report|filing|documents?|people|person|sources?|memo|letter|statement)\b)"
    r"|per(?= (?-i:[A-Z])[\w’&'-]+[^,;]{0,30}[.,;]?$)|(?-i:Per)(?= (?-i:[A-Z])[^,]{1,40}, )"
    rf"|in(?= (?-i:{_OWN}) (?:telling|view|opinion|words)\b)"
    rf"|(?:by|on)(?= (?-i:{_OWN}) (?:own )?"
    r"(?:reckoning|accounts?|estimates?|count|calculations?|numbers|forecasts?)\b))"
    r"(?=\W)",
    re.IGNORECASE,
)


def find_according(analysis: Analysis, sentence: Sentence, doc: Doc) -> Iterator[Saying]:
    """ "According to X, ...", "..., according to X", "and, according to X, ...", "by her reckoning"."""
    for found in _ACCORDING.finditer(analysis.text, sentence.start, sentence.end):
        noun = _object_behind(doc, found.end() - sentence.start)
        if noun is None:
            continue
        whose = next((c for c in noun.children if c.dep_ == "poss"), None)
        speaker = whose if whose is not None and found[0].lower() in {"by", "in", "on"} else noun
        span = _content_beside(analysis, sentence, found.start(), noun)
        told = noun.lemma_.lower() in words("speech", "outlooks")
        yield Saying(found.span(), speaker, span, Modality.PREDICTED if told else Modality.ASSERTED, "say")


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
    ahead = next((t for t in reversed(doc) if sentence.start + t.idx < start and not t.is_punct), None)
    open_verb = ahead is not None and ahead.pos_ in {"VERB", "AUX"} and ahead.i + 1 < noun.i
    interrupted = behind is not None and (behind.tag_ in FINITE or behind.lower_ == "with" or open_verb)
    if comma >= 0 and interrupted:
        return trim(analysis.text, sentence.start, sentence.end)
    return trim(analysis.text, sentence.start, start)


def _object_behind(doc: Doc, offset: int) -> Token | None:
    """The head of the noun phrase that begins at or behind an offset of the sentence."""
    for token in doc:
        if token.idx >= offset and token.pos_ in {"NOUN", "PROPN", "PRON"}:
            while token.dep_ in {"compound", "poss", "nmod", "amod", "nummod"} and token.head.i > token.i:
                token = token.head  # noqa: PLW2901 - climbs to the head of the phrase
            return token
    return None


def as_told(analysis: Analysis, sentence: Sentence, verb: Token) -> tuple[int, int] | None:
    """What "as X reported" points to: the clause behind its comma where it opens the sentence, else the one before.

    "As expected" and its like tell of what came true, and nobody says it there.
    """
    mark = next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i), None)
    if mark is None or verb.lemma_.lower() in words("speech", "predicted"):
        return None
    if mark.i <= 1:
        comma = next((t for t in verb.doc[verb.i + 1 :] if t.text == ","), None)
        return trim(analysis.text, sentence.start + comma.idx, sentence.end) if comma is not None else None
    return trim(analysis.text, sentence.start, sentence.start + mark.idx)
