"""Which figures belong to a deal: its price, goods, share, valuation or length, and not the parties' other business."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from graph.model import Figure
from graph.vocab import Dimension, Measure
from ingest.analysis import Analysis
from ingest.deals.event import Event
from ingest.deals.join import Group
from ingest.deals.lexicon import lexicon
from ingest.deals.tree import CLAUSES, Tree

_FOREIGN = frozenset({Measure.HEADCOUNT, Measure.GROWTH, Measure.MARKET_SHARE, Measure.PERFORMANCE, Measure.DEMAND})
_OTHER_BUSINESS = frozenset({Measure.REVENUE, Measure.PROFIT}) | _FOREIGN
_NOT_TERMS = re.compile(
    r"synerg|saving|employ|worker|\bjobs?\b|shareholders?$|customers?$|premium|people$", re.IGNORECASE
)
_ASIDE = re.compile(r"[,;] (?:though|although|but|while|whereas|compared|versus|as) ")
_FAR = 50
"""Where only a later sentence, or a deal word near the figure, ties it to the deal."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """How a figure hangs on a deal: steps to the trigger, those of them that lead down to it, the deal's number."""

    far: int
    down: int
    number: int


def figures_of(analysis: Analysis, groups: Sequence[Group]) -> list[list[Figure]]:
    """For each deal its figures, in the order of the text; a figure belongs to one deal."""
    ties: list[list[tuple[Figure, Tie]]] = [[] for _ in groups]
    for figure in analysis.figures:
        best = min(_ties(analysis, figure, groups), default=None)
        if best is not None:
            ties[best.number].append((figure, best))
    return [[figure for figure, tie in own if not _outdone(figure, tie, own)] for own in ties]


def _outdone(figure: Figure, tie: Tie, own: Sequence[tuple[Figure, Tie]]) -> bool:
    """Whether a figure of the same kind stands within the deal's own phrase and this one beside it."""
    if not 0 < tie.down < _FAR or figure.dimension is not Dimension.MONEY:
        return False
    return any(t.down == 0 and f.unit == figure.unit and 0 < abs(f.start - figure.start) < 200 for f, t in own)


def _ties(analysis: Analysis, figure: Figure, groups: Sequence[Group]) -> Iterator[Tie]:
    """Every way in which a figure may belong to a deal."""
    for number, group in enumerate(groups):
        for event in group.events:
            yield from _told(analysis, figure, event, number)
        if figure.measure not in _FOREIGN and not _NOT_TERMS.search(figure.property):
            for span in group.spans:
                start, end = analysis.raw(*span)
                if start <= figure.start < end and not _ASIDE.search(analysis.document.text[start : figure.start]):
                    yield Tie(_FAR, _FAR, number)


def _told(analysis: Analysis, figure: Figure, event: Event, number: int) -> Iterator[Tie]:
    """The tie of a figure to one telling: by the tree, or by the row that holds both."""
    if event.tree is None or event.trigger is None:
        start, end = analysis.raw(*event.clause)
        if start <= figure.start < end:
            yield Tie(0, 0, number)
        return
    token = _token(analysis, event.tree, figure)
    if token is None or figure.measure in {Measure.HEADCOUNT, Measure.DEMAND}:
        return
    steps = distance(token, event.trigger)
    if steps is None:
        return
    far, down = steps
    if far < 8 or (figure.measure not in _OTHER_BUSINESS and not _NOT_TERMS.search(figure.property)):
        yield Tie(far, down, number)


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


def distance(token: Token, trigger: Token) -> tuple[int, int] | None:
    """Steps in the tree from a figure to a trigger, and those of them that lead down; None where another clause parts
    them."""
    up, down = [token, *token.ancestors], [trigger, *trigger.ancestors]
    meet = next((t for t in up if t in down), None)
    if meet is None:
        return None
    climb, fall = up[: up.index(meet)], down[: down.index(meet)]
    blocked = next((n for n, t in enumerate(climb) if _bars(t)), None)
    deal = any(t.lemma_.lower() in lexicon().nouns for t in climb[1 : blocked if blocked is not None else len(climb)])
    if blocked is not None or any(_parts(t) for t in fall):
        return (_FAR, _FAR) if deal and not any(t.dep_ == "appos" for t in fall) else None
    return len(climb) + len(fall), len(fall)


def _bars(token: Token) -> bool:
    """Whether a clause on the way has a subject of its own and tells of something else."""
    if token.pos_ not in CLAUSES or token.lemma_.lower() in lexicon().terms:
        return False
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in token.children)
    return own or token.dep_ not in {"conj", "advcl", "acl", "pcomp", "xcomp"} or token.lower_ in lexicon().verbs


def _parts(token: Token) -> bool:
    """Whether the step up from a token leads out of what it tells of: into another clause, or past an apposition."""
    if token.pos_ in CLAUSES:
        return token.dep_ in {"conj", "ccomp", "advcl", "parataxis", "dep"} and token.head.pos_ in CLAUSES
    if token.dep_ == "appos":
        return True
    verb = token.head
    return token.dep_ == "nsubj" and verb.lemma_.lower() not in (lexicon().terms | {"be"}) and verb.pos_ == "VERB"
