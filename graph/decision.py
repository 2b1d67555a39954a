"""What people decide about the graph: kept apart from extraction, undoable, and followed again after every reading.

A rejected claim is named by its id, which is made of its words' place, so that a better extractor's claim at the same
words stays rejected. A merged entity is told of under another id; a split pair is kept apart whatever the names say.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from graph.model import Value


class Verb(StrEnum):
    """What can be decided."""

    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"


class Decision(Value):
    """One decision: `subject` is a claim to reject, or an entity that is merged into or kept apart from `object`."""

    what: Verb
    subject: str
    object: str = ""
    reason: str = ""


class Decisions(Value):
    """All decisions that hold."""

    merged: tuple[tuple[str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    rejected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, told: Iterable[Decision]) -> Self:
        """The decisions that these are together; of two merges of one entity the first by the other's id holds."""
        every = sorted(told, key=lambda one: (one.what, one.subject, one.object))
        merged = {one.subject: one.object for one in reversed(every) if one.what is Verb.MERGE}
        return cls(
            merged=tuple(sorted(merged.items())),
            apart=frozenset(frozenset((one.subject, one.object)) for one in every if one.what is Verb.SPLIT),
            rejected=frozenset(one.subject for one in every if one.what is Verb.REJECT),
        )

    def into(self, entity_id: str) -> str | None:
        """The entity that one is merged into."""
        return dict(self.merged).get(entity_id)

    def keep_apart(self, one: str, other: str) -> bool:
        """Whether a pair was split."""
        return frozenset((one, other)) in self.apart
