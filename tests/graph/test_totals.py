"""What deals add up to: double mentions once, parts not beside their whole, what the words leave open."""

from decimal import Decimal

import pytest

from graph.network import Network
from graph.record import Record
from graph.totals import Total, totals
from graph.vocab import Bound, DealType, Modality, Role, Status
from tests.graph.made import Maker, party

Told = tuple[str, float, str, Bound]


def deal(number: int, seller: str, *told: Told, status: Status = Status.ANNOUNCED, buyer: str = "Northwind") -> Record:
    words = [f"{one[0]} (no {number})" for one in told]
    maker = Maker(f"{number} {buyer} buys from {seller}: {', '.join(words)}.", name=f"{number}.txt")
    figures = [
        maker.figure(text, value, unit, f"size {number}", [buyer], bound=bound)
        for text, (_, value, unit, bound) in zip(words, told, strict=True)
    ]
    parties = (party(buyer, Role.BUYER), party(seller, Role.SELLER))
    maker.deal("buys", DealType.SUPPLY, *parties, figures=figures, status=status, modality=Modality.ASSERTED)
    return maker.record()


def gw(value: float, bound: Bound = Bound.EXACT) -> Told:
    return (f"{value} GW", value, "GW", bound)


def power(*records: Record) -> Total:
    network = Network(records)
    (found,) = [one for one in totals(network.deals.joined.values(), network.facts) if one.unit == "W"]
    return found


@pytest.mark.parametrize(
    ("records", "value", "whys"),
    [
        ([deal(1, "Contoso", gw(6))], 6, []),
        ([deal(1, "Contoso", gw(6)), deal(2, "Fabrikam", gw(10))], 16, []),
        ([deal(1, "Contoso", gw(6), gw(1))], 6, ["part"]),
        ([deal(1, "Contoso", gw(6), ("500 MW", 500, "MW", Bound.EXACT))], 6, ["part"]),
        ([deal(1, "Contoso", gw(6)), deal(2, "Fabrikam", gw(9), status=Status.CANCELLED)], 6, []),
        ([deal(1, "Contoso", gw(6), gw(1000, Bound.MAGNITUDE))], 6, ["magnitude"]),
        ([deal(1, "Contoso", gw(6)), deal(2, "Contoso", gw(6))], 6, []),  # one joined deal
    ],
)
def test_sums(records: list[Record], value: int, whys: list[str]) -> None:
    for order in (records, records[::-1]):
        total = power(*order)
        assert total.value == Decimal(value) * 10**9
        assert sorted({part.why.value for part in total.parts if part.why}) == whys


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [(Bound.EXACT, 8, 8), (Bound.ABOUT, 8, 8), (Bound.AT_MOST, 2, 8), (Bound.AT_LEAST, 8, None)],
)
def test_what_the_words_leave_open(bound: Bound, low: int, high: int | None) -> None:
    total = power(deal(1, "Contoso", gw(6, bound)), deal(2, "Fabrikam", gw(2)))
    assert total.low == low * 10**9
    assert total.high == (None if high is None else Decimal(high) * 10**9)


def test_units_and_currencies_stay_apart() -> None:
    told: list[Told] = [gw(6), ("$5 billion", 5e9, "USD", Bound.EXACT), ("€2 billion", 2e9, "EUR", Bound.EXACT)]
    network = Network([deal(1, "Contoso", *told, ("40 %", 40, "%", Bound.EXACT))])
    found = totals(network.deals.joined.values(), network.facts)
    assert [(one.unit, int(one.value)) for one in found] == [("EUR", 2 * 10**9), ("USD", 5 * 10**9), ("W", 6 * 10**9)]
