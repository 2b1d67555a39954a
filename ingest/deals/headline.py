"""Headlines and list items in plain words: "A to buy B" is "A will buy B", "A: sale to B" is "A's sale to B"."""

import re
from dataclasses import dataclass

from ingest.analysis import Name
from ingest.segment import Sentence

_WORD = re.compile(r"[A-Za-z][A-Za-z'-]*")
_HEADLINE_TO = re.compile(r"(?:(?:,| and| &) \S+){0,2} (to) (?=[A-Za-z]{3,})")
_HEADLINE_TALKS = re.compile(r" (in) (?:\w+ )?[Tt]alks\b")
_TOPIC_COLON = re.compile(r"(?: [a-z]+){0,3}(:)(?= (?:[a-z]+ |Series [A-K]\b|(?:[A-Z]{0,3}[$€£¥])?\d))")
NEXT_WORD = re.compile(r" ([a-z]+)(?= (?!rose|fell|for |were|are|have|of |and |worth |total|valued ))")


@dataclass(frozen=True, slots=True)
class Edit:
    """Shadow characters [start, end) that the parser reads as `text`; `name` where it stands for one."""

    start: int
    end: int
    text: str
    name: Name | None = None


def read_headline(text: str, sentence: Sentence, taken: list[Edit]) -> list[Edit]:
    """ "A to buy B" is read as "A will buy B" where it opens a sentence."""
    first = next((e for e in taken if e.start <= sentence.start + 1), None)
    match = first and _HEADLINE_TO.match(text, first.end, sentence.end)
    talks = first and _HEADLINE_TALKS.match(text, first.end, sentence.end)
    if talks:
        return [Edit(talks.start(1), talks.end(1), "is in")]
    if not match:
        return []
    verb = _WORD.match(text, match.end())
    low = [Edit(verb.start(), verb.end(), verb.group().lower())] if verb else []
    return [Edit(match.start(1), match.end(1), "will"), *low]


def read_colon(text: str, sentence: Sentence, taken: list[Edit]) -> list[Edit]:
    """ "A: stake sale to B" is read as "A's stake sale to B"."""
    first = next((e for e in taken if e.start <= sentence.start + 3), None)
    match = first and _TOPIC_COLON.match(text, first.end, sentence.end)
    return [Edit(match.start(1), match.end(1), "'s")] if match else []


def read_pair(text: str, sentence: Sentence, taken: list[Edit]) -> list[Edit]:
    """ "A, B sign a pact" in a headline is read as "A and B sign a pact"."""
    ordered = sorted(taken, key=lambda e: e.start)
    if len(ordered) < 2 or ordered[0].start > sentence.start + 1 or text[sentence.end - 1] in ".!?":
        return []
    first, second = ordered[:2]
    apart = text[first.end : second.start]
    verb = NEXT_WORD.match(text, second.end, sentence.end)
    return [Edit(first.end, second.start, " and ")] if apart == ", " and verb else []
