"""Atoms: each number of a sentence with the currency before it, its scale, and the unit or currency after it."""

from dataclasses import replace
from decimal import Decimal

from ingest.quantities.amount import Amount
from ingest.quantities.lexicon import cue_words, numbers
from ingest.quantities.line import HYPHENS, Form, Line
from ingest.quantities.measures import Measured, lead_factor, money_at, pounds_at, sign_code, suffix_at, unit_at
from ingest.quantities.numerals import read_numeral
from ingest.quantities.tokens import Sort

_MINUS = frozenset("-−–")
_NEGATIVE = frozenset({"minus", "negative"})
_POSITIVE = frozenset({"plus", "positive"})


def read_atoms(line: Line) -> list[Amount]:
    """The atoms of a sentence in order, not overlapping."""
    found: list[Amount] = []
    i = 0
    while i < len(line.tokens):
        amount = _atom(line, i)
        if amount is None:
            i += 1
        else:
            found.append(amount)
            i = max(amount.last, i + 1)
    return found


def _atom(line: Line, i: int) -> Amount | None:
    """The atom that starts at a token: sign, currency, sign, number; then scale and unit."""
    sign, j = _sign(line, i)
    code: str | None = None
    lead = Decimal(1)
    sure, start = True, line.at(i).start
    if line.at(j).sort is Sort.CURRENCY:
        code, sure = sign_code(line.at(j).text)
        lead = lead_factor(line.at(j).text)
        j += 1
        if not sign:
            sign, j = _sign(line, j, after_currency=True)
        j = j + 1 if line.at(j).text in {"~", "≈"} else j
    elif j > i and not sign:
        return None
    numeral = read_numeral(line, j)
    if numeral is None or (code and numeral.form not in {Form.DIGITS, Form.WORDS, Form.MAGNITUDE}):
        return None
    if code and numeral.form is Form.MAGNITUDE and line.gap(numeral.first):
        return None  # "(in $ millions)" is a table's unit
    if code and numeral.form is Form.WORDS and line.at(numeral.first).sort is Sort.WORD and line.low(j) in {"a", "an"}:
        return None
    end = line.at(numeral.last - 1).end
    amount = Amount(
        i, numeral.last, start, end, numeral.value, numeral.form, unit=code, sure=sure, scale=numeral.scale,
        sign=sign, head=line.at(numeral.first).start, tail=end,
    )  # fmt: skip
    amount = _measured(line, _suffixed(line, amount))
    return amount if lead == 1 else replace(amount, value=amount.value * lead, scale=amount.scale * lead)


def _sign(line: Line, i: int, after_currency: bool = False) -> tuple[int, int]:
    """A written sign: -1, 1 or 0, and the next token. A hyphen after a word or a number is none."""
    token = line.at(i)
    if token.low in _NEGATIVE | _POSITIVE:
        if line.low(i - 1) == "or" or line.low(i + 1) == "or" or line.at(i - 1).value is not None:
            return 0, i
        return (-1 if token.low in _NEGATIVE else 1), i + 1
    if token.text not in _MINUS | {"+"} or token.text == "" or line.gap(i + 1):
        return 0, i
    before = line.at(i - 1)
    loose = line.gap(i) or after_currency or before.text in {"(", "|", "[", "/", ":", "\x01"}
    return ((1 if token.text == "+" else -1), i + 1) if loose else (0, i)


_TRILLIONS = frozenset({"parameters", "parameter", "params", "tokens", "token"})
_PLAIN_M_WORDS = frozenset(
    {"long", "tall", "high", "wide", "deep", "away", "above", "below", "from", "in", "of", "and", "to", "x"}
)


def _suffixed(line: Line, amount: Amount) -> Amount:
    """The amount with a scale in letters: "$4.5B", "€5 m", "20K", "3m homes"."""
    if amount.form is not Form.DIGITS or amount.scale != 1:
        return amount
    blank = amount.unit is not None
    found = suffix_at(line.text, amount.end, blank)
    if found is None or not (amount.money or _is_scale(line, amount, found[2], found[1])):
        return amount
    factor, end, _ = found
    last = next((k for k in range(amount.last, len(line.tokens)) if line.tokens[k].start >= end), len(line.tokens))
    return replace(amount, value=amount.value * factor, scale=factor, end=end, tail=end, last=last)


def _is_scale(line: Line, amount: Amount, letters: str, end: int) -> bool:
    """Whether letters against digits without a currency are a scale: "20K", "671B", "5m people", but not "3m tall"."""
    after = next((t for t in line.tokens[amount.last :] if t.start >= end), None)
    following = after.low if after is not None and after.start <= end + 1 and after.sort is Sort.WORD else ""
    match letters:
        case "T":
            return following in _TRILLIONS or money_at(line.text, end) is not None
        case "m" | "M" | "mm" | "t" | "b":
            named = money_at(line.text, end) is not None
            noun = len(following) > 2 and following not in _PLAIN_M_WORDS
            return named or (noun and letters not in {"mm", "t"}) or letters == "M"
        case "MM":
            return False
        case _:
            return True


