"""Sorted lists beside the graph: ids under a key, in the order of a sort key, found by bisection."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Rank = tuple[float, str]
"""What rows are sorted by: a number, then the id, so that no two are equal."""


class SortedIndex(Generic[Key]):
    """Ids by key, each list in the order of its ranks."""

    def __init__(self) -> None:
        self._lists: dict[Key, list[Rank]] = {}

    def add(self, key: Key, rank: Rank) -> None:
        """Put an id under a key; under the same key once only."""
        ranks = self._lists.setdefault(key, [])
        at = bisect_left(ranks, rank)
        if at == len(ranks) or ranks[at] != rank:
            insort(ranks, rank)

    def remove(self, key: Key, rank: Rank) -> None:
        """Take an id away from a key; nothing happens where it is not there."""
        ranks = self._lists.get(key, [])
        at = bisect_left(ranks, rank)
        if at < len(ranks) and ranks[at] == rank:
            del ranks[at]
            if not ranks:
                del self._lists[key]

    def get(self, key: Key, after: Rank | None = None) -> list[Rank]:
        """The ranks under a key, in order, those after a given one only."""
        ranks = self._lists.get(key, [])
        return ranks[bisect_right(ranks, after) :] if after else list(ranks)

    def count(self, key: Key) -> int:
        """How many ids stand under a key."""
        return len(self._lists.get(key, ()))

    def __iter__(self) -> Iterator[Key]:
        return iter(self._lists)
