"""SPARQL over HTTP: three ways to ask, formats, refusals, and the page with its worked queries."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.rdf.worked import worked
from tests.app.made import serving, spring, summer

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a cf:Deal }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("sparql"), spring(), summer(), sparql_seconds=5, sparql_rows=500) as made:
        yield made


def deals(answer: str) -> int:
    return int(json.loads(answer)["results"]["bindings"][0]["n"]["value"])


def test_three_ways_to_ask(client: TestClient) -> None:
    expected = client.get("/v1/deals").json()["total"]
    answers = [
        client.get("/sparql", params={"query": COUNT}),
        client.post("/sparql", data={"query": COUNT}),
        client.post("/sparql", content=COUNT, headers=DIRECT),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert {deals(answer.text) for answer in answers} == {expected}
    assert all(answer.headers["vary"] == "Accept" for answer in answers)


@pytest.mark.parametrize(
    ("accept", "query", "media_type"),
    [
        (None, COUNT, "application/sparql-results+json"),
        ("*/*", COUNT, "application/sparql-results+json"),
        ("application/json", COUNT, "application/json"),
        ("application/sparql-results+xml", COUNT, "application/sparql-results+xml"),
        ("text/csv", COUNT, "text/csv"),
        ("text/csv;q=0.1, text/tab-separated-values", COUNT, "text/tab-separated-values"),
        ("text/html, */*;q=0.1", COUNT, "application/sparql-results+json"),
        (None, "DESCRIBE ?d { ?d a cf:Deal }", "text/turtle"),
        ("application/n-triples", "DESCRIBE ?d { ?d a cf:Deal }", "application/n-triples"),
        ("application/ld+json", "CONSTRUCT WHERE { ?d a cf:Deal }", "application/ld+json"),
    ],
)
def test_formats(client: TestClient, accept: str | None, query: str, media_type: str) -> None:
    headers = {"Accept": accept} if accept else {}
    answer = client.get("/sparql", params={"query": query}, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type


@pytest.mark.parametrize(
    ("accept", "query"),
    [("image/png", COUNT), ("text/turtle", COUNT), ("text/csv", "DESCRIBE ?d { ?d a cf:Deal }")],
)
def test_not_acceptable(client: TestClient, accept: str, query: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"


REFUSED = [
    ("GET", "query=SELECT", None, 400),
    ("GET", "query=SELECT+*+{SERVICE+<http://127.0.0.1:9/>{?s+?p+?o}}", None, 400),
    ("GET", "query=SELECT+*+FROM+<http://127.0.0.1:9/>{?s+?p+?o}", None, 400),
    ("GET", "query=ASK{}&default-graph-uri=http://127.0.0.1:9/", None, 400),
    ("GET", "query=ASK{}&named-graph-uri=http://127.0.0.1:9/", None, 400),
    ("GET", "query=ASK{}&query=ASK{}", None, 400),
    ("GET", "nope=1", None, 400),
    ("POST", "update=CLEAR+ALL", FORM, 400),
    ("POST", "query=CLEAR+ALL", FORM, 400),
    ("POST", "", FORM, 400),
    ("POST", "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 400),
    ("POST", "LOAD <http://127.0.0.1:9/>", DIRECT, 400),
    ("POST", "\xff", DIRECT, 400),
    ("POST", "{}", {"Content-Type": "application/json"}, 415),
    ("POST", 70_000 * " ", DIRECT, 413),
    ("POST", "ASK{}" + 20_000 * " ", DIRECT, 400),
    ("POST", "SELECT * { ?a ?b ?c . ?d ?e ?f }", DIRECT, 400),
]


@pytest.mark.parametrize(("method", "sent", "headers", "status"), REFUSED)
def test_refused(client: TestClient, method: str, sent: str, headers: dict[str, str] | None, status: int) -> None:
    if method == "GET":
        answer = client.get(f"/sparql?{sent}")
    else:
        answer = client.post("/sparql", content=sent.encode("latin-1"), headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"]


def test_runaway_then_the_next(tmp_path: Path) -> None:
    with serving(tmp_path, spring(), sparql_seconds=1) as client:
        slow = client.get("/sparql", params={"query": RUNAWAY})
        assert slow.status_code == 503
        assert slow.headers["content-type"] == "application/problem+json"
        assert client.get("/sparql", params={"query": COUNT}).status_code == 200


def test_a_slow_query_keeps_nobody_waiting(tmp_path: Path) -> None:
    with serving(tmp_path, spring(), sparql_seconds=6) as client, ThreadPoolExecutor() as pool:
        slow = pool.submit(client.get, "/sparql", params={"query": RUNAWAY})
        assert client.get("/sparql", params={"query": COUNT}).status_code == 200
        assert client.get("/v1/stats").status_code == 200
        assert not slow.done()
        assert slow.result().status_code == 503


def test_what_waits_too_long_for_its_turn_is_turned_away(tmp_path: Path) -> None:
    with serving(tmp_path, spring(), sparql_seconds=2, sparql_at_once=1) as client, ThreadPoolExecutor() as pool:
        slow = [pool.submit(client.get, "/sparql", params={"query": RUNAWAY}) for _ in range(4)]
        assert {each.result().status_code for each in slow} == {503}
        assert any("other queries kept this one waiting" in each.result().text for each in slow)
        assert client.get("/sparql", params={"query": COUNT}).status_code == 200


def test_answers_follow_the_graph(tmp_path: Path) -> None:
    with serving(tmp_path, spring()) as client:
        query = {"query": "SELECT (COUNT(*) AS ?n) { ?d a cf:Document }"}
        first = client.get("/sparql", params=query)
        assert deals(first.text) == 1
        again = client.get("/sparql", params=query, headers={"If-None-Match": first.headers["etag"]})
        assert again.status_code == 304
        added = client.post("/v1/documents", json={"text": "The plant makes 5 GW."})
        assert added.status_code == 201
        changed = client.get("/sparql", params=query, headers={"If-None-Match": first.headers["etag"]})
        assert changed.status_code == 200
        assert deals(changed.text) == 2


def test_service_description(client: TestClient) -> None:
    told = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert told.headers["content-type"].startswith("text/turtle")
    assert "sd:supportedLanguage sd:SPARQL11Query" in told.text
    assert client.get("/sparql", headers={"Accept": "application/ld+json"}).json()
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_page(client: TestClient) -> None:
    page = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert page.text.count("<option") == 11
    for name in ("page.js", "page.css"):
        assert f"/sparql/{name}" in page.text
        assert client.get(f"/sparql/{name}").status_code == 200
    assert client.get("/sparql/other").status_code == 400


def test_ten_worked_queries(client: TestClient) -> None:
    assert len(worked()) == 10
    for each in worked():
        answer = client.post("/sparql", content=each.query, headers=DIRECT)
        assert answer.status_code == 200, f"{each.name}: {answer.text}"
        assert each.title


def test_the_protocol_is_described(client: TestClient) -> None:
    told = client.get("/openapi.json").json()["paths"]["/sparql"]
    assert [parameter["name"] for parameter in told["get"]["parameters"]] == ["query"]
    assert set(told["post"]["requestBody"]["content"]) == {FORM["Content-Type"], DIRECT["Content-Type"]}
    assert {"text/csv", "text/turtle"} <= set(told["get"]["responses"]["200"]["content"])
