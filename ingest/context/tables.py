# ruff: noqa: E501 - a pattern is one line, to be read whole
"""Table cells: a bare number takes unit and multiplier from the header, the row's label or a note above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.analysis import Analysis
from ingest.context.scene import Bearing, Scene
from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, currency_signs
from ingest.quantities.line import Form
from ingest.quantities.measures import money_at, sign_code, unit_at
from ingest.quantities.nouns import singular
from ingest.segment import Block, Sentence

_SCALES = {
    "m": 6, "mn": 6, "mln": 6, "mio": 6, "million": 6, "millions": 6, "mm": 6, "bn": 9, "b": 9, "billion": 9, "billions": 9, "k": 3, "thousand": 3, "thousands": 3, "'000": 3, "’000": 3, "000s": 3, "000": 3,
    "crore": 7, "crores": 7, "cr": 7, "lakh": 5, "lakhs": 5, "trillion": 12, "trillions": 12, "tn": 12,
}  # fmt: skip
_CELL = re.compile(r"\t|\s*\|\s*|\s{2,}")
_SIGNS = sorted(currency_signs(), key=len, reverse=True)
_NOTE = re.compile(
    rf"(?:^|(?<=[\s(,:;]))(?:in\s)?(?P<scale>thousands|millions|billions|'000s?|’000s?)?(?:\sof\s)?(?P<sign>{'|'.join(re.escape(s) for s in _SIGNS)}|dollars|euros|pounds|yuan|yen|rupees|won)?\s?(?P<after>{'|'.join(sorted(map(re.escape, _SCALES), key=len, reverse=True))})?(?![^\W_])"
)  # fmt: skip
_VALUES = re.compile(
    r"value|revenue|sales|turnover|price|amount|profit|income|loss|ebit|cost|expense|capex|investment|total|assets|debt|cash|equity|deal|consideration|funding|raised|budget|market cap|size|earnings|margin|spend",
    re.IGNORECASE,
)
_RATIO = re.compile(r"EV/|P/E|multiple|\bx\b", re.IGNORECASE)
_PER_SHARE = re.compile(r"\b(?:EPS|per (?:diluted )?(?:share|ADS|unit))\b", re.IGNORECASE)
_COUNTABLE = cue_words("tables", "countable")
_COUNTED = re.compile(r"^(?:no\.? of|number of|#)\s?(?P<noun>[\w\s]+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and a multiplier that a header, a label or a note states."""

    symbol: str | None
    factor: Decimal = Decimal(1)


def read_unit(words: str) -> Unit | None:
    """The unit that a header or note names: "Revenue (RMB million)", "GBP m unless noted", "Stake (%)", "(thousand)".

    >>> read_unit("GBP m unless noted")
    Unit(symbol='GBP', factor=Decimal('1000000'))
    >>> read_unit("Capacity (MW)").symbol
    'MW'
    """
    for part in (*re.findall(r"\(([^()]*)\)", words), words.rsplit(",", maxsplit=1)[-1] if "," in words else "", words):
        if part and (unit := _stated(part.strip())) is not None:
            return unit
    return None


