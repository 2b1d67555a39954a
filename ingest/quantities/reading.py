"""The grammar's door: the amounts of a sentence, and what was passed over and why."""

import re
from dataclasses import dataclass, replace

from ingest.quantities.amount import Amount
from ingest.quantities.atoms import read_atoms
from ingest.quantities.bounding import bounded
from ingest.quantities.lexicon import numbers
from ingest.quantities.line import Form, Line
from ingest.quantities.masks import Mask, find_masks, masked
from ingest.quantities.ranges import combine
from ingest.quantities.rates import rated
from ingest.quantities.refusals import refused
from ingest.quantities.tokens import LONGEST, scan


@dataclass(frozen=True, slots=True)
class Scanned:
    """What the grammar read in a sentence: its tokens, its amounts (refused ones bear `why`), what was masked."""

    line: Line
    amounts: tuple[Amount, ...]
    masks: tuple[Mask, ...]
    plain: str = ""
    """The sentence with nothing masked."""

    @property
    def kept(self) -> tuple[Amount, ...]:
        """The amounts that are quantities."""
        return tuple(a for a in self.amounts if a.why is None)


_WORDS = sorted(
    {
        *numbers().small, *numbers().tens, *numbers().scales, *numbers().plurals, *numbers().multiples,
        "half", "third", "quarter", "tenth", "fifth", "eighth", "couple", "nil",
    },
    key=len,
    reverse=True,
)  # fmt: skip
_WORTH = re.compile(rf"\d|[{''.join(numbers().glyphs)}]|(?i:(?<![^\W\d_])(?:multi|{'|'.join(_WORDS)})|[a-z]fold\b)")


def holds_number(text: str) -> bool:
    """Whether a sentence may hold a quantity at all: a digit or a number word."""
    return _WORTH.search(text) is not None


def read_amounts(text: str) -> Scanned:
    """The amounts of one sentence, in order. Linear in its length."""
    if not holds_number(text):
        return Scanned(Line(text, ()), (), ())
    text = text[:LONGEST]
    masks = find_masks(text)
    line = Line(masked(text, masks), scan(masked(text, masks)))
    amounts = [_joined(line, rated(line, bounded(line, a))) for a in combine(line, read_atoms(line))]
    return Scanned(line, tuple(replace(a, why=refused(line, a)) for a in amounts), masks, text)


def _joined(line: Line, amount: Amount) -> Amount:
    """Marks an amount that a hyphen joins to the words that follow, or that was read over one ("10-gigawatt")."""
    inner = "-" in line.text[amount.head : amount.tail] and amount.unit is not None and amount.form is not Form.FRACTION
    follows = line.hyphen(amount.last) and not line.gap(amount.last + 1)
    return replace(amount, joined=inner or follows)
