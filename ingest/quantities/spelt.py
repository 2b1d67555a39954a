"""Numbers in words: "a hundred and twenty", "two point five", "three-quarters of a billion"."""

from decimal import Decimal

from ingest.quantities.lexicon import numbers
from ingest.quantities.line import Form, Line, Numeral
from ingest.quantities.tokens import Sort


def spelt(line: Line, i: int, article: bool = False) -> Numeral | None:
    """A number in words; after an article it starts with its scale ("a hundred and twenty")."""
    total, current, scale, j = Decimal(0), Decimal(1 if article else 0), Decimal(1), i
    fresh = not article
    while True:
        k = line.after(j) if j > i else j
        k = _over_and(line, k) if j > i and scale != 1 else k
        if fresh and (part := _below_hundred(line, k)) is not None:
            current, j, fresh = current + part[0], part[1], False
            current, j = and_part(line, j, current)
            current, j = _point(line, j, current)
        elif (j > i or article) and (factor := scale_word(line, k)) is not None:
            total, current = (total, current * factor) if factor <= 100 else ((total + current) * factor, Decimal(0))
            scale, j, fresh = (factor if scale == 1 or factor > 100 else scale), k + 1, True
        else:
            break
    if j == i:
        return None
    over = total + current
    return _fraction(line, Numeral(i, j, over, Form.WORDS, scale))


def _below_hundred(line: Line, i: int) -> tuple[int, int] | None:
    """The value of "twenty-five", "seven", and the next token."""
    word, table = line.low(i), numbers()
    if word in table.tens:
        j = line.after(i + 1)
        if 0 < table.small.get(line.low(j), 0) < 10 and (line.hyphen(i + 1) or line.gap(j)):
            return table.tens[word] + table.small[line.low(j)], j + 1
        return table.tens[word], i + 1
    return (table.small[word], i + 1) if word in table.small else None


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
    return of_scale(line, Numeral(numeral.first, j + 1, numeral.value / under, Form.FRACTION))


def of_scale(line: Line, fraction: Numeral) -> Numeral:
    """ "a quarter million", "three-quarters of a billion": the part of the scale."""
    j = line.after(fraction.last)
    if line.low(j) == "of" and line.low(j + 1) in {"a", "an"}:
        j += 2
    factor = scale_word(line, j)
    if factor is None or factor < 1000:
        return fraction
    return Numeral(fraction.first, j + 1, fraction.value * factor, Form.WORDS, factor)


def _shares(line: Line, numeral: Numeral, j: int) -> bool:
    """Whether "three quarters" are shares and not spans of time: joined by a hyphen, or "of" something."""
    return (
        line.hyphen(numeral.last) or line.low(j + 1) == "of" or line.low(numeral.first - 1) in {"by", "nearly", "about"}
    )


def and_part(line: Line, j: int, value: Decimal) -> tuple[Decimal, int]:
    """ "and a half", "-and-a-half", "and three quarters" after a whole number."""
    k = line.after(j)
    if line.low(k) != "and":
        return value, j
    k = line.after(k + 1)
    if line.low(k) in {"a", "one"} and line.low(line.after(k + 1)) in {"half", "quarter", "third"}:
        k = line.after(k + 1)
        return value + Decimal(1) / numbers().denominators[line.low(k)], k + 1
    return value, j


def scale_word(line: Line, j: int) -> Decimal | None:
    """The scale that a token says: a word, or a suffix that touches the digits."""
    token = line.at(j)
    if token.sort is not Sort.WORD:
        return None
    if token.low in numbers().scales and (len(token.low) > 2 or token.text != "CR"):
        return numbers().scales[token.low] if token.text != "mm" else None
    return None


def scaled_by(line: Line, numeral: Numeral) -> Numeral:
    """The numeral with the scale words that follow it: "2.4 lakh crore", "5 hundred thousand", "4-billion"."""
    value, scale, j = numeral.value, Decimal(1), numeral.last
    while (factor := scale_word(line, line.after(j))) is not None:
        value, scale, j = value * factor, scale * factor, line.after(j) + 1
    return Numeral(numeral.first, j, value, numeral.form, scale)