def _stated(part: str) -> Unit | None:
    low = part.lower().removeprefix("all figures ").removeprefix("figures ").removeprefix("in ").strip()
    best: Unit | None = None
    for match in _NOTE.finditer(part):
        sign, scale = match["sign"], match["after"] or match["scale"]
        if not sign and not (scale and (match["scale"] or low in _SCALES)):
            continue
        money = money_at(sign, 0) if sign and sign.isalpha() and sign.islower() else None
        code = money.symbol if money else sign_code(sign)[0] if sign else None
        following = part[match.end() :].strip().split(" ")[0].strip(",.")
        factor = _SCALES.get((scale or "").lower().rstrip("s"), _SCALES.get((scale or "").lower(), 0)) or _SCALES.get(
            following.lower(), 0
        )
        if not sign and code is None and best is not None:
            continue
        if len(part) > 60 and not factor:
            continue
        best = Unit(code, Decimal(10) ** factor)
        if code and factor:
            return best
    if best is not None:
        return best
    start = low[:1] and unit_at(part, 0)
    return Unit(start.symbol) if start and start.end >= len(part.strip()) else None


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table and the unit that its note states."""

    header: tuple[str, ...]
    note: Unit | None


def cells(words: str) -> list[tuple[int, str]]:
    """The cells of a row with their offsets."""
    found, position = [], 0
    for gap in _CELL.finditer(words):
        found.append((position, words[position : gap.start()]))
        position = gap.end()
    return [*found, (position, words[position:])]


def table_of(analysis: Analysis, sentence: Sentence) -> Table | None:
    """The table that a row belongs to, or null for text that is no row."""
    if sentence.block is not Block.ROW:
        return None
    index = sentence.index
    while index > 0 and analysis.sentences[index - 1].block is Block.ROW:
        index -= 1
    head = [c.strip() for _, c in cells(analysis.words(analysis.sentences[index]))]
    titled = sum(bool(re.search(r"[A-Za-z]", c)) for c in head[1:]) or sum(
        bool(re.fullmatch(r"\D*(?:19|20)\d\d\D*", c)) for c in head
    )
    header = tuple(head) if titled and index != sentence.index else ()
    if header and len(cells(analysis.words(sentence))) == len(header) + 1:
        header = ("", *header)  # the corner above the labels is empty, and blanks hold no cell
    return Table(header, note_above(analysis, analysis.sentences[: index + 1]))


def note_above(analysis: Analysis, sentences: Sequence[Sentence]) -> Unit | None:
    """The unit that the nearest heading or note says: "(GBP m unless noted)", "in millions of dollars"."""
    for sentence in reversed(sentences[-6:]):
        words = analysis.words(sentence)
        noted = re.search(
            r"\(([^()]*)\)|\b((?:amounts|figures|values)?\s?in (?:\S+ )?(?:thousands|millions|billions|crores?|lakhs?)[^.;]*)",
            words,
            re.IGNORECASE,
        )
        if (
            noted
            and len(words) < 160
            and (unit := _stated((noted[1] or noted[2]).strip())) is not None
            and unit.factor > 1
        ):
            return unit
    return None


def tabled(analysis: Analysis, scene: Scene) -> Scene:
    """The scene of a table row with units for its bare cells; rows without a header stay as they are."""
    table = table_of(analysis, scene.sentence)
    if table is None:
        return _noted(analysis, scene)
    places = cells(analysis.words(scene.sentence))
    made = [_titled(_celled(b, places, table), places, table) for b in scene.bearings]
    return replace(scene, bearings=tuple(made))


def _titled(bearing: Bearing, places: list[tuple[int, str]], table: Table) -> Bearing:
    """The bearing with the words of its column and its row."""
    head = bearing.amount.head
    column = next((n for n, (start, text) in enumerate(places) if start <= head <= start + len(text)), None)
    if not table.header or column is None or column >= len(table.header):
        return bearing
    return replace(bearing, title=table.header[column], label=places[0][1].strip() if column else "")


def _noted(analysis: Analysis, scene: Scene) -> Scene:
    """Outside tables a note at the head of the document gives the currency of "90-110m"."""
    bare = [b for b in scene.bearings if b.amount.unit is None and b.amount.scale >= 1_000_000 and b.noun is None]
    note = note_above(analysis, analysis.sentences[:4]) if bare else None
    if note is None or note.symbol is None:
        return scene
    made = [_in_note(scene, b, note.symbol) if b in bare else b for b in scene.bearings]
    return replace(scene, bearings=tuple(made))


def _in_note(scene: Scene, bearing: Bearing, symbol: str) -> Bearing:
    """The bearing in the note's currency where a letter gives its scale ("110m")."""
    lettered = scene.scanned.plain[bearing.amount.tail - 1].lower() in {"m", "n", "k"}
    return replace(bearing, amount=replace(bearing.amount, unit=symbol)) if lettered else bearing


