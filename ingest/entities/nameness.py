"""Whether capitalised words that no list knows are a name at all."""

import re
from collections import Counter

from graph.lexicon import load
from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.entities.dictionary import Dictionary
from ingest.entities.forms import times, written
from ingest.entities.scan import Candidate
from ingest.entities.shape import head_word, shape
from ingest.entities.span import Span
from ingest.entities.standing import stands
from ingest.entities.vocabulary import vocabulary
from ingest.segment import Block

_GIVEN = 2
"""More votes of its own words for a person make a name of common words one ("Grace Page")."""
_PAIR = 2
_SITE = 4
"""Votes that a noun after the name gives ("the Alder mine")."""
_STANDING = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "conj", "attr", "poss"})
_RUNNING = frozenset({Block.PROSE, Block.ITEM})
_CODED = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT, EntityType.TECHNOLOGY, EntityType.COMPANY})
_GLUE = ("It", "The", "This", "They", "He", "She", "We", "In", "On", "At", "But", "And")
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_DEPARTMENT = re.compile(
    r"\b(?:[Pp]resident|[Dd]irector|[Hh]ead|[Cc]hief|[Mm]anager|[Oo]fficer|VP|SVP|EVP)"
    r"(?:,| of| for)(?: [A-Z][\w ]{2,30}(?: and|,))? $"
)
_PART = re.compile(
    r"(?:Series|Phase|Tranche|Stage|Class|Round|Part|Chapter|Tier|Level|Type) [A-Z\d][\d+]{0,2}|FY\d\d|[A-Z]\d|"
    r"(?:(?:[DNS]?Kr|Rs|Dh|RMB?|SFr|Won|Lm)\d[\d.,–-]*|[A-Z]{1,3}[a-z]{0,2}\d[\d.,–-]*(?=bn|mn|tn|trn))\w*(?:-\w+)?"
)
"""No names: parts of a series, fiscal years, quarters and halves, sums of money ("SKr9.4bn")."""
_SIGNS = frozenset({"$", "€", "£", "¥"})


class Nameness:
    """Judges the candidates of one document; `seen` counts how often each form stands in it."""

    def __init__(self, analysis: Analysis, dictionary: Dictionary, seen: Counter[str]) -> None:
        self.text = analysis.text
        self._analysis = analysis
        self._dictionary = dictionary
        self._seen = seen

    def named(self, candidate: Candidate, ballot: Counter[EntityType]) -> bool:
        """Whether an unknown span is a name: its words are not all common, or the words around it say so."""
        span = candidate.span
        if span.legal or span.titled:
            return True
        if _PART.fullmatch(span.text):
            return False
        common = all(self._plain(word) for word in span.text.split())
        if common and _DEPARTMENT.search(self.text, max(0, span.start - 60), span.start):
            return False
        if span.pieces == 1:
            return self._single(candidate, ballot)
        if span.pieces == _PAIR and self._placed(span):
            return self._proper(candidate)
        return not common or self._several(span, ballot) or self._proper(candidate)

    def _plain(self, word: str) -> bool:
        """Whether a word of a name is a common one; two capitals ("RA", "HV") are an abbreviation instead."""
        return self._dictionary.common(word) and not (len(word) == _PAIR and word.isupper())

    def _placed(self, span: Span) -> bool:
        """Whether a place or nationality beside a common word or a firm is all that speaks for a name of two words."""
        first, last = span.text.split(" ", 1)
        if _meant(last) is EntityType.PLACE:
            return (span.lead and self._plain(first)) or _meant(first) is EntityType.COMPANY
        country = any(entry.adjectives for entry in load().by_alias(first))
        return country and self._plain(last) and last not in vocabulary().heads

    def _proper(self, candidate: Candidate) -> bool:
        """Whether several capitals in running text make common words a name: after no article, their verb in sight."""
        span, sentence = candidate.span, candidate.sentence
        if candidate.titled or sentence.block not in _RUNNING or determined(self.text, span):
            return False
        words = span.text.split()
        idle = vocabulary().never | vocabulary().departments
        if self._department(words) or words[-1] in vocabulary().never or not idle.isdisjoint(words[:-1]):
            return False
        tree = self._analysis.tree(sentence)
        found = tree.char_span(span.start - sentence.start, span.end - sentence.start, alignment_mode="expand")
        if found is None or not all(t.pos_ == "PROPN" for t in found):
            return False
        head = found.root
        described = head.dep_ == "appos" and head.head.pos_ == "NOUN" and self.text[span.start - 1] != "("
        return described or head.dep_ in _STANDING

    def _department(self, words: list[str]) -> bool:
        """Whether the words are a part of any firm's: a last word of firms' names needs a first one of departments."""
        if words[-1].title() not in vocabulary().departments:
            return False
        return words[-1] not in vocabulary().heads or words[0].title() in vocabulary().department_firsts

    def _several(self, span: Span, ballot: Counter[EntityType]) -> bool:
        """Whether common words are a name together: by their last word, a given name, a place, or votes around them."""
        last = span.text.rsplit(None, 1)[-1]
        if self._department(span.text.split()):
            return False
        own = shape(span)
        if own[EntityType.PERSON] > _GIVEN or sum((ballot - times(own, self._seen[written(span.text)])).values()) > 0:
            return True
        placed = any(e.type is EntityType.PLACE for e in load().by_alias(last))
        headed = head_word(span.text) in vocabulary().heads or last in vocabulary().keep_after_common
        return not span.lead and (placed or headed)

    def _single(self, candidate: Candidate, ballot: Counter[EntityType]) -> bool:
        """Whether a lone word is a name: an uncommon one but for acronyms, else by its votes or by where it stands."""
        span = candidate.span
        if any(c.isdigit() for c in span.text) and not any(ballot[kind] for kind in _CODED):
            return False
        if self.text[span.end : span.end + 1] in _SIGNS or (span.lead and self._glued(span.text)):
            return False
        common = self._dictionary.common(span.text) and not (span.text.isupper() and len(span.text) > 2)
        if determined(self.text, span):
            site = ballot[EntityType.FACILITY] >= _SITE and not span.lead
            return site or (not common and sum(ballot.values()) > 1)
        if common:
            return (not span.lead and bool(ballot)) or stands(self._analysis, candidate)
        return not _ACRONYM.fullmatch(span.text) or (span.text.isupper() and bool(ballot))

    def _glued(self, word: str) -> bool:
        """Whether two words lost the space between them ("Itsigned")."""
        return any(
            word.startswith(w) and self._dictionary.common(word[len(w) :]) for w in _GLUE if len(word) > len(w) + 2
        )


def _meant(word: str) -> EntityType | None:
    """The type of what the lexicon calls by this word."""
    entries = load().by_alias(word)
    return entries[0].type if entries else None


def determined(text: str, span: Span) -> bool:
    """Whether an article stands before a span."""
    return text[max(0, span.start - 5) : span.start].lower().endswith(("the ", " a ", " an "))


def formed(text: str, span: Span) -> bool:
    """Whether a legal form tells a company even in a heading: not "Company", which also ends plain words there."""
    last = text[span.start : span.end].rsplit(None, 1)[-1]
    return span.legal and last not in vocabulary().keep_after_common
