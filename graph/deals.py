"""The joined deals of the graph, kept up as documents come and go.

Deals with the same parties are one block, and only the blocks that a change touches are joined again. What a block
holds may be a deal that others tell with more parties (see `graph.within`).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from graph.attachment import Attachment
from graph.joined import Counts, JoinedDeal
from graph.merge import Group, Member, block_key, join
from graph.model import Deal
from graph.sources import Sources, repeated
from graph.summary import summarise
from graph.within import Apart, Block


class Deals:
    """Every joined deal by its id, and the joined deal of every member claim.

    After `add` and `remove`, `settle` joins what they touched and tells which joined deals went and which came.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._blocks: dict[Block, dict[str, Member]] = {}
        self._homes: dict[str, Block] = {}
        self._touched: dict[Block, set[str]] = {}
        self._attachment = Attachment()
        self._told: dict[str, JoinedDeal] = {}
        self.joined: dict[str, JoinedDeal] = {}
        self.of: dict[str, str] = {}

    def add(self, deal: Deal, published: date | None) -> None:
        """Take a deal claim in."""
        block = block_key(deal)
        self._homes[deal.id] = block
        self._blocks.setdefault(block, {})[deal.id] = Member(deal, published)
        self._touched.setdefault(block, set()).add(deal.id)

    def remove(self, deal: Deal) -> None:
        """Take a deal claim out."""
        block = block_key(deal)
        del self._blocks[block][deal.id]
        del self._homes[deal.id]
        self._touched.setdefault(block, set()).add(deal.id)

    def keep_apart(self, pairs: Iterable[frozenset[str]]) -> None:
        """Follow other decisions on which deal claims are not one deal; other pairs are passed over."""
        apart: Apart = {}
        for pair in pairs:
            for one in pair:
                apart.setdefault(one, set()).update(pair - {one})
        before, self._attachment.apart = self._attachment.apart, apart
        for one in {*before, *apart} & self._homes.keys():
            if before.get(one) != apart.get(one):
                self._touched.setdefault(self._homes[one], set()).add(one)

    def settle(self) -> tuple[list[JoinedDeal], list[JoinedDeal]]:
        """Join the blocks that were touched; the joined deals that are no longer so, and those that are now."""
        touched = set().union(*self._touched.values())
        roots = self._attachment.change({block: self._groups(block) for block in sorted(self._touched, key=sorted)})
        self._touched.clear()
        before = {root: self._told.pop(root) for root in roots if root in self._told}
        for root in filter(self._attachment.is_root, roots):
            self._told[root] = self._tell(root, before.get(root), touched)
        after = {root: self._told[root] for root in roots if root in self._told}
        gone = [deal for root, deal in before.items() if after.get(root) is not deal]
        come = [deal for root, deal in after.items() if before.get(root) is not deal]
        self._note(gone, come)
        return sorted(gone, key=_id), sorted(come, key=_id)

    def _groups(self, block: Block) -> list[Group]:
        members = self._blocks[block]
        if not members:
            del self._blocks[block]
        return join(members.values(), self._attachment.apart)

    def _tell(self, root: str, known: JoinedDeal | None, touched: set[str]) -> JoinedDeal:
        """The joined deal of a group with all that hang on it; the known one where nothing changed."""
        members = sorted(_members(self._attachment.cluster(root)), key=lambda member: member.deal.id)
        joins = tuple(self._attachment.joins(root))
        if known is not None and known.joins == joins and _same(known, members, touched):
            return known
        return summarise(members, self._count).model_copy(update={"joins": joins})

    def _note(self, gone: Iterable[JoinedDeal], come: Iterable[JoinedDeal]) -> None:
        for deal in gone:
            self.joined.pop(deal.id, None)
            for member in deal.members:
                self.of.pop(member.id, None)
        for deal in come:
            self.joined[deal.id] = deal
            for member in deal.members:
                self.of[member.id] = deal.id

    def _count(self, members: Sequence[Member]) -> Counts:
        documents = {member.deal.document for member in members}
        sources = self._sources.count(documents, repeated(member.deal for member in members))
        return Counts(claims=len(members), documents=len(documents), sources=sources)


def _id(deal: JoinedDeal) -> str:
    return deal.id


def _members(groups: Iterable[Group]) -> Iterator[Member]:
    for group in groups:
        yield from group.members


def _same(known: JoinedDeal, members: Sequence[Member], touched: set[str]) -> bool:
    ids = {member.id for member in known.members}
    return not ids & touched and ids == {member.deal.id for member in members}
