"""How many rows of a list bear each value of a field: `facets=type,status`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from graph.errors import QueryError
from graph.model import Claim, Ref, Value, kind_of
from graph.network import Network
from graph.query.filters import (
    ClaimFilter,
    DealFilter,
    DocumentFilter,
    EntityFilter,
    FigureFilter,
    Listing,
    RelationFilter,
    StatementFilter,
)

MOST = 100
"""How many values of one facet are told, the commonest."""
Counts = dict[str, dict[str, int]]
_HEDGES = {"modality": "modality", "negated": "negated", "attributed_to": "attributed_to"}
_ENDS = {"subject": "subject", "object": "object"}
FACETS: dict[type[Listing], dict[str, str]] = {
    DealFilter: {"type": "type", "status": "status", "party": "parties", "role": "parties.role", "goods": "goods"}
    | _HEDGES,
    FigureFilter: {name: name for name in ("dimension", "unit", "measure", "bound", "direction")}
    | {"subject": "subjects"}
    | _HEDGES,
    StatementFilter: {name: name for name in ("kind", "speaker", "affiliation", "modality", "negated")},
    RelationFilter: {"predicate": "predicate"} | _ENDS | _HEDGES,
    ClaimFilter: {"kind": "", "modality": "modality", "negated": "negated"},
    EntityFilter: {"type": "type"},
    DocumentFilter: {"source": "document.origins.source", "extractor": "reading.extractor"},
}
"""The facets of each list, by the words of its filter, with the fields that they count; none: the kind of claim."""


def facets(network: Network, query: Listing, ids: Sequence[str]) -> Counts:
    """For each facet that a filter asks for, its values and how many rows bear them. Raises `QueryError`."""
    wanted = query.facets.split(",") if query.facets else []
    allowed = FACETS.get(type(query), {})
    for name in wanted:
        if name not in allowed:
            raise QueryError(f"there is no facet {name!r} here", parameter="facets", allowed=tuple(allowed))
    return {name: _counted(allowed[name], (_row(network, query, one) for one in ids)) for name in wanted}


def _counted(path: str, rows: Iterable[Value]) -> dict[str, int]:
    """The commonest values, ties by alphabet; a row counts once for each value."""
    counts = Counter(word for row in rows for word in {_word(value) for value in _values(row, path)})
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST])


def _row(network: Network, query: Listing, item: str) -> Value:
    match query:
        case DealFilter():
            return network.deals.joined[item]
        case DocumentFilter():
            return network.records[item]
        case EntityFilter():
            entity = network.naming.get(item)
            assert entity
            return entity
        case _:
            return network.claims[item]


def _values(row: Value, path: str) -> Iterable[object]:
    """What stands at the end of a path of fields; what repeats is gone through, what is null passed over."""
    if not path and isinstance(row, Claim):
        return [kind_of(row)]
    found: list[object] = [row]
    for name in path.split("."):
        told = [getattr(one, name) for one in found]
        found = [one for each in told for one in (each if isinstance(each, tuple) else (each,)) if one is not None]
    return found


def _word(value: object) -> str:
    match value:
        case Ref():
            return value.id or value.name
        case StrEnum():
            return value.value
        case bool():
            return str(value).lower()
        case _:
            return str(value)
