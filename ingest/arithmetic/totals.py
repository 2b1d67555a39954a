"""Sums and differences: a figure that the text calls a total, a gap or the rest, and the figures before or after it."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from graph.model import Figure
from graph.vocab import LinkKind
from ingest.arithmetic.passage import Passage, base
from ingest.lexicon_file import load

Found = tuple[LinkKind, tuple[Figure, ...], Figure | None]
_LIKELY = (Decimal("0.67"), Decimal("1.5"))
"""Parts that give less or more of the total than this are taken for others than its parts."""
_MOST = 12


def totals(passage: Passage, before: Passage | None) -> Iterator[Found]:
    """The totals, gaps and rests of a passage; parts may stand in the sentence before it."""
    for number, result in enumerate(passage.figures):
        earlier = _earlier(passage, number, before)
        following = [f for f in passage.figures[number + 1 :] if base(f) == base(result)]
        yield from _gap(passage, number, earlier)
        yield from _rest(passage, number, earlier)
        if _called(passage, number, "total"):
            yield from _sum(earlier, result)
        if _parts_follow(passage, number):
            yield from _sum(following, result)
    yield from _each(passage)


def _earlier(passage: Passage, number: int, before: Passage | None) -> list[Figure]:
    """The figures of the same base before one: of its sentence, and where those are fewer than two, of that before."""
    result = passage.figures[number]
    own = [f for f in passage.figures[:number] if base(f) == base(result)]
    if len(own) > 1 or before is None:
        return own
    return [f for f in before.figures if base(f) == base(result)] + own


def _gap(passage: Passage, number: int, earlier: Sequence[Figure]) -> Iterator[Found]:
    result = passage.figures[number]
    if len(earlier) > 1 and _called(passage, number, "gap"):
        yield LinkKind.DIFFERENCE, _descending(earlier[-2:]), result


def _rest(passage: Passage, number: int, earlier: Sequence[Figure]) -> Iterator[Found]:
    result = passage.figures[number]
    if len(earlier) > 1 and _called(passage, number, "rest"):
        operands = _descending(earlier)
        left = _value(operands[0]) - sum(_value(f) for f in operands[1:])
        if _likely(left, _value(result)):
            yield LinkKind.DIFFERENCE, operands, result


def _sum(parts: Sequence[Figure], result: Figure) -> Iterator[Found]:
    if not 1 < len(parts) <= _MOST or any(_value(f) >= _value(result) for f in parts):
        return
    if _likely(sum((_value(f) for f in parts), Decimal(0)), _value(result)):
        yield LinkKind.SUM, tuple(parts), result


def _each(passage: Passage) -> Iterator[Found]:
    """A rate that is told beside its total and its count: "12 ferries for $360m, or $30m each"."""
    for number, rate in enumerate(passage.figures):
        counts = [f for f in passage.figures if f.dimension.value == "count" and base(f) != base(rate)]
        wholes = [f for f in passage.same(rate) if _value(f) > _value(rate)]
        one_of_each = len(counts) == 1 and len(wholes) == 1 and _value(counts[0]) > 0
        if one_of_each and _called(passage, number, "each") and _divides(wholes[0], counts[0], rate):
            yield LinkKind.RATE, (wholes[0], counts[0]), rate


def _divides(whole: Figure, counted: Figure, rate: Figure) -> bool:
    return _likely(_value(whole) / _value(counted), _value(rate))


def _value(figure: Figure) -> Decimal:
    return Decimal(str(figure.normalized.value))


def _descending(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=_value, reverse=True))


def _likely(computed: Decimal, stated: Decimal) -> bool:
    return stated != 0 and _LIKELY[0] <= computed / stated <= _LIKELY[1]


def _called(passage: Passage, number: int, what: str) -> bool:
    """Whether the words beside a figure call it so: up to three words between, none of them another figure."""
    before, after = _cues(what)
    head, _, rest = passage.words.partition(f"<{number}")
    tail = rest.partition(">")[2]
    told = passage.figures[number].text
    return bool(
        (before and before.search(f"{head[-80:]}{told}")) or (before and before.search(head[-80:]))
        or (after and after.match(tail)) or (what == "each" and after and after.search(told))
    )  # fmt: skip


def _parts_follow(passage: Passage, number: int) -> bool:
    tail = passage.words.partition(f"<{number}")[2].partition(">")[2]
    return re.match(rf"[^<>.;]{{0,60}}?(?:(?:{'|'.join(load('arithmetic')['parts_follow'])})\b|:)", tail) is not None


@cache
def _cues(what: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    words = load("arithmetic")
    before = words.get(f"{what}_before")
    after = words.get(f"{what}_after") or (words["each"] if what == "each" else None)
    return (
        re.compile(rf"\b(?:{'|'.join(before)})(?: [^\s<>.;]+){{0,3}} ?$", re.IGNORECASE) if before else None,
        re.compile(rf"[^<>.;,()]{{0,25}}?\b(?:{'|'.join(after)})\b", re.IGNORECASE) if after else None,
    )
