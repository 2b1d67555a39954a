"""What looks like a quantity and is none: years, ordinals, names with numbers, sayings."""

import re
from functools import cache

from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, load, unit_marks, words_of
from ingest.quantities.measures import unit_at
from ingest.quantities.numerals import Form, Line
from ingest.quantities.tokens import Sort

_DATED = cue_words("refusals", "dated")
_COUNTED = cue_words("refusals", "counted")


@cache
def _designators() -> frozenset[str]:
    return frozenset(words_of(load("designators")["before"]["words"]))


@cache
def _idioms() -> tuple[str, ...]:
    return words_of(load("designators")["idioms"]["words"])


@cache
def _idiom_index() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Sayings by each of their number words, cut as the scanner cuts them."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for saying in _idioms():
        parts = tuple(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]", saying))
        for part in set(parts):
            index.setdefault(part, []).append(parts)
    return {word: tuple(rows) for word, rows in index.items()}


def refused(line: Line, amount: Amount) -> str | None:
    """Why an amount is no quantity ("name", "date", "idiom"), or null where it is one."""
    for test in (
        _is_idiom,
        _is_title,
        _is_multiplier,
        _is_tenor,
        _is_glued,
        _is_year,
        _is_named,
        _is_indefinite,
        _is_span_word,
    ):
        if (why := test(line, amount)) is not None:
            return why
    return None


def _number_token(line: Line, amount: Amount) -> int:
    return next((k for k in range(amount.first, amount.last) if line.at(k).start >= amount.head), amount.first)


def _is_idiom(line: Line, amount: Amount) -> str | None:
    if amount.money or amount.unit == "%":
        return None
    for k in range(_number_token(line, amount), amount.last):
        for parts in _idiom_index().get(line.low(k), ()):
            for offset in (o for o, part in enumerate(parts) if part == line.low(k)):
                if tuple(line.low(k - offset + n) for n in range(len(parts))) == parts:
                    return "idiom"
    return None


_TAKERS = cue_words("refusals", "takers") | {""}
_PLAIN_MULTIPLES = cue_words("refusals", "plain_multiples")


def _is_multiplier(line: Line, amount: Amount) -> str | None:
    """ "double glazing", "a triple jump" are adjectives; "double the price", "will double" multiples."""
    if amount.form is not Form.MULTIPLE or line.low(amount.last - 1) not in _PLAIN_MULTIPLES:
        return None
    k = _number_token(line, amount)
    verb = line.low(k - 1) in {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "should",
        "than",
        "nearly",
        "almost",
        "about",
        "roughly",
        "more",
    }
    if line.hyphen(amount.last):
        return "idiom"
    value = line.at(amount.last).value is not None
    return None if verb or value or line.low(amount.last) in _TAKERS else "idiom"


def _is_title(line: Line, amount: Amount) -> str | None:
    """Number words or units in capitals inside a plain sentence: "Three Rivers", "28 Days Later"."""
    if amount.money or amount.scale != 1:
        return None
    words = [t for t in line.tokens if t.sort is Sort.WORD and len(t.text) > 3]
    if len(words) < 4 or sum(t.text[0].isupper() for t in words) * 2 > len(words):
        return None
    k = _number_token(line, amount)
    inside = [t for t in line.tokens[k : amount.last] if t.sort is Sort.WORD]
    opening = k == 0 or line.at(k - 1).text in {".", "!", "?", ":", '"', "“", "‘", "(", "•", "-", "–", "—", ")"}
    for n, token in enumerate(inside):
        if (
            token.text.istitle()
            and len(token.text) > 2
            and token.text not in unit_marks()
            and not (opening and n == 0 and token.start == line.at(k).start)
        ):
            return "name" if token.low not in {"celsius", "fahrenheit", "btu"} else None
    return None


_TENORS = cue_words("refusals", "tenors")
_ORDINALS = frozenset({"first", "last", "final", "opening", "second"})


def _is_tenor(line: Line, amount: Amount) -> str | None:
    """ "10-year Treasury yield": the name of an instrument; "first three quarters": a date."""
    if amount.unit in {"year", "month", "week", "day"} and amount.joined:
        k = amount.last + 1 if line.hyphen(amount.last) else amount.last
        return "name" if line.low(k) in _TENORS else None
    if amount.unit in {"quarter", "month", "week"} and line.low(amount.first - 1) in _ORDINALS:
        return "date"
    return None


_PREFIXES = frozenset({"sub", "top", "to", "under", "over", "plus", "non", "a", "the"})


