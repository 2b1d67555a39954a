"""What looks like a quantity and is none: years, ordinals, names with numbers, sayings."""

from functools import cache

from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, load, unit_marks, words_of
from ingest.quantities.line import Form, Line
from ingest.quantities.sayings import is_idiom, is_indefinite, is_multiplier, is_span_word, number_token
from ingest.quantities.tokens import Sort

_DATED = cue_words("refusals", "dated")
_COUNTED = cue_words("refusals", "counted")


@cache
def _designators() -> frozenset[str]:
    return frozenset(words_of(load("designators")["before"]["words"]))


def refused(line: Line, amount: Amount) -> str | None:
    """Why an amount is no quantity ("name", "date", "idiom"), or null where it is one."""
    for test in (
        is_idiom,
        _is_title,
        is_multiplier,
        _is_tenor,
        _is_glued,
        _is_code,
        _is_year,
        _is_named,
        is_indefinite,
        is_span_word,
    ):
        if (why := test(line, amount)) is not None:
            return why
    return None


def _is_title(line: Line, amount: Amount) -> str | None:
    """Number words or units in capitals inside a plain sentence: "Three Rivers", "28 Days Later"."""
    if amount.money or amount.scale != 1:
        return None
    words = [t for t in line.tokens if t.sort is Sort.WORD and len(t.text) > 3]
    if len(words) < 4 or sum(t.text[0].isupper() for t in words) * 2 > len(words):
        return None
    k = number_token(line, amount)
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
    if amount.form is Form.FRACTION and line.low(amount.last - 1) == "half" and line.hyphen(amount.first - 1):
        return "date" if line.low(amount.first - 2) in _ORDINALS else None  # "first-half sales"
    if amount.unit in {"quarter", "month", "week"} and line.low(amount.first - 1) in _ORDINALS:
        return "date"
    return None


_PREFIXES = frozenset({"sub", "top", "to", "under", "over", "plus", "non", "a", "the"})


def _is_glued(line: Line, amount: Amount) -> str | None:
    """Digits that touch letters which are no unit ("6G", "18A", "20th"), or a name by a hyphen ("GPT-5", "787-9")."""
    k = number_token(line, amount)
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


def _is_code(line: Line, amount: Amount) -> str | None:
    """A letter that would be a unit begins a code: "24703 L-202"."""
    if amount.unit is None or len(line.at(amount.last - 1).text) != 1 or not line.gap(amount.last - 1):
        return None
    joins = line.hyphen(amount.last) and not line.gap(amount.last) and not line.gap(amount.last + 1)
    return "name" if joins and line.at(amount.last + 1).sort is Sort.NUMBER else None


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
    k = number_token(line, amount)
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
