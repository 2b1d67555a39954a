"""How two entities connect, circles of companies, and what surrounds and happens to one entity."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from app.deps import Door, Held, Out
from app.listing import TABLE, listed
from app.negotiate import Form
from app.representations import flat
from app.routes.graph import GraphFilter, drawn
from app.shapes.claims import ClaimRow
from app.shapes.lists import GraphAnswer, Listed
from app.shapes.ways import CycleAnswer, PathAnswer, StepAnswer
from app.view import View
from graph.errors import QueryError
from graph.model import Ref
from graph.query.filters import ClaimFilter, ClaimListing, Moment
from graph.query.paths import MOST, Step, Steps, paths
from graph.vocab import Kind

router = APIRouter(prefix="/v1", tags=["graph"])
_FIRST_DAY = dt.date(1, 1, 1)
Way = TypeVar("Way", PathAnswer, CycleAnswer)


class PathFilter(Moment):
    """`GET /v1/paths`."""

    source: Annotated[str, Field(alias="from", min_length=1, description="name, alias, id or Wikidata id")]
    target: Annotated[str, Field(alias="to", min_length=1)]
    limit: Annotated[int, Field(ge=1, le=MOST)] = MOST


class CycleFilter(Moment):
    """`GET /v1/cycles`."""

    involving: Annotated[tuple[str, ...], Field(description="an entity of the circle; repeated, all of them")] = ()
    flow: Annotated[tuple[Literal["money", "goods"], ...], Field(description="what goes round")] = ()
    limit: Annotated[int, Field(ge=1, le=1000)] = 50


class TimelineFilter(ClaimListing):
    """`GET /v1/entities/{id}/timeline`."""

    kind: tuple[Kind, ...] = ()


@router.get("/paths", response_model=Listed[PathAnswer], responses=TABLE)
async def paths_between(held: Held, door: Out, query: Annotated[PathFilter, Query()]) -> Response:
    """The shortest paths between two entities and up to 20 more, by length, with the claims on each step.

    As CSV a row a step.
    """
    view = await held.seen(query.as_of, query.versions)
    await held.gathered(view.ways)
    naming = view.network.naming
    sources, targets = set(naming.resolve(query.source, "from")), set(naming.resolve(query.target, "to"))
    if sources & targets:
        raise QueryError("from and to name the same entity", parameter="to")
    steps = view.ways.refreshed().connections
    found = list(paths(steps, sources, targets))
    answer = Listed[PathAnswer].model_construct(
        total=len(found),
        revision=view.network.revision,
        items=tuple(_path(view, way, steps) for way in found[: query.limit]),
        next=None,
        excluded={},
    )
    return _sent(door, answer)


@router.get("/cycles", response_model=Listed[CycleAnswer], responses=TABLE)
async def cycles(held: Held, door: Out, query: Annotated[CycleFilter, Query()]) -> Response:
    """Circles of 2 to 5 companies in which money, or goods, go round, the shortest first.

    As CSV a row a step.
    """
    view = await held.seen(query.as_of, query.versions)
    await held.gathered(view.ways)
    whom = [set(view.network.naming.resolve(name, "involving")) for name in query.involving]
    ways = view.ways.refreshed()
    found = [
        (flow, circle)
        for flow in query.flow or ("money", "goods")
        for circle in ways.circles[flow]
        if all(ids & set(circle) for ids in whom)
    ]
    answer = Listed[CycleAnswer].model_construct(
        total=len(found),
        revision=view.network.revision,
        items=tuple(_cycle(view, flow, circle) for flow, circle in found[: query.limit]),
        next=None,
        excluded={},
    )
    return _sent(door, answer)


@router.get("/entities/{entity_id:path}/neighbours", response_model=GraphAnswer)
async def neighbours(held: Held, door: Out, entity_id: str, query: Annotated[GraphFilter, Query()]) -> Response:
    """The part of the graph around an entity; `center` names more centers."""
    around = query.model_copy(update={"center": (entity_id, *query.center)})
    view = await held.seen(query.as_of, query.versions)
    return door.send(drawn(view.network, around, "entity_id"))


@router.get("/entities/{entity_id:path}/timeline", response_model=Listed[ClaimRow])
async def timeline(held: Held, door: Out, entity_id: str, query: Annotated[TimelineFilter, Query()]) -> Response:
    """The dated claims about an entity, oldest first; those without a date are counted in `excluded`."""
    update = {"about": (entity_id,), "sort": "date", "since": query.since or _FIRST_DAY}
    asked = ClaimFilter.model_validate(dict(query) | update)
    view = await held.seen(query.as_of, query.versions)
    return listed(view, door, asked, Listed[ClaimRow], lambda item: view.teller.row(view.network.claims[item]))


def _sent(door: Door, answer: Listed[Way]) -> Response:
    """The ways as JSON or as a table, a row a step: which way, which of its steps, whence, whither, by which words."""
    if door.offer(Form.JSON, Form.CSV) is Form.JSON:
        return door.send_bytes(answer.__pydantic_serializer__.to_json(answer))
    return door.send_bytes(flat(row for number, way in enumerate(answer.items, 1) for row in _rows(number, way)))


def _rows(number: int, way: PathAnswer) -> Iterator[dict[str, object]]:
    names = {one.id: one.name for one in way.entities}
    flow = {"flow": way.flow} if isinstance(way, CycleAnswer) else {}
    for at, steps in enumerate(way.steps, 1):
        for step in steps:
            ends = {"source_name": names.get(step.source, ""), "target_name": names.get(step.target, "")}
            yield {"way": number, "step": at, **flow, **ends, **step.model_dump(mode="json")}


def _path(held: View, way: tuple[str, ...], steps: Steps) -> PathAnswer:
    pairs = list(pairwise(way))
    return PathAnswer(length=len(pairs), entities=_refs(held, way), steps=_steps(held, pairs, steps))


def _cycle(held: View, flow: str, circle: tuple[str, ...]) -> CycleAnswer:
    pairs = list(zip(circle, (*circle[1:], circle[0]), strict=True))
    steps = _steps(held, pairs, held.ways.flows[flow])
    return CycleAnswer(length=len(pairs), entities=_refs(held, circle), steps=steps, flow=flow)


def _steps(held: View, pairs: list[tuple[str, str]], steps: Steps) -> tuple[tuple[StepAnswer, ...], ...]:
    return tuple(tuple(_step(held, step) for step in steps[pair]) for pair in pairs)


def _step(held: View, step: Step) -> StepAnswer:
    quote = held.teller.quote(held.network.claims[step.claims[0]].evidence[0])
    return StepAnswer(
        source=step.source, target=step.target, type=step.type, item=step.item, claims=step.claims, quote=quote
    )


def _refs(held: View, ids: tuple[str, ...]) -> tuple[Ref, ...]:
    told = (held.network.naming.get(one) for one in ids)
    return tuple(Ref(id=one.id, type=one.type, name=one.name) for one in told if one)
