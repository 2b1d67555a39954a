"""Entities, what a search finds, and what the graph holds."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from app import describe
from app.answers import words
from app.deps import Held, Out
from app.listing import ALL_FORMS, FORMS, TABLE, Responses, item, listed
from app.negotiate import Form
from app.representations import flat
from app.shapes.lists import EntityAnswer, Hit, Listed, Stats
from app.view import View
from graph.errors import UnknownEntity
from graph.model import Figure, kind_of
from graph.query.filters import EntityFilter, Moment, One, SearchFilter
from graph.vocab import Kind

router = APIRouter(prefix="/v1", tags=["entities"])
_SEVERAL: Responses = {300: {"model": Listed[EntityAnswer], "description": "Namesakes, each under an id of its own"}}


@router.get("/entities", response_model=Listed[EntityAnswer], responses=ALL_FORMS)
async def entities(held: Held, door: Out, query: Annotated[EntityFilter, Query()]) -> Response:
    """Entities with counts, aliases and same-as links."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(view, door, query, Listed[EntityAnswer], lambda one: _entity(view, one))


@router.get("/entities/{entity_id:path}", response_model=EntityAnswer, responses=ALL_FORMS | _SEVERAL)
async def entity(held: Held, door: Out, entity_id: str, query: Annotated[One, Query()]) -> Response:
    """One entity, by its id; a name or alias is shown the way, to all of several namesakes."""
    if entity_id in held.network.naming:
        return item((held, door), EntityAnswer, entity_id, lambda one: _entity(held, one), query)
    joined = held.network.identities.of(entity_id)
    if joined in held.network.naming:
        return RedirectResponse(f"/v1/entities/{joined}", status_code=308)
    name = entity_id.rpartition("/")[2]
    found = held.network.naming.find(name)
    fitting = [one for one in found if one.startswith(entity_id[: len(entity_id) - len(name)])]
    if not fitting:
        nearest = held.network.naming.nearest(name)
        raise UnknownEntity(f"no entity has the id {entity_id!r}", parameter="entity_id", allowed=nearest)
    if len(fitting) == 1:
        return RedirectResponse(f"/v1/entities/{fitting[0]}", status_code=308)
    several = Listed[EntityAnswer].model_construct(
        total=len(fitting),
        revision=held.network.revision,
        items=tuple(_entity(held, one) for one in fitting),
        next=None,
        excluded={},
    )
    return door.send(several, status=300)


def _entity(held: View, entity_id: str) -> EntityAnswer:
    found = held.network.naming.get(entity_id)
    assert found is not None
    return describe.entity(held.network, found)


@router.get("/search", response_model=Listed[Hit], responses=FORMS)
async def search(held: Held, door: Out, query: Annotated[SearchFilter, Query()]) -> Response:
    """Anything by words: entities, deals, claims, documents."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(view, door, query, Listed[Hit], lambda one: _hit(view, one))


def _hit(held: View, one: str) -> Hit:
    network = held.network
    found = network.naming.get(one)
    if found is not None:
        return Hit(id=one, kind="entity", label=found.name, href=f"/v1/entities/{one}", quote=None)
    joined = network.deals.joined.get(one)
    if joined is not None:
        label = f"{joined.type.value}: {', '.join(party.name for party in joined.parties)}"
        quote = held.teller.quote(joined.evidence[0])
        return Hit(id=one, kind="deal", label=label, href=f"/v1/deals/{one}", quote=quote)
    if one in network.records:
        told = describe.document_row(network.records[one])
        return Hit(id=one, kind="document", label=told.title or told.name, href=f"/v1/documents/{one}", quote=None)
    claim = network.claims[one]
    kind = kind_of(claim)
    quote = held.teller.quote(claim.evidence[0])
    return Hit(id=one, kind=kind.value, label=words(claim), href=f"/v1/{kind.value}s/{one}", quote=quote)


@router.get("/stats", response_model=Stats, responses=TABLE)
async def stats(held: Held, door: Out, query: Annotated[Moment, Query()]) -> Response:
    """What the graph holds. As CSV a row a count."""
    network = (await held.seen(query.as_of, query.versions)).network
    by_unit = Counter(claim.unit for claim in network.claims.values() if isinstance(claim, Figure))
    by_type = Counter(told.type.value for told in network.entities())
    answer = Stats(
        revision=network.revision,
        documents=len(network.records),
        entities=len(network.naming),
        deals=len(network.deals.joined),
        figures=network.by_kind.count(Kind.FIGURE),
        statements=network.by_kind.count(Kind.STATEMENT),
        relations=network.by_kind.count(Kind.RELATION),
        claims=len(network.claims),
        facts_told_twice=len(network.facts.shared()),
        entity_types=dict(sorted(by_type.items())),
        units=dict(sorted(by_unit.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
    if door.offer(Form.JSON, Form.CSV) is Form.JSON:
        return door.send(answer)
    return door.send_bytes(flat(_counted(answer)))


def _counted(stats: Stats) -> Iterator[dict[str, object]]:
    """Every count as a row: the field that tells it, what is counted where that field counts several, how many."""
    for field, told in stats.model_dump(mode="json").items():
        for what, count in told.items() if isinstance(told, dict) else (("", told),):
            yield {"field": field, "of": what, "count": count}
