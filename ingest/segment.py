"""Paragraphs and sentences, with offsets into the shadow text."""

import re
from dataclasses import dataclass
from enum import StrEnum

_PARAGRAPH = re.compile(r"\S[^\n]*")
_BREAK = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")


class Block(StrEnum):
    """What kind of text a paragraph is."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or table row: [start, end) of the shadow text."""

    index: int
    start: int
    end: int
    paragraph: int
    block: Block = Block.PROSE


def segment(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order; they do not overlap and hold every character that is no white space."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start = paragraph.start()
        for gap in _BREAK.finditer(text, paragraph.start(), paragraph.end()):
            sentences.append(Sentence(len(sentences), start, gap.start(), number))
            start = gap.end()
        sentences.append(Sentence(len(sentences), start, paragraph.end(), number))
    return tuple(sentences)
