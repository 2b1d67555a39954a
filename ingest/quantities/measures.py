"""Units and currencies at a place of the text: before the digits, against them, or after them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.quantities.lexicon import currency_codes, currency_signs, load, unit_marks, words_of

_GAP = r"(?:[\s\u00a0]{1,2}|[-‐‑]\n?)?+"
_END = r"(?![^\W_])"


@dataclass(frozen=True, slots=True)
class Measured:
    """A unit found at a place: where it ends, its symbol, what divides the value (100 for cents), and its words.

    `sure` is false where a bare sign or name stands for several currencies ("$", "dollars").
    """

    end: int
    symbol: str
    divisor: int = 1
    sure: bool = True
    words: str = ""


def _alternatives(forms: list[str]) -> str:
    """An alternation of forms, longest first, blanks and hyphens alike."""
    escaped = [re.escape(f).replace(r"\ ", r"[\s\u00a0-]+").replace(" ", r"[\s\u00a0-]+") for f in forms]
    return "|".join(sorted(escaped, key=len, reverse=True))


@cache
def _unit_words() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for symbol, row in load("units")["units"].items():
        if isinstance(row, dict):
            for written in words_of(row.get("words", [])):
                plural = written if written.endswith(("s", ".", "hz")) else f"{written}s"
                first, _, rest = written.partition(" ")
                table |= {_key(written): symbol, _key(plural): symbol, _key(f"{first}s {rest}".strip()): symbol}
    return re.compile(rf"(?:{_alternatives(list(table))}){_END}", re.IGNORECASE), table


@cache
def _unit_marks() -> re.Pattern[str]:
    marks = "|".join(re.escape(m) for m in sorted(unit_marks(), key=len, reverse=True))
    return re.compile(rf"(?:{marks})(?![^\W_])")


def _key(words: str) -> str:
    return re.sub(r"[\s\u00a0-]+", " ", words.lower()).strip()


_LETTERS = frozenset("msdhgtlLPVWJANyKFkbBTGvxXMc")
_ATTACHED_ONLY = frozenset("sdhyPbFcJNxX")
"""One-letter marks that count only where they touch the digits; "x" as well with a blank (see `unit_at`)."""


def unit_at(text: str, position: int) -> Measured | None:
    """The unit that stands at a place, after blanks or a hyphen; words before marks, the longest first."""
    gap = re.compile(_GAP).match(text, position)
    start = gap.end() if gap else position
    if start - position > 3:
        return None
    pattern, table = _unit_words()
    if (match := pattern.match(text, start)) and not _is_word_mark(match.group(), start, position):
        return Measured(match.end(), table[_key(match.group())], words=match.group())
    if (match := _unit_marks().match(text, start)) is None:
        return None
    mark = match.group()
    if (
        mark in _ATTACHED_ONLY
        and start > position
        and not (mark == "x" and text[match.end() : match.end() + 1] in {"", " "})
    ):
        return None
    return Measured(match.end(), unit_marks()[mark], words=mark)


def _is_word_mark(words: str, start: int, position: int) -> bool:
    """Whether a single letter was matched as a word: letters are marks, told apart by case and place."""
    return len(words) == 1 and start >= position


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Names of currencies and of their hundredths, with and without adjectives; hundredths map to "/USD"."""
    rows = load("currencies")
    table = {name: str(code) for name, code in rows["names"].items()}
    for words, code in rows["qualified"].items():
        table |= dict.fromkeys((words, f"{words}s", words.replace("lira", "lire")), str(code))
        if words.endswith("krona") or words.endswith("krone"):
            table[words[:-1] + ("or" if words.endswith("krona") else "er")] = str(code)
    for words, code in rows["hundredths"].items():
        if len(words) > 1:
            table |= dict.fromkeys((words, f"{words}s"), f"/{code}")
    dotted = {w.replace("us ", "u.s. "): c for w, c in table.items() if w.startswith("us ")}
    table |= dotted
    return re.compile(rf"(?:{_alternatives(list(table))}){_END}", re.IGNORECASE), table


_CODE = re.compile(r"(?:[A-Z]{3}|usd|eur|gbp|cny|rmb|jpy|inr|hkd|aud|cad|sgd|chf)(?![^\W_])")
_LED = re.compile(r"([MkKBT])([A-Z]{3})(?![^\W_])")
_SIGN_AFTER = re.compile(r"[€£¥￥₹₩₽₺₪$¢₡₾₭元฿₫₱₴₸₦](?!\.?\d)")
_LETTER = re.compile(r"[pc](?![^\W_])")
"""Pence and cents in one letter, against the digits."""
_SIGNS_AFTER = {
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY?",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "￥": "JPY?",
    "₡": "CRC",
    "₾": "GEL",
    "₭": "LAK",
    "元": "CNY",
    "฿": "THB",
    "₫": "VND",
    "₱": "PHP",
    "₴": "UAH",
    "₸": "KZT",
    "₦": "NGN",
}


