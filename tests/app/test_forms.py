"""Lists and items as CSV, JSON lines, JSON-LD and Turtle; facets, fields, ETags, compression."""

import csv
import io
import json
from collections.abc import Iterator

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from graph.vocab import EntityType
from tests.app.made import serving, spring, summer
from tests.graph.made import Maker, company

RDF = {"text/turtle": pyoxigraph.RdfFormat.TURTLE, "application/ld+json": pyoxigraph.RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    tricky = Maker('=1+1 said "Tailspin", which develops Contoso.', name="tricky.txt")
    tricky.statement('=1+1 said "Tailspin"', company("Tailspin"))
    with serving(tmp_path_factory.mktemp("forms"), spring(), summer(), tricky.record()) as made:
        yield made


def table(client: TestClient, path: str) -> list[dict[str, str]]:
    answer = client.get(f"/v1/{path}", headers={"Accept": "text/csv"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("path", ["deals", "figures", "statements", "relations", "claims"])
def test_claims_as_csv(client: TestClient, path: str) -> None:
    rows, items = table(client, path), client.get(f"/v1/{path}").json()["items"]
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    for row, item in zip(rows, items, strict=True):
        quote = item.get("claim", item)["evidence"][0]
        assert row["document"] == quote["document"]["id"]
        assert row["sentence"].lstrip("'") == quote["context"]["text"]
        assert row["permalink"].endswith(f"/{'deal' if path == 'deals' else 'claim'}/{row['id']}")
        assert "source" in row


def test_no_cell_is_a_formula(client: TestClient) -> None:
    (row,) = table(client, "statements?q=Tailspin")
    assert (row["said"][0], row["sentence"][0]) == ("'", "'")


@pytest.mark.parametrize(
    ("path", "column", "value"),
    [
        ("entities?q=Northwind", "counts.documents", "2"),
        ("documents?q=worth", "name", "spring.txt"),
        ("search?q=Ann", "kind", "entity"),
        ("corroborations", "counts.sources", "2"),
        ("contradictions", "id", None),
    ],
)
def test_other_lists_as_csv(client: TestClient, path: str, column: str, value: str | None) -> None:
    rows = table(client, path)
    assert len(rows) == len(client.get(f"/v1/{path}").json()["items"])
    assert not rows or rows[0][column] == value


@pytest.mark.parametrize("path", ["deals", "figures?limit=2", "entities", "documents", "search?q=chips"])
def test_json_lines(client: TestClient, path: str) -> None:
    answer = client.get(f"/v1/{path}", headers={"Accept": "application/x-ndjson"})
    assert [json.loads(line) for line in answer.text.splitlines()] == client.get(f"/v1/{path}").json()["items"]
    assert answer.headers.get("link") == client.get(f"/v1/{path}").headers.get("link")


@pytest.mark.parametrize("media_type", RDF)
@pytest.mark.parametrize("path", ["deals", "figures", "statements", "relations", "claims", "entities", "documents"])
def test_triples(client: TestClient, path: str, media_type: str) -> None:
    answer = client.get(f"/v1/{path}", headers={"Accept": media_type})
    assert answer.headers["content-type"].startswith(media_type)
    subjects = {str(quad.subject) for quad in pyoxigraph.parse(answer.content, format=RDF[media_type])}
    told = {item["id"] for item in client.get(f"/v1/{path}").json()["items"]}
    assert {one for one in told if not any(one in subject for subject in subjects)} == set()


@pytest.mark.parametrize("path", ["deals", "figures", "statements", "relations", "claims", "entities"])
def test_items_in_every_form(client: TestClient, path: str) -> None:
    item = client.get(f"/v1/{path}?sort={'name' if path == 'entities' else '-date'}").json()["items"][0]["id"]
    answers = {form: client.get(f"/v1/{path}/{item}", headers={"Accept": form}) for form in (*RDF, "text/csv")}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len(table(client, f"{path}/{item}")) == 1
    assert len({answer.headers["etag"] for answer in answers.values()}) == 3


def test_etags_are_of_representations(client: TestClient) -> None:
    turtle = client.get("/v1/deals", headers={"Accept": "text/turtle"})
    again = {"Accept": "text/turtle", "If-None-Match": turtle.headers["etag"]}
    assert "Accept" in turtle.headers["vary"]
    assert client.get("/v1/deals", headers=again).status_code == 304
    assert client.get("/v1/deals", headers=again | {"Accept": "text/csv"}).status_code == 200


@pytest.mark.parametrize("path", ["deals", "stats", "graph", "paths?from=Contoso&to=Fabrikam", "documents/x"])
def test_no_such_form(client: TestClient, path: str) -> None:
    answer = client.get(f"/v1/{path}", headers={"Accept": "image/png"})
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == (404 if path == "documents/x" else 406)


@pytest.mark.parametrize(
    ("path", "facets"),
    [
        ("deals?facets=type,status&limit=1", {"type": {"supply": 1, "investment": 1}}),
        ("figures?facets=unit", {"unit": {"EUR": 1, "GW": 1, "MW": 1, "USD": 2}}),
        ("figures?facets=subject&subject=Fabrikam", {"subject": {"company/fabrikam": 1, "company/northwind": 1}}),
        ("deals?facets=role", {"role": {"buyer": 1, "investee": 1, "investor": 1, "seller": 1}}),
        ("statements?facets=speaker,kind", {"kind": {"direct": 1, "indirect": 2}}),
        ("relations?facets=predicate", {"predicate": {"depends_on": 1}}),
        ("claims?facets=kind", {"kind": {"figure": 5, "deal": 3, "statement": 3, "relation": 1}}),
        ("entities?facets=type", {"type": {EntityType.COMPANY: 4, EntityType.PERSON: 1}}),
        ("documents?facets=source", {"source": {"Daily Bugle": 1}}),
        ("deals", {}),
    ],
)
def test_facets(client: TestClient, path: str, facets: dict[str, dict[str, int]]) -> None:
    told = client.get(f"/v1/{path}").json()["facets"]
    assert {name: told.get(name) for name in facets} == facets


def test_fields(client: TestClient) -> None:
    items = client.get("/v1/deals?fields=id,type").json()["items"]
    assert {tuple(item) for item in items} == {("id", "type")}
    assert list(table(client, "figures?fields=id,sentence,permalink")[0]) == ["id", "sentence", "permalink"]
    lines = client.get("/v1/entities?fields=name", headers={"Accept": "application/x-ndjson"}).text
    assert {tuple(json.loads(line)) for line in lines.splitlines()} == {("name",)}


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("deals?facets=colour", "facets"),
        ("search?q=a&facets=type", "facets"),
        ("deals?facets=type,", "facets"),
        ("deals?fields=id,colour", "fields"),
        ("deals?limit=1&limit=2", "limit"),
        ("deals?as_of=2026-01-01&as_of=2026-01-02", "as_of"),
        ("stats?as_of=2026-01-01&as_of=2026-01-01", "as_of"),
        ("deals?versions=some", "versions"),
    ],
)
def test_wrong_parameters(client: TestClient, path: str, parameter: str) -> None:
    answer = client.get(f"/v1/{path}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


def test_several_values_are_fine_where_several_may_be(client: TestClient) -> None:
    assert client.get("/v1/deals?type=supply&type=investment").json()["total"] == 2
