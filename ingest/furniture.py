"""Page furniture: adverts, links to other stories, their teasers, bylines. Kept, flagged and left out of answers.

Patterns stand in `lexicons/furniture.toml`. Two rules: a line that says what it is ("Read more: ..."), and a heading of
other stories, which takes the lines behind it for as long as they look like titles, dates and teasers that break off.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.lexicon_file import load
from ingest.segment import Block, Sentence

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?"
    rf"(?:(?:{_DAY} )?{_MONTH},? ?(?:{_DAY},? )?(?:\d{{4}})?|\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}"
    r"|\d+ (?:minutes?|hours?|days?|weeks?) ago)(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,10})?",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])[\"”’)]*$")
_TITLE_LENGTH = 150


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shadow characters [start, end) that are page furniture, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    block: Block
    sentences: int
    last: int
    """Where the last sentence begins."""


def find_furniture(text: str, sentences: Sequence[Sentence]) -> tuple[Stretch, ...]:
    """The stretches of page furniture, in order, not overlapping."""
    lines = _lines(text, sentences)
    found: list[Stretch] = []
    skip = 0
    for number, line in enumerate(lines):
        if number < skip:
            continue
        why = _why(line)
        if _is_head(line) and (teasers := _teasers(lines, number + 1)):
            skip = number + 1 + teasers
            found.append(Stretch(line.start, lines[skip - 1].end, str(load("furniture")["heads"]["why"])))
        elif why:
            found.append(Stretch(line.start, line.end, why))
        else:
            found += _tail(text, line)
    return tuple(found)


def _lines(text: str, sentences: Sequence[Sentence]) -> list[_Line]:
    """One line a paragraph."""
    spans: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        spans.setdefault(sentence.paragraph, []).append(sentence)
    return [
        _Line(
            group[0].start,
            group[-1].end,
            text[group[0].start : group[-1].end],
            group[0].block,
            len(group),
            group[-1].start,
        )
        for group in spans.values()
    ]


@cache
def _patterns() -> tuple[tuple[str, "re.Pattern[str]"], ...]:
    return tuple(
        (rule["why"], re.compile("(?:" + ")|(?:".join(rule["patterns"]) + ")", re.IGNORECASE))
        for rule in load("furniture")["line"]
    )


@cache
def _heads() -> "re.Pattern[str]":
    return re.compile("(?:" + ")|(?:".join(load("furniture")["heads"]["patterns"]) + ")", re.IGNORECASE)


def _bare(words: str) -> str:
    """The words without bullets, brackets and emphasis around them."""
    return words.strip().strip("•*·▪‣◦>»_#[]").strip() or words.strip()


def _why(line: _Line) -> str | None:
    """Why a line is furniture by its own words, or None."""
    if len(line.words) > load("furniture")["longest"]:
        return None
    bare = _bare(line.words)
    return next((why for why, pattern in _patterns() if pattern.fullmatch(bare) or pattern.fullmatch(line.words)), None)


def _is_head(line: _Line) -> bool:
    return len(line.words) < 60 and bool(_heads().fullmatch(_bare(line.words)))


def _teasers(lines: Sequence[_Line], first: int) -> int:
    """How many lines from `first` on are titles, dates or teasers of other stories.

    A teaser is a paragraph that breaks off, or one between a title that follows a date and the next date. Prose that
    does neither ends the list.
    """
    count = 0
    dated = False
    for line in lines[first:]:
        is_date = bool(_DATE.fullmatch(line.words.strip()))
        is_title = len(line.words) <= _TITLE_LENGTH and line.sentences == 1 and not line.words.rstrip().endswith(".")
        if not (is_date or is_title or dated or _BREAKS_OFF.search(line.words)):
            break
        dated = is_date or (dated and is_title)
        count += 1
    return count


def _tail(text: str, line: _Line) -> Iterator[Stretch]:
    """A page number or a credit that runs on behind a line's last sentence."""
    if line.sentences < 2 or line.end - line.last > 120:
        return
    words = text[line.last : line.end]
    why = _why(_Line(line.last, line.end, words, line.block, 1, line.last))
    if why:
        yield Stretch(line.last, line.end, why)
