"""The graph as it had been published by a day."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.app.made import serving, spring, summer
from tests.graph.made import Maker


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    undated = Maker("Some day 3 GW were bought.", name="undated.txt", published=None)
    undated.figure("3 GW", 3, "GW", "power", ["Northwind"])
    with serving(tmp_path_factory.mktemp("as_of"), spring(), summer(), undated.record()) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "totals"),
    [
        ("deals", (0, 1, 2)),
        ("figures?dimension=power", (0, 1, 2)),
        ("statements", (0, 1, 2)),
        ("relations", (0, 0, 1)),
        ("claims?kind=deal", (0, 1, 3)),
        ("entities", (0, 3, 4)),
        ("documents", (0, 1, 2)),
        ("corroborations", (0, 0, 2)),
        ("search?q=chips", (0, 3, 5)),
    ],
)
def test_totals(client: TestClient, path: str, totals: tuple[int, ...]) -> None:
    for day, total in zip(("2026-02-28", "2026-03-01", "2026-12-31"), totals, strict=True):
        answer = client.get(f"/v1/{path}{'&' if '?' in path else '?'}as_of={day}").json()
        assert (day, answer["total"]) == (day, total)
        assert answer["excluded"]["undated_documents"] == 1


def test_a_deal_is_told_as_it_was_known_then(client: TestClient) -> None:
    (then,) = client.get("/v1/deals?as_of=2026-04-01&involving=Contoso").json()["items"]
    (now,) = client.get("/v1/deals?involving=Contoso").json()["items"]
    assert (then["status"], then["counts"]["documents"]) == ("announced", 1)
    assert (now["status"], now["counts"]["documents"]) == ("completed", 2)


def test_who_was_not_known_then_is_unknown(client: TestClient) -> None:
    assert client.get("/v1/statements?speaker=Ann Example&as_of=2026-04-01").status_code == 404
    assert client.get("/v1/deals?as_of=soon").json()["parameter"] == "as_of"
