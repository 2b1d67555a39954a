"""Damage that a text suffered on its way, mended in the shadow only: the quote is always the raw text.

Each mend is a function from text to edits, applied in order; those that could change a sound text run only where the
document shows that kind of damage elsewhere.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from ingest.shadow import Edit, Shadow

_HIGH = re.escape(
    "".join(bytes([b]).decode("cp1252", "ignore") for b in range(0x80, 0xC0)) + "\x81\x8d\x8f\x90\x9d\ufffd"
)
_MOJIBAKE = re.compile(f"[Â-ß][{_HIGH}]|[à-ï][{_HIGH}]{{2}}|[ð-ô][{_HIGH}]{{3}}|â€(?![{_HIGH}])")
_LOST_BYTE = {"â€\ufffd": "”", "â€": "”", "Ã\ufffd": "Á"}
"""Bytes that Windows-1252 has no character for were lost on the way: what is left stands for one character."""
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\x85\u2028\u2029]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[‘´`](?=(?:s|re|ve|ll|t|d|m)\b)")
_GLUED = re.compile(
    r"(?<=[a-zA-Z0-9)%])(?=(?:The|This|These|Those|But|And|However|While|When|After|Meanwhile|They|She) [a-z])"
)
_CAMEL = re.compile(r"\b([a-z]{3,}|[A-Z][a-z]{2,})([A-Z][a-z]{2,}[a-z-]*)\b")
_STOP = re.compile(r"(?<=[A-Z])\?(?=[A-Z]\?)|(?<=[A-Z]\?[A-Z])\?|(?<=\d)\?(?=\d)|(?<=\w)\?(?=(?i:ai|com|net|org|io)\b)")
_END = re.compile(r"\?(?=[\"'”’)]*(?:\s|$|[A-Z“‘(]))")
_ASKS = re.compile(
    r"(?:And |But |So |Then )?(?:what|who|whom|whose|how|why|(?:when |where |which )?"
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have))\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(r"[.?!][\"'”’)]*\s+|\n")
_BLOCK = re.compile(r"^[^\n]+(?:\n[^\n]+)+", re.MULTILINE)
_NO_SPACE = re.compile(
    r"(?<=[a-z])[.](?=[A-Z“][a-zA-Z])|(?<=[a-z0-9%])\s?,(?=[A-Za-z]{2})|(?<=\d|%)(?=(?:from|for|in|to|of|and|on|by|with|per|at)\b)"
    r"|(?<=\d)(?:bn|mn|m|k)(?=(?:from|for|in|to|of|and|on|by|with|per|at)\b)"
    r"|\b(?:with|from|and|for|by|of)(?=[A-Z][a-z])"
)
_LOST = re.compile("\ufffd")
_CELLS = re.compile(r"[\t|]|\S\s{3,}\S")
"""What stands between the cells of a table's row."""


_WORD = 40
_HEADING = 120
"""A word and a heading are shorter than this many characters."""


def repair(raw: str) -> Shadow:
    """The shadow of a raw text, with what is damaged read as what it was."""
    shadow = Shadow.of(raw)
    for mend in _MENDS:
        shadow = shadow.edited(mend(shadow.text))
    return shadow


def _decode(text: str) -> Iterator[Edit]:
    """UTF-8 that was read as Windows-1252 ("â€™"), entities that were never decoded, invisible and odd white space."""
    for found in _MOJIBAKE.finditer(text):
        mended = _LOST_BYTE.get(found[0]) or _as_utf8(found[0])
        if mended:
            yield Edit(*found.span(), mended)
    for found in _ENTITY.finditer(text):
        if (plain := html.unescape(found[0])) != found[0]:
            yield Edit(*found.span(), plain)


def _as_utf8(found: str) -> str | None:
    """The one character that these mis-read bytes encode, or None."""
    try:
        data = b"".join(c.encode("latin-1") if ord(c) < 256 else c.encode("cp1252") for c in found)
        return data.decode("utf-8")
    except UnicodeError:
        return None


def _plain_space(text: str) -> Iterator[Edit]:
    """Invisible characters are dropped, every kind of space is a space."""
    yield from (Edit(*found.span(), "") for found in _INVISIBLE.finditer(text))
    yield from (Edit(*found.span(), " ") for found in _SPACE.finditer(text))
    yield from (Edit(*found.span(), "’") for found in _APOSTROPHE.finditer(text))


def _lost_characters(text: str) -> Iterator[Edit]:
    """U+FFFD by what is around it: apostrophe before an s, bullet at a line start, quotation mark, else a dash."""
    for found in _LOST.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()] or "\n"
        after = text[found.end() : found.end() + 2]
        yield Edit(*found.span(), _read_lost(before, after))


def _read_lost(before: str, after: str) -> str:
    if before[-1] == "\n":
        return "•"
    if before[-1].isalpha() and re.match(r"s\b|t\b", after):
        return "’"
    if before[-1].isspace():
        return "—" if after[:1].isspace() else "“"
    if not after or after[0].isspace() or after[0] in ".,;:?!)":
        return "”"
    between_numbers = re.search(r"\d ?(?:bn|mn|[kmbt]|GW|MW)?$", before) and re.match(r"[\d$€£¥]", after)
    return "–" if between_numbers else "—"


