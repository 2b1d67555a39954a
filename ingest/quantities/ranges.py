"""Ranges and lists: numbers that share a multiplier, a currency or a unit with their neighbour."""

from dataclasses import replace
from decimal import Decimal

from graph.vocab import Bound
from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, numbers
from ingest.quantities.line import Form, Line

_DASHES = frozenset({"-", "–", "—", "−", "‑", "~"})
_RISES = cue_words("ranges", "rises")
_PLAIN = cue_words("ranges", "plain")
_SHARED_BELOW = Decimal(1000)
_INDIAN = frozenset({Decimal(10) ** 5, Decimal(10) ** 7})
"""Lakh and crore: these are counted in thousands, "Rs 1,200-1,400 crore"."""


def combine(line: Line, atoms: list[Amount]) -> list[Amount]:
    """The amounts of a sentence: ranges joined, lists given their common multiplier and unit. In order."""
    return _cents(_lists(line, _ranges(line, _compounds(line, _splits(line, atoms)))))


def _splits(line: Line, atoms: list[Amount]) -> list[Amount]:
    """ "50:50", "60-40", "70/30": the share of the first, in percent, where the two make a hundred."""
    found: list[Amount] = []
    for atom in atoms:
        before = found[-1] if found else None
        whole = (
            before is not None and before.unit is None and atom.unit in {None, "%"} and before.value + atom.value == 100
        )
        if (
            before is not None
            and whole
            and _between(line, before, atom) in {(":",), ("-",), ("–",), ("/",)}
            and before.value >= atom.value
        ):
            found[-1] = replace(before, unit="%", end=atom.end, tail=atom.tail, last=atom.last)
        else:
            found.append(atom)
    return found


def _cents(amounts: list[Amount]) -> list[Amount]:
    """Cents are those of the dollar that the sentence names: "off 31 cents at A$12.75"."""
    named = next((a.unit for a in amounts if a.money and a.sure and a.unit in _DOLLARS), None)
    return [replace(a, unit=named, sure=True) if named and _is_cents(a) else a for a in amounts]


def _is_cents(amount: Amount) -> bool:
    return amount.unit == "USD" and amount.divisor == 100 and not amount.sure


_DOLLARS = cue_words("ranges", "dollars")


_SMALLER = {("foot", "inch"): Decimal(12), ("pound", "ounce"): Decimal(16)}


def _compounds(line: Line, atoms: list[Amount]) -> list[Amount]:
    """ "three dollars and fifty cents", "6 feet 2 inches", "Rs 3 crore 40 lakh": one amount."""
    found: list[Amount] = []
    for atom in atoms:
        whole = found[-1] if found else None
        if whole is not None and (part := _part(line, whole, atom)) is not None:
            found[-1] = replace(whole, value=whole.value + part, end=atom.end, tail=atom.tail, last=atom.last)
        else:
            found.append(atom)
    return found


def _part(line: Line, whole: Amount, part: Amount) -> Decimal | None:
    """What the smaller unit adds to the larger one, or null where the two are no compound."""
    if {left.scale for left in (whole, part)} == _INDIAN and whole.scale > part.scale and part.unit is None:
        return part.value if whole.money and not _between(line, whole, part) and part.mantissa < 100 else None
    if _between(line, whole, part) not in {(), ("and",), (",",)} or whole.scale != 1 or whole.value != int(whole.value):
        return None
    if whole.money and part.divisor == 100 and whole.divisor == 1 and whole.unit == part.unit and part.value < 1:
        return part.value
    ratio = _SMALLER.get((whole.unit or "", part.unit or ""))
    return part.value / ratio if ratio is not None and part.value < ratio else None


def _ranges(line: Line, atoms: list[Amount]) -> list[Amount]:
    found: list[Amount] = []
    for atom in atoms:
        joined = _range(line, found[-1], atom) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(atom)
    return found


def _between(line: Line, left: Amount, right: Amount) -> tuple[str, ...]:
    return tuple(line.low(k) for k in range(left.last, right.first))


def _range(line: Line, left: Amount, right: Amount) -> Amount | None:
    """The two as one range, or null: "$4-5bn", "between 20 and 25 cents", "three or four years"."""
    if not (_may_join(left, right) and _connects(line, left, right)):
        return None
    low, high = share(_odds(line, left, right) or left, right)
    if not low.value < high.value or (_is_year(line, left) and _is_year(line, right)):
        return None
    between = line.low(left.first - 1) == "between"
    first = left.first - between
    start = line.at(first).start if between else left.start
    high = replace(high, high=high.value, bound=Bound.BETWEEN, sure=low.sure and high.sure)
    return replace(high, first=first, start=start, value=low.value, head=left.head, sign=left.sign)


_NO_ENDS = frozenset({Form.MULTIPLE, Form.MAGNITUDE})


def _may_join(left: Amount, right: Amount) -> bool:
    """Whether forms, signs and units let two amounts be the ends of one range."""
    if left.high is not None or {left.form, right.form} & _NO_ENDS or (left.sign and not right.sign):
        return False
    if left.unit and right.unit:
        return left.unit == right.unit
    return left.unit is None or left.money


