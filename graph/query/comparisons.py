"""Corroborations and contradictions as lists: computed once a revision, filtered by what they are about."""

from collections.abc import Callable, Sequence

from graph.contradict import Contradiction, contradictions
from graph.corroborate import Corroboration, corroborations
from graph.model import Claim, Figure
from graph.network import Network
from graph.projection import about
from graph.query.cursor import Place
from graph.query.filters import ComparisonFilter, FigureFilter
from graph.query.revised import Revised
from graph.query.row import text_of
from graph.query.values import asked


class Comparisons(Revised):
    """What the documents of a network tell alike and what they tell differently."""

    def __init__(self, network: Network) -> None:
        super().__init__(network)
        self.corroborations: dict[str, Corroboration] = {}
        self.contradictions: dict[str, Contradiction] = {}

    def corroborated(self, query: ComparisonFilter) -> list[Place]:
        """The corroborations that a filter wants, most sources first. Raises `UnknownEntity` and `QueryError`."""
        wanted = self._test(query)
        found = self.refreshed().corroborations.values()
        return sorted((-c.counts.sources, c.id) for c in found if wanted(c.claims, c.kind))

    def contradicted(self, query: ComparisonFilter) -> list[Place]:
        """The contradictions that a filter wants, the widest apart first. Raises `UnknownEntity` and `QueryError`."""
        wanted = self._test(query)
        found = self.refreshed().contradictions.values()
        return sorted((-(c.share or 1), c.id) for c in found if wanted((c.one, c.two), c.kind))

    def _gather(self) -> None:
        self.corroborations = {one.id: one for one in corroborations(self._network)}
        self.contradictions = {one.id: one for one in contradictions(self._network)}

    def _test(self, query: ComparisonFilter) -> Callable[[Sequence[Claim], str], bool]:
        """What a filter asks of the claims and the kind of a comparison. Raises `UnknownEntity` and `QueryError`."""
        whom = [set(self._network.naming.resolve(name, "involving")) for name in query.involving]
        figures = FigureFilter(min=query.min, max=query.max, unit=query.unit, dimension=query.dimension)
        values = asked(figures, self._network)
        parts = query.q.casefold().split() if query.q else []

        def wanted(claims: Sequence[Claim], kind: str) -> bool:
            if query.kind and kind not in query.kind:
                return False
            if query.document and not {claim.document for claim in claims} & set(query.document):
                return False
            if values.anything and not any(isinstance(c, Figure) and values.test(c) is True for c in claims):
                return False
            if parts and not any(_tells(self._network, claim, parts) for claim in claims):
                return False
            named = set().union(*(about(claim, self._network.records[claim.document]) for claim in claims))
            return all(ids & named for ids in whom)

        return wanted


def _tells(network: Network, claim: Claim, parts: Sequence[str]) -> bool:
    text = text_of(network, claim)
    return all(part in text for part in parts)
