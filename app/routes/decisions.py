"""A reader's corrections: claims rejected, entities merged and kept apart; each can be taken back with `DELETE`."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from app.deps import Held, Out
from app.holdings import Holdings
from app.shapes.lists import Listed
from graph.decision import Decision, Verb
from graph.errors import QueryError, UnknownItem
from graph.identity import Join
from graph.model import Value

router = APIRouter(prefix="/v1", tags=["decisions"])
_AGAIN: dict[int | str, dict[str, object]] = {200: {"model": Decision, "description": "It held already"}}


class Why(Value):
    """Why somebody decides so."""

    reason: Annotated[str, Field(max_length=2000)] = ""


class Other(Why):
    """The other entity, by name, alias or id."""

    entity: Annotated[str, Field(min_length=1, max_length=500)]


class OtherFilter(Value):
    """Which merge or split is taken back."""

    entity: Annotated[str, Field(min_length=1, max_length=500, description="the other entity, by its id")]


class OtherDeal(Why):
    """The other telling."""

    deal: Annotated[str, Field(min_length=1, max_length=100, description="the id of a deal's claim")]


class DealFilter(Value):
    """Which split of a deal is taken back."""

    deal: Annotated[str, Field(min_length=1, max_length=100, description="the other claim, by its id")]


@router.get("/decisions", response_model=Listed[Decision])
async def decisions(held: Held, door: Out) -> Response:
    """Every decision that holds."""
    found = held.journal.decisions()
    return door.send(_listed(held, Listed[Decision], tuple(found)))


@router.get("/joins", response_model=Listed[Join])
async def joins(held: Held, door: Out) -> Response:
    """Every name that is told of under another, with the reason and how safe that is held to be."""
    return door.send(_listed(held, Listed[Join], tuple(held.network.identities.joins())))


def _listed(held: Holdings, shape: type[Listed[Decision]] | type[Listed[Join]], items: tuple[Value, ...]) -> Value:
    revision = held.network.revision
    return shape.model_construct(total=len(items), revision=revision, items=items, next=None, excluded={})


@router.post("/claims/{claim_id}/reject", response_model=Decision, status_code=201, responses=_AGAIN)
async def reject(held: Held, door: Out, claim_id: str, why: Why | None = None) -> Response:
    """Leave a claim out of the graph. It stays out when its document is read again."""
    if claim_id not in held.network.claims and claim_id not in held.network.rejected:
        raise UnknownItem(f"no claim has the id {claim_id!r}")
    reason = why.reason if why else ""
    return await _decided(held, door, Decision(what=Verb.REJECT, subject=claim_id, reason=reason))


@router.delete("/claims/{claim_id}/reject", status_code=204)
async def unreject(held: Held, claim_id: str) -> Response:
    """Take a rejection back."""
    return await _undone(held, Decision(what=Verb.REJECT, subject=claim_id))


@router.post("/entities/{entity_id:path}/merge", response_model=Decision, status_code=201, responses=_AGAIN)
async def merge(held: Held, door: Out, entity_id: str, other: Other) -> Response:
    """Tell of an entity under another one."""
    subject, into = _one(held, entity_id, "entity_id"), _one(held, other.entity, "entity")
    if subject == into:
        raise QueryError("both names are of one entity already", parameter="entity")
    return await _decided(held, door, Decision(what=Verb.MERGE, subject=subject, object=into, reason=other.reason))


@router.delete("/entities/{entity_id:path}/merge", status_code=204)
async def unmerge(held: Held, entity_id: str, query: Annotated[OtherFilter, Query()]) -> Response:
    """Take a merge back; both by the ids that they were merged by."""
    return await _undone(held, Decision(what=Verb.MERGE, subject=entity_id, object=query.entity))


@router.post("/entities/{entity_id:path}/split", response_model=Decision, status_code=201, responses=_AGAIN)
async def split(held: Held, door: Out, entity_id: str, other: Other) -> Response:
    """Keep apart an entity and a name that joined it (`/v1/joins` tells which did); both by their ids."""
    known = {one for join in held.network.identities.joins() for one in (join.entity, join.into)}
    for parameter, one in (("entity_id", entity_id), ("entity", other.entity)):
        if one not in known:
            raise QueryError(f"{one!r} joined nothing", parameter=parameter, allowed=sorted(known))
    decision = Decision(what=Verb.SPLIT, subject=entity_id, object=other.entity, reason=other.reason)
    return await _decided(held, door, decision)


@router.delete("/entities/{entity_id:path}/split", status_code=204)
async def unsplit(held: Held, entity_id: str, query: Annotated[OtherFilter, Query()]) -> Response:
    """Let a pair join again."""
    return await _undone(held, Decision(what=Verb.SPLIT, subject=entity_id, object=query.entity))


@router.post("/deals/{deal_id}/split", response_model=Decision, status_code=201, responses=_AGAIN)
async def split_deal(held: Held, door: Out, deal_id: str, other: OtherDeal) -> Response:
    """Keep two tellings of a joined deal apart, each by its claim's id (`reports` of a deal names them)."""
    joined = [held.network.deals.of.get(one) for one in (deal_id, other.deal)]
    for parameter, one, deal in (("deal_id", deal_id, joined[0]), ("deal", other.deal, joined[1])):
        if deal is None:
            raise UnknownItem(f"no deal is told by a claim with the id {one!r} ({parameter})")
    decision = Decision(what=Verb.SPLIT, subject=deal_id, object=other.deal, reason=other.reason)
    known = any((one.subject, one.object) == (deal_id, other.deal) for one in held.journal.decisions())
    if deal_id == other.deal or (joined[0] != joined[1] and not known):
        raise QueryError("both are not told of as one deal", parameter="deal")
    return await _decided(held, door, decision)


@router.delete("/deals/{deal_id}/split", status_code=204)
async def unsplit_deal(held: Held, deal_id: str, query: Annotated[DealFilter, Query()]) -> Response:
    """Let two tellings join again."""
    return await _undone(held, Decision(what=Verb.SPLIT, subject=deal_id, object=query.deal))


def _one(held: Holdings, name: str, parameter: str) -> str:
    found = held.network.naming.resolve(name, parameter)
    if len(found) > 1:
        raise QueryError(f"{name!r} is the name of several entities", parameter=parameter, allowed=found)
    return found[0]


async def _decided(held: Holdings, door: Out, decision: Decision) -> Response:
    changed = await held.decide(decision)
    return door.send(decision, status=201 if changed else 200)


async def _undone(held: Holdings, decision: Decision) -> Response:
    if not await held.decide(decision, undo=True):
        raise UnknownItem("no such decision holds")
    return Response(status_code=204)
