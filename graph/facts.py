"""Which claims state the same fact: figures and relations that share `fact`, the smallest id of those that agree.

The same number is not the same claim. Figures join only where subjects, measure, the words of their property,
dimension, normalised value, kind of bound, direction, rate and period all agree; a figure without a subject joins
nothing. Relations join where subject, predicate, object, office and negation are the same; an end that is a class
("top-ranked open models": its last word is written small) is the same where its words are, synonyms as one. Furniture
joins furniture only.
"""

import re
import tomllib
from bisect import insort
from collections.abc import Hashable
from functools import cache
from pathlib import Path

from graph.model import Claim, Figure, Period, Ref, Relation
from graph.vocab import Bound

_WORDS = Path(__file__).with_name("property_words.toml")
_WORD = re.compile(r"\w+")
_SIDES = {
    Bound.EXACT: "point",
    Bound.ABOUT: "point",
    Bound.AT_LEAST: "from",
    Bound.MORE_THAN: "from",
    Bound.AT_MOST: "to",
    Bound.LESS_THAN: "to",
    Bound.BETWEEN: "range",
    Bound.MAGNITUDE: "magnitude",
}


@cache
def _words() -> tuple[frozenset[str], dict[str, str]]:
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    rows = [row.split() for row in table["same"]]
    return frozenset(table["idle"].split()), {word: row[0] for row in rows for word in row}


@cache
def _class_words() -> tuple[frozenset[str], dict[str, str]]:
    table = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    rows = [row.split() for row in table["class_same"]]
    return frozenset(table["class_idle"].split()), {word: row[0] for row in rows for word in row}


def content(words: str) -> frozenset[str]:
    """What tells a property from another: its words in the singular, without the idle ones, synonyms as one.

    >>> sorted(content("Capacity of the data centres")) == sorted(content("data center capacity"))
    True
    """
    idle, same = _words()
    found = (_singular(word) for word in _WORD.findall(words.casefold()) if word not in idle)
    return frozenset(same.get(word, word) for word in found)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def ref_key(ref: Ref) -> str:
    """What a ref is compared by: its id, or its words where it has none."""
    return ref.id or f"?{ref.name.casefold()}"


def _end_key(ref: Ref) -> Hashable:
    """What the end of a relation is compared by: its id, or where it is a class its type and the words of its name."""
    words = ref.name.split()
    if len(words) < 2 or not words[-1].islower() or not ref.id:
        return ref_key(ref)
    idle, same = _class_words()
    return ref.type, frozenset(same.get(word, word) for word in content(ref.name) if word not in idle)


def fact_key(claim: Claim) -> Hashable | None:
    """What claims of the same fact have in common; null for a claim that joins nothing."""
    match claim:
        case Figure() if claim.subjects and content(claim.property):
            return (claim.furniture, *_figure_key(claim))
        case Relation():
            triple = (_end_key(claim.subject), claim.predicate, _end_key(claim.object))
            return (claim.furniture, *triple, claim.role and content(claim.role), claim.negated)
        case _:
            return None


def _figure_key(figure: Figure) -> tuple[Hashable, ...]:
    value = figure.normalized
    return (
        frozenset(ref_key(ref) for ref in figure.subjects),
        (figure.measure, content(figure.property), figure.negated, figure.direction),
        (figure.dimension, value.unit, float(value.value), value.value_high, _SIDES[figure.bound]),
        (figure.per.value, figure.per.unit) if figure.per else None,
        period_key(figure.period),
    )


def period_key(period: Period | None) -> Hashable:
    """What a period is compared by: its dates, or its words where they give none."""
    if period is None:
        return None
    return (period.start, period.end) if period.start or period.end else period.text.casefold()


class Facts:
    """The claims of each fact."""

    def __init__(self) -> None:
        self._members: dict[Hashable, list[str]] = {}
        self._keys: dict[str, Hashable] = {}

    def add(self, claim: Claim) -> None:
        """Join a claim to those that state the same."""
        key = fact_key(claim)
        if key is not None:
            self._keys[claim.id] = key
            insort(self._members.setdefault(key, []), claim.id)

    def remove(self, claim: Claim) -> None:
        """Take a claim back."""
        key = self._keys.pop(claim.id, None)
        if key is not None:
            self._members[key].remove(claim.id)
            if not self._members[key]:
                del self._members[key]

    def of(self, claim_id: str) -> str:
        """The id of the fact that a claim states: the smallest id among those that state it."""
        return self.members(claim_id)[0]

    def members(self, claim_id: str) -> tuple[str, ...]:
        """The ids of all claims of the same fact, sorted."""
        key = self._keys.get(claim_id)
        return (claim_id,) if key is None else tuple(self._members[key])

    def shared(self) -> list[tuple[str, ...]]:
        """The facts that more than one claim states."""
        return sorted(tuple(ids) for ids in self._members.values() if len(ids) > 1)