def _measured(line: Line, amount: Amount) -> Amount:
    """The amount with the unit or the currency that follows it."""
    if amount.form is Form.MULTIPLE:
        return replace(amount, unit="x")
    if amount.unit is not None:
        return _with_code(line, amount)
    after = _unit_after(line, amount)
    if after is None:
        return amount
    lead = lead_factor(after.words)
    amount = replace(amount, value=amount.value * lead, scale=amount.scale * lead)
    by = after.divisor
    amount = replace(amount, value=amount.value / by, scale=amount.scale / by)
    made = _widen(line, replace(amount, unit=after.symbol, sure=after.sure, divisor=by), after.end)
    return _scaled_after(line, made) if made.money else made


def _scaled_after(line: Line, amount: Amount) -> Amount:
    """ "75 USD million": a scale behind the currency."""
    factor = numbers().scales.get(line.low(amount.last))
    if amount.scale != 1 or factor is None or factor < 1000:
        return amount
    end = line.at(amount.last).end
    return replace(amount, value=amount.value * factor, scale=factor, last=amount.last + 1, end=end, tail=end)


def _unit_after(line: Line, amount: Amount) -> Measured | None:
    position = amount.end
    if amount.form in {Form.FRACTION, Form.MAGNITUDE} and (found := _of_unit(line, amount)) is not None:
        return found
    if (money := money_at(line.text, position)) is not None and not _no_money(amount, money):
        return money
    unit = unit_at(line.text, position)
    if (pounds := pounds_at(line.text, position)) is not None and unit is None:
        return _pounds(line, amount, pounds)
    return unit


def _no_money(amount: Amount, money: Measured) -> bool:
    """Words that are a currency elsewhere: "5 won", "3 real estate", "two sol"; codes that are words ("ALL")."""
    word = money.words.lower()
    if (
        word in {"won", "real", "sol", "dong", "rand", "crowns", "lei", "dram", "all", "try", "top"}
        and len(money.words) < 5
    ):
        return amount.scale < 1000 and amount.value < 1000
    return False


def _of_unit(line: Line, amount: Amount) -> Measured | None:
    """ "half a year", "half a point of margin", "tens of billions of dollars", "half a percentage point"."""
    j = amount.last
    if line.low(j) in {"a", "an", "of"}:
        position = line.at(j).end
        if amount.form is Form.MAGNITUDE or line.low(j) != "of":
            return money_at(line.text, position) or unit_at(line.text, position)
        return None
    return None


_SPENT = cue_words("atoms", "spent")
_PRICED = cue_words("atoms", "priced") | {"$", "€"}
_WEIGHT = frozenset({"of", "per", "lighter", "heavier"})


def _pounds(line: Line, amount: Amount, pounds: Measured) -> Measured:
    """ "pounds" are money, but weight before "of", in a compound, or where something weighs that much."""
    follow = [t.low for t in line.tokens if t.start >= pounds.end][:3]
    after = follow[0] if follow else ""
    if pounds.sure or (amount.scale >= 1_000_000 and (after != "of" or _SPENT & set(follow))):
        return pounds
    words = {t.low for t in line.tokens}
    light = amount.scale == 1 and amount.value < 10_000 and not _PRICED & words
    heavy = light or words & {
        "weigh",
        "weighs",
        "weighing",
        "weight",
        "payload",
        "tonnes",
        "tons",
        "lbs",
        "kg",
        "thrust",
        "copper",
        "uranium",
        "coffee",
        "beef",
        "pork",
    }
    if after in _WEIGHT or heavy or line.text[amount.end : amount.end + 1] in HYPHENS:
        return Measured(pounds.end, "pound", words=pounds.words)
    return pounds


def _with_code(line: Line, amount: Amount) -> Amount:
    """An amount with a sign or code before it may say its currency again: "$5 million Canadian", "US$5 USD"."""
    if (again := money_at(line.text, amount.end)) is not None and again.divisor == 1:
        same = again.symbol == amount.unit or (not amount.sure and again.sure)
        if same and not again.words.endswith(("$", "€", "£")):
            return _widen(line, replace(amount, unit=again.symbol, sure=again.sure or amount.sure), again.end)
    return amount


def _widen(line: Line, amount: Amount, end: int) -> Amount:
    """The amount up to a character, with the tokens that lie before it."""
    last = next((k for k in range(amount.last, len(line.tokens)) if line.tokens[k].start >= end), len(line.tokens))
    return replace(amount, end=max(end, amount.end), tail=max(end, amount.tail), last=last)
