"""Lists of deals, figures, statements, relations and claims, and each of them at its own address."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from app.deps import Door, Held, Out
from app.holdings import Holdings
from app.listing import ALL_FORMS, T, item, listed
from app.shapes.claims import ClaimRow, DealAnswer, FigureAnswer, RelationAnswer, StatementAnswer
from app.shapes.lists import Listed
from app.view import View
from graph.errors import GoneItem, UnknownItem
from graph.model import Value, kind_of
from graph.query.filters import ClaimFilter, DealFilter, FigureFilter, One, RelationFilter, StatementFilter
from graph.query.selection import Shape
from graph.vocab import Kind

router = APIRouter(prefix="/v1", tags=["claims"])
Shown = Annotated[One, Query()]


async def _list(by: tuple[Holdings, Door], query: Shape, shape: type[Listed[T]]) -> Response:
    """A page of the claims, or joined deals, that a filter finds."""
    held, door = by
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(view, door, query, shape, _teller(view, query))


def _teller(view: View, query: Shape) -> Callable[[str], Value]:
    """How the rows of a list are told, by their ids."""
    network, teller = view.network, view.teller
    match query:
        case DealFilter():
            return lambda one: teller.deal(network.deals.joined[one])
        case ClaimFilter():
            return lambda one: teller.row(network.claims[one])
        case FigureFilter(unit=(unit,)):
            return lambda one: teller.claim(network.claims[one], unit)
        case _:
            return lambda one: teller.claim(network.claims[one])


@router.get("/deals", response_model=Listed[DealAnswer], responses=ALL_FORMS)
async def deals(held: Held, door: Out, query: Annotated[DealFilter, Query()]) -> Response:
    """Deals, joined over documents."""
    return await _list((held, door), query, Listed[DealAnswer])


@router.get("/figures", response_model=Listed[FigureAnswer], responses=ALL_FORMS)
async def figures(held: Held, door: Out, query: Annotated[FigureFilter, Query()]) -> Response:
    """Figures; values are converted where one `unit` is named."""
    return await _list((held, door), query, Listed[FigureAnswer])


@router.get("/statements", response_model=Listed[StatementAnswer], responses=ALL_FORMS)
async def statements(held: Held, door: Out, query: Annotated[StatementFilter, Query()]) -> Response:
    """What somebody said."""
    return await _list((held, door), query, Listed[StatementAnswer])


@router.get("/relations", response_model=Listed[RelationAnswer], responses=ALL_FORMS)
async def relations(held: Held, door: Out, query: Annotated[RelationFilter, Query()]) -> Response:
    """Typed facts between two entities."""
    return await _list((held, door), query, Listed[RelationAnswer])


@router.get("/claims", response_model=Listed[ClaimRow], responses=ALL_FORMS)
async def claims(held: Held, door: Out, query: Annotated[ClaimFilter, Query()]) -> Response:
    """Every claim of any kind, each as one document makes it."""
    return await _list((held, door), query, Listed[ClaimRow])


@router.get("/deals/{deal_id}", response_model=DealAnswer, responses=ALL_FORMS)
async def deal(held: Held, door: Out, deal_id: str, query: Shown) -> Response:
    """A joined deal; at the id of any of its claims, the way to it."""
    view = await held.holding(deal_id)
    if view and deal_id in view.network.deals.joined:
        told = view.network.deals.joined[deal_id]
        return item((view, door), DealAnswer, deal_id, lambda _: view.teller.deal(told), query)
    joined = view.network.deals.of.get(deal_id) if view else None
    if joined is None:
        return await _gone(held, deal_id, "deal", Kind.DEAL)
    return RedirectResponse(f"/v1/deals/{joined}", status_code=308)


@router.get("/claims/{claim_id}", response_model=ClaimRow, responses=ALL_FORMS)
async def claim(held: Held, door: Out, claim_id: str, query: Shown) -> Response:
    """One claim of any kind: the page that a citation points to."""
    view = await held.holding(claim_id)
    if view is None or claim_id not in view.network.claims:
        return await _gone(held, claim_id, "claim")
    return item((view, door), ClaimRow, claim_id, lambda one: view.teller.row(view.network.claims[one]), query)


def _one_of(kind: Kind, shape: type[Value]) -> None:
    """The address of one figure, statement or relation, in whichever version of its document it stands."""

    async def one(held: Held, door: Out, claim_id: str, query: Shown) -> Response:
        view = await held.holding(claim_id)
        found = view.network.claims.get(claim_id) if view else None
        if view is None or found is None or kind_of(found) is not kind:
            return await _gone(held, claim_id, kind.value, kind)
        return item((view, door), shape, claim_id, lambda _: view.teller.claim(found), query)

    router.add_api_route(
        f"/{kind.value}s/{{claim_id}}",
        one,
        name=kind.value,
        response_model=shape,
        responses=ALL_FORMS,
        description=f"One {kind.value}.",
    )


for _kind, _shape in (
    (Kind.FIGURE, FigureAnswer),
    (Kind.STATEMENT, StatementAnswer),
    (Kind.RELATION, RelationAnswer),
):
    _one_of(_kind, _shape)


async def _gone(held: Holdings, claim_id: str, what: str, kind: Kind | None = None) -> Response:
    """The way to who follows a dead claim. Raises `GoneItem` where nobody does, `UnknownItem` where it never was."""
    dead = await held.dead(claim_id)
    if dead is None or (kind and dead.kind is not kind):
        raise UnknownItem(f"no {what} has the id {claim_id!r}")
    if dead.successor is None:
        raise GoneItem(f"a later reading of document {dead.document} does not hold this claim", dead.quote)
    return RedirectResponse(f"/v1/{what}s/{dead.successor}", status_code=308)
