"""Which of several texts of one address stands, and that the order of their coming never matters."""

import datetime as dt
from itertools import permutations

import pytest

from graph.model import Document, Origin
from graph.network import Network
from graph.record import Record
from graph.versions import Versions, Wanted
from tests.graph.made import Maker

PAGE = "https://example.org/story"


def version(words: str, *origins: Origin) -> Record:
    maker = Maker(f"Northwind uses {words} of power.")
    maker.figure(words, 1, "GW", "power", ["Northwind"])
    reading = maker.record().reading
    return Record(document=Document.of(maker.document.text, *origins), reading=reading)


def at(day: str | None = None, url: str | None = PAGE, name: str = "a", own: str | None = None) -> Origin:
    return Origin(name=name, url=url, published=dt.date.fromisoformat(day) if day else None, id=own)


def told(records: list[Record], wanted: Wanted = Wanted.LATEST) -> set[str]:
    network = Network(versions=wanted)
    for record in records:
        network.add(record)
    return {claim.evidence[0].quote for claim in network.claims.values()}


@pytest.mark.parametrize(
    ("one", "two", "standing"),
    [
        ([at("2026-01-01")], [at("2026-01-02")], {"2 GW"}),
        ([at("2026-01-02")], [at("2026-01-01")], {"1 GW"}),
        ([at("2026-01-01")], [at()], {"1 GW"}),
        ([at("2026-01-01", PAGE + "#top")], [at("2026-01-02", PAGE)], {"2 GW"}),
        ([at("2026-01-01", None, own="7")], [at("2026-01-02", None, own="7")], {"2 GW"}),
        ([at("2026-01-01", None, own="7")], [at("2026-01-02", None, own="8")], {"1 GW", "2 GW"}),
        ([at("2026-01-01", None)], [at("2026-01-02", None)], {"1 GW", "2 GW"}),  # the same file name is no address
        ([at("2026-01-01"), at("2026-01-01", PAGE + "/copy")], [at("2026-01-02")], {"1 GW", "2 GW"}),
        ([at("2026-01-01"), at("2026-01-01", None, name="b")], [at("2026-01-02")], {"1 GW", "2 GW"}),
    ],
)
def test_what_stands(one: list[Origin], two: list[Origin], standing: set[str]) -> None:
    records = [version("1 GW", *one), version("2 GW", *two)]
    assert told(records) == told(records[::-1]) == standing
    assert told(records, Wanted.ALL) == {"1 GW", "2 GW"}


def test_ties_go_to_the_longer_text_in_any_order() -> None:
    records = [version("1 GW", at("2026-01-01")), version("1.25 GW", at("2026-01-01")), version("2 GW", at())]
    assert {frozenset(told(list(order))) for order in permutations(records)} == {frozenset({"1.25 GW"})}


def test_taking_the_latest_away_brings_back_the_one_before() -> None:
    first, second = version("1 GW", at("2026-01-01")), version("2 GW", at("2026-01-02"))
    network = Network([first, second])
    assert list(network.records) == [second.document.id]
    assert [record.document.id for record in network.told()] == sorted([first.document.id, second.document.id])
    assert network.remove(second.document.id)
    assert (network.remove("nothing"), list(network.records)) == (False, [first.document.id])
    assert list(network.claims) == list(Network([first]).claims)


def test_the_superseded_are_named() -> None:
    versions = Versions()
    records = [version("1 GW", at("2026-01-01")), version("2 GW", at("2026-01-02"))]
    for record in records:
        versions.put(record)
    assert list(versions.superseded()) == [records[0].document.id]
