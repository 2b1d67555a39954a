"""What the figures that a text relates give when they are reckoned again, and whether the text's own result holds.

A stated number is as exact as its last digit: "25 GW" is 24.5 to 25.5, "$4.1bn" 4.05 to 4.15. A number that is called
about, and one that ends in zeros before its decimal point where its words hold no further digit, is as exact as its
last digit that is not zero: "about 40%" is 35 to 45, "about 44 GW" 43.5 to 44.5. A fraction in words is exact to a
twentieth of itself. "More than" is open above, "up to" below. The result holds where what the operands leave open
meets what its own words leave open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from graph import units
from graph.model import Figure, Link
from graph.reach import Reach, reach
from graph.slug import digest
from graph.vocab import Direction, LinkKind

_ONE, _HUNDRED = Decimal(1), Decimal(100)
_SHOWN = 4
"""Significant digits of a computed value in a formula."""


@dataclass(frozen=True, slots=True)
class Check:
    """One relation of figures, reckoned again. `holds` is null where the text states no result of its own.

    `computed` and `stated` are in `unit`. `in_text` is false where the text gives the figures but does not itself
    relate them so: dollars per gigawatt of a deal, a level before two changes.
    """

    id: str
    kind: LinkKind
    formula: str
    unit: str
    computed: Reach
    stated: Decimal | None
    holds: bool | None
    why: str
    operands: tuple[Figure, ...]
    result: Figure | None
    link: Link | None = None
    deal: str | None = None
    in_text: bool = True

    def derived_from(self, deal: str) -> "Check":
        """The same as a figure that only we derive, of a deal."""
        return replace(self, deal=deal, in_text=False)


def check(link: Link, figures: Mapping[str, Figure]) -> Check | None:
    """A link reckoned again; null where a figure is not there any more, or is zero where one divides by it."""
    ids = (*link.operands, *([link.result] if link.result else []))
    if any(one not in figures for one in ids):
        return None
    operands = tuple(figures[one] for one in link.operands)
    result = figures[link.result] if link.result else None
    if any(not figure.normalized.value for figure in operands):
        return None
    computed, unit = _computed(link.kind, operands, result)
    return _judged(link, (operands, result), computed, unit)


def _computed(kind: LinkKind, operands: tuple[Figure, ...], result: Figure | None) -> tuple[Reach, str]:
    """What the operands give, and in which unit."""
    if kind is LinkKind.RATE:
        return _rate(operands, result)
    if kind in _QUOTIENTS:
        return _quotient(kind, operands)
    unit = (result or operands[0]).unit
    return _amounts(kind, operands).times(_ONE / units.unit(unit).factor), unit


_QUOTIENTS = frozenset({LinkKind.SHARE, LinkKind.GROWTH, LinkKind.MULTIPLE, LinkKind.EXCHANGE})


def _quotient(kind: LinkKind, operands: tuple[Figure, ...]) -> tuple[Reach, str]:
    found = reach(operands[0]).over(reach(operands[1]))
    if kind is LinkKind.MULTIPLE:
        return found, "x"
    if kind is LinkKind.EXCHANGE:
        return found, f"{operands[0].unit} per {operands[1].unit}"
    return found.shifted(-_ONE if kind is LinkKind.GROWTH else Decimal(0)).times(_HUNDRED), "%"


def _amounts(kind: LinkKind, operands: tuple[Figure, ...]) -> Reach:
    """A sum, a difference, a whole or base, or the operand itself, in base units."""
    first, *others = (reach(figure) for figure in operands)
    match kind:
        case LinkKind.SUM:
            for other in others:
                first = first.plus(other)
            return first
        case LinkKind.DIFFERENCE:
            return _absolute(_less(first, others))
        case LinkKind.WHOLE | LinkKind.BASE:
            return _divided(first, operands[1:])
        case _:
            return first


def _less(first: Reach, others: list[Reach]) -> Reach:
    for other in others:
        first = first.minus(other)
    return first


def _absolute(found: Reach) -> Reach:
    return found.mirrored() if found.value < 0 else found


def _divided(whole: Reach, by: tuple[Figure, ...]) -> Reach:
    for figure in by:
        whole = whole.over(_factor(figure))
    return whole


def _factor(figure: Figure) -> Reach:
    """What a share, a multiple or a change multiplies by: 5% is 0.05, a rise of 5% is 1.05, tripled is 3."""
    found = reach(figure)
    if figure.unit == "x":
        return found
    if figure.unit == "%":
        found = found.times(_ONE / _HUNDRED) if figure.normalized.unit == "%" else found
    if figure.direction is None or figure.unit == "fraction":
        return found
    return (found.mirrored() if figure.direction is Direction.DECREASE else found).shifted(_ONE)


def _rate(operands: tuple[Figure, ...], result: Figure | None) -> tuple[Reach, str]:
    total, counted = operands[0], operands[1]
    factor = _ONE / units.unit(total.unit).factor if result is None else _ONE / units.unit(result.unit).factor
    found = reach(total).over(reach(counted).times(_ONE / units.unit(counted.unit).factor)).times(factor)
    return found, f"{result.unit if result else total.unit} per {counted.unit}"


def _judged(link: Link, figures: tuple[tuple[Figure, ...], Figure | None], computed: Reach, unit: str) -> Check:
    operands, result = figures
    stated = _stated(link.kind, result) if result else None
    holds = None if stated is None else _fits(link.kind, computed, stated, result)
    in_text = not (link.kind is LinkKind.BASE and len(operands) > 2)
    return Check(
        id=f"check-{digest(link.kind.value, *link.operands, link.result)}",
        kind=link.kind,
        formula=_formula(link.kind, operands, computed.value, unit),
        unit=unit,
        computed=computed,
        stated=None if stated is None else stated.value,
        holds=holds,
        why=_why(computed, stated, unit, holds=holds),
        operands=operands,
        result=result,
        link=link,
        in_text=in_text,
    )


def _stated(kind: LinkKind, result: Figure) -> Reach:
    """What the text states, in the unit of what is computed."""
    found = reach(result)
    if kind in {LinkKind.SHARE, LinkKind.GROWTH}:
        return found if result.normalized.unit == "%" else found.times(_HUNDRED)
    return found if kind is LinkKind.MULTIPLE else found.times(_ONE / units.unit(result.unit).factor)


def _fits(kind: LinkKind, computed: Reach, stated: Reach, result: Figure | None) -> bool:
    if kind is LinkKind.GROWTH and result is not None:
        falls = result.direction is Direction.DECREASE or (result.direction is None and computed.value < 0)
        return computed.meets(stated.mirrored() if falls else stated)
    return computed.meets(stated)


_SIGNS = {
    LinkKind.SUM: " + ",
    LinkKind.DIFFERENCE: " - ",
    LinkKind.RESTATED: "",
}


def _formula(kind: LinkKind, operands: tuple[Figure, ...], computed: Decimal, unit: str) -> str:
    """The reckoning in one line: `44 GW - 25 GW = 19 GW`."""
    words = [_amount(figure) for figure in operands]
    if kind is LinkKind.GROWTH:
        return f"{words[0]} / {words[1]} - 1 = {shown(computed)} {unit}"
    if kind is LinkKind.BASE:
        by = (f"{shown(_factor(figure).value)}" for figure in operands[1:])
        return f"{' / '.join([words[0], *by])} = {shown(computed)} {unit}"
    return f"{_SIGNS.get(kind, ' / ').join(words)} = {shown(computed)} {unit}"


def _amount(figure: Figure) -> str:
    high = "" if figure.value_high is None else f"-{figure.value_high:g}"
    return f"{shown(Decimal(figure.decimal))}{high} {figure.unit}"


def shown(value: Decimal) -> str:
    """A number for a formula: thousands apart, four significant digits of what is not whole.

    >>> shown(Decimal(13_000_000_000)), shown(Decimal("43.18181")), shown(Decimal("0.333333"))
    ('13,000,000,000', '43.18', '0.3333')
    """
    if value == value.to_integral_value():
        return f"{value:,.0f}"
    places = max(2, _SHOWN - 1 - value.adjusted()) if value.adjusted() < _SHOWN else 0
    return f"{value:,.{places}f}".rstrip("0").rstrip(".") if places else f"{value:,.0f}"


def _why(computed: Reach, stated: Reach | None, unit: str, *, holds: bool | None) -> str:
    low = "any less" if computed.low is None else shown(computed.low)
    high = "any more" if computed.high is None else shown(computed.high)
    given = f"the words leave {low} to {high} {unit} open"
    if stated is None:
        return f"{given}; the text states no value of its own"
    verdict = "meets" if holds else "lies beyond"
    return f"{given}, and the stated {shown(stated.value)} {verdict} that within its own rounding"
