"""Which deals are one deal: a table of pairs, and the summary rule."""

from collections.abc import Callable
from time import process_time

import pytest

from graph.joined import JoinedDeal
from graph.merge import Member, join
from graph.model import Figure
from graph.network import Network
from graph.vocab import Bound, DealType, Measure, Modality, Role, Status
from tests.graph.made import Maker, company, day, party

T = DealType
S = Status
BUY, SELL, PARTNER = party("Northwind", Role.BUYER), party("Contoso", Role.SELLER), party("Contoso", Role.PARTNER)
GIVE, TAKE = party("Northwind", Role.INVESTOR), party("Contoso", Role.INVESTEE)


def usd(maker: Maker, billions: float, **more: object) -> Figure:
    return maker.figure("money", billions * 10**9, "USD", "amount", ["Northwind"], **more)  # type: ignore[arg-type]


def gw(maker: Maker, value: float) -> Figure:
    return maker.figure("power", value, "GW", "power", ["Northwind"])


Tell = Callable[[Maker], object]

PAIRS: list[tuple[str, Tell, Tell, bool]] = [
    (
        "same type, nothing else",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL),
        lambda m: m.deal("deal", T.SUPPLY, SELL, BUY),
        True,
    ),
    (
        "one family",
        lambda m: m.deal("deal", T.INVESTMENT, GIVE, TAKE),
        lambda m: m.deal("deal", T.FINANCING, GIVE, TAKE),
        True,
    ),
    (
        "two families",
        lambda m: m.deal("deal", T.INVESTMENT, GIVE, TAKE),
        lambda m: m.deal("deal", T.ACQUISITION, GIVE, TAKE),
        False,
    ),
    (
        "roles the other way round",
        lambda m: m.deal("deal", T.INVESTMENT, GIVE, TAKE),
        lambda m: m.deal("deal", T.INVESTMENT, party("Contoso", Role.INVESTOR), party("Northwind", Role.INVESTEE)),
        False,
    ),
    (
        "other parties",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL),
        lambda m: m.deal("deal", T.SUPPLY, BUY, party("Fabrikam", Role.SELLER)),
        False,
    ),
    (
        "the same figure",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 4)]),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 4, bound=Bound.ABOUT)]),
        True,
    ),
    (
        "another exact figure",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 4)]),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 5)]),
        False,
    ),
    (
        "another figure that is not exact",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 4)]),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 5, bound=Bound.ABOUT)]),
        True,
    ),
    (
        "a figure of another measure",
        lambda m: m.deal("deal", T.INVESTMENT, GIVE, TAKE, figures=[usd(m, 4, measure=Measure.INVESTMENT)]),
        lambda m: m.deal("deal", T.INVESTMENT, GIVE, TAKE, figures=[usd(m, 90, measure=Measure.VALUATION)]),
        True,
    ),
    (
        "a figure of another dimension",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(m, 4)]),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[gw(m, 5)]),
        True,
    ),
    (
        "supply and partnership without a figure",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL),
        lambda m: m.deal("deal", T.PARTNERSHIP, PARTNER, BUY),
        False,
    ),
    (
        "supply and partnership with a figure",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[gw(m, 6)]),
        lambda m: m.deal("deal", T.PARTNERSHIP, PARTNER, BUY, figures=[gw(m, 6)]),
        True,
    ),
    (
        "one party each, nothing else",
        lambda m: m.deal("deal", T.SUPPLY, BUY),
        lambda m: m.deal("deal", T.SUPPLY, BUY),
        False,
    ),
    (
        "one party each with a figure",
        lambda m: m.deal("deal", T.SUPPLY, BUY, figures=[gw(m, 6)]),
        lambda m: m.deal("deal", T.SUPPLY, BUY, figures=[gw(m, 6)]),
        True,
    ),
    (
        "announced on days far apart",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, date=day("2026-01-05")),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, date=day("2026-06-05")),
        False,
    ),
    (
        "announced, later completed",
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, date=day("2026-01-05")),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, date=day("2026-06-05"), status=S.COMPLETED),
        True,
    ),
]


def two(one: Tell, other: Tell) -> Network:
    makers = [
        Maker(f"A deal for money and power in text {n}. Nothing else.", published=f"2026-0{n}-01") for n in (1, 2)
    ]
    one(makers[0])
    other(makers[1])
    return Network(maker.record() for maker in makers)