def _odds(line: Line, left: Amount, right: Amount) -> Amount | None:
    """ "between four and five out of every nine": the first number is out of the same whole."""
    over = numbers().small.get(line.low(right.first)) or line.at(right.first).value
    if (
        right.form is not Form.FRACTION
        or left.form not in {Form.WORDS, Form.DIGITS}
        or not over
        or right.last - right.first < 3
    ):
        return None
    if line.low(right.first + 1) not in {"in", "out"} or left.unit is not None:
        return None
    return replace(left, value=left.value * right.value / Decimal(over), form=Form.FRACTION)


def _is_year(line: Line, amount: Amount) -> bool:
    """Whether it is written as a year: four digits, nothing else."""
    words = line.text[amount.start : amount.end]
    return len(words) == 4 and words.isdigit() and 1700 <= amount.value <= 2100


def _connects(line: Line, left: Amount, right: Amount) -> bool:
    """Whether the words between two atoms make them a range."""
    words = _between(line, left, right)
    before = line.low(left.first - 1)
    if len(words) != 1:
        return False
    word = words[0]
    if word in _DASHES:
        return not (line.text[left.end : left.end + 1] == " " and right.sign) and _dash(line, left, right)
    match word:
        case "and":
            return before == "between" or (before == "of" and line.low(left.first - 2) == "range")
        case "or":
            return left.unit is None and right.value - left.value <= max(right.scale, left.value / 4)
        case "to":
            return not _is_change(line, left, right)
        case _:
            return False


def _dash(line: Line, left: Amount, right: Amount) -> bool:
    """A dash joins a range where both sides touch it or both stand off, and no third number follows."""
    k = left.last
    third = line.low(right.last) in _DASHES and not line.gap(right.last) and line.at(right.last + 1).value is not None
    return line.gap(k) == line.gap(k + 1) and not third


def _is_change(line: Line, left: Amount, right: Amount) -> bool:
    """Whether "A to B" tells a change and its result, or two levels, and no range."""
    edge = left.first
    while line.low(edge - 1) in _PLAIN:
        edge -= 1
    before = [line.low(k) for k in range(max(0, edge - 8), edge)]
    if not before:
        return False
    verb = before[-1] in _RISES or (
        len(before) > 1 and before[-1] in {"about", "nearly", "some", "by", "around"} and before[-2] in _RISES
    )
    if before[-1] == "from":
        return bool(_RISES & set(before[:-1]))
    if before[-1] == "by" and left.unit:
        level = left.unit not in _SHARES and right.unit is not None and bool(_RISES & set(before[:-1]))
        return left.money or (level and _bears_unit(line, left))
    return verb and (left.money or right.money)


_SHARES = frozenset({"%", "fraction", "percentage point", "basis point"})


def _bears_unit(line: Line, amount: Amount) -> bool:
    """Whether words of a unit follow the number itself: "by 300 tonnes to 9,000 tonnes" tells a change and a level."""
    return line.at(amount.last - 1).value is None


def share(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """The two with currency, unit and multiplier shared where only one of them has it."""
    if left.unit is None and right.unit is not None:
        left = replace(left, unit=right.unit, sure=right.sure, value=left.value / right.divisor, divisor=right.divisor)
    elif right.unit is None and left.unit is not None:
        right = replace(right, unit=left.unit, sure=left.sure)
    bare = left.scale * left.divisor == 1
    most = _SHARED_BELOW * 100 if right.scale in _INDIAN else _SHARED_BELOW
    if bare and right.scale * right.divisor > 1 and left.value * left.divisor < most:
        factor = right.scale * right.divisor
        if left.value * left.divisor < right.value * right.divisor / factor:
            left = replace(left, value=left.value * factor, scale=right.scale)
    elif right.scale == 1 and left.scale > 1 and left.mantissa < right.value < _SHARED_BELOW and left.money:
        right = replace(right, value=right.value * left.scale, scale=left.scale)
    return left, right


def _lists(line: Line, amounts: list[Amount]) -> list[Amount]:
    """ "700, 800 and 900 MW", "$5, $10 and $15 million": from the right, each shares with the one after it."""
    made = list(amounts)
    for k in range(len(made) - 2, -1, -1):
        left, right = made[k], made[k + 1]
        if _listed(line, left, right, k + 2 < len(made)) and not _is_year(line, left):
            low, _ = share(left, right)
            made[k] = low if low.unit != left.unit or low.value != left.value else left
    return made


def _listed(line: Line, left: Amount, right: Amount, more: bool) -> bool:
    words = tuple(w for w in _between(line, left, right) if w)
    if (
        left.high is not None
        or left.form not in {Form.DIGITS, Form.WORDS}
        or (left.unit and not (left.money and right.money))
    ):
        return False
    if left.scale != 1 or (left.unit and right.unit and left.unit != right.unit):
        return False
    if words == (",",):
        return more and right.high is None
    return words in {
        ("and",),
        ("or",),
        (",", "and"),
        (",", "or"),
        ("to",),
        ("versus",),
        ("vs",),
        ("and", "about"),
    } and (right.unit is not None and not (words == ("to",) and left.money))
