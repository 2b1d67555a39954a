"""The joined deals of the graph, kept up as documents come and go.

Deals with the same parties are one block, and only the blocks that a change touches are joined again.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.joined import Counts, JoinedDeal
from graph.merge import Member, block_key, join
from graph.model import Deal
from graph.sources import Sources, repeated
from graph.summary import summarise

Block = frozenset[str]


class Deals:
    """Every joined deal by its id, and the joined deal of every member claim.

    After `add` and `remove`, `settle` joins what they touched and tells which joined deals went and which came.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._blocks: dict[Block, dict[str, Member]] = {}
        self._joined: dict[Block, dict[str, JoinedDeal]] = {}
        self._touched: dict[Block, set[str]] = {}
        self.joined: dict[str, JoinedDeal] = {}
        self.of: dict[str, str] = {}

    def add(self, deal: Deal, published: date | None) -> None:
        """Take a deal claim in."""
        block = block_key(deal)
        self._blocks.setdefault(block, {})[deal.id] = Member(deal, published)
        self._touched.setdefault(block, set()).add(deal.id)

    def remove(self, deal: Deal) -> None:
        """Take a deal claim out."""
        block = block_key(deal)
        del self._blocks[block][deal.id]
        self._touched.setdefault(block, set()).add(deal.id)

    def settle(self) -> tuple[list[JoinedDeal], list[JoinedDeal]]:
        """Join the blocks that were touched; the joined deals that are no longer so, and those that are now."""
        gone: list[JoinedDeal] = []
        come: list[JoinedDeal] = []
        for block in sorted(self._touched, key=sorted):
            before = self._joined.pop(block, {})
            after = self._join(block, before)
            gone.extend(deal for deal in before.values() if after.get(deal.id) is not deal)
            come.extend(deal for deal in after.values() if before.get(deal.id) is not deal)
        self._touched.clear()
        self._note(gone, come)
        return gone, come

    def _join(self, block: Block, before: dict[str, JoinedDeal]) -> dict[str, JoinedDeal]:
        members = self._blocks[block]
        if not members:
            del self._blocks[block]
            return {}
        touched = self._touched[block]
        after: dict[str, JoinedDeal] = {}
        for group in join(members.values()):
            known = before.get(group[0].deal.id)
            if known is None or not _same(known, group, touched):
                known = summarise(group, self._count)
            after[known.id] = known
        self._joined[block] = after
        return after

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


def _same(known: JoinedDeal, group: Sequence[Member], touched: set[str]) -> bool:
    ids = {member.id for member in known.members}
    return not ids & touched and ids == {member.deal.id for member in group}
