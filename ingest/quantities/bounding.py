"""Bounds: the words beside an amount that say about, at least, at most, more or less than."""

import re
from dataclasses import replace

from graph.vocab import Bound
from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import bounds, cue_words
from ingest.quantities.line import Form, Line

_LONGEST = 5
_SYMBOLS = {
    "~": Bound.ABOUT,
    "≈": Bound.ABOUT,
    "∼": Bound.ABOUT,
    ">": Bound.MORE_THAN,
    "<": Bound.LESS_THAN,
    "≥": Bound.AT_LEAST,
    "≤": Bound.AT_MOST,
}


def bounded(line: Line, amount: Amount) -> Amount:
    """The amount with the bound words before and after it. What stands before wins over what stands after."""
    amount = _before(line, amount)
    if amount.form is Form.MAGNITUDE:
        return replace(amount, bound=Bound.MAGNITUDE)
    return amount if amount.bound not in {None, Bound.BETWEEN} else _after(line, amount)


def _before(line: Line, amount: Amount) -> Amount:
    """Cues are taken one by one, outward: "a total of more than 500", "an estimated 30 GW"."""
    bound, first = amount.bound, amount.first
    for _ in range(3):
        found = _cue(line, first)
        if found is None and line.low(first - 1) in {"a", "an"} and first == amount.first:
            found = _over_article(line, amount)
        if found is None:
            break
        size, said = found
        if said is Bound.MORE_THAN and line.low(first - 1) == "over" and _is_span(line, amount, first - 1):
            break
        first -= size
        if said is not None and bound in {None}:
            bound = said
    if first == amount.first:
        return amount
    return replace(amount, first=first, start=line.at(first).start, bound=bound)


_INCHING = cue_words("bounding", "inching")
_LASTING = cue_words("bounding", "lasting")
_SPANS = cue_words("bounding", "spans")


def _is_span(line: Line, amount: Amount, index: int) -> bool:
    """ "over six years" is a time in which, unless something lasts that long or is that old."""
    return amount.unit in _SPANS and line.low(index - 1) not in _LASTING and line.low(amount.last) not in {"old", "ago"}


def _over_article(line: Line, amount: Amount) -> tuple[int, Bound | None] | None:
    """ "under a 30% share", "more than a 50 per cent stake": the cue before the article."""
    found = _cue(line, amount.first - 1)
    if found is None or found[1] in {None, Bound.AT_MOST} or amount.unit in _SPANS or amount.unit is None:
        return None
    return found[0] + 1, found[1]


def _cue(line: Line, first: int) -> tuple[int, Bound | None] | None:
    """The bound cue that ends before a token: how many tokens, and what it says."""
    sign = line.at(first - 1).text
    if sign in _SYMBOLS:
        return 1, _SYMBOLS[sign]
    if sign == "=" and line.at(first - 2).text in {">", "<"}:
        return 2, Bound.AT_LEAST if line.at(first - 2).text == ">" else Bound.AT_MOST
    if sign == "." and line.low(first - 2) in {"c", "ca", "approx", "max", "min"}:
        return 2, Bound.AT_MOST if line.low(first - 2) == "max" else Bound.AT_LEAST if line.low(
            first - 2
        ) == "min" else Bound.ABOUT
    for size in range(_LONGEST, 0, -1):
        words = tuple(line.low(k) for k in range(first - size, first))
        if words in bounds().before and _means(line, first, words):
            return size, bounds().before[words]
    return None


_NOT_OVER = cue_words("bounding", "not_over")


def _means(line: Line, first: int, words: tuple[str, ...]) -> bool:
    """Whether a cue that is also a plain word is a bound here."""
    before = line.low(first - len(words) - 1)
    match words:
        case ("top",) | ("minimum",) | ("maximum",) | ("max",) | ("past",) | ("inside",) | ("near",) | ("beyond",):
            return words != ("past",) or before not in {"the", "this"}
        case ("over",):
            return before not in _NOT_OVER
        case ("up", "to"):
            return before not in _INCHING
        case ("under",):
            return before not in {"deal", "agreement"}
        case ("c",):
            return not line.gap(first)
        case _:
            return True


def _after(line: Line, amount: Amount) -> Amount:
    start = amount.last
    if line.at(start).text == "+" and not line.gap(start):
        return replace(amount, last=start + 1, end=line.at(start).end, bound=amount.bound or Bound.AT_LEAST)
    if line.hyphen(start) and line.low(start + 1) == "plus":
        return replace(amount, last=start + 2, end=line.at(start + 1).end, bound=amount.bound or Bound.AT_LEAST)
    for size in range(4, 0, -1):
        words = tuple(line.low(k) for k in range(start, start + size))
        if words in bounds().after and not _number_follows(line, start + size, words):
            said = bounds().after[words] if amount.bound is None else amount.bound
            return replace(amount, last=start + size, end=line.at(start + size - 1).end, bound=said)
    return amount


def _number_follows(line: Line, index: int, words: tuple[str, ...]) -> bool:
    """Whether the cue belongs to the next number: "12 years at least 300 people", "5 plus 6"."""
    token = line.at(index)
    return (
        token.value is not None
        or token.text in {"$", "€", "£"}
        or (
            words[-1] in {"plus", "tops", "odd", "minimum", "maximum"}
            and re.match(r"[a-z]", token.text) is not None
            and words != ("odd",)
        )
    )
