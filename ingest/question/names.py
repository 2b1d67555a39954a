"""Whom a question names."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.vocab import EntityType
from ingest.question.asked import Known
from ingest.question.lexicon import lexicon
from ingest.question.tokens import Words


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something named: the words, where they stand, and whose ids they may mean: none for a label."""

    name: str
    start: int
    end: int
    ids: Sequence[str] = ()

    @property
    def types(self) -> frozenset[EntityType]:
        """The types of what may be meant."""
        return frozenset(EntityType(one.partition("/")[0]) for one in self.ids)


def find_names(words: Words, known: Known) -> list[Named]:
    """The names in a question, in order; the longest run of words that the graph knows is taken first."""
    found: list[Named] = []
    own = lexicon().vocabulary()
    for start, end in list(words.runs()):
        if words.used.intersection(range(start, end)) or words.joined(start, end) in own:
            continue
        name = words.said(start, end)
        ids = tuple(known.find(name)) if name[0].isalnum() else ()
        if ids or _label(words.joined(start, end), known):
            found.append(Named(name, start, end, ids))
            words.use(start, end)
    return _listed(words, sorted(found, key=lambda one: one.start))


def _listed(words: Words, found: list[Named]) -> list[Named]:
    """The names in brackets, where there are several, spell out those before: "Dutch banks (ING, ABN AMRO)"."""
    opened, closed = words.text.find("("), words.text.find(")")
    inside = [one for one in found if opened < words.tokens[one.start].start() < closed]
    return inside if len(inside) > 1 else found


def _label(name: str, known: Known) -> bool:
    """Whether sources without a name are called so: their words begin or end with these."""
    if not name[0].isalpha():
        return False
    told = (label.casefold() for label in known.labels())
    return any(f"{label} ".startswith(f"{name} ") or f" {label}".endswith(f" {name}") for label in told)
