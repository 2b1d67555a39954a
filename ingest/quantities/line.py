"""The values that numerals are read into, and the line of tokens that they are read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

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
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def gap(self, index: int) -> bool:
        """Whether the token does not touch the one before it."""
        return index <= 0 or index >= len(self.tokens) or self.tokens[index].start > self.tokens[index - 1].end

    def hyphen(self, index: int) -> bool:
        """Whether the token is a hyphen that touches what stands before it."""
        return self.at(index).text in HYPHENS and self.at(index).text != "" and not self.gap(index)

    def after(self, index: int) -> int:
        """The index, or the next one where a hyphen joins two words there ("three-dozen")."""
        return index + 1 if self.hyphen(index) and not self.gap(index + 1) else index
