"""Numerals: digits and number words of all kinds, read into exact values."""

from decimal import Decimal

from ingest.quantities.lexicon import numbers
from ingest.quantities.line import Form, Line, Numeral
from ingest.quantities.spelt import and_part, of_scale, scale_word, scaled_by, spelt
from ingest.quantities.tokens import Sort


def read_numeral(line: Line, i: int) -> Numeral | None:
    """The longest numeral that starts at a token, or null."""
    token = line.at(i)
    if token.sort is Sort.NUMBER:
        return _odds(line, _digits(line, i))
    if token.sort is not Sort.WORD:
        return None
    for read in (_half, _article, _multi, _plural, _vague, _multiple, spelt):
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
    if line.at(i).text in numbers().glyphs and not scale_word(line, j):
        return Numeral(i, j, value, Form.FRACTION)
    value, j = and_part(line, j, value)
    return scaled_by(line, Numeral(i, j, value, Form.DIGITS))


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
        return scaled_by(line, Numeral(i, i + 1, line.at(i).value or Decimal(0), Form.DIGITS))
    return spelt(line, i) if line.at(i).sort is Sort.WORD else None


def _half(line: Line, i: int) -> Numeral | None:
    """ "half a million", "half-billion", "half a dozen", "half"."""
    if line.low(i) != "half":
        return None
    j = line.after(i + 1)
    if line.low(j) in {"a", "an"}:
        j = line.after(j + 1)
    if (factor := scale_word(line, j)) is not None:
        scaled = scaled_by(line, Numeral(i, j + 1, Decimal("0.5") * factor, Form.WORDS))
        return Numeral(i, scaled.last, scaled.value, Form.WORDS, factor * scaled.scale)
    return Numeral(i, i + 1, Decimal("0.5"), Form.FRACTION)


def _article(line: Line, i: int) -> Numeral | None:
    """ "a million", "a dozen", "a hundred and twenty", "a third", "a quarter", "a couple of", "a full point"."""
    if line.low(i) not in {"a", "an"}:
        return None
    j = line.after(i + 1)
    word = line.low(j)
    if word in numbers().denominators:
        share = Numeral(i, j + 1, Decimal(1) / numbers().denominators[word], Form.FRACTION)
        return share if word == "half" else of_scale(line, share)
    if word in {"full", "whole"} and line.low(j + 1) in {"point", "percentage"}:
        return Numeral(i, j + 1, Decimal(1), Form.WORDS)
    if word == "couple":
        k = j + 2 if line.low(j + 1) == "of" else j + 1
        scaled = scaled_by(line, Numeral(i, k, Decimal(2), Form.WORDS))
        return scaled if scaled.scale != 1 or k == j + 2 else None
    attributive = word in {"million", "billion", "trillion"} and line.hyphen(j + 1) and not line.gap(j + 2)
    found = spelt(line, j, article=True) if word in numbers().scales and len(word) > 3 and not attributive else None
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
    return scaled_by(line, Numeral(i, j + 1, numbers().scales[word], Form.MAGNITUDE, numbers().scales[word]))


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
    scaled = scaled_by(line, Numeral(i, i + 1, Decimal(1), Form.MAGNITUDE))
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
