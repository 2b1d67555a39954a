"""Tables of deals: the header says which column holds which side, a row is a deal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.model import Ref
from graph.vocab import DealType, EntityType, Role, Status
from ingest.analysis import Analysis, Name
from ingest.deals.event import Event, Part
from ingest.deals.party import is_firm
from ingest.lexicon_file import load
from ingest.segment import Block, Sentence

_CELL = re.compile(r"[^\t|]+|(?<=\t)(?=\t)")
_EMPTY = re.compile(r"[\s\-–—/.]*|n/?[ad]\.?|undisclosed", re.IGNORECASE)
_NOTE = re.compile(r"\(([^)]*)\)")
_FROM = re.compile(r"\s+from\s+")
_STATUS = re.compile(r"^\s*([A-Za-z ]{4,20}):\s+")
_SPLIT = re.compile(r"\s*(?:;|/|,| and | & )\s*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: shadow offsets [start, end), and the word of the header above it."""

    start: int
    end: int
    column: str


@cache
def _columns() -> dict[str, str]:
    return {
        word: side
        for side, text in load("deals")["columns"].items()
        for word in text.split(",")
        for word in [word.strip()]
    }


def read_rows(analysis: Analysis) -> Iterator[Event]:
    """The deals of every table whose header names two sides of a deal."""
    header: list[str] = []
    last = -2
    for sentence in analysis.sentences:
        if sentence.block is not Block.ROW:
            continue
        cells = list(_cells(analysis.text, sentence))
        if sentence.paragraph != last + 1:
            header = []
        last = sentence.paragraph
        sides = [_side(analysis.text[s:e]) for s, e in cells]
        if len({s for s in sides if s.startswith(("giver", "taker"))}) > 1:
            header = sides
        elif header:
            row = [Cell(s, e, header[i]) for i, (s, e) in enumerate(cells) if i < len(header)]
            event = _event(analysis, sentence, row)
            if event is not None:
                yield event


def _cells(text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    position = sentence.start
    for piece in re.split(r"[\t|]", text[sentence.start : sentence.end]):
        yield position, position + len(piece)
        position += len(piece) + 1


def _side(title: str) -> str:
    """What a column holds, by its title ("Acquirer / investor" is a giver)."""
    for word in re.findall(r"[a-z]+", title.lower()):
        if word in _columns():
            return _columns()[word]
    return ""


def _event(analysis: Analysis, sentence: Sentence, row: Sequence[Cell]) -> Event | None:
    """One row as a deal, None where fewer than two parties are named."""
    givers = [c for c in row if c.column.startswith("giver")]
    takers = [c for c in row if c.column.startswith("taker")]
    if not givers or not takers:
        return None
    words = " ".join(analysis.text[c.start : c.end] for c in row).lower()
    type_, roles = _type(row, words)
    parts = [Part(n, roles[0], "giver") for c in givers for n in _parties(analysis, c)]
    for cell in takers:
        text = analysis.text[cell.start : cell.end]
        bought = _FROM.search(text)
        role = roles[1] if bought is None else Role.SELLER
        inner = cell if bought is None else Cell(cell.start + bought.end(), cell.end, cell.column)
        if bought is not None:
            parts = [Part(p.name, Role.BUYER, p.slot) for p in parts]
        parts += [Part(n, role, "taker") for n in _parties(analysis, inner)]
    if type_ is DealType.MERGER:
        parts = [Part(p.name, Role.PARTNER, p.slot) for p in parts]
    distinct = tuple({p.id: p for p in parts}.values())
    event = Event(
        None,
        None,
        (givers[0].start, givers[0].end),
        (sentence.start, sentence.end),
        "table row",
        type_,
        distinct,
        row=sentence.index,
    )
    event = event.with_status(_status(analysis, givers[0]))
    return event if event.whole else None


def _type(row: Sequence[Cell], words: str) -> tuple[DealType, tuple[Role, Role]]:
    """The type and the roles of the two sides, by the row's own words, then by the header."""
    if "merger" in words:
        return DealType.MERGER, (Role.PARTNER, Role.PARTNER)
    if re.search(r"\b(?:loan|lenders?|credit|bonds?)\b", words):
        return DealType.FINANCING, (Role.LENDER, Role.BORROWER)
    if re.search(r"\b(?:series [a-h]|seed|round|funding)\b", words) or any(c.column == "giver.investor" for c in row):
        return DealType.INVESTMENT, (Role.INVESTOR, Role.INVESTEE)
    if any(c.column == "giver.buyer" for c in row):
        return DealType.SUPPLY, (Role.BUYER, Role.SELLER)
    return DealType.ACQUISITION, (Role.ACQUIRER, Role.TARGET)


def _status(analysis: Analysis, cell: Cell) -> Status | None:
    """ "WITHDRAWN: A": what stands before the name."""
    match = _STATUS.match(analysis.text[cell.start : cell.end])
    if match is None:
        return None
    return Status.CANCELLED if re.search("(?i)withdrawn|cancel|lapsed|off", match[1]) else Status.RUMOURED


def _parties(analysis: Analysis, cell: Cell) -> list[Name]:
    """The names in a cell; its own words where it holds none that is known."""
    text = analysis.text[cell.start : cell.end]
    if _EMPTY.fullmatch(text.strip()):
        return []
    found = [n for n in analysis.names_in(cell.start, cell.end) if is_firm(n)]
    return found or [
        _new(cell, piece) for piece in _SPLIT.split(_NOTE.sub("", _STATUS.sub("", text))) if _is_name(piece)
    ]


def _is_name(piece: str) -> bool:
    return bool(re.match(r"\s*[A-Z][\w.&'’-]+", piece)) and len(piece) < 50 and not re.search(r"\d{3}", piece)


def _new(cell: Cell, piece: str) -> Name:
    return Name(cell.start, cell.end, Ref.to(EntityType.COMPANY, piece.strip()), "table cell")
