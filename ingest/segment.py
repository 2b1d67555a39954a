"""Paragraphs and sentences, with offsets into the shadow text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ingest.lexicon_file import words

_LINE = re.compile(r"\S[^\n]*")
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*(?=\s)")
_SPACE = re.compile(r"\s+")
_NEXT = re.compile(r"\s+[\"'“‘(\[—–-]*\s?([^\W_]+)?")
_WORD_BEFORE = re.compile(r"[^\s\"'“‘(\[]+$")
_ITEM = re.compile(r"\s*(?:[•*·▪‣◦]|[–—-](?=\s)|\(?(?:\d{1,2}|[a-z])[.)](?=\s))\s*")
_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_TERMINAL = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_GAP = re.compile(r"\S {3,}\S")
_CELL = re.compile(r" {2,}")
"""Cells that blanks align: one gap of three or more, every gap of two or more."""
_HEADING_LENGTH = 120


class Block(StrEnum):
    """What kind of text a line is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or table row: [start, end) of the shadow text.

    `paragraph` counts lines that hold text; sentences of one line share it.
    """

    index: int
    start: int
    end: int
    paragraph: int
    block: Block = Block.PROSE


def segment(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; they do not overlap and hold every character that is no white space.

    A heading, a list item's mark and a table row are never joined with what follows them.
    """
    sentences: list[Sentence] = []
    for number, line in enumerate(_LINE.finditer(text)):
        block = _block(text, line)
        spans = list(_sentences(text, line.start(), line.end(), block))
        if len(spans) > 1 and block is Block.HEADING:
            block = Block.PROSE
        sentences += [Sentence(len(sentences) + i, *span, number, block) for i, span in enumerate(spans)]
    return tuple(sentences)


def _block(text: str, line: re.Match[str]) -> Block:
    """Rows hold tabs, bars or wide gaps; headings are short, end in no stop and stand alone or before prose."""
    words_ = line[0].rstrip()
    if "\t" in words_ or words_.count(" | ") >= 1 or (_GAP.search(words_) and len(_CELL.split(words_)) > 2):
        return Block.ROW
    if _ITEM.match(words_) and _ITEM.match(words_)[0]:  # type: ignore[index]
        return Block.ITEM
    if len(words_) > _HEADING_LENGTH or _TERMINAL.search(words_):
        return Block.PROSE
    alone = (
        text[max(0, line.start() - 2) : line.start()] == "\n\n"
        or line.start() == 0
        or text[line.end() : line.end() + 1] == "\n"
    )
    return Block.HEADING if alone else Block.PROSE


def _sentences(text: str, start: int, end: int, block: Block) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of one line, without white space around them."""
    if block is not Block.ROW:
        for stop in _END.finditer(text, start, end):
            if stop.end() > start and _ends(text, start, stop):
                yield start, stop.end()
                start = _next_word(text, stop.end(), end)
    last = start + len(text[start:end].rstrip())
    if last > start:
        yield start, last


def _next_word(text: str, start: int, end: int) -> int:
    """Where the white space behind a sentence ends."""
    gap = _SPACE.match(text, start, end)
    return gap.end() if gap else start


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at this stop: by what stands before it and how the next word begins."""
    following = _NEXT.match(text, stop.end())
    word = (following[1] or "") if following else ""
    if word and word[0].islower():
        return False
    if stop[0][0] in "!?" and len(stop[0]) == 1:
        return True
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    return not before or _full_stop(before[0], stop[0], word, following[0] if following else " ")


def _full_stop(before: str, stop: str, word: str, gap: str) -> bool:
    """Whether the stop after `before` is more than an abbreviation's; `gap` reaches to the next word's end."""
    if len(stop) > 1:
        return before not in words("abbreviations", "open") or word in words("abbreviations", "starters")
    if before in words("abbreviations", "open") and not (before == "No" and word in words("abbreviations", "starters")):
        return False
    if before in words("abbreviations", "shut"):
        return word in words("abbreviations", "starters") or any(c in gap for c in '"“‘')
    return not _INITIAL.fullmatch(before) or word in words("abbreviations", "starters")
