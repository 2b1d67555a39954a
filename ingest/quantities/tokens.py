"""The scanner: a sentence cut into numbers, words, names, currencies and signs, in one linear pass."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cache

from ingest.quantities.lexicon import currency_codes, currency_signs, numbers

LONGEST = 4000
"""Characters of a sentence that are scanned; a longer one is an unbroken list or a dump."""
_DIGITS = 30
"""A run of more digits than this is a key or a hash, not a quantity."""


class Sort(StrEnum):
    """What a token is."""

    NUMBER = "number"
    WORD = "word"
    NAME = "name"
    """Letters and digits in one: H200, A320neo, 5G, 20th."""
    CURRENCY = "currency"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its place in the text, its lower-case form, and the value where it is a number."""

    sort: Sort
    text: str
    start: int
    end: int
    value: Decimal | None = None
    low: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.text.lower())


_NUMBER = r"""
    \d{1,3}(?:,\d{3})++(?:\.\d++)?(?!,?\d)
  | \d{1,2}(?:,\d{2}(?!\d)){1,6},\d{3}(?:\.\d++)?(?!,?\d)
  | \d{1,3}(?:[\u00a0\u2009\u202f\u2007]\d{3})++(?:[.,]\d++)?(?!\d)
  | \d{1,3}(?:[ ]\d{3}){2,}+(?:[.,]\d++)?(?!\d)
  | \d{1,3}[ ]\d{3}(?=[ ][a-z]{3,})
  | \d{1,3}(?:\.\d{3}){2,}+(?![\d.])
  | \d{1,3}(?:['’]\d{3})++(?!\d)
  | \d++\.\d++(?!\.\d)
  | \d++,\d{1,2}(?![\d,])
  | \d++
  | (?<![\w.])\.\d++
"""
_WEAK = (
    "R",
    "N",
    "P",
    "Euro",
    "EURO",
    "US",
    "AMD",
    "ALL",
    "TOP",
    "BAM",
    "CUP",
    "PEN",
    "MOP",
    "SOS",
    "ANG",
    "MAD",
    "TRY",
    "GEL",
    "STN",
    "LAK",
)
"""Letters that are a currency only before an amount of money: "R500 million", but the model R1 and the norm Euro 5."""
_COMMON = ("USD", "EUR", "GBP", "CNY", "RMB", "JPY", "INR", "HKD", "AUD", "CAD", "SGD", "CHF", "NZD", "MXN")
"""Codes that are also written in small letters."""
_LARGE = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?+|\d++(?:\.\d++)?+[ -]?(?:[mb]illion|trillion|bn|mn|crore|lakh)\b)"
_GLYPHS = "".join(numbers().glyphs)


@cache
def _pattern() -> re.Pattern[str]:
    signs = sorted(currency_signs(), key=len, reverse=True)
    marks = "|".join(re.escape(s) for s in signs if not s[-1].isalpha() and s[-1] != ".")
    letters = "|".join(re.escape(s) for s in signs if (s[-1].isalpha() or s[-1] == ".") and s not in _WEAK)
    weak = "|".join(_WEAK)
    iso = "|".join(sorted(currency_codes()))
    codes = "|".join(
        [
            *(c + r"(?=\$)" for c in sorted(currency_codes())),
            *(c.lower() + r"(?=\$)" for c in _COMMON),
            *map(str.lower, _COMMON),
        ]
    )
    return re.compile(
        rf"""
        (?P<currency>
            (?<![^\W_])(?:{letters})(?=[ \u00a0~]?[-–−~]?\.?\d)
          | (?<![^\W_])(?:HK|hk|NZ|nz|NT|nt|US|U\.S\.|C|c|CA|AU|Cdn|SG)[ ]\$(?=[ ]?\d)
          | (?<![^\W_])(?:{codes})\$?(?=[ ]?\d)
          | (?<![^\W_])[MkKBT](?:{iso})(?=[ ]\d)
          | (?<![^\W_])(?:{weak})(?=[ ]?{_LARGE})
          | (?<![^\W\d_])(?:{marks})
        )
      | (?P<masked>\x01++)
      | (?P<name>(?<![\w.])\d++(?:\.\d++){{2,}}+[a-z]?(?![\w]))
      | (?P<number>{_NUMBER})
      | (?P<glyph>[{_GLYPHS}])
      | (?P<word>[^\W\d_]++(?:['’][^\W\d_]++)*+(?P<mixed>\d\w*+)?)
      | (?P<sign>\S)
        """,
        re.VERBOSE,
    )


_SUFFIX = re.compile(r"[^\W\d_]++")


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of a sentence. Linear in its length; what lies beyond `LONGEST` characters is not read."""
    return tuple(_token(match) for match in _pattern().finditer(text[:LONGEST]))


def _token(match: re.Match[str]) -> Token:
    kind, words, start, end = match.lastgroup, match.group(), match.start(), match.end()
    if match["currency"]:
        return Token(Sort.CURRENCY, words, start, end)
    if match["name"] or match["mixed"] or match["masked"]:
        return Token(Sort.NAME, words, start, end)
    if match["number"]:
        return _number(words, start, end)
    if kind == "glyph":
        return Token(Sort.NUMBER, words, start, end, numbers().glyphs[words])
    return Token(Sort.WORD if match["word"] else Sort.SIGN, words, start, end)


def _number(words: str, start: int, end: int) -> Token:
    if len(words) > _DIGITS:
        return Token(Sort.NAME, words, start, end)
    return Token(Sort.NUMBER, words, start, end, value_of(words))


_GROUPED = re.compile(r"\d{1,3}(?:([,.'’ \u00a0\u2009\u202f\u2007])\d{2,3})(?:\1\d{2,3})*(?:[.,]\d+)?")


def value_of(digits: str) -> Decimal:
    """The value of a numeral in digits, whatever groups them.

    >>> [str(value_of(s)) for s in ("1,00,000", "13,000", "1.234.567", "8,5", "4.07", ".5", "1 000 000,5")]
    ['100000', '13000', '1234567', '8.5', '4.07', '0.5', '1000000.5']
    """
    plain = re.sub(r"[ \u00a0\u2009\u202f\u2007'’]", "", digits)
    if re.fullmatch(r"\d+,\d{1,2}", plain) or ("," in plain and plain != digits and plain.count(",") == 1):
        return Decimal(plain.replace(",", "."))
    plain = plain.replace(",", "")
    return Decimal(plain.replace(".", "") if plain.count(".") > 1 else plain)
