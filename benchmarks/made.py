"""A pile of documents without reading any: invented news of invented companies, with its claims, by a seeded generator.

As in real piles a few companies stand in most documents, one deal is told by several documents, and most companies
stand in one or two. The same number gives the same document, so that a pile of 100 is the beginning of one of 10,000.
"""

import datetime as dt
import random
from collections.abc import Iterator
from itertools import islice

from graph.journal import Record
from graph.vocab import DealType, Predicate, Role
from tests.graph.made import Maker, company, party

_STARTS = (
    "Bar",
    "Cel",
    "Dor",
    "Fen",
    "Gal",
    "Hol",
    "Jur",
    "Kel",
    "Lom",
    "Mar",
    "Nor",
    "Pel",
    "Ros",
    "Sol",
    "Tar",
    "Vel",
)
_ENDS = (
    "a",
    "by",
    "dine",
    "eck",
    "forth",
    "gate",
    "ia",
    "kin",
    "lund",
    "mont",
    "nor",
    "o",
    "quist",
    "sen",
    "ton",
    "wick",
)
_TRADES = ("Energy", "Systems", "Foods", "Air", "Steel", "Labs", "Bank", "Motors")
_NAMES = tuple(f"{start}{end} {trade}" for trade in _TRADES for start in _STARTS for end in _ENDS)
_DEALS = (
    (DealType.SUPPLY, Role.BUYER, Role.SELLER, "agreed to buy turbines from"),
    (DealType.ACQUISITION, Role.ACQUIRER, Role.TARGET, "agreed to acquire"),
    (DealType.INVESTMENT, Role.INVESTOR, Role.INVESTEE, "invested in"),
)
_SKEW = 2.5
"""How much oftener the first names are drawn than the last."""
_START = dt.date(2020, 1, 1)


def records() -> Iterator[Record]:
    """Documents without end: a deal with its price, a capacity, a statement and a relation each."""
    number = 0
    while True:
        yield record(number)
        number += 1


def pile(documents: int) -> list[Record]:
    """The first so many documents."""
    return list(islice(records(), documents))


def record(number: int) -> Record:
    """One document; three in ten tell of a deal that an earlier one told of."""
    chance = random.Random(number)
    event = random.Random(chance.randrange(number) if number > 10 and chance.random() < 0.3 else number)
    one, other = _pair(event)
    kind, first, second, verb = event.choice(_DEALS)
    price, power = event.randrange(1, 900), chance.randrange(10, 900)
    text = (
        f"{one} {verb} {other} for ${price} million. Report {number} says {one} runs {power} MW of plants. "
        f"{other} said it would hire more staff. {one} competes with {other} in the north."
    )
    day = _START + dt.timedelta(days=number % 2000)
    maker = Maker(text, name=f"made-{number}.txt", published=day.isoformat(), source=f"Paper {number % 40}")
    for name in (one, other):
        maker.entity(company(name))
    money = maker.figure(f"${price} million", price * 1_000_000, "USD", "price", [other])
    maker.figure(f"{power} MW", power, "MW", "capacity of plants", [one])
    maker.deal(f"{one} {verb} {other}", kind, party(one, first), party(other, second), figures=[money])
    maker.statement("it would hire more staff", company(other))
    maker.relation(f"{one} competes with {other}", company(one), Predicate.COMPETES_WITH, company(other))
    return maker.record()


def _pair(chance: random.Random) -> tuple[str, str]:
    """Two names, the early ones far oftener."""
    first = int(len(_NAMES) * chance.random() ** _SKEW)
    second = int(len(_NAMES) * chance.random() ** _SKEW)
    return _NAMES[first], _NAMES[second if second != first else (first + 1) % len(_NAMES)]
