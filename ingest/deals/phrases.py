"""Phrases as plain verbs: "walked away from a pact" is read as "ended a pact", "Acme +4%: wins" as "Acme wins"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.deals.headline import Edit
from ingest.lexicon_file import load
from ingest.segment import Sentence

_MOVE = re.compile(r"\s*(?:\([A-Z0-9.: -]{1,16}\)\s*)?([-+−–▲▼↑↓]?\s?\d+(?:\.\d+)?\s?%)(\s*[:–—-]\s*)?(?=\s*[a-z$€£¥])")
_SIGNING = re.compile(
    r" (in(?: an?)?) (?:[\w$€£¥.-]+ ){0,5}(?:deal|pact|agreement|contract|tie-up|partnership|alliance|venture|MoU)"
    r" (?:with|to|for|on)\b"
)


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = load("deals_trade")["phrases"]
    return tuple((re.compile(rf"\b(?:{phrase})"), plain) for phrase, plain in rows.items())


def read_phrases(text: str, sentence: Sentence) -> Iterator[Edit]:
    """Phrases of several words that make or end a deal, as the one verb that they stand for."""
    for pattern, plain in _phrases():
        yield from (Edit(m.start(), m.end(), plain) for m in pattern.finditer(text, sentence.start, sentence.end))


def read_move(text: str, sentence: Sentence, taken: list[Edit]) -> Iterator[Edit]:
    """ "Acme (ACM) +4%: wins" is read as "Acme wins", "Acme in pact with B" as "Acme signs pact with B"."""
    first = next((e for e in taken if e.start <= sentence.start + 3), None)
    if first is None:
        return
    move = _MOVE.match(text, first.end, sentence.end)
    if move:
        yield Edit(move.start(1), move.end(), "" if move[2] else "rose")
    signing = _SIGNING.match(text, first.end, sentence.end)
    if signing and not text[: sentence.end].rstrip().endswith("."):
        yield Edit(signing.start(1), signing.end(1), "signs a")
