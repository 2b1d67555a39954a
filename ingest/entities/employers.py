"""Whom people work for, as the words beside their names say: "Aster's chairman, Ada Roe", "Ada Roe, who runs Aster"."""

import re
from collections.abc import Sequence

from graph.model import Ref
from graph.vocab import EntityType
from ingest.analysis import Name
from ingest.entities.vocabulary import vocabulary

_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION})
_BEFORE = re.compile(r"(?:['’]s?)?((?: [\w-]+){1,6}),? $")
_AFTER = re.compile(r",? (?:an? |the |its )?((?:[\w’'-]+,? ){1,8}?)(?:of|at|for|with|in charge of)(?: the)? $")
_RUNS = re.compile(r",? (?:who|which)? ?(?:has )?(?:runs?|heads?|leads?|chairs|founded|led|owns) (?:the )?$")
_APPOSED = re.compile(r"(?:['’]s?)?((?: [\w-]+){1,5})")
"""An office after "Ada Roe, Aster's"."""
_NEAR = 90


class Employers:
    """The company or body of each person, the first that the text tells."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._known: dict[Ref, Ref] = {}
        for at, name in enumerate(names):
            if name.ref.type is not EntityType.PERSON or name.ref in self._known:
                continue
            found = self._before(text, names, at) or self._after(text, names, at)
            if found is not None:
                self._known[name.ref] = found

    def of(self, person: Ref) -> Ref | None:
        """Whom a person works for."""
        return self._known.get(person)

    @staticmethod
    def _before(text: str, names: Sequence[Name], at: int) -> Ref | None:
        if not at or names[at - 1].ref.type not in _BODIES:
            return None
        between = _BEFORE.fullmatch(text, names[at - 1].end, names[at].start)
        return names[at - 1].ref if between and _office(between[1]) else None

    @staticmethod
    def _after(text: str, names: Sequence[Name], at: int) -> Ref | None:
        for other in names[at + 1 : at + 3]:
            if other.start - names[at].end > _NEAR:
                return None
            if other.ref.type not in _BODIES:
                continue
            between = text[names[at].end : other.start]
            told = _AFTER.fullmatch(between)
            apposed = _APPOSED.match(text, other.end) if between == ", " else None
            told = told or apposed
            if (told and _office(told[1])) or _RUNS.fullmatch(between):
                return other.ref
        return None


def _office(words: str) -> bool:
    return any(word.strip(",").lower() in vocabulary().roles for word in words.split())
