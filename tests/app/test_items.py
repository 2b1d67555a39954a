"""Items at their own addresses, the drawn graph, and the export, over two documents."""

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.app.made import serving, spring, summer


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("lists"), spring(), summer()) as made:
        yield made


def test_every_claim_stands_at_its_own_address(client: TestClient) -> None:
    for row in client.get("/v1/claims?furniture=true").json()["items"]:
        assert client.get(f"/v1/claims/{row['id']}").json() == row
        answer = client.get(f"/v1/{row['kind']}s/{row['id']}")
        assert answer.status_code == 200
        if row["kind"] != "deal":
            assert answer.json() == row["claim"]
        for evidence in row["claim"]["evidence"]:
            text = client.get(f"/v1/documents/{evidence['document']['id']}").json()["text"]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
            assert text[evidence["context"]["start"] : evidence["context"]["end"]] == evidence["context"]["text"]


def test_an_entity_tells_counts_and_links(client: TestClient) -> None:
    entity = client.get("/v1/entities/company/northwind").json()
    assert entity["counts"] == {
        "documents": 2, "claims": 8, "deals": 2, "figures": 5, "statements": 0, "relations": 0
    }  # fmt: skip
    assert (entity["aliases"], entity["same_as"]) == (["NWD"], ["http://www.wikidata.org/entity/Q424242"])
    moved = client.get("/v1/entities/company/nwd", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/entities/company/northwind")


@pytest.mark.parametrize("name", ["nwd", "Q424242", "q424242"])
def test_a_name_or_wikidata_id_leads_to_the_entity(client: TestClient, name: str) -> None:
    moved = client.get(f"/v1/entities/{name}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/entities/company/northwind")


@pytest.mark.parametrize("accept", ["application/json", "application/x-ndjson", "text/csv"])
def test_fields_are_chosen_of_one_item_as_of_many(client: TestClient, accept: str) -> None:
    claims = client.get("/v1/claims?kind=figure&limit=1").json()["items"][0]["id"]
    deal = client.get("/v1/deals").json()["items"][0]["id"]
    for path, names in (
        (f"/v1/figures/{claims}", "id,unit"),
        (f"/v1/deals/{deal}", "id,parties"),
        ("/v1/entities/company/northwind", "id,counts"),
    ):
        answer = client.get(path, params={"fields": names}, headers={"Accept": accept})
        assert answer.status_code == 200, answer.text
        if accept != "text/csv":
            assert set(answer.json()) == set(names.split(","))
        wrong = client.get(path, params={"fields": "nothing"}, headers={"Accept": accept})
        assert (wrong.status_code, wrong.json()["parameter"]) == (400, "fields")
    document = client.get(f"/v1/documents/{summer().document.id}?fields=id,counts")
    assert set(document.json()) == {"id", "counts"}


@pytest.mark.parametrize("path", ["/v1/deals", "/v1/entities/company/northwind", "/healthz", "/v1/export", "/"])
def test_the_head_alone(client: TestClient, path: str) -> None:
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "etag", "vary"):
        assert head.headers.get(name) == whole.headers.get(name)


def test_a_document_tells_its_claims(client: TestClient) -> None:
    document = client.get(f"/v1/documents/{summer().document.id}").json()
    assert document["text"] == summer().document.text
    assert [len(document[kind]) for kind in ("figures", "deals", "statements", "relations")] == [2, 2, 1, 1]
    assert document["counts"] == {"figures": 2, "deals": 2, "statements": 1, "relations": 1}
    assert document["deals"][0]["deal"] in {item["id"] for item in client.get("/v1/deals").json()["items"]}


def test_the_drawn_graph(client: TestClient) -> None:
    answer = client.get("/v1/graph?center=Contoso&hops=2&types=company&types=deal").json()
    ids = {node["id"]: node for node in answer["nodes"]}
    assert set(ids) >= {"company/contoso", "company/northwind", "company/fabrikam"}
    assert {node["type"] for node in answer["nodes"]} == {"company", "deal"}
    assert {edge["type"] for edge in answer["edges"]} >= {"buyer", "seller", "depends_on"}
    assert all(edge["source"] in ids and edge["target"] in ids for edge in answer["edges"])
    assert client.get("/v1/graph?limit=2").json()["total"] > 2


def test_the_drawn_graph_as_a_table_of_its_edges(client: TestClient) -> None:
    answer = client.get("/v1/graph?center=Contoso").json()
    response = client.get("/v1/graph?center=Contoso", headers={"Accept": "text/csv"})
    assert response.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [row["id"] for row in rows] == [edge["id"] for edge in answer["edges"]]
    names = {node["id"]: node["label"] for node in answer["nodes"]}
    assert all((row["source_name"], row["target_name"]) == (names[row["source"]], names[row["target"]]) for row in rows)


def test_stats(client: TestClient) -> None:
    answer = client.get("/v1/stats").json()
    assert (answer["documents"], answer["deals"], answer["figures"], answer["statements"]) == (2, 2, 6, 2)
    assert answer["entity_types"] == {"company": 3, "person": 1}


@pytest.mark.parametrize("form", ["turtle", "ntriples", "nquads", "trig", "jsonld"])
def test_export(client: TestClient, form: str) -> None:
    answer = client.get(f"/v1/export?format={form}")
    assert answer.status_code == 200
    assert spring().document.id in answer.text
