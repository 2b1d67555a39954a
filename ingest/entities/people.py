"""Votes for persons that take more than the words beside one name: titles elsewhere, "he" after it, a label."""

import re
from collections import Counter
from collections.abc import Iterable

from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.entities.dictionary import Dictionary
from ingest.entities.forms import winner, written
from ingest.entities.scan import Candidate
from ingest.entities.shape import shape
from ingest.entities.vocabulary import vocabulary

_PIECES = (2, 3)
_SEEN = 2
"""Occurrences of a name that the model is asked about."""
_VOTES = 2
_TITLED = 4
_NEXT_SUBJECT = re.compile(r"[^.!?\n\"“”]{0,160}[.!?]['\"”’]? (?:He|She) [a-z]")
"""The next sentence begins with "He" or "She": whoever is named in this one may be a person."""


def families(unknown: Iterable[Candidate]) -> frozenset[str]:
    """Family names that stand after a title somewhere ("Ms Achterberg")."""
    return frozenset(c.span.text for c in unknown if c.span.titled and c.span.pieces == 1)


def vote_people(
    analysis: Analysis, plain: list[Candidate], ballots: dict[str, Counter[EntityType]], dictionary: Dictionary
) -> None:
    """Add votes to the ballots of two or three capitalised words, not all common, that may be a person's name.

    The model is asked about those whose own words and neighbours do not decide, at their first two occurrences.
    """
    titled = families(plain)
    open_: dict[str, list[Candidate]] = {}
    for candidate in plain:
        name = written(candidate.span.text)
        if candidate.span.pieces in _PIECES and name.rsplit(None, 1)[-1] in titled:
            ballots[name][EntityType.PERSON] += _TITLED
        words = name.split()
        common = all(dictionary.common(word) for word in words) or (
            dictionary.common(words[-1]) and words[0] not in vocabulary().given and not ballots[name][EntityType.PERSON]
        )
        if not common and _may_be_person(candidate) and winner(ballots[name]) is EntityType.COMPANY:
            open_.setdefault(name, []).append(candidate)
    asked = [c for found in open_.values() for c in found[:_SEEN]]
    analysis.with_names(c.sentence for c in asked)
    for name, found in open_.items():
        if any(_labelled(analysis, c) for c in found[:_SEEN]):
            ballots[name][EntityType.PERSON] += _VOTES
        if any(_NEXT_SUBJECT.match(analysis.text, c.span.end) for c in found[:_SEEN]):
            ballots[name][EntityType.PERSON] += 1


def _may_be_person(candidate: Candidate) -> bool:
    span = candidate.span
    letters = span.text.replace(" ", "").replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    if span.pieces not in _PIECES or span.legal or not letters.isalpha() or span.text.isupper():
        return False
    return not set(shape(span)) - {EntityType.PERSON}


def _labelled(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether the model calls the span a person."""
    start, end = candidate.span.start - candidate.sentence.start, candidate.span.end - candidate.sentence.start
    ents = analysis.tree(candidate.sentence).ents
    return any(e.label_ == "PERSON" and e.start_char <= start and end <= e.end_char for e in ents)
