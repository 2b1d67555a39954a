"""The links of a document, in the order of the text."""

import re
from collections.abc import Iterator
from functools import cache

from graph.model import Figure, Link
from graph.vocab import Dimension, LinkKind
from ingest.analysis import Analysis
from ingest.arithmetic.passage import Passage, base, passages
from ingest.arithmetic.patterns import change_to, earlier_change, part_and_share, patterns
from ingest.arithmetic.totals import totals
from ingest.lexicon_file import load
from ingest.lexicon_file import words as listed

_WORD = re.compile(r"[a-z]+")
_SIGN = re.compile(r"<(\d+)\w>")
_TOLD = re.compile(r"(?:[a-z’']+ ){0,3}<(\d+)\w>", re.IGNORECASE)
"""Where the whole itself is a figure: "of the $10bn", "of its planned 3 GW"."""


def find_links(analysis: Analysis) -> tuple[Link, ...]:
    """What the sentences of a document relate. A figure is the result of one link at most."""
    found: list[Link] = []
    before: Passage | None = None
    for passage in passages(analysis):
        near = before if before is not None and before.block == passage.block else None
        taken: set[str] = set()
        for kind, operands, result in _links(passage, near):
            if _new(kind, operands, result, taken):
                spans = (*operands, *([result] if result else []))
                start, end = min(passage.start, *(f.start for f in spans)), passage.end
                found.append(_link(analysis, kind, (operands, result), (start, end)))
        before = passage
    return tuple(found)


Found = tuple[LinkKind, tuple[Figure, ...], Figure | None]


def _new(kind: LinkKind, operands: tuple[Figure, ...], result: Figure | None, taken: set[str]) -> bool:
    """Whether nothing was told of this yet: no second result of a figure, no implied value where a stated one is."""
    keys = {f"={result.id}"} if result else {" ".join([kind.value, *(f.id for f in operands[1:] or operands)])}
    if kind in {LinkKind.BASE, LinkKind.WHOLE} and f"={operands[1].id}" in taken:
        return False
    if keys & taken or len({f.id for f in operands}) < len(operands):
        return False
    taken |= keys
    return True


def _link(
    analysis: Analysis, kind: LinkKind, what: tuple[tuple[Figure, ...], Figure | None], span: tuple[int, int]
) -> Link:
    operands, result = what
    return Link(
        kind=kind,
        operands=tuple(f.id for f in operands),
        result=result.id if result else None,
        evidence=analysis.document.evidence(*span),
    )


def _links(passage: Passage, before: Passage | None) -> Iterator[Found]:
    yield from _shares(passage)
    if len(passage.figures) > 1:
        yield from _fixed(passage)
        yield from _bases(passage)
    yield from totals(passage, before)


def _fixed(passage: Passage) -> Iterator[Found]:
    for pattern in patterns():
        for match in pattern.expression.finditer(passage.words):
            operands = tuple(passage.figures[int(match[place])] for place in pattern.operands)
            result = passage.figures[int(match[pattern.result])] if pattern.result else None
            kind = _fitting(pattern.kind, operands, result)
            if kind is LinkKind.EXCHANGE and result is not None:
                yield kind, (*operands, result), None
            elif kind is not None:
                yield kind, operands, result


def _fitting(kind: LinkKind, operands: tuple[Figure, ...], result: Figure | None) -> LinkKind | None:
    """The kind of link that the units allow, or null."""
    bases = {base(figure) for figure in operands}
    match kind:
        case LinkKind.RATE:
            return kind if len(bases) > 1 and operands[0].unit != "%" else None
        case LinkKind.RESTATED:
            return _restated(operands[0], result)
        case LinkKind.DIFFERENCE:
            return kind if result is not None and bases == {base(result)} else None
        case _:
            return kind if len(bases) == 1 else None


def _restated(one: Figure, two: Figure | None) -> LinkKind | None:
    """Told again in another unit of the same base, or in another currency; the same unit is another figure."""
    if two is None or one.unit == two.unit or one.dimension is not two.dimension:
        return None
    if base(one) == base(two):
        return LinkKind.RESTATED
    return LinkKind.EXCHANGE if one.dimension is Dimension.MONEY else None


def _bases(passage: Passage) -> Iterator[Found]:
    """A change and the level that it led to imply the level before it, and one before an earlier change."""
    for expression in change_to():
        for match in expression.finditer(passage.words):
            groups = match.groupdict()
            after = passage.figures[int(match["a"])]
            change = passage.figures[int(groups.get("p") or match["x"])]
            if change.unit != "x" and change.direction is None:
                continue
            yield LinkKind.BASE, (after, change), None
            earlier = earlier_change().search(passage.words, match.end())
            if earlier:
                yield LinkKind.BASE, (after, change, passage.figures[int(earlier["p"])]), None


def _shares(passage: Passage) -> Iterator[Found]:
    """A part and its share: of a figure of the passage where the words name one, else of a whole that they imply."""
    for match in part_and_share().finditer(passage.words):
        part, share = passage.figures[int(match["a"])], passage.figures[int(match["p"])]
        told = _TOLD.match(match["of"])
        whole = passage.figures[int(told[1])] if told else _named(passage, part, match["of"])
        if whole is not None and base(whole) == base(part):
            yield LinkKind.SHARE, (part, whole), share
        elif whole is None:
            yield LinkKind.WHOLE, (part, share), None


def _named(passage: Passage, part: Figure, words: str) -> Figure | None:
    """The figure that "of the needed power" means: a larger one of the part's unit whose clause shares a word."""
    wanted = _content(words)
    clauses = _clauses(passage)
    larger = [f for f in passage.same(part) if f.normalized.value > part.normalized.value]
    shared = [(len(wanted & _content(clauses[f.id])), -abs(f.start - part.start), f) for f in larger]
    best = max(shared, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] else None


def _clauses(passage: Passage) -> dict[str, str]:
    """The words beside each figure, on either side up to another figure or a comma."""
    parts = _SIGN.split(passage.words)
    return {
        passage.figures[int(parts[at])].id: f"{parts[at - 1].rsplit(',', 1)[-1]} {parts[at + 1].split(',', 1)[0]}"
        for at in range(1, len(parts), 2)
    }


@cache
def _same() -> dict[str, str]:
    return {word: head for head, row in load("arithmetic")["same"].items() for word in row}


def _content(words: str) -> frozenset[str]:
    idle = listed("arithmetic", "idle")
    found = (word for word in _WORD.findall(words.casefold()) if word not in idle and len(word) > 2)
    return frozenset(_same().get(word, word.removesuffix("s")) for word in found)
