"""What changed in the graph, as the service answers it."""

from typing import Literal

from graph.model import Value

What = Literal[
    "added", "origin_added", "reread", "removed", "reject", "merge", "split", "undo reject", "undo merge", "undo split"
]


class ChangeAnswer(Value):
    """One change: the revision that it made, what it did to which document, claim or entity.

    `claims` are those that a document holds now and that the filter wants: none where it was removed since.
    """

    revision: int
    what: What
    id: str
    href: str
    claims: tuple[str, ...] = ()


class Changes(Value):
    """Some changes, oldest first; `next` is the `since` of those that follow, null where there are none yet."""

    revision: int
    items: tuple[ChangeAnswer, ...]
    next: int | None
