"""Units of the public contract: dimension, base unit, exact Decimal factor, link to QUDT.

No unit library at run time: they evaluate strings, read "25 bps" as baud and give every currency the factor 1. Money is
never converted between currencies, power never to energy, percent never to percentage points; months and years convert
among themselves only (12 months are a year), days and weeks likewise. A unit that the table does not hold is the noun
of a count. Table: `units.toml` beside this file.
"""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from graph.errors import UnitError
from graph.vocab import Dimension

_WRITTEN_OUT = 400
"""Digits up to which an integral value is written out: no float is longer."""
_TABLE = Path(__file__).with_name("units.toml")


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `value * factor` is the value in `base`. `qudt` is the local name in QUDT's vocabulary, or null."""

    symbol: str
    dimension: Dimension
    base: str
    factor: Decimal
    qudt: str | None = None
    kind: str | None = None


@cache
def table() -> dict[str, Unit]:
    """Every unit that is no count, by symbol."""
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"), parse_float=Decimal)
    units = {
        row["symbol"]: Unit(
            row["symbol"], Dimension(name), row["base"], Decimal(row["factor"]), row.get("qudt"), row.get("kind")
        )
        for name, group in rows["unit"].items()
        for row in group
    }
    money = {
        code: Unit(code, Dimension.MONEY, code, Decimal(1), f"CCY_{code}", "Currency")
        for code in rows["currency"]["codes"].split()
    }
    return units | money


def unit(symbol: str) -> Unit:
    """The unit with this symbol; anything that the table does not hold is a counted noun.

    >>> unit("GW").factor, unit("data center").dimension.value
    (Decimal('1000000000'), 'count')
    """
    return table().get(symbol) or Unit(symbol, Dimension.COUNT, symbol, Decimal(1), "NUM", "Count")


def convert(value: Decimal, source: str, target: str) -> Decimal:
    """The value in another unit of the same base. Raises `UnitError` where the two can't be compared.

    >>> convert(Decimal("1.5"), "GW", "MW")
    Decimal('1500')
    """
    have, want = unit(source), unit(target)
    if have.base != want.base:
        raise UnitError(
            f"{source} can't be converted to {target}: they are measured against {have.base} and {want.base}"
        )
    converted = value * have.factor / want.factor
    if converted != converted.to_integral_value():
        return converted.normalize()
    return Decimal(int(converted)) if converted.adjusted() < _WRITTEN_OUT else converted


def in_base(value: Decimal, symbol: str) -> tuple[Decimal, str]:
    """The value in the base unit of its dimension, and that unit."""
    base = unit(symbol).base
    return convert(value, symbol, base), base


def symbols(dimension: Dimension) -> tuple[str, ...]:
    """The symbols of one dimension, in the table's order."""
    return tuple(s for s, u in table().items() if u.dimension is dimension)