def _question_marks(text: str) -> Iterator[Edit]:
    """Full stops that became question marks ("U?S?", "5?6%"), where the text shows that they did."""
    stops = [found.start() for found in _STOP.finditer(text)]
    ends = [found.start() for found in _END.finditer(text) if found.start() not in set(stops)]
    if not stops and not _all_questions(text, len(ends)):
        return
    yield from (Edit(at, at + 1, ".") for at in stops)
    start = 0
    for at in ends:
        sentence = _BOUNDARY.split(text[start:at])[-1].lstrip(" \"'“‘(.”’)•")
        if not _ASKS.match(sentence):
            yield Edit(at, at + 1, ".")
        start = at + 1


def _all_questions(text: str, questions: int) -> bool:
    """Whether nearly every sentence ends in a question mark: no news text asks that much."""
    return questions >= 5 and questions > 4 * len(re.findall(r"\.(?=[\"'”’)]*(?:\s|$))", text))


def _lost_spaces(text: str) -> Iterator[Edit]:
    """White space that fell out, only in a text where two sentences or a number and a preposition run together."""
    found = [m for m in _NO_SPACE.finditer(text) if _really_glued(text, m)]
    if len(found) < 3:
        return
    for match in found:
        if match[0].lstrip().startswith(","):
            yield Edit(match.start(), match.end(), ", ")
        else:
            yield Edit(match.end(), match.end(), " ")


def _really_glued(text: str, match: re.Match[str]) -> bool:
    """A dot within a web address or a name ("Node.js") is no lost space; nor is a comma with a space behind it."""
    word = text[max(0, match.start() - _WORD) : match.end() + 4].split()
    return not any(mark in part for part in word[-2:] for mark in ("/", "@", "www."))


def _glued_headings(text: str) -> Iterator[Edit]:
    """A heading that runs into the sentence behind it ("OverviewThe company")."""
    yield from (
        Edit(found.start(), found.start(), "\n") for found in _GLUED.finditer(text) if _is_heading(text, found.start())
    )


def _joined_words(text: str) -> Iterator[Edit]:
    """A heading's last word that runs into a name ("packageOrlen") which the text has elsewhere."""
    found = list(_CAMEL.finditer(text))
    if not found:
        return
    told = Counter(re.findall(r"[A-Za-z-]+", text))
    for match in found:
        if told[match[2]] and told[match[0]] == 1 and _is_heading(text, match.start(2)):
            yield Edit(match.start(2), match.start(2), "\n")


def _is_heading(text: str, at: int) -> bool:
    """Whether the line up to here has no sentence end and is short: what a heading looks like."""
    before = text[max(0, at - _HEADING) : at]
    line_start = before.rfind("\n")
    if line_start < 0 and at > _HEADING:
        return False
    return not re.search(r"[.!?,;:]", before[line_start + 1 :])


def _hard_breaks(text: str) -> Iterator[Edit]:
    """Line breaks that a narrow column made are spaces; a word split by a hyphen there is put together."""
    blocks = [_lines(text, found) for found in _BLOCK.finditer(text)]
    sure = any(len(lines) > 2 and _is_wrapped(lines) for lines in blocks)
    for lines in blocks:
        if _is_wrapped(lines) and (sure or len(lines) > 2 or lines[1][2][:1].islower()):
            for _, end, line in lines[:-1]:
                yield Edit(end, end + 1, "" if re.search(r"\w-$", line) else " ")


def _lines(text: str, block: re.Match[str]) -> list[tuple[int, int, str]]:
    """Start, end and words of each line of a block."""
    found = re.finditer(r"[^\n]+", text[block.start() : block.end()])
    return [(block.start() + m.start(), block.start() + m.end(), m[0]) for m in found]


def _is_wrapped(lines: list[tuple[int, int, str]]) -> bool:
    """Whether every line but the last is as full as the width allows: one more word would not have fitted.

    Bullets, tables, transcripts and lists of short lines are not wrapped.
    """
    width = max(len(line) for _, _, line in lines)
    if not 45 <= width <= 110:
        return False
    for (_, _, line), (_, _, following) in pairwise(lines):
        word = following.split(" ", 1)[0]
        if re.match(r"\s*(?:[•*·–—-]\s|\d+[.)]\s|[A-Z][A-Z .'-]+:|[QA]:)", following) or _CELLS.search(line):
            return False
        if len(line) + 1 + len(word) <= width - 8 or (re.search(r"[.!?:][\"”’']?$", line) and len(line) < width - 25):
            return False
    return True


_MENDS: tuple[Callable[[str], Iterator[Edit]], ...] = (
    _decode,
    _plain_space,
    _lost_characters,
    _question_marks,
    _lost_spaces,
    _hard_breaks,
    _glued_headings,
    _joined_words,
)
