"""Dates: what the words of a period mean, by themselves or counted from the document's own date."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from graph.model import Period
from graph.vocab import Precision

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """Words of time in a sentence: [start, end), with the preposition before them."""

    start: int
    end: int
    lead: str
    words: str


def resolve(when: When, published: dt.date | None) -> Period:
    """The period with its dates, where the words and the document's date allow."""
    low = when.words.lower().removeprefix("the ")
    words = (
        f"{when.lead} {when.words}"
        if when.lead in {"by", "since", "until", "through", "from", "within", "over"}
        else when.words
    )
    span = _absolute(low) or (_relative(low, published) if published else None)
    if span is None:
        return Period(text=words)
    start, end, precision = span
    match when.lead:
        case "by" | "until" | "till" | "through" | "before" | "to":
            return Period(
                text=words, end=end if when.lead != "before" else start - dt.timedelta(days=1), precision=precision
            )
        case "since" | "from" | "after":
            return Period(
                text=words, start=start if when.lead != "after" else end + dt.timedelta(days=1), precision=precision
            )
        case _:
            return Period(text=words, start=start, end=end, precision=precision)


_Dates = tuple[dt.date, dt.date, Precision]


def _months(year: int, first: int, count: int, precision: Precision) -> _Dates | None:
    if not 1 <= year <= 9998:
        return None
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return dt.date(year, first, 1), dt.date(end_year, end_month, monthrange(end_year, end_month)[1]), precision


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _absolute(low: str) -> _Dates | None:
    """Dates of words that hold a year; fiscal years are no calendar years."""
    years = [int(y) for y in re.findall(r"(?<!\d)((?:19|20|21)\d\d)(?!\d)", low)]
    if not years or re.search(r"fiscal|financial|\bfy", low):
        return None
    if ended := re.search(r"\b(ended|ending|to|through) ", low):
        return _ended(low, low[ended.end() :], years[0])
    if len(years) > 1:
        return dt.date(years[0], 1, 1), dt.date(max(years), 12, 31), Precision.YEARS
    return _part_of_year(low, years[0]) or _in_year(low, years[0])


def _part_of_year(low: str, year: int) -> _Dates | None:
    """A quarter or a half of a year."""
    if part := re.match(r"(?:q([1-4])|([1-4])q|(first|second|third|fourth|[1-4](?:st|nd|rd|th)) quarter)", low):
        number = int(part[1] or part[2] or _QUARTERS[part[3]])
        return _months(year, 3 * number - 2, 3, Precision.QUARTER)
    if part := re.match(r"(?:h([12])|([12])h|(first|second) half)", low):
        return _months(year, 6 * int(part[1] or part[2] or _QUARTERS[part[3]]) - 5, 6, Precision.HALF)
    return None


def _in_year(low: str, year: int) -> _Dates | None:
    """A day, a month or the whole of a year; null for a day that no calendar has."""
    month, day = _month_in(low), re.search(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)", low)
    if month is None:
        return _months(year, 1, 12, Precision.YEAR)
    if day is None:
        return _months(year, month, 1, Precision.MONTH)
    if not 1 <= int(day[1]) <= monthrange(year, month)[1]:
        return None
    date = dt.date(year, month, int(day[1]))
    return date, date, Precision.DAY


def _ended(low: str, close: str, year: int) -> _Dates | None:
    """ "the quarter ended 30 June 2025": the months that end with that one."""
    month = _month_in(close)
    if month is None:
        return None
    counted = next((n for w, n in {"nine": 9, "six": 6, "three": 3}.items() if w in low), None)
    length = counted or (3 if "quarter" in low else 6 if "half" in low else 12)
    first = year * 12 + month - length
    precision = {3: Precision.QUARTER, 6: Precision.HALF, 12: Precision.YEAR}.get(length, Precision.MONTH)
    return _months(first // 12, first % 12 + 1, length, precision)


def _month_in(low: str) -> int | None:
    for word in re.findall(r"[a-z]+", low):
        for number, name in enumerate(_MONTHS, 1):
            if word == name or ((len(word) >= 3 and name.startswith(word) and word != "mar") or word == name[:3]):
                return number
    return None


_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_COUNTS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _relative(low: str, published: dt.date) -> _Dates | None:
    """Dates of words that count from the document's date: "this year", "next quarter", "last month", "in March"."""
    if low in _DAYS:
        date = published + dt.timedelta(days=_DAYS[low])
        return date, date, Precision.DAY
    if part := re.match(rf"(?:next|coming) (\d{{1,3}}|{'|'.join(_COUNTS)}) years", low):
        return _coming(int(part[1]) if part[1].isdigit() else _COUNTS.index(part[1]) + 2, published)
    if shifted := re.fullmatch(
        r"(last|previous|prior|this|current|next|coming|following) (?:calendar )?(year|quarter|month)", low
    ):
        return _shifted(shifted[1], shifted[2], published)
    month = _month_in(low) if re.fullmatch(r"[a-z]+", low) else None
    return None if month is None else _months(published.year - (month > published.month), month, 1, Precision.MONTH)


def _coming(years: int, published: dt.date) -> _Dates:
    end = dt.date(min(published.year + years, 9998), published.month, min(published.day, 28))
    return published, end, Precision.YEARS


def _shifted(word: str, span: str, published: dt.date) -> _Dates | None:
    """The year, quarter or month before, at or after the document's date."""
    shift = -1 if word in {"last", "previous", "prior"} else 0 if word in {"this", "current"} else 1
    length = {"year": 12, "quarter": 3, "month": 1}[span]
    index = (published.year * 12 + published.month - 1) // length + shift
    first = index * length
    return _months(first // 12, first % 12 + 1, length, Precision(span))