def _celled(bearing: Bearing, places: list[tuple[int, str]], table: Table) -> Bearing:
    amount = bearing.amount
    amount = _parenthesised(amount, places)
    column = next((n for n, (start, text) in enumerate(places) if start <= amount.head <= start + len(text)), None)
    if column is None or (amount.unit is not None and bearing.noun is None) or not _is_bare(places[column][1]):
        return bearing
    title = table.header[column] if column < len(table.header) else ""
    unit = _column_unit(title, places[0][1], table)
    if unit is None or unit.symbol is None:
        noun = _noun(title) or _noun(places[0][1])
        if bearing.noun is not None or noun is None:
            return bearing
        factor = unit.factor if unit is not None else Decimal(1)
        return replace(bearing, noun=noun, amount=_scaled(replace(amount, unit=noun), factor))
    return replace(bearing, noun=None, amount=_scaled(replace(amount, unit=unit.symbol, tail=amount.end), unit.factor))


def _parenthesised(amount: Amount, places: list[tuple[int, str]]) -> Amount:
    """ "(412)" alone in a cell is a negative number, as accounts write it."""
    cell = next((text for start, text in places if start <= amount.head <= start + len(text)), "")
    return replace(amount, sign=-1) if re.fullmatch(r"\s*\([\d.,]+\)\s*", cell) else amount


def _noun(words: str) -> str | None:
    """What a header or label counts: "No. of sites", "Employees", "Units shipped (thousand)"."""
    counted = _COUNTED.match(words.strip())
    if counted:
        return singular(counted["noun"].strip().lower())
    plain = re.sub(r"\([^()]*\)", "", words).strip().lower()
    first = next((w for w in re.findall(r"[a-z]+", plain) if w.endswith("s") and not w.endswith("ss")), None)
    return singular(first) if first is not None and not _VALUES.search(plain) else None


def _is_bare(cell: str) -> bool:
    """Whether a cell holds a number first and at most a remark after it."""
    return re.match(r"\s*[~<>≈(+−–-]?\s*(?:c\.)?\s*\d[\d,.]*\)?\s*(?:\(|$)", cell) is not None


def _column_unit(title: str, label: str, table: Table) -> Unit | None:
    if "%" in title or re.search(r"\bper cent|percent|stake|share\b", title, re.IGNORECASE):
        return Unit("%")
    if _RATIO.search(title):
        return Unit("x")
    for words in (title, label):
        if (unit := read_unit(words)) is not None and (unit.symbol or unit.factor > 1):
            if unit.symbol is None and table.note is not None and _VALUES.search(words):
                return Unit(table.note.symbol, unit.factor)
            return unit
    return _noted_unit(title, label, table.note)


def _noted_unit(title: str, label: str, note: Unit | None) -> Unit | None:
    """The unit that the note above gives a cell: in a dated column every row is money but those that count things,
    and what is told per share is in whole currency."""
    if note is None:
        return None
    if note.symbol is not None and (_PER_SHARE.search(label) or _PER_SHARE.search(title)):
        return Unit(note.symbol)
    dated = not title or re.search(r"(?:19|20)\d\d|Q[1-4]|H[12]", title)
    counts = _noun(label) if note.symbol is None else _is_count(label)
    return note if _VALUES.search(title) or (dated and (_VALUES.search(label) or not counts)) else None


def _is_count(label: str) -> bool:
    """Whether a row's label counts things or people: "Stores", "Number of employees"."""
    return _COUNTED.match(label.strip()) is not None or not _COUNTABLE.isdisjoint(re.findall(r"[a-z]+", label.lower()))


def _scaled(amount: Amount, factor: Decimal) -> Amount:
    high = None if amount.high is None else amount.high * factor
    return replace(amount, value=amount.value * factor, high=high, scale=amount.scale * factor, form=Form.DIGITS)
