"""The arithmetic of the texts as a list: reckoned again once a revision, filtered by what it is about."""

from typing import Annotated

from pydantic import Field

from graph.arithmetic import Check, check
from graph.derived import derived
from graph.network import Network
from graph.projection import about
from graph.query.cursor import Place
from graph.query.filters import Listing, Names
from graph.query.revised import Revised
from graph.vocab import Dimension, LinkKind


class CheckFilter(Listing):
    """`GET /v1/checks`."""

    involving: Annotated[
        Names, Field(description="whom the figures are about, or their sentence names; repeated, all of them")
    ] = ()
    kind: tuple[LinkKind, ...] = ()
    holds: Annotated[bool | None, Field(description="only what holds, or only what does not")] = None
    stated: Annotated[bool | None, Field(description="only what the text states, or only what it implies")] = None
    dimension: tuple[Dimension, ...] = ()
    document: Annotated[Names, Field(description="ids of documents")] = ()
    derived: Annotated[bool, Field(description="figures that follow from others, though no text says so, too")] = False
    furniture: Annotated[bool, Field(description="page furniture (adverts, teasers) too")] = False


class Checks(Revised):
    """What the texts of a network reckon, and what can be derived from its deals."""

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self.checks: dict[str, Check] = {}

    def found(self, query: CheckFilter) -> list[Place]:
        """The checks that a filter wants: those that fail first, then those that hold, then what is implied only.

        Raises `UnknownEntity`.
        """
        self.refreshed()
        whom = [set(self._network.naming.resolve(name, "involving")) for name in query.involving]
        wanted = (one for one in self.checks.values() if _fits(query, one))
        return sorted((_rank(one), one.id) for one in wanted if all(ids & self._named(one) for ids in whom))

    def _named(self, one: Check) -> set[str]:
        """Whom the figures are about, and whom their sentence names."""
        found = set[str]().union(*(about(f, self._network.records[f.document]) for f in one.operands))
        if one.link is not None:
            record = self._network.records[one.operands[0].document]
            start, end = one.link.evidence.start, one.link.evidence.end
            found.update(m.entity for m in record.reading.mentions if start <= m.start and m.end <= end)
        return found

    def _gather(self) -> None:
        checks: dict[str, Check] = {}
        for record in self._network.records.values():
            figures = {figure.id: figure for figure in record.reading.figures}
            found = (check(link, figures) for link in record.reading.links)
            checks |= {one.id: one for one in found if one is not None}
        for deal in self._network.deals.joined.values():
            checks |= {one.id: one for one in derived(deal) if one.id not in checks}
        self.checks = checks


def _rank(one: Check) -> float:
    return 2 if one.holds is None else int(one.holds)


def _fits(query: CheckFilter, one: Check) -> bool:
    if (not query.derived and not one.in_text) or (not query.furniture and one.operands[0].furniture):
        return False
    if query.holds is not None and one.holds is not query.holds:
        return False
    if query.stated is not None and (one.stated is not None) is not query.stated:
        return False
    return _of(query, one)


def _of(query: CheckFilter, one: Check) -> bool:
    if query.kind and one.kind not in query.kind:
        return False
    if query.dimension and not any(figure.dimension in query.dimension for figure in one.operands):
        return False
    return not query.document or any(figure.document in query.document for figure in one.operands)
