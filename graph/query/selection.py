"""What the parameters of the lists select where claims of several kinds are wanted: exports, the feed of changes.

Named kinds are selected by the parameters of their lists, or by those of `/v1/claims`. Where no kind is named, the
parameters of `/v1/claims` select claims of every kind, and any others those kinds whose lists take all of them:
`unit=GW` figures and deals.
"""

from collections.abc import Collection, Iterable, Sequence, Set
from typing import TypeVar, get_origin

from pydantic import ValidationError

from graph.errors import QueryError
from graph.model import Claim, Deal, Value, kind_of
from graph.network import Network
from graph.query.conditions import judge, tests
from graph.query.filters import (
    ClaimFilter,
    ClaimListing,
    DealFilter,
    FigureFilter,
    Moment,
    RelationFilter,
    StatementFilter,
)
from graph.query.finder import Finder
from graph.query.refusal import refused
from graph.query.row import Row, Test
from graph.vocab import Kind

Shape = DealFilter | FigureFilter | StatementFilter | RelationFilter | ClaimFilter
V = TypeVar("V", bound=Value)
Pairs = Sequence[tuple[str, str]]
SHAPES: dict[Kind, type[Shape]] = {
    Kind.DEAL: DealFilter,
    Kind.FIGURE: FigureFilter,
    Kind.STATEMENT: StatementFilter,
    Kind.RELATION: RelationFilter,
}
"""The filter of each kind's list."""


def one(pairs: Pairs, name: str) -> str | None:
    """The value of a parameter that has one. Raises `QueryError` where several are given."""
    given = [value for key, value in pairs if key == name]
    if len(given) > 1:
        raise QueryError(f"{name} has one value, {len(given)} are given", parameter=name)
    return given[0] if given else None


def names(shapes: Iterable[type[Shape]], beside: Collection[str]) -> list[str]:
    """The parameters that any of some lists takes, but for some."""
    return sorted({name for shape in shapes for name in shape.model_fields} - {*beside})


def selected(pairs: Pairs, kinds: Sequence[Kind], beside: Collection[str]) -> tuple[Shape, ...]:
    """The filters that parameters are, none where there are none; those `beside` are not taken here.

    Raises `QueryError` for a parameter that no list takes, that the list of a named kind does not take, or with a
    value that is not allowed.
    """
    if not pairs:
        return ()
    given = {name for name, _ in pairs}
    common = given <= set(names([ClaimFilter], beside))
    if common and not (kinds and all(given <= set(names([SHAPES[kind]], beside)) for kind in kinds)):
        return (checked(ClaimFilter, [*pairs, *(("kind", kind.value) for kind in kinds)]),)
    fitting = _fitting(given, kinds, beside)
    found: list[Shape] = []
    wrong: list[QueryError] = []
    for shape in fitting:
        try:
            found.append(checked(shape, pairs))
        except QueryError as error:
            wrong.append(error)
    if wrong and (kinds or not found):
        raise wrong[0]
    return tuple(found)


def _fitting(given: Set[str], kinds: Sequence[Kind], beside: Collection[str]) -> list[type[Shape]]:
    """The filters of the kinds whose lists take all parameters. Raises `QueryError`."""
    asked = [SHAPES[kind] for kind in kinds] or list(SHAPES.values())
    allowed = names(asked, beside)
    for name in sorted(given):
        if name not in allowed:
            raise QueryError(f"there is no parameter {name!r} here", parameter=name, allowed=allowed)
    found = [shape for shape in asked if given <= set(names([shape], beside))]
    if len(found) == len(asked) or (found and not kinds):
        return found
    name = min(name for name in given if any(name not in shape.model_fields for shape in asked))
    told = " and ".join(sorted(given))
    raise QueryError(f"no one list takes {told}: ask for each kind by itself", parameter=name)


def checked(shape: type[V], pairs: Pairs) -> V:
    """The filter that parameters are. Raises `QueryError`."""
    several = {name for name, field in shape.model_fields.items() if get_origin(field.annotation) is tuple}
    told: dict[str, object] = {
        name: [value for key, value in pairs if key == name] if name in several else one(pairs, name)
        for name, _ in pairs
    }
    try:
        return shape.model_validate(told)
    except ValidationError as error:
        raise refused(error.errors()[0]) from error


def found(finder: Finder, queries: Iterable[Shape]) -> list[str] | None:
    """The ids of the claims and joined deals that any of some filters finds, in their order; null for all there are."""
    told = [query for query in queries if query != type(query)(**{name: getattr(query, name) for name in _MOMENT})]
    if not told:
        return None
    return list(dict.fromkeys(place[1] for query in told for place in finder.find(query).places))


def unit_of(queries: Iterable[Shape]) -> str | None:
    """The unit that values are told in: the one that all filters of figures ask for, if there is one."""
    units = {query.unit for query in queries if isinstance(query, FigureFilter)}
    told = units.pop() if len(units) == 1 else ()
    return told[0] if len(told) == 1 else None


_MOMENT = tuple(Moment.model_fields)


class Wanted:
    """Which claims of one network some filters want. Raises `UnknownEntity` where they name what it does not hold."""

    def __init__(self, network: Network, queries: Iterable[Shape]) -> None:
        self._network = network
        self._asks: list[tuple[Shape, list[Test]]] = [(query, tests(network, query)) for query in queries]

    def wants(self, claim: Claim) -> bool:
        """Whether a claim, or the joined deal that it tells of, passes one of the filters."""
        return any(judge(asks, row) is True for query, asks in self._asks for row in self._rows(query, claim))

    def _rows(self, query: ClaimListing, claim: Claim) -> list[Row]:
        """What a filter judges of a claim: nothing where it is of another kind."""
        match query:
            case ClaimFilter():
                return [claim] if not query.kind or kind_of(claim) in query.kind else []
            case DealFilter():
                return [self._network.deals.joined[self._network.deals.of[claim.id]]] if isinstance(claim, Deal) else []
            case _:
                return [claim] if type(query) is SHAPES[kind_of(claim)] else []