def money_at(text: str, position: int) -> Measured | None:
    """The currency that is named at a place: "euros", "-U.S.-dollars", "USD", "€", "cents"."""
    gap = re.compile(_GAP).match(text, position)
    start = gap.end() if gap else position
    if start - position > 3:
        return None
    if match := _LETTER.match(text, position):
        return Measured(match.end(), "GBP" if match.group() == "p" else "USD", 100, match.group() == "p", match.group())
    pattern, table = _names()
    if match := pattern.match(text, start):
        return _named(table[_key(match.group())], match.end(), match.group())
    return _coded(text, start) or _signed(text, start)


def _coded(text: str, start: int) -> Measured | None:
    """ "USD", "rmb", "MSEK"."""
    if (match := _CODE.match(text, start)) and match.group().upper() in currency_codes() | {"RMB"}:
        code = match.group().upper()
        return Measured(match.end(), "CNY" if code == "RMB" else code, words=match.group())
    if (match := _LED.match(text, start)) and match[2] in currency_codes():
        return Measured(match.end(), match[2], words=match.group())
    return None


def _signed(text: str, start: int) -> Measured | None:
    """ "€", "¢" behind the digits."""
    match = _SIGN_AFTER.match(text, start)
    if match is None:
        return None
    sign = match.group()
    if sign == "¢":
        return Measured(match.end(), "USD", 100, sure=False, words=sign)
    code = _SIGNS_AFTER.get(sign, "USD?")
    return Measured(match.end(), code.rstrip("?"), sure=not code.endswith("?"), words=sign)


def pounds_at(text: str, position: int) -> Measured | None:
    """ "pounds": money or weight, for the caller to tell apart; "pounds sterling" is money."""
    match = re.compile(rf"{_GAP}(pounds?)(\s+sterling)?{_END}", re.IGNORECASE).match(text, position)
    if match is None:
        return None
    return Measured(match.end(), "GBP", sure=bool(match[2]), words=match[1])


def _named(code: str, end: int, words: str) -> Measured:
    divisor = 100 if code.startswith("/") else 1
    code = code.removeprefix("/")
    return Measured(end, code.rstrip("?"), divisor, not code.endswith("?"), words)


_LEADS = {"M": 6, "k": 3, "K": 3, "B": 9, "T": 3}


def lead_factor(sign: str) -> Decimal:
    """The multiplier that a letter before a code says: "MSEK 60", "TEUR 500" (thousand)."""
    known = len(sign) == 4 and sign[0] in _LEADS and sign[1:] in currency_codes()
    return Decimal(10) ** _LEADS[sign[0]] if known else Decimal(1)


def sign_code(sign: str) -> tuple[str, bool]:
    """The ISO code of what stands before the digits, and whether it can mean no other.

    >>> sign_code("C$"), sign_code("$"), sign_code("RMB")
    (('CAD', True), ('USD', False), ('CNY', True))
    """
    plain = sign.replace(" ", "").replace(".", "") if sign not in currency_signs() else sign
    if plain not in currency_signs():
        plain = plain.upper().rstrip("$") if len(plain) > 2 else plain.upper()
    if plain not in currency_signs() and plain[1:] in currency_codes():
        plain = plain[1:]
    code = currency_signs().get(plain) or currency_signs()[f"{plain}$"]
    return code.rstrip("?"), not code.endswith("?")


SUFFIX = re.compile(r"(?:mln|mil|bln|bil|trn|bn|Bn|BN|mn|Mn|tn|Tn|MM|mm|cr|Cr|[kKmMbBtT])(?![^\W_])")


def suffix_at(text: str, position: int, blank: bool) -> tuple[Decimal, int, str] | None:
    """The scale written in letters against the digits ("4.5B"), or after one blank: factor, end, letters."""
    start = position + 1 if blank and text[position : position + 1] in {" ", "\u00a0"} else position
    match = SUFFIX.match(text, start)
    if match is None or (start > position and match.group() in {"t", "k"}):
        return None
    return Decimal(str(load("numbers")["suffixes"][match.group()])), match.end(), match.group()
