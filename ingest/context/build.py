"""From bearings to figures."""

from collections.abc import Iterator
from decimal import Decimal

from graph import units
from graph.model import Figure, Quantity, Rate
from graph.slug import claim_id, digest
from graph.vocab import Bound, CurrencyBasis
from ingest.analysis import Analysis
from ingest.context.scene import Bearing, Scene


def build(analysis: Analysis, scene: Scene) -> Iterator[Figure]:
    """The figures of a scene, in order."""
    for bearing in scene.bearings:
        if bearing.amount.unit is not None:
            yield _figure(analysis, scene, bearing)


def number(value: Decimal) -> int | float:
    """The value as JSON writes it: whole numbers as integers."""
    return int(value) if value == value.to_integral_value() else float(value)


def exact(value: Decimal) -> str:
    """The value as an exact string without exponent."""
    return format(value.normalize(), "f")


def _figure(analysis: Analysis, scene: Scene, bearing: Bearing) -> Figure:
    amount, offset = bearing.amount, scene.sentence.start
    start, end = offset + amount.start, offset + amount.end
    evidence = analysis.evidence(offset, scene.sentence.end)
    raw_start, raw_end = analysis.raw(start, end)
    unit = amount.unit or "unit"
    low, base = units.in_base(amount.value, unit)
    high = units.in_base(amount.high, unit)[0] if amount.high is not None else None
    return Figure(
        id=claim_id("figure", analysis.document.id, raw_start, raw_end),
        fact=f"fact-{digest('figure', exact(low), base)}",
        value=number(amount.value),
        value_high=None if amount.high is None else number(amount.high),
        decimal=exact(amount.value),
        unit=unit,
        dimension=units.unit(unit).dimension,
        bound=amount.bound or Bound.EXACT,
        currency_basis=(CurrencyBasis.STATED if amount.sure else CurrencyBasis.DOLLAR_SIGN) if amount.money else None,
        text=analysis.document.text[raw_start:raw_end],
        start=raw_start,
        end=raw_end,
        property=unit,
        per=None if amount.per is None else Rate(value=number(amount.per[0]), unit=amount.per[1]),
        normalized=Quantity(value=number(low), value_high=None if high is None else number(high), unit=base),
        furniture=analysis.is_furniture(start, end),
        evidence=(evidence,),
    )
