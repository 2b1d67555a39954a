"""What is learned decides: which companies of a sentence deal with each other, who is the side that a telling leaves
open, and whether a telling of one side is a deal of its own."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from graph.families import FAMILIES
from ingest.analysis import Analysis
from ingest.classifier import Classifier, classifier
from ingest.deals.bond import Bond, bonds, pair_events
from ingest.deals.choices import choices
from ingest.deals.event import Event
from ingest.deals.follow import complete
from ingest.deals.scene import Scene
from ingest.deals.tree import Tree

RANKER = "deal_filler"
"""The weights by which a filler is chosen (`tests/training/deals.py`)."""
ACCEPTOR = "deal_worth"
"""The weights by which a telling of one side, completed or not, is taken for a deal."""
_PART = re.compile(r"\b[Aa]s part of (?:the|that|this) (?:deal|agreement|transaction|pact|arrangement|accord)\b")
"""What is done as part of a deal is no deal of its own: nothing is learned about such a sentence."""
LEAST = 0.45
"""The probability from which it is: the best F1 at a precision of 0.75 or more, documents left out."""


@dataclass(frozen=True, slots=True)
class Told:
    """What rules read in one sentence, or in rows (no tree)."""

    tree: Tree | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A telling, by a rule or by a pair, with the pairs of its sentence."""

    event: Event
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """The best way to complete a telling, and its probability."""

    event: Event
    chance: float


@dataclass(frozen=True, slots=True)
class Heard:
    """The tellings of a document: those that rules make whole, and those that what is learned must judge."""

    sure: list[Event]
    open: list[Weighed]

    @property
    def rules(self) -> list[Event]:
        """Every telling of a rule."""
        return [*self.sure, *(w.event for w in self.open if not is_pair(w.event))]


def weigh(analysis: Analysis, told: Iterable[Told], models: Callable[[str], Classifier]) -> Heard:
    """Every telling of a document: what rules read and complete, and what pairs of companies tell beyond them."""
    found = list(told)
    whole = complete(analysis, [e for one in found for e in one.events])
    heard = Heard([e for e in whole if not e.partial], [])
    left = {id(e.trigger): e for e in whole if e.partial}
    for one in found:
        if one.tree is None or _PART.search(one.tree.text):
            continue
        pairs = tuple(bonds(analysis, one.tree, one.events, models))
        own = [left[id(e.trigger)] for e in one.events if id(e.trigger) in left and e.partial and e.parts]
        here = [e for e in heard.sure if e.sentence == one.tree.sentence.index]
        heard.open.extend(Weighed(e, pairs) for e in (*own, *pair_events(one.tree, one.events, pairs, here)))
    return heard


def judged(
    analysis: Analysis, told: Iterable[Told], models: Callable[[str], Classifier] | None = None
) -> tuple[list[Event], list[Event]]:
    """The tellings that are deals, completed, and those that are none (as near misses), each with its probability."""
    use = models or classifier
    scene, heard = Scene.of(analysis), weigh(analysis, told, use)
    rated = [(w.event, best(scene, w, heard.rules, use)) for w in heard.open]
    taken: list[Event] = list(heard.sure)
    left: list[Event] = []
    for event, one in sorted(rated, key=lambda r: (-r[1].chance, r[0].at)):
        note = f"learned: p={one.chance:.2f}"
        again = _is_sure(one.event, heard.sure) or (is_pair(event) and _is_told(one.event, taken))
        if one.chance >= LEAST and not again:
            taken.append(replace(one.event, partial=False, notes=(*one.event.notes, note)))
        elif not is_pair(event):
            left.append(replace(event, partial=True, notes=(*event.notes, note)))
    return sorted(taken, key=lambda e: e.at), sorted(left, key=lambda e: e.at)


def _is_sure(event: Event, sure: Sequence[Event]) -> bool:
    """Whether a rule is sure what these companies do with each other in the sentence: nothing learned adds to it."""
    return any(s.sentence == event.sentence and event.ids <= s.ids for s in sure)


def _is_told(event: Event, taken: Sequence[Event]) -> bool:
    """Whether what a pair tells is told already: a company has one deal of a family in a sentence."""
    near = [t for t in taken if t.sentence == event.sentence and FAMILIES[t.type] == FAMILIES[event.type]]
    return any(t.ids & event.ids for t in near)


def best(scene: Scene, weighed: Weighed, others: Sequence[Event], models: Callable[[str], Classifier]) -> Rated:
    """The likeliest of the ways in which a telling may be completed, and its probability."""
    acceptor = models(ACCEPTOR)
    some = choices(scene, weighed.event, others, weighed.bonds, models(RANKER))
    return max((Rated(c.event, acceptor.probability(c.clues)) for c in some), key=lambda r: r.chance)


def is_pair(event: Event) -> bool:
    """Whether no rule but a pair tells of it."""
    return event.rule.startswith("pair:")
