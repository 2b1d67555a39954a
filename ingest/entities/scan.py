"""Every candidate of a document: known forms with their versions, codes, and runs split into names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.entities.dictionary import Dictionary
from ingest.entities.known import Match, find_known
from ingest.entities.run import find_runs
from ingest.entities.split import Span, split
from ingest.entities.version import version_end
from ingest.segment import Sentence

_VERSIONED = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT})
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_TITLED = 0.8
"""A heading in which so many of the longer words bear capitals: there a capital tells nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span in its sentence; `titled` when the sentence is a heading in title case."""

    span: Span
    sentence: Sentence
    titled: bool


def find_matches(text: str) -> dict[int, Match]:
    """Known forms, with versions taken in, and codes, by their start."""
    found: dict[int, Match] = {}
    for match in find_known(text):
        made = [e for e in match.entries if e.type in _VERSIONED]
        end = version_end(text, match.end) if made else match.end
        if end > match.end:
            match = replace(match, end=end, entries=tuple(made), contextual=False)
        found[match.start] = match
    return found


def scan(analysis: Analysis, matches: dict[int, Match], dictionary: Dictionary) -> Iterator[Candidate]:
    """The spans of all sentences, in order."""
    for sentence in analysis.sentences:
        titled = is_titled(analysis.words(sentence))
        for run in find_runs(analysis.text, (sentence.start, sentence.end), matches, dictionary):
            for span in split(run, dictionary):
                yield Candidate(span, sentence, titled)


def is_titled(words: str) -> bool:
    """Whether a sentence is a heading in title case or in capitals."""
    if words.rstrip()[-1:] in {".", "?", "!"} and len(words) > 120:
        return False
    long = [w for w in _LETTERS.findall(words) if len(w) > 3]
    if len(long) < 4 or words.rstrip()[-1:] in ".;":
        return False
    return sum(w[0].isupper() for w in long) >= _TITLED * len(long)
