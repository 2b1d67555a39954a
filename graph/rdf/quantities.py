"""Values and units in QUDT's words. Numbers are canonical and smaller than 10^18, else they are told in a scaled unit:
oxigraph silently drops larger ones from every comparison."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from graph.rdf.namespace import KIND, QUDT, RDF, RDFS, SCHEMA, UNIT, Names, own_unit
from graph.rdf.terms import Term, Triple, address, english, iri, number, text
from graph.units import Unit, unit
from graph.vocab import Bound, Dimension

STEP = 18


@dataclass(frozen=True, slots=True)
class Amount:
    """A value or the two ends of a range in one unit, as they go into RDF: `exponent` is the power of ten taken out."""

    low: Decimal
    high: Decimal | None
    unit: Unit
    exponent: int

    @classmethod
    def of(cls, low: Decimal, high: Decimal | None, symbol: str) -> "Amount":
        """The amount, scaled by powers of 10^18 until both ends are below 10^18."""
        if high is not None and high < low:
            low, high = high, low
        largest = max(abs(low), abs(high if high is not None else low))
        exponent = 0
        while largest.scaleb(-exponent) >= Decimal(10) ** STEP:
            exponent += STEP
        scaled = high.scaleb(-exponent) if high is not None else None
        return cls(low.scaleb(-exponent), scaled, unit(symbol), exponent)

    @property
    def ends(self) -> tuple[Term, ...]:
        """The terms of its one or two values."""
        return (number(self.low),) if self.high is None else (number(self.low), number(self.high))


def unit_iri(names: Names, node: Term, amount: Amount) -> Term:
    """QUDT's unit, else our own; a scaled one is a part of the figure's claim."""
    if not amount.exponent:
        return _plain_unit(names, amount.unit)
    claim = address(node).partition("#")[0]
    return iri(f"{claim}#unit-e{amount.exponent}-{quote(amount.unit.symbol, safe='')}")


def _plain_unit(names: Names, of: Unit) -> Term:
    return UNIT[of.qudt] if of.qudt else names.cf[own_unit(of.symbol)]


def unit_triples(names: Names, node: Term, amount: Amount) -> Iterator[Triple]:
    """What a scaled unit is; nothing for one that a vocabulary describes."""
    if amount.exponent:
        scaled = unit_iri(names, node, amount)
        yield scaled, RDF.type, names.cf.ScaledUnit
        yield scaled, RDF.type, QUDT.Unit
        yield scaled, RDFS.label, english(f"10^{amount.exponent} {amount.unit.symbol}")
        yield scaled, names.cf.scalingOf, _plain_unit(names, amount.unit)
        yield scaled, names.cf.scaleExponent, number(Decimal(amount.exponent))


def quantity_triples(names: Names, node: Term, amount: Amount, bound: Bound) -> Iterator[Triple]:
    """Value, unit and kind of a figure. A point value (`schema:value`) stands only where the text states one."""
    money = amount.unit.dimension is Dimension.MONEY
    yield node, RDF.type, QUDT.QuantityValue
    yield node, RDF.type, SCHEMA.MonetaryAmount if money else SCHEMA.QuantitativeValue
    yield node, names.cf.bound, names.concept(bound)
    for end in amount.ends:
        yield node, QUDT.numericValue, end
    yield from _bounds(node, amount, bound)
    yield node, QUDT.hasUnit, unit_iri(names, node, amount)
    yield node, names.cf.unitSymbol, text(amount.unit.symbol)
    yield from unit_triples(names, node, amount)
    if amount.unit.kind:
        yield node, QUDT.hasQuantityKind, KIND[amount.unit.kind]
    if money and not amount.exponent:
        yield node, SCHEMA.currency, text(amount.unit.symbol)
    if amount.unit.dimension is Dimension.COUNT:
        yield node, names.cf.countNoun, english(amount.unit.symbol)


def _bounds(node: Term, amount: Amount, bound: Bound) -> Iterator[Triple]:
    ends = amount.ends
    match bound:
        case Bound.EXACT | Bound.ABOUT:
            yield from ((node, SCHEMA.value, end) for end in ends)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            yield from ((node, SCHEMA.minValue, end) for end in ends)
        case Bound.AT_MOST | Bound.LESS_THAN:
            yield from ((node, SCHEMA.maxValue, end) for end in ends)
        case Bound.BETWEEN:
            yield node, SCHEMA.minValue, ends[0]
            yield node, SCHEMA.maxValue, ends[-1]
        case Bound.MAGNITUDE:
            pass


def base_triples(names: Names, node: Term, amount: Amount) -> Iterator[Triple]:
    """The value in the base unit of its dimension, for comparisons across units."""
    cf = names.cf
    yield node, cf.baseValue, number(amount.low)
    if amount.high is not None:
        yield node, cf.baseValueHigh, number(amount.high)
    yield node, cf.baseUnit, unit_iri(names, node, amount)
    yield from unit_triples(names, node, amount)
