# ruff: noqa: E501 - a pattern is one line, to be read whole
"""Rates: what a number is per ("per gigawatt", "a barrel", "/mmBtu", "each", "a year")."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, numbers
from ingest.quantities.line import Line
from ingest.quantities.measures import unit_at
from ingest.quantities.nouns import singular
from ingest.quantities.numerals import read_numeral

_SPACE = re.compile(r"[\s\u00a0]*+")
_PER = re.compile(
    r"(?:[\s-]*(?:(?:per|an?|for each|for every|each|every|in every)(?![^\W_])|/)[\s-]*)(?:(?:metric|standard|fully diluted|diluted|ordinary|common|american depositary|depositary)\s)?",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
_PLURAL = re.compile(r"[a-z]+(?<!s)\s([a-z]+s)\b")
"""What a number of things is called, behind its adjective: "input tokens"."""
_ADVERBS = {
    "annually": "year", "yearly": "year", "a year": "year", "per annum": "year", "pa": "year", "p.a.": "year", "p.a": "year", "each year": "year", "every year": "year", "monthly": "month", "daily": "day", "weekly": "week", "hourly": "hour", "annual": "year",
}  # fmt: skip
_ADVERB = re.compile(
    r"[\s,]*(?:of\s\w+\s)?(annually|yearly|per annum|p\.a\.?|pa|monthly|daily|weekly|hourly)(?![^\W_])", re.IGNORECASE
)
_AGO = re.compile(r"\w+\s(?:ago|earlier|before|later|after)\b", re.IGNORECASE)
_EACH = re.compile(r"\s*(apiece|each|per unit|a piece|a pop)(?![^\W_])", re.IGNORECASE)


@cache
def _spans() -> frozenset[str]:
    return frozenset(
        ["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "annum"]
    )


_MONEY_PER = cue_words("rates", "money_per")


def rated(line: Line, amount: Amount) -> Amount:
    """The amount with its rate, where the words after it say one. The rate's words stay outside the figure's."""
    text, position = line.text, amount.end
    if match := _EACH.match(text, position):
        return replace(amount, per=(Decimal(1), "each" if match[1].lower() != "per unit" else "unit"))
    if match := _ADVERB.match(text, position):
        return replace(amount, per=(Decimal(1), _ADVERBS[match[1].lower()]))
    match = _PER.match(text, position)
    if match is None:
        return amount
    word = match.group().strip(" -").lower().split()[0] if match.group().strip(" -") else ""
    rate = _denominator(line, match.end(), word)
    if rate is not None and word in {"a", "an"} and _AGO.match(text, match.end()):
        return amount
    return amount if rate is None else replace(amount, per=rate)


def _denominator(line: Line, position: int, word: str) -> tuple[Decimal, str] | None:
    """The value and unit after "per": "1,000 homes", "gigawatt", "square foot", "share"."""
    index = next((k for k, t in enumerate(line.tokens) if t.start >= position), len(line.tokens))
    value = Decimal(1)
    if word in {"per", "every", "/"} and (numeral := read_numeral(line, index)) is not None:
        value, position = numeral.value, line.at(numeral.last - 1).end
        position += len((_SPACE.match(line.text, position) or [""])[0])
    if (unit := unit_at(line.text, position)) is not None and unit.end > position:
        allowed = (
            word not in {"a", "an"}
            or unit.symbol in _spans()
            or unit.words.lower() in _MONEY_PER
            or len(unit.words) > 3
        )
        return (value, unit.symbol) if allowed else None
    if word == "per" and value == 1 and (scale := numbers().scales.get(line.low(index))) is not None:
        value, position = scale, line.at(index).end + 1
    noun = _NOUN.match(line.text, position)
    if noun is None:
        return None
    plural = _PLURAL.match(line.text, position) if value > 1 else None
    name = singular(plural[1] if plural is not None else noun.group())
    if word in {"a", "an"} and name.lower() not in _MONEY_PER:
        return None
    if name.lower() in {"cent", "annum", "se", "capita"}:
        return (
            (value, {"annum": "year", "capita": "person"}[name.lower()])
            if name.lower() in {"annum", "capita"}
            else None
        )
    return value, name
