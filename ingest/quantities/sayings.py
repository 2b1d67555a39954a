"""Number words that count nothing: sayings, adjectives, "one" for somebody, fractions that are no share."""

import re
from functools import cache

from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, load, words_of
from ingest.quantities.line import Form, Line
from ingest.quantities.measures import unit_at


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


def number_token(line: Line, amount: Amount) -> int:
    """The token at which the number itself begins, past words of bound and currency."""
    return next((k for k in range(amount.first, amount.last) if line.at(k).start >= amount.head), amount.first)


def is_idiom(line: Line, amount: Amount) -> str | None:
    """Words of a saying: "one of a kind"."""
    if amount.money or amount.unit == "%":
        return None
    for k in range(number_token(line, amount), amount.last):
        for parts in _idiom_index().get(line.low(k), ()):
            for offset in (o for o, part in enumerate(parts) if part == line.low(k)):
                if tuple(line.low(k - offset + n) for n in range(len(parts))) == parts:
                    return "idiom"
    return None


_TAKERS = cue_words("refusals", "takers") | {""}
_PLAIN_MULTIPLES = cue_words("refusals", "plain_multiples")


def is_multiplier(line: Line, amount: Amount) -> str | None:
    """ "double glazing", "a triple jump" are adjectives; "double the price", "will double" multiples."""
    if amount.form is not Form.MULTIPLE or line.low(amount.last - 1) not in _PLAIN_MULTIPLES:
        return None
    k = number_token(line, amount)
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


_SPANS = cue_words("refusals", "spans")
_PARTS = cue_words("refusals", "parts")
_INDEFINITE = frozenset({"one", "zero"})


def is_indefinite(line: Line, amount: Amount) -> str | None:
    """ "one" counts only with a unit or a bound word; "the two", "both two" point back."""
    k = number_token(line, amount)
    if amount.form is not Form.WORDS or amount.high is not None or amount.last - k > 1 or amount.scale != 1:
        return None
    if line.low(k) in _INDEFINITE and amount.unit is None and amount.per is None:
        rate = any(
            line.low(n) in {"a", "per", "every", "each"} and line.low(n + 1) in _SPANS for n in range(k + 2, k + 5)
        )
        left = line.low(k - 1) == "from" and line.low(k - 2) in {"up", "down"}
        parts = amount.first == k or line.low(amount.last) in _PARTS
        return "idiom" if parts and not rate and not left else None
    if line.hyphen(amount.last) and not line.gap(amount.last):
        return None
    if line.low(k) in {"two", "three"} and line.low(k - 1) in {"the", "these", "those"} and amount.unit is None:
        return "idiom"
    return None


_THIRDS = cue_words("refusals", "thirds")


def is_span_word(line: Line, amount: Amount) -> str | None:
    """Fractions that are no share: "first half", "a third party", "half-year", "a quarter ago", "the third"."""
    if amount.form is not Form.FRACTION:
        return None
    ordinal = line.low(number_token(line, amount) + 1) in _THIRDS and line.low(amount.first) in {"a", "an"}
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
