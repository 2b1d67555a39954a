"""The rows that a filter finds, in its order, with what was left out: computed once a revision for each question."""

from collections import Counter, OrderedDict
from collections.abc import Iterable
from typing import NamedTuple

from graph.joined import JoinedDeal
from graph.model import Figure
from graph.network import Network
from graph.query.candidates import candidates
from graph.query.conditions import judge, tests
from graph.query.cursor import Place, question
from graph.query.filters import (
    ClaimListing,
    ComparisonFilter,
    DealFilter,
    DocumentFilter,
    EntityFilter,
    FigureFilter,
    Filter,
    RelationFilter,
    SearchFilter,
)
from graph.query.row import Row, when_of
from graph.query.values import Excluded
from graph.query.words import documents, entities, search

_KEPT = 64
"""How many answers are kept for the next page."""
_LAST = 10**12
"""Where rows without a date stand in an ascending list; days since year 1 are below 4 million."""


class Found(NamedTuple):
    """The places of all rows, in order, and how many were left out for which reason."""

    places: list[Place]
    excluded: dict[str, int]


class Finder:
    """Finds rows in one network and keeps what it found until the network's revision changes."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._kept: OrderedDict[str, Found] = OrderedDict()
        self._revision = network.revision

    def knows(self, query: Filter) -> bool:
        """Whether what a filter finds is at hand."""
        return self._revision == self.network.revision and question(query) in self._kept

    def find(self, query: Filter) -> Found:
        """All rows of a filter. Raises `QueryError` and `UnknownEntity`."""
        if self._revision != self.network.revision:
            self._kept.clear()
            self._revision = self.network.revision
        key = question(query)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._find(query)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def _find(self, query: Filter) -> Found:
        match query:
            case EntityFilter():
                return Found(entities(self.network, query), {})
            case DocumentFilter():
                return Found(*documents(self.network, query))
            case SearchFilter():
                return Found(search(self.network, query), {})
            case ComparisonFilter():
                raise TypeError("comparisons are found by graph.query.comparisons")
            case _:
                return self._rows(query)

    def _rows(self, query: ClaimListing) -> Found:
        asks = tests(self.network, query)
        excluded: Counter[str] = Counter()
        rows: list[Row] = []
        places: list[Place] = []
        for place in candidates(self.network, query):
            row = self._row(query, place[1])
            verdict = judge(asks, row)
            if verdict is True:
                rows.append(row)
                places.append(place)
            elif isinstance(verdict, Excluded):
                excluded[verdict.value] += 1
        sort = str(getattr(query, "sort", "-date"))
        if sort != "-date":
            places = sorted(_place(self.network, row, sort) for row in rows)
        if isinstance(query, FigureFilter | RelationFilter) and query.group == "fact":
            places = self._one_a_fact(places)
        return Found(places, dict(sorted(excluded.items())))

    def _row(self, query: ClaimListing, item: str) -> Row:
        return self.network.deals.joined[item] if isinstance(query, DealFilter) else self.network.claims[item]

    def _one_a_fact(self, places: Iterable[Place]) -> list[Place]:
        first: dict[str, Place] = {}
        for place in places:
            first.setdefault(self.network.facts.of(place[1]), place)
        return list(first.values())


def _place(network: Network, row: Row, sort: str) -> Place:
    match sort:
        case "date":
            start = when_of(network, row).start
            return (start.toordinal() if start else _LAST, row.id)
        case "-sources":
            return (-row.counts.sources if isinstance(row, JoinedDeal) else 0, row.id)
        case _:
            return _value_place(row, -1 if sort.startswith("-") else 1)


def _value_place(row: Row, sign: int) -> Place:
    """By the largest value in base units; rows without a figure go last in either direction."""
    figures = row.figures if isinstance(row, JoinedDeal) else (row,) if isinstance(row, Figure) else ()
    values = [float(figure.normalized.value) for figure in figures]
    return (sign * max(values) if values else 1e300, row.id)
