"""What a question asks of values: limits, units, dates."""

import datetime as dt
import re
from collections.abc import Iterator
from math import inf, nextafter

from graph import units
from graph.model import Period
from graph.vocab import Bound, Dimension
from ingest.context.dates import When, resolve
from ingest.quantities.amount import Amount
from ingest.quantities.reading import read_amounts
from ingest.question.asked import Parameter
from ingest.question.tokens import Words

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = rf"\d{{4}}-\d{{2}}-\d{{2}}|(?:{_MONTHS}) \d{{1,2}},? \d{{4}}|\d{{1,2}} (?:{_MONTHS}) \d{{4}}"
_DATE = re.compile(
    rf"\b(?P<how>since|after|from|until|till|before|by|in|of|during|as of|on)\s+"
    rf"(?P<when>{_DAY}|\d{{4}}-\d{{2}}|(?:{_MONTHS}) \d{{4}}|(?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)
_ONE = dt.timedelta(days=1)


_QUOTED = re.compile(r"(?<!\w)['\"“‘]([^'\"“”‘’]{2,80})['\"”’](?!\w)")


def find_quoted(words: Words) -> list[Parameter]:
    """Words in quotation marks: they are looked for as they are."""
    match = _QUOTED.search(words.text)
    if match is None:
        return []
    words.use_span(*match.span())
    return [("q", match[1])]


def find_amounts(words: Words) -> list[Parameter]:
    """The first amount with a unit, as `min`, `max` and `unit`. "More than" leaves the amount itself out."""
    for amount in read_amounts(words.text).kept:
        if words.read(amount.start, amount.end):
            continue
        if amount.unit is not None and amount.unit not in {"year", "month", "day"} and not _counts_words(amount):
            words.use_span(amount.start, amount.end)
            return list(_limits(amount))
    return []


def _counts_words(amount: Amount) -> bool:
    return units.unit(amount.unit or "").dimension is Dimension.COUNT


def _limits(amount: Amount) -> Iterator[Parameter]:
    low, high = amount.value, amount.high if amount.high is not None else amount.value
    bound = amount.bound
    if bound is Bound.MORE_THAN:
        yield "min", _number(nextafter(float(low), inf))
    elif bound not in {Bound.AT_MOST, Bound.LESS_THAN}:
        yield "min", _number(float(low))
    if bound is Bound.LESS_THAN:
        yield "max", _number(nextafter(float(high), -inf))
    elif bound not in {Bound.AT_LEAST, Bound.MORE_THAN}:
        yield "max", _number(float(high))
    yield "unit", amount.unit or ""


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


def find_units(words: Words) -> list[Parameter]:
    """The unit that figures are asked in: "in gigawatts", "GW figures"."""
    for start, end in list(words.runs()):
        told = words.said(start, end)
        if end - start > 2 or len(told) < 2 or (not told[0].isupper() and words[max(0, start - 1)] != "in"):
            continue
        found = read_amounts(f"1 {told}").kept
        symbol = found[0].unit if found and found[0].end == len(told) + 2 else None
        if symbol in units.table():
            words.use(start, end)
            return [("unit", str(symbol))]
    return []


def find_dates(words: Words) -> list[tuple[str, Period]]:
    """The dates of a question, each with the preposition before it."""
    found = []
    for match in _DATE.finditer(words.text):
        period = resolve(When(0, 0, "", match["when"]), None)
        if period.start and period.end:
            words.use_span(*match.span())
            found.append((match["how"].casefold(), period))
    return found


def dated(name: str, dates: list[tuple[str, Period]]) -> Iterator[Parameter]:
    """The parameters of a list for some dates; "in 2024" is the period of figures, else its days."""
    for how, period in dates:
        first, last = period.start, period.end
        assert first is not None
        assert last is not None
        if how == "as of":
            yield "as_of", last.isoformat()
        elif how in {"since", "from"}:
            yield "since", first.isoformat()
        elif how == "after":
            yield "since", (last + _ONE).isoformat()
        elif how in {"until", "till", "by"}:
            yield "until", last.isoformat()
        elif how == "before":
            yield "until", (first - _ONE).isoformat()
        elif name == "figures":
            yield "period", first.isoformat()[: 4 if (first.month, last.month) == (1, 12) else 7]
        else:
            yield from (("since", first.isoformat()), ("until", last.isoformat()))
