"""Lists of deals, figures, statements, relations and claims, and each of them at its own address."""

from typing import Annotated, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from app.deps import Door, Held, Out
from app.holdings import Holdings
from app.listing import ALL_FORMS, item, listed
from app.shapes.claims import ClaimRow, DealAnswer, FigureAnswer, RelationAnswer, StatementAnswer
from app.shapes.lists import Listed
from app.view import View
from graph.errors import GoneItem, UnknownItem
from graph.model import Claim, Figure, Relation, Statement, Value, kind_of
from graph.query.filters import ClaimFilter, DealFilter, FigureFilter, RelationFilter, StatementFilter
from graph.vocab import Kind

router = APIRouter(prefix="/v1", tags=["claims"])
C = TypeVar("C", bound=Claim)
_SHAPES: dict[Kind, type[Value]] = {
    Kind.FIGURE: FigureAnswer,
    Kind.STATEMENT: StatementAnswer,
    Kind.RELATION: RelationAnswer,
}


def claim_of(held: View, kind: type[C], claim_id: str) -> C:
    """The claim of a kind with this id. Raises `UnknownItem`."""
    claim = held.network.claims.get(claim_id)
    if not isinstance(claim, kind):
        raise UnknownItem(f"no {kind.__name__.lower()} has the id {claim_id!r}")
    return claim


async def _gone(held: Holdings, claim_id: str, what: str, kind: Kind | None = None) -> Response:
    """The way to who follows a dead claim. Raises `GoneItem` where nobody does, `UnknownItem` where it never was."""
    dead = await held.dead(claim_id)
    if dead is None or (kind and dead.kind is not kind):
        raise UnknownItem(f"no {what} has the id {claim_id!r}")
    if dead.successor is None:
        raise GoneItem(f"a later reading of document {dead.document} does not hold this claim", dead.quote)
    return RedirectResponse(f"/v1/{what}s/{dead.successor}", status_code=308)


async def _one(by: tuple[Holdings, Door], kind: Kind, claim_id: str) -> Response:
    """A figure, statement or relation, in whichever version of its document."""
    held, door = by
    view = await held.holding(claim_id)
    claim = view.network.claims.get(claim_id) if view else None
    if view is None or claim is None or kind_of(claim) is not kind:
        return await _gone(held, claim_id, kind.value, kind)
    return item((view, door), _SHAPES[kind], claim_id, lambda one: view.teller.claim(view.network.claims[one]))


@router.get("/deals", response_model=Listed[DealAnswer], responses=ALL_FORMS)
async def deals(held: Held, door: Out, query: Annotated[DealFilter, Query()]) -> Response:
    """Deals, joined over documents."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(view, door, query, Listed[DealAnswer], lambda one: view.teller.deal(view.network.deals.joined[one]))


@router.get("/deals/{deal_id}", response_model=DealAnswer, responses=ALL_FORMS)
async def deal(held: Held, door: Out, deal_id: str) -> Response:
    """A joined deal; at the id of any of its claims, the way to it."""
    view = await held.holding(deal_id)
    if view and deal_id in view.network.deals.joined:
        told = view.network.deals.joined
        return item((view, door), DealAnswer, deal_id, lambda one: view.teller.deal(told[one]))
    joined = view.network.deals.of.get(deal_id) if view else None
    if joined is None:
        return await _gone(held, deal_id, "deal", Kind.DEAL)
    return RedirectResponse(f"/v1/deals/{joined}", status_code=308)


@router.get("/figures", response_model=Listed[FigureAnswer], responses=ALL_FORMS)
async def figures(held: Held, door: Out, query: Annotated[FigureFilter, Query()]) -> Response:
    """Figures; values are converted where one `unit` is named."""
    unit = query.unit[0] if len(query.unit) == 1 else None
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(
        view, door, query, Listed[FigureAnswer], lambda one: view.teller.figure(claim_of(view, Figure, one), unit)
    )


@router.get("/figures/{claim_id}", response_model=FigureAnswer, responses=ALL_FORMS)
async def figure(held: Held, door: Out, claim_id: str) -> Response:
    """One figure."""
    return await _one((held, door), Kind.FIGURE, claim_id)


@router.get("/statements", response_model=Listed[StatementAnswer], responses=ALL_FORMS)
async def statements(held: Held, door: Out, query: Annotated[StatementFilter, Query()]) -> Response:
    """What somebody said."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(
        view, door, query, Listed[StatementAnswer], lambda one: view.teller.statement(claim_of(view, Statement, one))
    )


@router.get("/statements/{claim_id}", response_model=StatementAnswer, responses=ALL_FORMS)
async def statement(held: Held, door: Out, claim_id: str) -> Response:
    """One statement."""
    return await _one((held, door), Kind.STATEMENT, claim_id)


@router.get("/relations", response_model=Listed[RelationAnswer], responses=ALL_FORMS)
async def relations(held: Held, door: Out, query: Annotated[RelationFilter, Query()]) -> Response:
    """Typed facts between two entities."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(
        view, door, query, Listed[RelationAnswer], lambda one: view.teller.relation(claim_of(view, Relation, one))
    )


@router.get("/relations/{claim_id}", response_model=RelationAnswer, responses=ALL_FORMS)
async def relation(held: Held, door: Out, claim_id: str) -> Response:
    """One relation."""
    return await _one((held, door), Kind.RELATION, claim_id)


@router.get("/claims", response_model=Listed[ClaimRow], responses=ALL_FORMS)
async def claims(held: Held, door: Out, query: Annotated[ClaimFilter, Query()]) -> Response:
    """Every claim of any kind, each as one document makes it."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(view, door, query, Listed[ClaimRow], lambda one: view.teller.row(view.network.claims[one]))


@router.get("/claims/{claim_id}", response_model=ClaimRow, responses=ALL_FORMS)
async def claim(held: Held, door: Out, claim_id: str) -> Response:
    """One claim of any kind: the page that a citation points to."""
    view = await held.holding(claim_id)
    if view is None or claim_id not in view.network.claims:
        return await _gone(held, claim_id, "claim")
    return item((view, door), ClaimRow, claim_id, lambda one: view.teller.row(view.network.claims[one]))