def _is_glued(line: Line, amount: Amount) -> str | None:
    """Digits that touch letters which are no unit ("6G", "18A", "20th"), or a name by a hyphen ("GPT-5", "787-9")."""
    k = _number_token(line, amount)
    after = line.at(amount.last)
    if amount.form is Form.DIGITS and after.sort in {Sort.WORD, Sort.NAME} and not line.gap(amount.last) and after.text:
        return "ordinal" if after.low in {"th", "st", "nd", "rd"} else "name"
    before = line.at(k - 1)
    if (
        amount.form is Form.DIGITS
        and before.text in {"-", "–", "/", "_", "#", "@"}
        and not line.gap(k)
        and not line.gap(k - 1)
    ):
        joins = line.at(k - 2).sort in {Sort.WORD, Sort.NAME} and line.low(k - 2) not in _PREFIXES
        if joins and (amount.unit is None or before.text != "/"):
            return "name"
    if before.sort is Sort.NAME and not line.gap(k) and not before.text.startswith("\x01"):
        return "name"
    hyphen = line.hyphen(amount.last) and not line.gap(amount.last + 1)
    if hyphen and amount.unit is None and amount.form is Form.DIGITS:
        nxt = line.at(amount.last + 1)
        if nxt.sort in {Sort.NUMBER, Sort.NAME}:
            return "name"
    if before.text == "#" or (before.text in {"No", "no"} and line.at(k).sort is Sort.NUMBER and not amount.unit):
        return "name"
    return None


def _is_year(line: Line, amount: Amount) -> str | None:
    words = line.text[amount.head : amount.end]
    if (
        amount.unit is not None
        or len(words) < 4
        or not (words[:4].isdigit() and len(line.text[amount.head : amount.tail]) == 4)
    ):
        return None
    if not 1700 <= amount.value <= 2100 or amount.high is not None:
        return None
    if line.low(amount.last) in _COUNTED and line.low(amount.first - 1) not in _DATED:
        return None
    return "date"


def _is_named(line: Line, amount: Amount) -> str | None:
    """A whole number after a designator or a capitalised word inside a sentence: "Phase 2", "Atlas 5"."""
    if (
        amount.unit is not None
        or amount.form not in {Form.DIGITS, Form.WORDS}
        or amount.scale != 1
        or amount.high is not None
    ):
        return None
    k = _number_token(line, amount)
    if k != amount.first or "," in line.text[amount.head : amount.tail]:
        return None
    before = line.at(k - 1)
    if before.low in _designators() and line.gap(k):
        return "name"
    following = line.at(amount.last)
    named = (
        following.sort is Sort.WORD
        and following.text.istitle()
        and len(following.text) > 2
        and not following.text.endswith("s")
    )
    if (
        amount.form is Form.DIGITS
        and named
        and line.low(k - 1) in {"the", "a", "an", "its", "their", "this"}
        and line.gap(amount.last)
    ):
        return "name"
    if amount.form is Form.DIGITS and before.sort is Sort.NAME and not before.text.startswith("\x01"):
        return "name"
    return None


_SPANS = cue_words("refusals", "spans")
_PARTS = cue_words("refusals", "parts")
_INDEFINITE = frozenset({"one", "zero"})


def _is_indefinite(line: Line, amount: Amount) -> str | None:
    """ "one" counts only with a unit or a bound word; "the two", "both two" point back."""
    k = _number_token(line, amount)
    if amount.form is not Form.WORDS or amount.high is not None or amount.last - k > 1 or amount.scale != 1:
        return None
    if line.low(k) in _INDEFINITE and amount.unit is None and amount.per is None:
        rate = any(
            line.low(n) in {"a", "per", "every", "each"} and line.low(n + 1) in _SPANS for n in range(k + 2, k + 5)
        )
        left = line.low(k - 1) == "from" and line.low(k - 2) in {"up", "down"}
        parts = amount.first == k or line.low(amount.last) in _PARTS
        return "idiom" if parts and not rate and not left else None
    if line.low(k) in {"two", "three"} and line.low(k - 1) in {"the", "these", "those"} and amount.unit is None:
        return "idiom"
    return None


_THIRDS = cue_words("refusals", "thirds")


def _is_span_word(line: Line, amount: Amount) -> str | None:
    """Fractions that are no share: "first half", "a third party", "half-year", "a quarter ago", "the third"."""
    if amount.form is not Form.FRACTION:
        return None
    ordinal = line.low(_number_token(line, amount) + 1) in _THIRDS and line.low(amount.first) in {"a", "an"}
    if amount.unit is not None:
        return "ordinal" if ordinal else None
    last = line.low(amount.last - 1)
    after = line.low(amount.last)
    if line.low(amount.last - 1) in {"half"} and line.hyphen(amount.last):
        return "idiom" if unit_at(line.text, amount.end) is None else None
    if line.low(amount.first) in {"a", "an"} and last not in {"half", "quarter"}:
        shares = after in {
            "of",
            "",
            ".",
            ",",
            ";",
            "to",
            "from",
            "in",
            "more",
            "less",
            "higher",
            "lower",
            "on",
            "by",
            "that",
            "and",
            "as",
            "since",
            "last",
            "this",
            "over",
            "than",
            "or",
            "year",
        }
        return None if shares or line.low(amount.first - 1) in {"by", "about", "nearly", "than"} else "idiom"
    if line.low(amount.first) in {"a", "an"} and last == "quarter":
        return (
            None
            if after == "of"
            or line.low(amount.first - 1)
            in {"by", "about", "nearly", "than", "over", "almost", "roughly", "under", "up", "down", "rose", "fell"}
            else "date"
        )
    return None
