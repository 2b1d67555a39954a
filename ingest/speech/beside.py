"""What was said beside an attribution that commas set off: before it, behind it, or all around it."""

from collections.abc import Iterator

from spacy.tokens import Doc

from ingest.analysis import Analysis
from ingest.segment import Sentence
from ingest.speech.content import takes_clause
from ingest.speech.objects import FINITE
from ingest.speech.trimming import trim

_LEADING = frozenset({"asked", "pressed", "questioned", "quizzed", "speaking", "commenting", "writing", "addressing"})
"""Participles that open a sentence before who speaks in it: "Asked about the price, he laughed"."""
_FEW = 4
"""With fewer words before the attribution, the words behind it belong to what was said."""
_MARKS = frozenset({",", "—", "–"})
_QUOTES = frozenset("\"”’'»")


def ends_quotation(doc: Doc, first: int) -> bool:
    """Whether the attribution stands right behind quoted words."""
    return any(t.text in _QUOTES for t in doc[max(0, first - 2) : first])


def contents_beside(
    analysis: Analysis, sentence: Sentence, doc: Doc, first: int, last: int
) -> Iterator[tuple[int, int]]:
    """What was said: before the attribution; behind it too after "and" or "but"; all of it where it interrupts.

    Nothing stands before an attribution that leads to a quotation ("Pressed on the price, he said: ...").
    """
    if last + 1 < len(doc) and doc[last + 1].text == ":":
        yield from _behind_colon(analysis, sentence, doc, last + 1)
        return
    if doc[0].lower_ in _LEADING:
        return
    start = sentence.start + _clause_start(doc, first)
    before = sentence.start + doc[first - 1].idx
    rest = [t for t in doc[last + 2 :] if t.text not in _QUOTES]
    goes_on = last + 1 < len(doc) and doc[last + 1].text in _MARKS and len(rest) > 2
    predicate = goes_on and (rest[0].tag_ in FINITE | {"VB"} or _lacks_rest(doc, first) or rest[0].lower_ == "because")
    few = sum(t.is_alpha for t in doc[:first]) < _FEW and not ends_quotation(doc, first)
    if few and not predicate and not any(t.pos_ in {"VERB", "AUX"} for t in doc[:first]):
        return
    if predicate or (few and goes_on and rest[0].tag_ not in {"WP", "WDT"}):
        spans = [(start, sentence.end)]
    elif goes_on and rest[0].lower_ in {"and", "but"} and any(t.tag_ in FINITE for t in rest):
        spans = [(start, before), (sentence.start + rest[1].idx, sentence.end)]
    else:
        spans = [(start, before)]
    for span in spans:
        said = trim(analysis.text, *span)
        if said is not None and _has_verb(sentence, doc, said):
            yield said


def _behind_colon(analysis: Analysis, sentence: Sentence, doc: Doc, colon: int) -> Iterator[tuple[int, int]]:
    """What stands behind the colon that ends an attribution, where it is no quotation."""
    behind = trim(analysis.text, sentence.start + doc[colon].idx + 1, sentence.end)
    if behind is not None and not any(t.is_quote for t in doc[colon + 1 : colon + 3]):
        yield behind


def _lacks_rest(doc: Doc, first: int) -> bool:
    """Whether the words before the attribution are no whole clause: "One or two firms are, she allowed, mostly ...".

    So is a condition that opens the sentence: "If rates stay high, Ann Poe added, banks will fail".
    """
    ahead = next((t for t in reversed(doc[:first]) if not t.is_punct), None)
    opened = doc[0].lower_ in {"if", "when", "unless", "once", "although", "while", "since", "because"}
    condition = opened and not any(t.text in _MARKS for t in doc[: first - 1])
    return condition or (ahead is not None and ahead.pos_ == "AUX")


def _clause_start(doc: Doc, first: int) -> int:
    """Where what was said begins: behind the last semicolon before the attribution, else at the sentence's start.

    Behind ", but" too, where a verb of saying stands before it: "He insisted it was safe, but the cost, he said, ...".
    """
    mark = next((t for t in reversed(doc[:first]) if t.text == ";"), None)
    turn = next(
        (t for t in reversed(doc[:first]) if t.lower_ in {"but", "and"} and t.i and t.nbor(-1).text == ","), None
    )
    if mark is None and turn is not None and any(takes_clause(t) and t.tag_ in FINITE for t in doc[: turn.i]):
        mark = turn
    return doc[mark.i + 1].idx if mark is not None and mark.i + 1 < first else 0


def _has_verb(sentence: Sentence, doc: Doc, span: tuple[int, int]) -> bool:
    """Whether the words are a clause: a heading's participle counts."""
    return any(t.pos_ in {"VERB", "AUX"} for t in doc if span[0] <= sentence.start + t.idx < span[1])
