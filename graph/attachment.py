"""Which deals hang on which that are told with more parties, kept up as deals come and go.

A group of deals with the same parties hangs on at most one other, so that they are trees; the root of a tree is the
deal as it is told with most parties.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graph.joined import DealJoin
from graph.merge import Group
from graph.within import Apart, Block, fit, guest_keys, host_keys

K = TypeVar("K", bound=Hashable)


class Attachment:
    """The groups by their ids, and on which each hangs. `apart` is followed from the next change on."""

    def __init__(self) -> None:
        self.apart: Apart = {}
        self._groups: dict[str, Group] = {}
        self._block: dict[str, Block] = {}
        self._of_block: dict[Block, set[str]] = {}
        self._hosts: dict[Hashable, set[str]] = {}
        self._guests: dict[Hashable, set[str]] = {}
        self._joins: dict[str, DealJoin] = {}
        self._hanging: dict[str, set[str]] = {}

    def change(self, blocks: Mapping[Block, Sequence[Group]]) -> set[str]:
        """Let these blocks have these groups instead of those they had; the roots of all trees that this may change,
        those that are no longer so too."""
        old = {one for block in blocks for one in self._of_block.get(block, ())}
        near = self._neighbours(old)
        roots = self._roots_of(old | near)
        shown = {one for root in roots for one in self._tree(root)}
        for one in old:
            self._drop(one)
        new = {group.id for block, groups in blocks.items() for group in groups}
        for block, groups in blocks.items():
            for group in groups:
                self._put(block, group)
        near |= self._neighbours(new)
        known = {one for one in near | new if one in self._groups}
        roots |= self._roots_of(known - new)
        shown |= {one for root in roots if root in self._groups for one in self._tree(root)}
        for one in sorted(known):
            self._hang(one)
        return roots | self._roots_of(one for one in shown | known if one in self._groups)

    def is_root(self, one: str) -> bool:
        """Whether an id is that of a group that hangs on none."""
        return one in self._groups and one not in self._joins

    def cluster(self, root: str) -> Iterator[Group]:
        """A group with all that hang on it."""
        return (self._groups[one] for one in self._tree(root))

    def joins(self, root: str) -> list[DealJoin]:
        """Why the groups of a tree hang on others, in the order of their ids."""
        return [self._joins[one] for one in sorted(self._tree(root)) if one in self._joins]

    def _tree(self, root: str) -> list[str]:
        found = [root]
        for one in found:
            found += sorted(self._hanging.get(one, ()))
        return found

    def _roots_of(self, ids: Iterable[str]) -> set[str]:
        return {self._root(one) for one in ids}

    def _root(self, one: str) -> str:
        while one in self._joins:
            one = self._joins[one].into
        return one

    def _neighbours(self, ids: Iterable[str]) -> set[str]:
        """The groups that may hang on one of these."""
        keys = (key for one in ids for key in host_keys(self._block[one], self._groups[one]))
        return set().union(*(self._guests.get(key, ()) for key in keys))

    def _put(self, block: Block, group: Group) -> None:
        self._groups[group.id], self._block[group.id] = group, block
        self._of_block.setdefault(block, set()).add(group.id)
        for index, keys in ((self._hosts, host_keys), (self._guests, guest_keys)):
            for key in keys(block, group):
                index.setdefault(key, set()).add(group.id)

    def _drop(self, one: str) -> None:
        """Forget a group; what hung on it hangs on none."""
        group, block = self._groups.pop(one), self._block.pop(one)
        _discard(self._of_block, block, one)
        for index, keys in ((self._hosts, host_keys), (self._guests, guest_keys)):
            for key in keys(block, group):
                _discard(index, key, one)
        self._loosen(one)
        for guest in tuple(self._hanging.get(one, ())):
            self._loosen(guest)

    def _loosen(self, one: str) -> None:
        join = self._joins.pop(one, None)
        if join is not None:
            _discard(self._hanging, join.into, one)

    def _hang(self, one: str) -> None:
        """Hang a group on the one that it is, if there is just one."""
        self._loosen(one)
        join = self._best(one)
        if join is not None and not any(
            fit(self._groups[other], self._groups[join.into], self.apart)
            for other in self._of_block[self._block[one]] - {one}
        ):
            self._joins[one] = join
            self._hanging.setdefault(join.into, set()).add(one)

    def _best(self, one: str) -> DealJoin | None:
        """The join into the group with the fewest parties that a group fits; null where there are two of them."""
        block, group = self._block[one], self._groups[one]
        hosts = set().union(*(self._hosts.get(key, ()) for key in guest_keys(block, group)))
        queue = deque(sorted(hosts, key=lambda host: (len(self._block[host]), host)))
        found: list[DealJoin] = []
        while queue and (not found or len(self._block[queue[0]]) == len(self._block[found[0].into])):
            join = fit(group, self._groups[queue.popleft()], self.apart)
            if join is not None:
                found.append(join)
        return found[0] if len(found) == 1 else None


def _discard(index: dict[K, set[str]], key: K, one: str) -> None:
    held = index.get(key)
    if held is not None:
        held.discard(one)
        if not held:
            del index[key]