@pytest.mark.parametrize(("_case", "one", "other", "joined"), PAIRS, ids=[row[0] for row in PAIRS])
def test_pairs(_case: str, one: Tell, other: Tell, joined: bool) -> None:
    for network in (two(one, other), two(other, one)):
        assert len(network.deals.joined) == (1 if joined else 2)


def only(network: Network) -> JoinedDeal:
    (deal,) = network.deals.joined.values()
    return deal


def test_the_latest_and_most_definite_speaks() -> None:
    network = two(
        lambda m: m.deal("deal", T.PARTNERSHIP, PARTNER, BUY, figures=[gw(m, 6)], status=S.RUMOURED, goods=["chips"]),
        lambda m: m.deal("deal", T.SUPPLY, BUY, SELL, figures=[gw(m, 6)], status=S.COMPLETED, goods=["Chips", "racks"]),
    )
    deal = only(network)
    assert (deal.type, deal.status, deal.goods) == (T.SUPPLY, S.COMPLETED, ("Chips", "racks"))
    assert {(p.name, p.role) for p in deal.parties} == {("Northwind", Role.BUYER), ("Contoso", Role.SELLER)}
    assert [f.value for f in deal.figures] == [6]
    assert [m.status for m in deal.members] == [S.COMPLETED, S.RUMOURED]
    assert deal.id == min(m.id for m in deal.members)
    assert len(deal.evidence) == deal.counts.claims == deal.counts.documents == 2


def test_in_one_document_the_definite_goes_first_and_furniture_last() -> None:
    maker = Maker("A rumour of a deal was a sealed pact. Read more: the signed contract.")
    maker.deal("rumour", T.SUPPLY, BUY, SELL, status=S.RUMOURED)
    maker.deal("sealed", T.SUPPLY, BUY, SELL, modality=Modality.REPORTED)
    maker.deal("signed", T.SUPPLY, BUY, SELL, status=S.COMPLETED, furniture=True)
    deal = only(Network([maker.record()]))
    assert (deal.status, deal.modality, deal.furniture) == (S.ANNOUNCED, Modality.REPORTED, False)
    assert (deal.counts.claims, len(deal.members), len(deal.evidence)) == (2, 3, 2)


LONG = " ".join(f"word{n} of the long story" for n in range(40))


@pytest.mark.parametrize(
    ("texts", "attributed", "sources"),
    [
        ([f"{LONG} deal one", f"{LONG} deal two"], [None, None], 1),
        ([f"{LONG} deal", "Something else was told of a deal by others."], [None, None], 2),
        (["First words on a deal.", "Quite another text, the same deal."], ["Daily Bugle", "Daily Bugle"], 1),
        (["First words on a deal.", "Quite another text, the same deal."], ["Daily Bugle", None], 2),
    ],
)
def test_copies_and_repeats_are_one_source(texts: list[str], attributed: list[str | None], sources: int) -> None:
    records = []
    for text, name in zip(texts, attributed, strict=True):
        maker = Maker(text)
        maker.deal("deal", T.SUPPLY, BUY, SELL, attributed_to=company(name) if name else None)
        records.append(maker.record())
    counts = only(Network(records)).counts
    assert (counts.documents, counts.sources) == (2, sources)


def test_a_deal_without_a_figure_joins_the_group_that_most_tell_of() -> None:
    makers = [Maker(f"A deal for money in text {n}.") for n in range(4)]
    for maker, billions in zip(makers, (4, 4, 5, None), strict=True):
        maker.deal("deal", T.SUPPLY, BUY, SELL, figures=[usd(maker, billions)] if billions else [])
    sizes = {
        deal.figures[0].value: deal.counts.claims for deal in Network(m.record() for m in makers).deals.joined.values()
    }
    assert sizes == {4e9: 3, 5e9: 1}


def test_a_thousand_tellings_of_one_deal_cost_little() -> None:
    makers = [Maker(f"The deal, told for time {number}.") for number in range(1000)]
    members = [Member(maker.deal("deal", T.SUPPLY, BUY, SELL), None) for maker in makers]
    begun = process_time()
    (found,) = join(members)
    assert len(found.members) == 1000
    assert process_time() - begun < 1.5
