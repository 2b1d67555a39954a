"""Numerals: digits and number words of all kinds, read into exact values."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ingest.quantities.lexicon import numbers
from ingest.quantities.tokens import Sort, Token

HYPHENS = frozenset("-‐‑–")
_EMPTY = Token(Sort.SIGN, "", -1, -1)


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    MAGNITUDE = "magnitude"


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens [first, last) are a number. `scale` is the multiplier that was written with it ("million"), else 1."""

    first: int
    last: int
    value: Decimal
    form: Form
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a sentence with safe access; `gap` tells whether white space stands before a token."""

    text: str
    tokens: Sequence[Token]

    def at(self, index: int) -> Token:
        """The token, or an empty one beyond either end."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _EMPTY

    def low(self, index: int) -> str:
        """The token in lower case, empty beyond either end."""
        return self.at(index).low

    def gap(self, index: int) -> bool:
        """Whether the token does not touch the one before it."""
        return index <= 0 or index >= len(self.tokens) or self.tokens[index].start > self.tokens[index - 1].end

    def hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen that touches what stands before it."""
        return self.at(index).text in HYPHENS and self.at(index).text != "" and not self.gap(index)

    def after(self, index: int) -> int:
        """The index, or the next one where a hyphen joins two words there ("three-dozen")."""
        return index + 1 if self.hyphen(index) and not self.gap(index + 1) else index


def read_numeral(line: Line, i: int) -> Numeral | None:
    """The longest numeral that starts at a token, or null."""
    token = line.at(i)
    if token.sort is Sort.NUMBER:
        return _odds(line, _digits(line, i))
    if token.sort is not Sort.WORD:
        return None
    for read in (_half, _article, _multi, _plural, _vague, _multiple, _spelt):
        if (found := read(line, i)) is not None:
            return _odds(line, found) if found.form is Form.WORDS else found
    return None


def _digits(line: Line, i: int) -> Numeral:
    value, j = line.at(i).value or Decimal(0), i + 1
    if (parts := _slash(line, i)) is not None:
        return Numeral(i, i + 3, parts, Form.FRACTION)
    if line.at(j).sort is Sort.NUMBER and line.at(j).text in numbers().glyphs:
        value, j = value + (line.at(j).value or 0), j + 1
    elif (parts := _slash(line, j)) is not None:
        value, j = value + parts, j + 3
    if line.at(i).text in numbers().glyphs and not _scale_word(line, j):
        return Numeral(i, j, value, Form.FRACTION)
    value, j = _and_part(line, j, value)
    return _scaled(line, Numeral(i, j, value, Form.DIGITS))


def _slash(line: Line, i: int) -> Decimal | None:
    """ "1/2", "2/3": a fraction of small numbers, written without blanks."""
    over, under = line.at(i), line.at(i + 2)
    if line.at(i + 1).text not in {"/", "⁄"} or line.gap(i + 1) or line.gap(i + 2) or line.at(i + 3).text == "/":
        return None
    if over.value is None or under.value is None or not 0 < over.value < under.value:
        return None
    if under.value not in {2, 3, 4, 5, 6, 8, 10, 16} or len(under.text) > 2 or over.text.startswith("0"):
        return None
    return over.value / under.value


def _and_part(line: Line, j: int, value: Decimal) -> tuple[Decimal, int]:
    """ "and a half", "-and-a-half", "and three quarters" after a whole number."""
    k = line.after(j)
    if line.low(k) != "and":
        return value, j
    k = line.after(k + 1)
    if line.low(k) in {"a", "one"} and line.low(line.after(k + 1)) in {"half", "quarter", "third"}:
        k = line.after(k + 1)
        return value + Decimal(1) / numbers().denominators[line.low(k)], k + 1
    return value, j


def _scale_word(line: Line, j: int) -> Decimal | None:
    """The scale that a token says: a word, or a suffix that touches the digits."""
    token = line.at(j)
    if token.sort is not Sort.WORD:
        return None
    if token.low in numbers().scales and (len(token.low) > 2 or token.text != "CR"):
        return numbers().scales[token.low] if token.text != "mm" else None
    return None


def _scaled(line: Line, numeral: Numeral) -> Numeral:
    """The numeral with the scale words that follow it: "2.4 lakh crore", "5 hundred thousand", "4-billion"."""
    value, scale, j = numeral.value, Decimal(1), numeral.last
    while (factor := _scale_word(line, line.after(j))) is not None:
        value, scale, j = value * factor, scale * factor, line.after(j) + 1
    return Numeral(numeral.first, j, value, numeral.form, scale)


def _odds(line: Line, numeral: Numeral) -> Numeral:
    """ "one in five", "9 out of 10", "two out of every three": the share that it says, else the numeral itself."""
    j, low = numeral.last, line.low(numeral.last)
    if numeral.scale != 1 or numeral.form is Form.FRACTION or low not in {"in", "out"}:
        return numeral
    if low == "out":
        j = j + 1 if line.low(j + 1) == "of" else -1
    if j < 0:
        return numeral
    every = line.low(j + 1) in {"every", "each"}
    under = _plain(line, j + 1 + every)
    if under is None or not 0 < numeral.value < under.value or not (every or low == "out" or _round(numeral, under)):
        return numeral
    return Numeral(numeral.first, under.last, numeral.value / under.value, Form.FRACTION)


def _round(over: Numeral, under: Numeral) -> bool:
    """Whether "a in b" may be odds at all: small whole numbers."""
    return (
        over.value <= 20 and under.value <= 1000 and over.value == int(over.value) and under.value == int(under.value)
    )


def _plain(line: Line, i: int) -> Numeral | None:
    if line.at(i).sort is Sort.NUMBER:
        return _scaled(line, Numeral(i, i + 1, line.at(i).value or Decimal(0), Form.DIGITS))
    return _spelt(line, i) if line.at(i).sort is Sort.WORD else None


def _half(line: Line, i: int) -> Numeral | None:
    """ "half a million", "half-billion", "half a dozen", "half"."""
    if line.low(i) != "half":
        return None
    j = line.after(i + 1)
    if line.low(j) in {"a", "an"}:
        j = line.after(j + 1)
    if (factor := _scale_word(line, j)) is not None:
        scaled = _scaled(line, Numeral(i, j + 1, Decimal("0.5") * factor, Form.WORDS))
        return Numeral(i, scaled.last, scaled.value, Form.WORDS, factor * scaled.scale)
    return Numeral(i, i + 1, Decimal("0.5"), Form.FRACTION)


def _article(line: Line, i: int) -> Numeral | None:
    """ "a million", "a dozen", "a hundred and twenty", "a third", "a quarter", "a couple of"."""
    if line.low(i) not in {"a", "an"}:
        return None
    j = line.after(i + 1)
    word = line.low(j)
    if word in numbers().denominators:
        share = Numeral(i, j + 1, Decimal(1) / numbers().denominators[word], Form.FRACTION)
        return share if word == "half" else _of_scale(line, share)
    if word == "couple":
        k = j + 2 if line.low(j + 1) == "of" else j + 1
        scaled = _scaled(line, Numeral(i, k, Decimal(2), Form.WORDS))
        return scaled if scaled.scale != 1 or k == j + 2 else None
    attributive = word in {"million", "billion", "trillion"} and line.hyphen(j + 1) and not line.gap(j + 2)
    found = _spelt(line, j, article=True) if word in numbers().scales and len(word) > 3 and not attributive else None
    return None if found is None else Numeral(i, found.last, found.value, Form.WORDS, found.scale)


def _multi(line: Line, i: int) -> Numeral | None:
    """ "multibillion-dollar", "multi-million", "trillion-dollar": an order of size."""
    word, j = line.low(i), i
    if word == "multi":
        j = line.after(i + 1)
        word = line.low(j)
    elif word.startswith("multi"):
        word = word.removeprefix("multi")
    elif not (line.hyphen(i + 1) and not line.gap(i + 2)) or word not in {"million", "billion", "trillion"}:
        return None
    if word not in {"million", "billion", "trillion", "crore", "hundred", "thousand"}:
        return None
    return _scaled(line, Numeral(i, j + 1, numbers().scales[word], Form.MAGNITUDE, numbers().scales[word]))


def _plural(line: Line, i: int) -> Numeral | None:
    """ "dozens of", "tens of thousands", "hundreds of millions of": an order of size."""
    if line.low(i) not in numbers().plurals:
        return None
    value, j = numbers().plurals[line.low(i)], i + 1
    while line.low(j) == "of" and line.low(j + 1) in numbers().plurals:
        value, j = value * numbers().plurals[line.low(j + 1)], j + 2
    return Numeral(i, j, value, Form.MAGNITUDE, value)


_VAGUE = frozenset({"several", "few", "many"})


def _vague(line: Line, i: int) -> Numeral | None:
    """ "several hundred", "a few thousand", "few dozen": an order of size."""
    if line.low(i) not in _VAGUE:
        return None
    scaled = _scaled(line, Numeral(i, i + 1, Decimal(1), Form.MAGNITUDE))
    if scaled.scale != 1:
        return scaled
    found = _plural(line, i + 1)
    return None if found is None else Numeral(i, found.last, found.value, Form.MAGNITUDE, found.scale)


def _multiple(line: Line, i: int) -> Numeral | None:
    """ "doubled", "twice", "sixfold": so many times."""
    word = line.low(i)
    if word in numbers().multiples:
        return Numeral(i, i + 1, numbers().multiples[word], Form.MULTIPLE)
    stem = word.removesuffix("fold")
    known = numbers().small | numbers().tens
    if stem != word and (stem in known or stem in {"hundred", "thousand", "many"}):
        value = Decimal(known[stem]) if stem in known else numbers().scales.get(stem, Decimal(0))
        return Numeral(i, i + 1, value, Form.MULTIPLE) if value else None
    return None


def _below_hundred(line: Line, i: int) -> tuple[int, int] | None:
    """The value of "twenty-five", "seven", and the next token."""
    word, table = line.low(i), numbers()
    if word in table.tens:
        j = line.after(i + 1)
        if 0 < table.small.get(line.low(j), 0) < 10 and (line.hyphen(i + 1) or line.gap(j)):
            return table.tens[word] + table.small[line.low(j)], j + 1
        return table.tens[word], i + 1
    return (table.small[word], i + 1) if word in table.small else None


def _spelt(line: Line, i: int, article: bool = False) -> Numeral | None:
    """A number in words; after an article it starts with its scale ("a hundred and twenty")."""
    total, current, scale, j = Decimal(0), Decimal(1 if article else 0), Decimal(1), i
    fresh = not article
    while True:
        k = line.after(j) if j > i else j
        k = _over_and(line, k) if j > i and scale != 1 else k
        if fresh and (part := _below_hundred(line, k)) is not None:
            current, j, fresh = current + part[0], part[1], False
            current, j = _and_part(line, j, current)
            current, j = _point(line, j, current)
        elif (j > i or article) and (factor := _scale_word(line, k)) is not None:
            total, current = (total, current * factor) if factor <= 100 else ((total + current) * factor, Decimal(0))
            scale, j, fresh = (factor if scale == 1 or factor > 100 else scale), k + 1, True
        else:
            break
    if j == i:
        return None
    over = total + current
    return _fraction(line, Numeral(i, j, over, Form.WORDS, scale))


def _over_and(line: Line, k: int) -> int:
    """Past an "and" that joins the parts of one number: "a hundred and twenty"."""
    joins = line.low(k) == "and" and _below_hundred(line, k + 1) is not None and line.low(k - 1) == "hundred"
    return k + 1 if joins else k


def _point(line: Line, j: int, value: Decimal) -> tuple[Decimal, int]:
    """Spoken decimals: "two point five", "zero point seven five"."""
    if line.low(j) != "point" or line.low(j + 1) not in numbers().small:
        return value, j
    digits, k = "", j + 1
    while line.low(k) in numbers().small and numbers().small[line.low(k)] < 10:
        digits, k = digits + str(numbers().small[line.low(k)]), k + 1
    return (value + Decimal(f"0.{digits}"), k) if digits else (value, j)


def _fraction(line: Line, numeral: Numeral) -> Numeral:
    """ "two-thirds", "one quarter", "three-quarters of": the numeral over the denominator that follows it."""
    j = line.after(numeral.last)
    under = numbers().denominators.get(line.low(j))
    if numeral.scale != 1 or under is None or not 0 < numeral.value < 100 or line.low(j) == "second":
        return numeral
    plural = line.low(j).endswith("s") or line.low(j) == "halves"
    if plural != (numeral.value > 1) or (line.low(j).startswith("quarter") and not _shares(line, numeral, j)):
        return numeral
    return _of_scale(line, Numeral(numeral.first, j + 1, numeral.value / under, Form.FRACTION))


def _of_scale(line: Line, fraction: Numeral) -> Numeral:
    """ "a quarter million", "three-quarters of a billion": the part of the scale."""
    j = line.after(fraction.last)
    if line.low(j) == "of" and line.low(j + 1) in {"a", "an"}:
        j += 2
    factor = _scale_word(line, j)
    if factor is None or factor < 1000:
        return fraction
    return Numeral(fraction.first, j + 1, fraction.value * factor, Form.WORDS, factor)


def _shares(line: Line, numeral: Numeral, j: int) -> bool:
    """Whether "three quarters" are shares and not spans of time: joined by a hyphen, or "of" something."""
    return (
        line.hyphen(numeral.last) or line.low(j + 1) == "of" or line.low(numeral.first - 1) in {"by", "nearly", "about"}
    )
