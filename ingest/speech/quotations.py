"""Stretches of text between quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSER = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'"}
_OPEN = re.compile(r"[“„«]|(?<!\w)[‘'](?=\w)|(?<![\w.,!?…])\"(?=\S)|(?<=[(\[—–])\"")
_SINGLE = re.compile(r"(?P<open>(?<!\w)[‘'](?=\w))|(?P<close>(?<=[\w.,!?…])[’'](?!\w))")
"""The next single mark that opens or closes words; apostrophes within words are neither."""
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between the marks, [start, end) of the shadow text; the marks stand at start - 1 and end.

    `closed` is false where the paragraph ends first: a quotation that runs on in the next one.
    """

    start: int
    end: int
    closed: bool = True


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text, in order. A line end closes a quotation that no mark closes.

    >>> [text[q.start:q.end] for text in ['He said "no" and “yes, ‘maybe’”.'] for q in find_quotations(text)]
    ['no', 'yes, ‘maybe’']
    """
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Quotation]:
    position = 0
    while opening := _OPEN.search(text, position):
        start = opening.end()
        line_end = text.find("\n", start)
        limit = min(len(text) if line_end < 0 else line_end, start + _LONGEST)
        end = _closing(text, opening[0], start, limit)
        if end is None:
            if (
                limit > start
                and opening[0] in '“„«"'
                and (_opens_line(text, opening.start()) or _goes_on(text, opening[0], limit))
            ):
                yield Quotation(start, limit, closed=False)
                position = limit
            else:
                position = start
        else:
            if end > start:
                yield Quotation(start, end)
            position = end + 1


def _opens_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _goes_on(text: str, mark: str, line_end: int) -> bool:
    """Whether the next paragraph opens with the same mark: how a long quotation runs over paragraphs."""
    return text[line_end : line_end + 40].lstrip().startswith(mark) and text[line_end : line_end + 1] == "\n"


def _closing(text: str, mark: str, start: int, limit: int) -> int | None:
    """Where the quotation that begins at `start` is closed, before `limit`; nested ones are passed over."""
    closers = _CLOSER[mark]
    depth = 0
    for at in range(start, limit):
        letter = text[at]
        if mark in "“«" and letter == mark:
            depth += 1
        elif letter in closers and not _is_apostrophe(text, at):
            if depth == 0:
                return at
            depth -= 1
    return None


def _is_apostrophe(text: str, at: int) -> bool:
    """A single mark between letters is an apostrophe; so is one behind a plural's s where another mark closes later."""
    if text[at] not in "’'":
        return False
    after = text[at + 1 : at + 2]
    if after.isalnum():
        return True
    plural = text[at - 1 : at] == "s" and after == " " and text[at + 2 : at + 3].islower()
    line_end = text.find("\n", at)
    rest = text[at + 1 : line_end if line_end >= 0 else len(text)]
    following = _SINGLE.search(rest)
    return plural and following is not None and following["close"] is not None
