"""What was left: the sentences that hold a number and gave no figure, with why. For `claimgraph extract --coverage`."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.analysis import Analysis
from ingest.quantities.masks import Mask
from ingest.quantities.reading import Scanned, holds_number, read_amounts
from ingest.segment import Sentence

_SAYINGS = frozenset({"idiom", "ordinal"})
_NAMES = frozenset(
    {"name", "version", "reference", "section", "address", "phone", "link", "numbering", "page", "score"}
)
_DATES = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence, by its place in the document's own text, that holds a number and gave no figure.

    `why` is "name", "date", "idiom" or "not understood"; `words` is the first number that says so.
    """

    start: int
    end: int
    why: str
    words: str


def unread(analysis: Analysis) -> tuple[Unread, ...]:
    """The sentences with a number and no figure, in the order of the text; `analysis.figures` must be filled."""
    return tuple(_unread(analysis))


def _unread(analysis: Analysis) -> Iterator[Unread]:
    starts = sorted(f.start for f in analysis.figures)
    for sentence in analysis.sentences:
        words = analysis.words(sentence)
        start, end = analysis.raw(sentence.start, sentence.end)
        if not holds_number(words) or any(start <= s < end for s in starts):
            continue
        why, said = _reason(read_amounts(words), words)
        if why is not None:
            yield Unread(start, end, why, said)


def _reason(scanned: Scanned, words: str) -> tuple[str | None, str]:
    """The gravest reason first: what was not understood, then names, dates and sayings; null for no number at all."""
    found: dict[str, str] = {}
    for amount in scanned.amounts:
        found.setdefault(_kind(amount.why), words[amount.start : amount.end])
    for mask in scanned.masks:
        found.setdefault(_kind(mask.why), _words(mask, words))
    for why in ("not understood", "name", "date", "idiom"):
        if why in found:
            return why, found[why]
    digits = next((t.text for t in scanned.line.tokens if any(c.isdigit() for c in t.text)), None)
    return ("name", digits) if digits is not None else (None, "")


def _words(mask: Mask, words: str) -> str:
    return words[mask.start : mask.end].strip()


def _kind(why: str | None) -> str:
    if why is None:
        return "not understood"
    if why in _SAYINGS:
        return "idiom"
    return "date" if why in _DATES else "name"


def sentence_words(analysis: Analysis, row: Unread) -> str:
    """The sentence of a row in the document's own words."""
    return analysis.document.text[row.start : row.end]


def share_read(analysis: Analysis) -> tuple[int, int]:
    """How many sentences hold a number, and how many of them gave a figure."""
    holding: list[Sentence] = [s for s in analysis.sentences if holds_number(analysis.words(s))]
    return len(holding), len(holding) - len(unread(analysis))
