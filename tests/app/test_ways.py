"""Paths, circles, neighbours and timelines over the web."""

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.app.made import serving, spring, summer


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("ways"), spring(), summer()) as made:
        yield made


def test_a_path_has_a_quote_on_each_step(client: TestClient) -> None:
    answer = client.get("/v1/paths?from=NWD&to=Fabrikam").json()
    assert [[e["name"] for e in item["entities"]] for item in answer["items"]] == [
        ["Northwind", "Fabrikam"],
        ["Northwind", "Contoso", "Fabrikam"],
    ]
    assert [step["quote"]["quote"] for steps in answer["items"][1]["steps"] for step in steps] == ["sold", "depends on"]
    assert len(client.get("/v1/paths?from=Northwind&to=Fabrikam&limit=1").json()["items"]) == 1


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        ("/v1/paths?from=Northwind", 400, "to"),
        ("/v1/paths?from=Northwind&to=Nowhere", 404, "to"),
        ("/v1/paths?from=Northwind&to=NWD", 400, "to"),
        ("/v1/paths?from=Northwind&to=Contoso&via=x", 400, "via"),
        ("/v1/cycles?involving=Nowhere", 404, "involving"),
        ("/v1/cycles?flow=love", 400, "flow"),
        ("/v1/entities/company/nowhere/neighbours", 404, "entity_id"),
        ("/v1/entities/company/nowhere/timeline", 404, "about"),
    ],
)
def test_problems(client: TestClient, path: str, status: int, parameter: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.json()["parameter"]) == (status, parameter)


def test_no_circle_is_told_where_none_is(client: TestClient) -> None:
    assert client.get("/v1/cycles").json()["items"] == []


def test_neighbours(client: TestClient) -> None:
    answer = client.get("/v1/entities/company/fabrikam/neighbours?types=company").json()
    assert {node["label"] for node in answer["nodes"]} == {"Fabrikam", "Contoso"}
    assert {edge["type"] for edge in answer["edges"]} == {"depends_on"}


def test_a_timeline_is_dated_and_oldest_first(client: TestClient) -> None:
    rows = client.get("/v1/entities/company/contoso/timeline").json()["items"]
    assert [row["kind"] for row in rows[:2]] == ["deal", "deal"]
    assert {row["kind"] for row in rows[2:]} == {"relation", "statement"}
    later = client.get("/v1/entities/company/contoso/timeline?since=2026-06-01&kind=deal").json()
    assert [row["claim"]["status"] for row in later["items"]] == ["completed"]


def table(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_paths_as_a_table_have_a_row_a_step(client: TestClient) -> None:
    rows = table(client, "/v1/paths?from=Northwind&to=Fabrikam")
    assert [(row["way"], row["step"], row["quote.quote"]) for row in rows] == [
        ("1", "1", "put"),
        ("2", "1", "sold"),
        ("2", "2", "depends on"),
    ]
    assert {row["source_name"] for row in rows} <= {"Northwind", "Contoso"}
    assert rows[2]["target_name"] == "Fabrikam"
    assert rows[0]["quote.document.name"] == "summer.txt"
    assert table(client, "/v1/cycles") == []


def test_what_the_graph_holds_as_a_table(client: TestClient) -> None:
    told = client.get("/v1/stats").json()
    counts = {(row["field"], row["of"]): int(row["count"]) for row in table(client, "/v1/stats")}
    assert counts["documents", ""] == told["documents"] == 2
    assert {of: n for (field, of), n in counts.items() if field == "units"} == told["units"]


def test_an_edge_tells_the_document_of_its_words(client: TestClient) -> None:
    edges = client.get("/v1/graph?center=Fabrikam").json()["edges"]
    assert edges
    for edge in edges:
        assert edge["quote"] in client.get(f"/v1/documents/{edge['document']['id']}").json()["text"]
