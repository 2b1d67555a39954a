"""The arithmetic of the texts, reckoned again."""

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.deps import Held, Out
from app.listing import paged
from app.shapes.checks import Amount, CheckAnswer
from app.shapes.lists import Listed
from app.view import View
from graph.arithmetic import Check
from graph.errors import UnknownItem
from graph.query.checks import CheckFilter
from graph.query.finder import Found

router = APIRouter(prefix="/v1", tags=["comparisons"])


@router.get("/checks", response_model=Listed[CheckAnswer])
async def checks(held: Held, door: Out, query: Annotated[CheckFilter, Query()]) -> Response:
    """Sums, differences, shares, growth and rates that the texts tell, reckoned again; what fails comes first."""
    view = await held.seen(query.as_of, query.versions)
    await held.gathered(view.checks)
    found = Found(view.checks.found(query), {})
    told = view.checks.checks
    return paged((view, door), query, found, Listed[CheckAnswer], lambda item: _answer(view, told[item]))


@router.get("/checks/{check_id}", response_model=CheckAnswer)
async def one_check(held: Held, door: Out, check_id: str) -> Response:
    """One reckoning."""
    await held.gathered(held.checks)
    held.checks.found(CheckFilter())
    found = held.checks.checks.get(check_id)
    if found is None:
        raise UnknownItem(f"no check has the id {check_id!r}")
    return door.send(_answer(held, found))


def _answer(view: View, one: Check) -> CheckAnswer:
    low, high = one.computed.low, one.computed.high
    quotes = (one.link.evidence,) if one.link else tuple(figure.evidence[0] for figure in one.operands)
    if not one.in_text:
        quotes = tuple(dict.fromkeys(figure.evidence[0] for figure in one.operands))
    return CheckAnswer(
        id=one.id,
        kind=one.kind,
        formula=one.formula,
        holds=one.holds,
        stated=None if one.stated is None else Amount(value=float(one.stated), unit=one.unit),
        computed=Amount(value=float(one.computed.value), unit=one.unit, low=_float(low), high=_float(high)),
        why=one.why,
        derived=not one.in_text,
        deal=one.deal,
        figures=view.teller.figures(one.operands),
        result=None if one.result is None else view.teller.figure(one.result),
        evidence=view.teller.quotes(quotes),
    )


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
