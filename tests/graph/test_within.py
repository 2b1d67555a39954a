"""Deals told with fewer parties: which are the same as one told with more, in any order, and taken apart again."""

from itertools import permutations

import pytest

from graph.decision import Decision, Decisions, Verb
from graph.joined import DealReason
from graph.journal import Record
from graph.model import Party
from graph.network import Network
from graph.vocab import DealType, Role, Status
from tests.graph.made import Maker, day, party

BUY, SELL, THIRD = party("Northwind", Role.ACQUIRER), party("Contoso", Role.TARGET), party("Fabrikam", Role.ACQUIRER)
FIGURE, TIME = DealReason.FIGURE, DealReason.TIME


def told(
    number: int, *parties: Party, billions: float | None = None, published: str | None = None, **more: object
) -> Record:
    maker = Maker(f"A deal for money in text {number}. Nothing else.", published=published)
    figures = [maker.figure("money", billions * 10**9, "USD", "amount", ["Northwind"])] if billions else []
    maker.deal("deal", more.pop("kind", DealType.ACQUISITION), *parties, figures=figures, **more)  # type: ignore[arg-type]
    return maker.record()


MARCH, APRIL, JULY = "2026-03-20", "2026-04-02", "2026-07-01"

ROWS: list[tuple[str, Record, Record, tuple[DealReason, ...] | None]] = [
    ("one month", told(1, BUY, SELL, published=MARCH), told(2, BUY, THIRD, SELL, published=APRIL), (TIME,)),
    ("no dates", told(1, BUY, SELL), told(2, BUY, THIRD, SELL), None),
    ("far apart", told(1, BUY, SELL, published=MARCH), told(2, BUY, THIRD, SELL, published=JULY), None),
    ("one figure", told(1, BUY, SELL, billions=4), told(2, BUY, THIRD, SELL, billions=4), (FIGURE,)),
    (
        "figure and month",
        told(1, BUY, SELL, billions=4, published=MARCH),
        told(2, BUY, THIRD, SELL, billions=4, published=APRIL),
        (FIGURE, TIME),
    ),
    (
        "another figure",
        told(1, BUY, SELL, billions=4, published=MARCH),
        told(2, BUY, THIRD, SELL, billions=5, published=APRIL),
        None,
    ),
    (
        "other sides",
        told(1, party("Northwind", Role.TARGET), party("Contoso", Role.ACQUIRER), published=MARCH),
        told(2, BUY, THIRD, SELL, published=APRIL),
        None,
    ),
    (
        "another family",
        told(1, BUY, SELL, published=MARCH, kind=DealType.SUPPLY),
        told(2, BUY, THIRD, SELL, published=APRIL),
        None,
    ),
    ("one party", told(1, SELL, published=MARCH), told(2, BUY, SELL, published=APRIL), None),
    (
        "one party, figure and month",
        told(1, SELL, billions=4, published=MARCH),
        told(2, BUY, SELL, billions=4, published=APRIL),
        (FIGURE, TIME),
    ),
    (
        "rumoured, later completed",
        told(1, BUY, SELL, published=MARCH, status=Status.RUMOURED),
        told(2, BUY, THIRD, SELL, published=APRIL, status=Status.COMPLETED, date=day("2026-04-01")),
        (TIME,),
    ),
]


@pytest.mark.parametrize(("_case", "one", "other", "reasons"), ROWS, ids=[row[0] for row in ROWS])
def test_pairs(_case: str, one: Record, other: Record, reasons: tuple[DealReason, ...] | None) -> None:
    for network in (Network([one, other]), Network([other, one])):
        assert len(network.deals.joined) == (1 if reasons else 2)
        joins = [join for deal in network.deals.joined.values() for join in deal.joins]
        assert [join.reasons for join in joins] == ([reasons] if reasons else [])
        assert all(
            0 < join.score <= 1 and set(join.features) == {"parties", "figures", "time", "type"} for join in joins
        )


def test_the_joined_deal_has_all_parties_and_a_history() -> None:
    (deal,) = Network([ROWS[-1][1], ROWS[-1][2]]).deals.joined.values()
    assert {p.name for p in deal.parties} == {"Northwind", "Contoso", "Fabrikam"}
    assert deal.status is Status.COMPLETED
    assert [member.status for member in deal.members] == [Status.COMPLETED, Status.RUMOURED]


def test_what_may_be_two_deals_joins_neither() -> None:
    other = party("Tailspin", Role.ACQUIRER)
    small = told(1, BUY, SELL, published=MARCH)
    network = Network([small, told(2, BUY, THIRD, SELL, published=MARCH), told(3, BUY, other, SELL, published=MARCH)])
    assert len(network.deals.joined) == 3


def records() -> list[Record]:
    other = party("Tailspin", Role.ACQUIRER)
    return [
        told(1, BUY, SELL, published=MARCH),
        told(2, BUY, THIRD, SELL, published=APRIL, billions=4),
        told(3, BUY, THIRD, other, SELL, published=APRIL, billions=4),
        told(4, BUY, SELL, published=MARCH, billions=9),
        told(5, SELL, published=MARCH, billions=4),
    ]


def shown(network: Network) -> object:
    return network.deals.joined, network.deals.of, sorted(network.graph.edges(keys=True))


def test_any_order_of_coming_and_going_gives_the_same() -> None:
    whole = shown(Network(records()))
    for order in list(permutations(records()))[::7]:
        network = Network()
        for record in order:
            network.add(record)
        assert shown(network) == whole
        gone = order[0]
        network.remove(gone.document.id)
        assert shown(network) == shown(Network([one for one in records() if one != gone]))
        network.add(gone)
        assert shown(network) == whole


def test_a_person_keeps_two_tellings_apart() -> None:
    small, large = told(1, BUY, SELL, published=MARCH), told(2, BUY, THIRD, SELL, published=APRIL)
    network = Network([small, large])
    pair = Decision(what=Verb.SPLIT, subject=small.reading.deals[0].id, object=large.reading.deals[0].id)
    network.decide(Decisions.of([pair]))
    assert len(network.deals.joined) == 2
    assert len(Network([small, large], decisions=Decisions.of([pair])).deals.joined) == 2
    network.decide(Decisions())
    assert len(network.deals.joined) == 1


def test_a_person_keeps_tellings_of_the_same_parties_apart() -> None:
    one, two = told(1, BUY, SELL), told(2, BUY, SELL)
    pair = Decision(what=Verb.SPLIT, subject=one.reading.deals[0].id, object=two.reading.deals[0].id)
    assert len(Network([one, two]).deals.joined) == 1
    assert len(Network([one, two], decisions=Decisions.of([pair])).deals.joined) == 2
