"""Page furniture: adverts, links to other stories, their teasers, bylines. Kept, flagged and left out of answers."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.segment import Sentence


@dataclass(frozen=True, slots=True)
class Stretch:
    """Shadow characters [start, end) that are page furniture, and why."""

    start: int
    end: int
    why: str


def find_furniture(text: str, sentences: Sequence[Sentence]) -> tuple[Stretch, ...]:  # noqa: ARG001
    """The stretches of page furniture, in order, not overlapping."""
    return ()
