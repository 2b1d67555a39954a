"""What is told alike and what is told differently: tables of pairs of figures and deals."""

from collections.abc import Callable

import pytest

from graph.contradict import contradictions
from graph.corroborate import corroborations
from graph.interval import rounding
from graph.model import Period, Ref
from graph.network import Network
from graph.vocab import Bound, DealType, EntityType, Kind, Measure, Predicate, Role
from tests.graph.made import Maker, company, party

NEAR = ("2026-03-01", "2026-03-09")
YEAR = Period(text="2025")
Tell = Callable[[Maker], object]


def gw(words: str, value: float, symbol: str = "GW", prop: str = "capacity of the site", **more: object) -> Tell:
    return lambda m: m.figure(words, value, symbol, prop, ["Northwind"], **more)  # type: ignore[arg-type]


def two(one: Tell, other: Tell, days: tuple[str, str] = NEAR) -> Network:
    texts = (
        "Quite one text has 51 GW or 60 GW and a deal worth 5 billion.",
        "Some other words on 51 GW, 60 GW, 51.3 GW, 40 GWh: the deal is 6 billion.",
    )
    makers = [Maker(text, published=day) for text, day in zip(texts, days, strict=True)]
    one(makers[0])
    other(makers[1])
    return Network(maker.record() for maker in makers)


@pytest.mark.parametrize(
    ("one", "other", "days", "contradicts", "corroborates"),
    [
        (gw("51 GW", 51), gw("60 GW", 60), NEAR, True, False),
        (gw("51 GW", 51), gw("51 GW", 51), NEAR, False, True),
        (gw("51 GW", 51), gw("51.3 GW", 51.3), NEAR, False, False),
        (gw("51 GW", 51), gw("60 GW", 60), ("2026-03-01", "2026-09-09"), False, False),
        (gw("51 GW", 51, period=YEAR), gw("60 GW", 60, period=YEAR), ("2026-03-01", "2026-09-09"), True, False),
        (gw("51 GW", 51, period=YEAR), gw("60 GW", 60), NEAR, False, False),
        (gw("51 GW", 51), gw("60 GW", 60, bound=Bound.AT_MOST), NEAR, False, False),
        (gw("51 GW", 51), gw("60 GW", 60, bound=Bound.AT_LEAST), NEAR, True, False),
        (gw("51 GW", 51, bound=Bound.ABOUT), gw("60 GW", 60, bound=Bound.ABOUT), NEAR, False, False),
        (gw("51 GW", 51), gw("40 GWh", 40, "GWh"), NEAR, False, False),
        (gw("51 GW", 51), gw("60 GW", 60, prop="capacity added"), NEAR, False, False),
        (gw("51 GW", 51), gw("51 GW", 51, prop="capacity added"), NEAR, False, False),
        (gw("51 GW", 51), gw("60 GW", 60, measure=Measure.DEMAND), NEAR, False, False),
        (gw("51 GW", 51), gw("60 GW", 60, furniture=True), NEAR, False, False),
    ],
)  # fmt: skip
def test_figures(one: Tell, other: Tell, days: tuple[str, str], contradicts: bool, corroborates: bool) -> None:
    network = two(one, other, days)
    assert bool(list(contradictions(network))) is contradicts
    assert bool(list(corroborations(network))) is corroborates


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("top-ranked open AI models", "best-performing open models", True),
        ("open models", "closed models", False),
        ("top open models", "open models", False),
        ("Open Compute", "Open Compute", True),
        ("Open Compute", "Compute Open", False),
    ],
)
def test_classes(one: str, other: str, agree: bool) -> None:
    def tell(name: str) -> Tell:
        model, place = Ref.to(EntityType.MODEL, name), Ref.to(EntityType.PLACE, "Norland")
        return lambda maker: maker.relation("51 GW", model, Predicate.LOCATED_IN, place)

    assert bool(list(corroborations(two(tell(one), tell(other))))) is agree


def deal(billions: float | None, words: str = "", *, negated: bool = False) -> Tell:
    def tell(maker: Maker) -> object:
        figures = [maker.figure(words, billions * 10**9, "USD", "worth", ["Northwind"])] if billions else []
        buyer, seller = party("Northwind", Role.BUYER), party("Contoso", Role.SELLER)
        return maker.deal("deal", DealType.SUPPLY, buyer, seller, figures=figures, negated=negated)

    return tell


def test_deals_told_twice_corroborate() -> None:
    (told,) = corroborations(two(deal(5, "5 billion"), deal(None)))
    assert (told.kind, told.counts.sources, len(told.claims)) == (Kind.DEAL, 2, 2)


def test_deals_denied_and_deals_of_another_size_contradict() -> None:
    (denied,) = contradictions(two(deal(None), deal(None, negated=True)))
    assert denied.one.negated
    assert not denied.two.negated
    pairs = list(contradictions(two(deal(5, "5 billion"), deal(6, "6 billion"))))
    assert {(float(p.difference or 0), round(p.share or 0, 3)) for p in pairs} == {(1e9, 0.167)}


def test_relations_told_twice_corroborate() -> None:
    def tell(maker: Maker) -> object:
        return maker.relation("deal", company("Northwind"), Predicate.USES, company("Contoso"))

    assert [told.kind for told in corroborations(two(tell, tell))] == [Kind.RELATION]


@pytest.mark.parametrize(
    ("words", "value", "symbol", "half"),
    [
        ("51 GW", 51, "GW", 5e8),
        ("100 GW", 100, "GW", 5e8),
        ("$4.1bn", 4_100_000_000, "USD", 5e7),
        ("$500 million", 500_000_000, "USD", 5e5),
        ("500,000 chips", 500_000, "chip", 0.5),
        ("two billion", 2_000_000_000, "USD", 5e8),
        ("1?75GW", 1.75, "GW", 5e6),
    ],
)
def test_a_number_is_as_exact_as_its_last_digit(words: str, value: float, symbol: str, half: float) -> None:
    assert float(rounding(Maker(f"It is {words} here.").figure(words, value, symbol))) == half
