"""What several sources tell alike, and what they tell differently."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.answers import source, words
from app.deps import Held, Out
from app.listing import FORMS, paged
from app.shapes.comparisons import ContradictionAnswer, CorroborationAnswer
from app.shapes.lists import Listed
from app.view import View
from graph.contradict import Contradiction
from graph.corroborate import Corroboration
from graph.model import Figure
from graph.query.filters import ComparisonFilter
from graph.query.finder import Found

router = APIRouter(prefix="/v1", tags=["comparisons"])
Wanted = Annotated[ComparisonFilter, Query()]


@router.get("/corroborations", response_model=Listed[CorroborationAnswer], responses=FORMS)
async def corroborations(held: Held, door: Out, query: Wanted) -> Response:
    """Deals, figures and relations that two or more independent sources tell, most sources first."""
    view = await held.seen(query.as_of, query.versions)
    await held.gathered(view.comparisons)
    found = Found(view.comparisons.corroborated(query), {})
    told = view.comparisons.corroborations
    return paged((view, door), query, found, Listed[CorroborationAnswer], lambda item: _corroboration(view, told[item]))


@router.get("/contradictions", response_model=Listed[ContradictionAnswer], responses=FORMS)
async def contradictions(held: Held, door: Out, query: Wanted) -> Response:
    """Claims of different documents that can't both be right, the widest apart first."""
    view = await held.seen(query.as_of, query.versions)
    await held.gathered(view.comparisons)
    found = Found(view.comparisons.contradicted(query), {})
    told = view.comparisons.contradictions
    return paged((view, door), query, found, Listed[ContradictionAnswer], lambda item: _contradiction(view, told[item]))


def _corroboration(held: View, told: Corroboration) -> CorroborationAnswer:
    records = held.network.records
    return CorroborationAnswer.model_construct(
        id=told.id,
        kind=told.kind,
        label=words(told.claims[0]),
        counts=told.counts,
        sources=tuple(tuple(source(records[one].document) for one in group) for group in told.groups),
        claims=tuple(held.teller.row(claim) for claim in told.claims),
    )


def _contradiction(held: View, told: Contradiction) -> ContradictionAnswer:
    return ContradictionAnswer.model_construct(
        id=told.id,
        kind=told.kind,
        why=told.why,
        difference=None if told.difference is None else float(told.difference),
        share=told.share,
        unit=told.one.normalized.unit if isinstance(told.one, Figure) else None,
        claims=(held.teller.row(told.one), held.teller.row(told.two)),
    )
