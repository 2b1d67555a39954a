"""Lists of deals, figures, statements, relations and claims, and each of them at its own address."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from app.deps import Door, Held, Out
from app.shapes.claims import ClaimRow, DealAnswer, FigureAnswer, RelationAnswer, StatementAnswer
from app.shapes.lists import Listed
from app.view import View
from graph.errors import UnknownItem
from graph.model import Claim, Figure, Relation, Statement, Value
from graph.query.cursor import page
from graph.query.filters import ClaimFilter, DealFilter, FigureFilter, Filter, Listing, RelationFilter, StatementFilter
from graph.query.finder import Found

router = APIRouter(prefix="/v1", tags=["claims"])
C = TypeVar("C", bound=Claim)
T = TypeVar("T", bound=Value)


def listed(held: View, door: Out, query: Filter, shape: type[Listed[T]], tell: Callable[[str], T]) -> Response:
    """One page of what a filter finds, each item told by its id."""
    if door.known():
        return door.unchanged()
    return paged((held, door), query, held.finder.find(query), shape, tell)


def paged(
    by: tuple[View, Door], query: Listing, found: Found, shape: type[Listed[T]], tell: Callable[[str], T]
) -> Response:
    """One page of what was found."""
    held, door = by
    rows, following = page(found.places, query)
    answer = shape.model_construct(
        total=len(found.places),
        revision=held.network.revision,
        items=tuple(tell(place[1]) for place in rows),
        next=following,
        excluded=found.excluded | ({"undated_documents": held.undated} if held.undated else {}),
    )
    return door.send(answer, following)


def claim_of(held: View, kind: type[C], claim_id: str) -> C:
    """The claim of a kind with this id. Raises `UnknownItem`."""
    claim = held.network.claims.get(claim_id)
    if not isinstance(claim, kind):
        raise UnknownItem(f"no {kind.__name__.lower()} has the id {claim_id!r}")
    return claim


@router.get("/deals", response_model=Listed[DealAnswer])
async def deals(held: Held, door: Out, query: Annotated[DealFilter, Query()]) -> Response:
    """Deals, joined over documents."""
    view = held.at(query.as_of)
    return listed(view, door, query, Listed[DealAnswer], lambda item: view.teller.deal(view.network.deals.joined[item]))


@router.get("/deals/{deal_id}", response_model=DealAnswer)
async def deal(held: Held, door: Out, deal_id: str) -> Response:
    """A joined deal; at the id of any of its claims, the way to it."""
    found = held.network.deals.joined.get(deal_id)
    if found is not None:
        return door.send(held.teller.deal(found))
    joined = held.network.deals.of.get(deal_id)
    if joined is None:
        raise UnknownItem(f"no deal has the id {deal_id!r}")
    return RedirectResponse(f"/v1/deals/{joined}", status_code=308)


@router.get("/figures", response_model=Listed[FigureAnswer])
async def figures(held: Held, door: Out, query: Annotated[FigureFilter, Query()]) -> Response:
    """Figures; values are converted where one `unit` is named."""
    unit = query.unit[0] if len(query.unit) == 1 else None
    view = held.at(query.as_of)
    return listed(
        view, door, query, Listed[FigureAnswer], lambda item: view.teller.figure(claim_of(view, Figure, item), unit)
    )


@router.get("/figures/{claim_id}", response_model=FigureAnswer)
async def figure(held: Held, door: Out, claim_id: str) -> Response:
    """One figure."""
    return door.send(held.teller.figure(claim_of(held, Figure, claim_id)))


@router.get("/statements", response_model=Listed[StatementAnswer])
async def statements(held: Held, door: Out, query: Annotated[StatementFilter, Query()]) -> Response:
    """What somebody said."""
    view = held.at(query.as_of)
    return listed(
        view, door, query, Listed[StatementAnswer], lambda item: view.teller.statement(claim_of(view, Statement, item))
    )


@router.get("/statements/{claim_id}", response_model=StatementAnswer)
async def statement(held: Held, door: Out, claim_id: str) -> Response:
    """One statement."""
    return door.send(held.teller.statement(claim_of(held, Statement, claim_id)))


@router.get("/relations", response_model=Listed[RelationAnswer])
async def relations(held: Held, door: Out, query: Annotated[RelationFilter, Query()]) -> Response:
    """Typed facts between two entities."""
    view = held.at(query.as_of)
    return listed(
        view, door, query, Listed[RelationAnswer], lambda item: view.teller.relation(claim_of(view, Relation, item))
    )


@router.get("/relations/{claim_id}", response_model=RelationAnswer)
async def relation(held: Held, door: Out, claim_id: str) -> Response:
    """One relation."""
    return door.send(held.teller.relation(claim_of(held, Relation, claim_id)))


@router.get("/claims", response_model=Listed[ClaimRow])
async def claims(held: Held, door: Out, query: Annotated[ClaimFilter, Query()]) -> Response:
    """Every claim of any kind, each as one document makes it."""
    view = held.at(query.as_of)
    return listed(view, door, query, Listed[ClaimRow], lambda item: view.teller.row(view.network.claims[item]))


@router.get("/claims/{claim_id}", response_model=ClaimRow)
async def claim(held: Held, door: Out, claim_id: str) -> Response:
    """One claim of any kind: the page that a citation points to."""
    found = held.network.claims.get(claim_id)
    if found is None:
        raise UnknownItem(f"no claim has the id {claim_id!r}")
    return door.send(held.teller.row(found))
