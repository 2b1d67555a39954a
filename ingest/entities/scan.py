"""Every candidate of a document: known forms with their versions, codes, and runs split into names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.entities.dictionary import Dictionary
from ingest.entities.known import Match, find_known
from ingest.entities.run import Scanner
from ingest.entities.span import Span
from ingest.entities.split import split
from ingest.entities.version import version_end
from ingest.entities.vocabulary import vocabulary
from ingest.segment import Block, Sentence

_CELLS = frozenset({Block.ROW, Block.ITEM})
_VERSIONED = frozenset({EntityType.MODEL, EntityType.CHIP, EntityType.PRODUCT})
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = 0.1
"""So few words of a heading in title case may begin with a small letter, those of `_LITTLE` aside."""
_NUMBERED = re.compile(r" (\d{1,4}[A-Za-z]?)[\"”’']?(?: [a-z-]+){0,1} ([a-z]+)")
_SMALL_HEAD = re.compile(r" ([a-z]+)\b")
_LITTLE = frozenset(
    {"and", "the", "for", "with", "from", "into", "over", "amid", "its", "but", "nor", "per", "via", "than"}
)
_RATED = re.compile(r" \((?:(?i:buy|hold|sell|neutral|add|reduce|no rating)\b|[A-Z]{2,})")
"""After the first name of a heading: its rating or ticker, so that it is no word of a title."""
_HEAD = re.compile(r"[\s•*·▪‣◦–—-]+")
_CLOSING = frozenset({".", ";", ",", "!"})


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
        if end == match.end and text[end : end + 1].isdigit():
            continue
        versioned = replace(match, end=end, entries=tuple(made), contextual=False)
        found[match.start] = versioned if end > match.end else match
    return found


def scan(analysis: Analysis, matches: dict[int, Match], dictionary: Dictionary) -> Iterator[Candidate]:
    """The spans of all sentences, in order."""
    scanner = Scanner(analysis.text, matches, dictionary)
    shared = Counter(sentence.paragraph for sentence in analysis.sentences)
    for sentence in analysis.sentences:
        alone = shared[sentence.paragraph] == 1 and sentence.block not in _CELLS
        titled = alone and is_titled(analysis.words(sentence))
        for run in scanner.runs(sentence.start, sentence.end):
            for span in split(run, dictionary):
                heads = not _HEAD.sub("", analysis.text[sentence.start : span.start]) and (
                    _RATED.match(analysis.text, span.end) is not None or homed(analysis.text, span.end, matches)
                )
                found = replace(span, weak=False, lead=False) if heads and span.match is None else span
                yield Candidate(_extended(analysis.text, found), sentence, titled and not heads)


def homed(text: str, end: int, matches: dict[int, Match]) -> bool:
    """Whether a place in brackets follows: the home of what is named ("Alder (Ghent)")."""
    place = matches.get(end + 2) if text[end : end + 2] == " (" else None
    return (
        place is not None
        and place.entries[0].type is EntityType.PLACE
        and text[place.end : place.end + 1] in {")", ","}
    )


def _extended(text: str, span: Span) -> Span:
    """With small words and digits that belong to it: "the Ruiz family", "the Zagreb plant", "Aster 3" chips."""
    if span.match is not None or span.weak:
        return span
    number = _NUMBERED.match(text, span.end)
    if number and vocabulary().nouns.get(number.group(2).removesuffix("s")) in _VERSIONED:
        return _with(text, span, number.end(1))
    head = _SMALL_HEAD.match(text, span.end)
    kind = vocabulary().small_heads.get(head.group(1)) if head else None
    one = span.pieces == 1 and text[max(0, span.start - 4) : span.start] == "the "
    if head and (kind is EntityType.ORGANIZATION or (kind and one)):
        return _with(text, span, head.end(1))
    return span


def _with(text: str, span: Span, end: int) -> Span:
    return replace(span, end=end, text=f"{span.text} {' '.join(text[span.end : end].split())}", pieces=span.pieces + 1)


def is_titled(words: str) -> bool:
    """Whether a sentence is a heading in title case or in capitals: nearly all its longer words bear capitals."""
    if "\t" in words or words.rstrip()[-1:] in _CLOSING:
        return False
    found = _LETTERS.findall(words)
    small = sum(w[0].islower() and (len(w) > 4 or (len(w) > 2 and w not in _LITTLE)) for w in found)
    large: int = sum(w[0].isupper() for w in found)
    return large > 1 and small <= large * _SMALL
