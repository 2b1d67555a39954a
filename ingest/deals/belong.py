"""Which figures belong to a deal: its price, goods, share, valuation or length, and not the parties' other business."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from graph.model import Figure
from graph.vocab import Measure
from ingest.analysis import Analysis
from ingest.deals.join import Group
from ingest.deals.lexicon import lexicon
from ingest.deals.tree import CLAUSES, Tree

_FOREIGN = frozenset(
    {
        Measure.REVENUE,
        Measure.PROFIT,
        Measure.HEADCOUNT,
        Measure.GROWTH,
        Measure.MARKET_SHARE,
        Measure.PERFORMANCE,
        Measure.DEMAND,
    }
)
_FAR = 50
_TRANSPARENT = frozenset(
    {
        "value",
        "worth",
        "include",
        "comprise",
        "total",
        "consist",
        "pay",
        "cost",
        "follow",
        "cover",
        "represent",
        "make",
        "plus",
    }
)


def figures_of(analysis: Analysis, groups: Sequence[Group]) -> list[list[Figure]]:
    """For each deal its figures, in the order of the text; a figure belongs to one deal."""
    found: list[list[Figure]] = [[] for _ in groups]
    for figure in analysis.figures:
        best = min(_claims(analysis, figure, groups), default=None)
        if best is not None:
            found[best[1]].append(figure)
    return found


def _claims(analysis: Analysis, figure: Figure, groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """How far a figure is from the deals of its sentence, with their numbers."""
    if figure.measure in _FOREIGN:
        return
    for number, group in enumerate(groups):
        if any(start <= figure.start < end for start, end in (analysis.raw(*s) for s in group.spans)):
            yield _FAR, number
        for event in group.events:
            if event.tree is None or event.trigger is None:
                yield from ((0, number) for s, e in [analysis.raw(*event.clause)] if s <= figure.start < e)
                continue
            token = _token(analysis, event.tree, figure)
            if token is not None:
                far = distance(token, event.trigger)
                if far is not None:
                    yield far, number


def _token(analysis: Analysis, tree: Tree, figure: Figure) -> Token | None:
    """The head token of a figure in a tree; None where it stands in another sentence."""
    first, last = analysis.raw(tree.sentence.start, tree.sentence.end)
    if not first <= figure.start < last:
        return None
    inside = [t for t in tree.doc if _meets(analysis, tree, t, figure)]
    outer = [t for t in inside if t.head not in inside or t.head == t]
    if outer:
        return outer[-1]
    return next((t for t in reversed(tree.doc) if analysis.raw(*tree.span(t))[0] <= figure.start), None)


def _meets(analysis: Analysis, tree: Tree, token: Token, figure: Figure) -> bool:
    start, end = analysis.raw(*tree.span(token))
    return start < figure.end and figure.start < end and not token.is_punct


def distance(token: Token, trigger: Token) -> int | None:
    """Steps in the tree from a figure to a trigger; None where another clause's verb stands between."""
    up = [token, *token.ancestors]
    down = [trigger, *trigger.ancestors]
    meet = next((t for t in up if t in down), None)
    if meet is None:
        return None
    climb, fall = up[: up.index(meet)], down[: down.index(meet)]
    blocked = [n for n, t in enumerate(climb) if t.pos_ in CLAUSES and t.lemma_.lower() not in _TRANSPARENT]
    if blocked:
        deal = any(t.lemma_.lower() in lexicon().nouns for t in climb[: blocked[0]])
        return _FAR if deal else None
    if any(_parts(t) for t in fall):
        return None
    return len(climb) + len(fall)


def _parts(token: Token) -> bool:
    """Whether the step up from a token leads out of what it tells of: into another clause, or past an apposition."""
    if token.pos_ in CLAUSES:
        return token.dep_ in {"conj", "ccomp", "advcl", "parataxis", "dep"} and token.head.pos_ in CLAUSES
    if token.dep_ == "appos":
        return True
    verb = token.head
    return token.dep_ == "nsubj" and verb.lemma_.lower() not in (_TRANSPARENT | {"be"}) and verb.pos_ == "VERB"
