"""Rates that the text leaves out: prices of shares and commodities, "each", and a rate that only a neighbour states."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from graph.vocab import EntityType
from ingest.analysis import Analysis
from ingest.context.scene import Bearing, Scene
from ingest.quantities.lexicon import load, words_of
from ingest.quantities.measures import unit_at
from ingest.quantities.nouns import singular
from ingest.quantities.numerals import read_numeral

_ONE = Decimal(1)
_PRICED = Decimal(200_000)
_TRADED = re.compile(
    r"\b(?:rose|fell|gained|lost|dipped|jumped|climbed|dropped|slipped|surged|tumbled|sank|slid|added|shed|off|up|down|closed|ended|settled|traded|trading|advanced|plunged|soared|eased|edged)\b[\w\s.%,]{0,30}$"
)
_EVERY = re.compile(r"\s(?:in|of)\s(?:\w+\s){1,3}(?:for\severy|per|for\seach)\s")
_DAILY = re.compile(r"\b(daily|weekly|monthly|yearly|annual|hourly)\s(?:[a-z]+\s){0,3}(?:of\s)?(?:up to\s|about\s)?$")
_SPANS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "hourly": "hour"}


@cache
def _cues(unit: str) -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in words_of(load("measures")["rate"][unit]))
    return re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)


def priced(analysis: Analysis, scene: Scene, counted: str | None) -> Scene:
    """The scene with the rates that its words imply."""
    made = [_rated(analysis, scene, b, counted) for b in scene.bearings]
    for k in range(len(made) - 1):
        made[k] = _shared(scene, made[k], made[k + 1])
    return replace(scene, bearings=tuple(made))


def _rated(analysis: Analysis, scene: Scene, bearing: Bearing, counted: str | None) -> Bearing:
    amount, text = bearing.amount, scene.scanned.plain
    if amount.per is not None:
        if amount.per[1] != "each":
            return bearing
        share = amount.money and _cues("share").search(text[: amount.start])
        return replace(bearing, amount=replace(amount, per=(_ONE, "share" if share else counted or "unit")))
    unit = _price_of(analysis, scene, bearing) if amount.money else None
    if unit is None and (spans := _DAILY.search(text[max(0, amount.start - 40) : amount.start])) and amount.money:
        unit = _SPANS[spans[1]] if "fine" in spans.group() or "rate" in spans.group() or spans[1] != "annual" else None
    if unit is not None:
        return replace(bearing, amount=replace(amount, per=(_ONE, unit)))
    return _every(scene, bearing)


def _price_of(analysis: Analysis, scene: Scene, bearing: Bearing) -> str | None:
    """What an unscaled amount of money is the price of: a share, a barrel, an ounce."""
    amount, text = bearing.amount, scene.scanned.plain
    if amount.scale > 1 or abs(amount.value) >= _PRICED:
        return None
    before = text[max(0, amount.start - 70) : amount.start]
    for unit in ("barrel", "ounce"):
        if _cues(unit).search(before) and not re.search(r";|\.\s", before[_last(_cues(unit), before) :]):
            return unit
    if "per share" in text[amount.end : amount.end + 40] or _cues("share").search(before):
        return "share"
    if (
        _TRADED.search(before)
        and _company_before(analysis, scene, amount.start)
        and not re.search(r"cost|price of|fee|fine|wage", before)
    ):
        return "share"
    return None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((m.end() for m in pattern.finditer(text)), default=0)


def _company_before(analysis: Analysis, scene: Scene, offset: int) -> bool:
    """Whether the last name before is a company: it is its share that trades."""
    names = analysis.names_in(scene.sentence.start, scene.sentence.start + offset)
    return bool(names) and names[-1].ref.type is EntityType.COMPANY


def _every(scene: Scene, bearing: Bearing) -> Bearing:
    """ "$9 billion in sales for every 200,000 pumps"."""
    line, amount = scene.scanned.line, bearing.amount
    match = _EVERY.match(scene.scanned.plain, amount.end)
    if match is None:
        return bearing
    index = next((k for k, t in enumerate(line.tokens) if t.start >= match.end()), len(line.tokens))
    numeral = read_numeral(line, index)
    last = index if numeral is None else numeral.last
    unit = unit_at(line.text, match.end()) if numeral is None else unit_at(line.text, line.at(numeral.last - 1).end)
    noun = unit.symbol if unit is not None else singular(line.at(last).text)
    if not noun.isalpha():
        return bearing
    return replace(bearing, amount=replace(amount, per=(_ONE if numeral is None else numeral.value, noun)))


def _shared(scene: Scene, left: Bearing, right: Bearing) -> Bearing:
    """ "from $71.20 to $68.50 a barrel", "31 cents lower at $71.20": one thing's prices share their rate."""
    mine, other = left.amount, right.amount
    if (
        mine.per is not None
        or other.per is None
        or mine.unit != other.unit
        or not mine.money
        or other.per[1] in {"year", "month"}
    ):
        return left
    between = scene.scanned.plain[mine.end : other.start]
    if (
        len(between) < 24
        and re.search(r"\b(?:to|from|at|versus|against|lower|higher)\b", between)
        and ";" not in between
    ):
        return replace(left, amount=replace(mine, per=other.per))
    return left
