"""What deals add up to, and two entities side by side."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from app import describe
from app.answers import number
from app.deps import Held, Out
from app.listing import FORMS, paged
from app.shapes.lists import EntityAnswer, Listed
from app.shapes.totals import PairAnswer, PartAnswer, SideBySide, TotalAnswer
from app.view import View
from graph import units
from graph.comparison import Pair, figures, partners, together
from graph.errors import QueryError
from graph.model import Ref
from graph.query.filters import DealFilter, Moment
from graph.query.finder import Found
from graph.totals import Total, totals

router = APIRouter(prefix="/v1", tags=["comparisons"])


class Two(Moment):
    """`GET /v1/compare`."""

    a: Annotated[str, Field(min_length=1, max_length=500, description="name, alias, id or Wikidata id")]
    b: Annotated[str, Field(min_length=1, max_length=500)]


@router.get("/totals", response_model=Listed[TotalAnswer], responses=FORMS)
async def all_totals(held: Held, door: Out, query: Annotated[DealFilter, Query()]) -> Response:
    """What the deals of a filter add up to, a total a unit; what is told twice counts once.

    With one `unit` or a `dimension` only these are added up, and told in that unit.
    """
    view = await held.seen(query.as_of, query.versions)
    deals = view.network.deals.joined
    found = view.finder.find(query)
    told = {one.unit: one for one in _wanted(totals((deals[i] for _, i in found.places), view.network.facts), query)}
    unit = query.unit[0] if len(query.unit) == 1 else None
    rows = Found([(at, name) for at, name in enumerate(told)], found.excluded)
    return paged((view, door), query, rows, Listed[TotalAnswer], lambda one: _total(view, told[one], unit))


def _wanted(found: Iterable[Total], query: DealFilter) -> list[Total]:
    bases = {units.unit(symbol).base for symbol in query.unit}
    return [
        one
        for one in found
        if (not bases or one.unit in bases) and (not query.dimension or one.dimension in query.dimension)
    ]


def _total(view: View, told: Total, unit: str | None = None) -> TotalAnswer:
    shown = unit if unit and units.unit(unit).base == told.unit else told.unit

    def converted(value: Decimal) -> Decimal:
        return value if shown == told.unit else units.convert(value, told.unit, shown)

    high = told.high
    return TotalAnswer(
        id=shown,
        unit=shown,
        dimension=told.dimension,
        value=number(converted(told.value)),
        decimal=f"{converted(told.value):f}",
        low=number(converted(told.low)),
        high=None if high is None else number(converted(high)),
        deals=len({part.deal.id for part in told.counted}),
        parts=tuple(
            PartAnswer.model_construct(deal=part.deal.id, figure=view.teller.figure(part.figure, unit), why=part.why)
            for part in told.parts
        ),
    )


@router.get("/compare", response_model=SideBySide)
async def compare(held: Held, door: Out, query: Annotated[Two, Query()]) -> Response:
    """Two entities: deals that they share, partners of both, what their deals add up to, figures of the same thing."""
    view = await held.seen(query.as_of, query.versions)
    network = view.network
    ones, others = (network.naming.resolve(name, at) for name, at in ((query.a, "a"), (query.b, "b")))
    if set(ones) & set(others):
        raise QueryError("a and b name the same entity", parameter="b")
    both = sorted(partners(network, ones) & partners(network, others) - {*ones, *others})
    deals = network.deals.joined
    answer = SideBySide.model_construct(
        revision=network.revision,
        a=_entity(view, ones[0]),
        b=_entity(view, others[0]),
        together=tuple(view.teller.deal(deals[item]) for item in together(network, ones, others)),
        partners=tuple(Ref(id=e.id, type=e.type, name=e.name) for one in both if (e := network.naming.get(one))),
        totals_a=_totals(view, ones),
        totals_b=_totals(view, others),
        figures=tuple(_pair(view, pair) for pair in figures(network, ones, others)),
    )
    return door.send(answer)


def _totals(view: View, ids: Iterable[str]) -> tuple[TotalAnswer, ...]:
    network = view.network
    deals = {item for one in ids for _, item in network.deals_by_party.get(one)}
    found = totals((network.deals.joined[item] for item in deals), network.facts)
    return tuple(_total(view, one) for one in found)


def _entity(view: View, entity_id: str) -> EntityAnswer:
    found = view.network.naming.get(entity_id)
    assert found
    return describe.entity(view.network, found)


def _pair(view: View, pair: Pair) -> PairAnswer:
    low, high = pair.other.normalized.value, pair.one.normalized.value
    ratio = float(Decimal(str(high)) / Decimal(str(low))) if low else None
    return PairAnswer.model_construct(a=view.teller.figure(pair.one), b=view.teller.figure(pair.other), ratio=ratio)
