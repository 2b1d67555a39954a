"""Totals, comparison of two entities, and what is told of a day, over the web."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph.vocab import Measure
from tests.app.made import serving, spring, summer
from tests.graph.made import Maker


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    sizes = Maker("Northwind draws 4 GW at its sites, Contoso 2 GW at its own. Contoso AG agrees.", name="sizes.txt")
    for words, value, whose in (("4 GW", 4, "Northwind"), ("2 GW", 2, "Contoso")):
        sizes.figure(words, value, "GW", "power drawn", [whose], measure=Measure.DEMAND)
    sizes.figure("Contoso AG", 1, "company", "count", ["Contoso AG"])
    with serving(tmp_path_factory.mktemp("totals"), spring(), summer(), sizes.record()) as made:
        yield made


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", [("EUR", 2e9), ("W", 6e9)]),
        ("involving=Contoso", [("W", 6e9)]),
        ("involving=Northwind&unit=MW", [("MW", 6000)]),
        ("dimension=money", [("EUR", 2e9)]),
        ("involving=Fabrikam&unit=GW", []),
        ("as_of=2026-03-01", [("W", 6e9)]),
    ],
)
def test_totals(client: TestClient, query: str, told: list[tuple[str, float]]) -> None:
    items = client.get(f"/v1/totals?{query}").json()["items"]
    assert [(item["unit"], item["value"]) for item in items] == told
    for item in items:
        counted = [part for part in item["parts"] if part["why"] is None]
        assert len(counted) == item["deals"]
        assert {client.get(f"/v1/deals/{part['deal']}").status_code for part in counted} == {200}


def test_compare(client: TestClient) -> None:
    told = client.get("/v1/compare?a=Northwind&b=NWD").json()
    assert (told["status"], told["parameter"]) == (400, "b")
    told = client.get("/v1/compare?a=Northwind&b=Contoso").json()
    assert (told["a"]["name"], told["b"]["name"]) == ("Northwind", "Contoso")
    assert [deal["type"] for deal in told["together"]] == ["supply"]
    assert [(pair["a"]["text"], pair["b"]["text"], pair["ratio"]) for pair in told["figures"]] == [("4 GW", "2 GW", 2)]
    assert [(one["unit"], one["value"]) for one in told["totals_a"]] == [("EUR", 2e9), ("W", 6e9)]
    assert [ref["name"] for ref in client.get("/v1/compare?a=Contoso&b=Fabrikam").json()["partners"]] == ["Northwind"]
    assert client.get("/v1/compare?a=Northwind&b=Nobody").status_code == 404


@pytest.mark.parametrize(("day", "documents", "nodes"), [("2026-02-01", 0, 0), ("2026-05-01", 2, None)])
def test_what_there_was_by_a_day(client: TestClient, day: str, documents: int, nodes: int | None) -> None:
    assert client.get(f"/v1/stats?as_of={day}").json()["documents"] == documents
    total = client.get(f"/v1/graph?as_of={day}").json()["total"]
    assert total == nodes if nodes is not None else 0 < total < client.get("/v1/graph").json()["total"]
    assert client.get(f"/v1/cycles?as_of={day}").status_code == 200
    assert client.get(f"/v1/paths?from=Contoso&to=Northwind&as_of={day}").status_code == (200 if documents else 404)


def test_joins_tell_their_features(client: TestClient) -> None:
    (join,) = client.get("/v1/joins").json()["items"]
    assert (join["entity"], join["into"], join["reason"]) == ("company/contoso-ag", "company/contoso", "legal_form")
    assert join["features"] == {"letters": 0.82, "words": 0.5, "stem": 1.0, "acronym": 0.0}
