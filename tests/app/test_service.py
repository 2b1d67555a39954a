"""Documents in and out, revisions, and every failure as a problem."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.settings import Settings
from tests.app.made import serving, spring, summer


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service that only tests which change nothing share."""
    with serving(tmp_path_factory.mktemp("x"), spring(), max_document_bytes=2000, max_url_length=1000) as made:
        yield made


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with serving(tmp_path, spring()) as made:
        yield made


@pytest.mark.parametrize(
    ("method", "path", "status", "parameter", "allowed"),
    [
        ("GET", "/v1/deals?colour=red", 400, "colour", "involving"),
        ("GET", "/v1/figures?involving=Contoso", 400, "involving", "subject"),
        ("GET", "/v1/deals?type=swap", 400, "type", "joint_venture"),
        ("GET", "/v1/deals?sort=size", 400, "sort", "-value"),
        ("GET", "/v1/deals?limit=0", 400, "limit", None),
        ("GET", "/v1/deals?limit=1001", 400, "limit", None),
        ("GET", "/v1/deals?since=yesterday", 400, "since", None),
        ("GET", "/v1/deals?min=5", 400, "unit", "GW"),
        ("GET", "/v1/deals?since=2026", 400, "since", None),
        ("GET", "/v1/deals?since=86400", 400, "since", None),
        ("GET", "/v1/deals?since=2026-02-02&until=2026-01-01", 400, "since", None),
        ("GET", "/v1/figures?unit=gw", 400, "unit", "GW"),
        ("GET", "/v1/figures?unit=gigawatts", 400, "unit", "GW"),
        ("GET", "/v1/deals?unit=rockets", 400, "unit", "USD"),
        ("GET", "/v1/contradictions?unit=rockets", 400, "unit", "USD"),
        ("GET", "/v1/figures?unit=GW&min=6&max=5", 400, "min", None),
        ("GET", "/v1/export?unit=gw", 400, "unit", "GW"),
        ("GET", "/v1/documents/0?colour=red", 400, "colour", "fields"),
        ("GET", "/v1/figures/0?colour=red", 400, "colour", "fields"),
        ("GET", "/v1/decisions?colour=red", 400, "colour", None),
        ("POST", "/v1/documents?colour=red", 400, "colour", None),
        ("DELETE", "/v1/documents/0?colour=red", 400, "colour", None),
        ("GET", "/v1/deals?min=5&dimension=power", 400, "unit", "MW"),
        ("GET", "/v1/figures?min=5&unit=GW&unit=USD", 400, "unit", None),
        ("GET", "/v1/figures?min=nan&unit=GW", 400, "min", None),
        ("GET", "/v1/deals?cursor=abc", 400, "cursor", None),
        ("GET", "/v1/deals?involving=Contosso", 404, "involving", "Contoso"),
        ("GET", "/v1/statements?speaker=nobody at all", 404, "speaker", None),
        ("GET", "/v1/entities/company/nortwind", 404, "entity_id", "Northwind"),
        ("GET", "/v1/entities/person/northwind", 404, "entity_id", None),
        ("GET", "/v1/deals/deal-0", 404, None, None),
        ("GET", "/v1/figures/figure-0", 404, None, None),
        ("GET", "/v1/claims/claim-0", 404, None, None),
        ("GET", "/v1/documents/0", 404, None, None),
        ("GET", "/v1/graph?center=Contosso", 404, "center", "Contoso"),
        ("GET", "/v1/graph?types=planet", 400, "types", "company"),
        ("GET", "/v1/search", 400, "q", None),
        ("GET", "/v1/export?format=xml", 400, "format", "turtle"),
        ("DELETE", "/v1/documents/0", 404, None, None),
        ("GET", "/v1/nothing", 404, None, None),
        ("PUT", "/v1/deals", 405, None, None),
        ("GET", "/v1/deals?q=" + "x" * 1000, 414, None, None),
    ],
)
def test_problems(
    untouched: TestClient, method: str, path: str, status: int, parameter: str | None, allowed: str | None
) -> None:
    response = untouched.request(method, path)
    problem = response.json()
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    assert (problem["status"], problem.get("parameter")) == (status, parameter)
    assert allowed is None or allowed in problem["allowed"]


@pytest.mark.parametrize(
    ("body", "media_type", "status", "words"),
    [
        ('{"text": ""}', "application/json", 422, "Empty document"),
        ('{"url": "https://example.org/"}', "application/json", 422, "CLAIMGRAPH_FETCH=on"),
        ('{"txt": "x"}', "application/json", 400, "there is no field 'txt' of a document: id, name, text"),
        ("{", "application/json", 400, 'send {"text": "..."}'),
        ("", "application/json", 400, "the body is no JSON"),
        ('"words"', "application/json", 400, "a document is an object"),
        ('{"text": 5}', "application/json", 400, "text"),
        ("{}", "application/json", 400, 'no "text"'),
        (1_900 * "[", "application/json", 400, "nested too deeply"),
        ("text=x", "application/x-www-form-urlencoded", 415, "Content-Type: text/plain"),
        ("--x", "multipart/form-data; boundary=x", 415, "send the file itself"),
        ("", "application/pdf", 415, "PDF"),
        ("x", "image/png", 415, "image/png"),
        ('{"text": "words", "published": "soon"}', "application/json", 422, "published"),
        ("words", "application/zip", 415, "application/zip"),
        (b"\xff\xfe\xfa", "text/plain; charset=utf-8", 422, ""),
        ("x" * 2001, "text/plain", 413, "2,000"),
    ],
)
def test_what_can_not_be_added(
    untouched: TestClient, body: str | bytes, media_type: str, status: int, words: str
) -> None:
    response = untouched.post("/v1/documents", content=body, headers={"content-type": media_type})
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
    problem = response.json()
    assert words in f"{problem['title']}: {problem['detail']}"
    assert untouched.get("/v1/stats").json()["revision"] == 1


def test_a_document_is_added_found_and_removed(client: TestClient) -> None:
    before = client.get("/v1/export?format=nquads").text
    new = {
        "text": "Northwind builds 5 GW.",
        "name": "new.txt",
        "published": "2026-07-01",
        "url": "https://example.org/n",
    }
    added = client.post("/v1/documents", json=new)
    assert (added.status_code, added.json()["outcome"]) == (201, "added")
    place = added.headers["location"]
    assert client.get(place).json()["published"] == "2026-07-01"
    assert [i["text"] for i in client.get("/v1/figures?unit=GW").json()["items"]] == ["5 GW", "6 gigawatts"]
    again = client.post("/v1/documents", json=new)
    assert (again.status_code, again.json()["outcome"], again.headers["location"]) == (200, "known", place)
    elsewhere = client.post("/v1/documents", json=new | {"name": "copy.txt"})
    assert (elsewhere.status_code, elsewhere.json()["outcome"]) == (200, "origin_added")
    assert [origin["name"] for origin in client.get(place).json()["origins"]] == ["copy.txt", "new.txt"]
    assert client.get("/v1/stats").json()["revision"] == 3
    assert client.delete(place).status_code == 204
    assert client.get(place).status_code == 404
    assert client.get("/v1/export?format=nquads").text == before


def test_a_list_tells_what_became_of_each(client: TestClient) -> None:
    sent = [
        {"text": "One text of 5 GW."}, {"text": " "}, {"text": "One text of 5 GW."}, {"url": "https://example.org"},
        {"words": "x"}, 7, {"text": "Another with a \ud800 half."},
    ]  # fmt: skip
    headers = {"content-type": "application/json"}
    answer = client.post("/v1/documents", content=json.dumps(sent), headers=headers)
    assert answer.status_code == 200
    told = answer.json()["results"]
    assert [row["outcome"] for row in told] == ["added", "refused", "known", "refused", "refused", "refused", "added"]
    assert all(("problem" in row and bool(row["problem"])) is (row["outcome"] == "refused") for row in told)


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("Plain words of 5 GW.", "text/plain"),
        ("<html><body><p>Marked words of 5 GW and a good many others.</p></body></html>", "text/html"),
    ],
)
def test_text_and_html(client: TestClient, body: str, media_type: str) -> None:
    place = client.post("/v1/documents?title=Given&source=Bugle", content=body, headers={"content-type": media_type})
    assert place.status_code == 201
    told = client.get(place.headers["location"]).json()
    assert (told["title"], told["source"], "words of 5 GW" in told["text"]) == ("Given", "Bugle", True)


def test_a_revision_that_is_known_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/v1/deals")
    tag = {"If-None-Match": first.headers["etag"]}
    again = client.get("/v1/deals", headers=tag)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    client.post("/v1/documents", json={"text": "Something new."})
    assert client.get("/v1/deals", headers=tag).status_code == 200


def test_a_restart_gives_the_same_answers(tmp_path: Path) -> None:
    paths = [
        "/v1/deals",
        "/v1/claims?furniture=true",
        "/v1/entities",
        "/v1/graph?hops=3&center=Contoso",
        "/v1/export?format=trig",
    ]
    with serving(tmp_path, spring(), summer()) as client:
        before = [client.get(path).text for path in paths]
    with serving(tmp_path) as client:
        assert [client.get(path).text for path in paths] == before


def test_an_order_of_arrival_leaves_no_trace(tmp_path: Path) -> None:
    found = []
    for name, records in (("a", (spring(), summer())), ("b", (summer(), spring()))):
        (tmp_path / name).mkdir()
        with serving(tmp_path / name, *records) as client:
            found.append([client.get(path).text for path in ("/v1/deals", "/v1/export?format=nquads", "/v1/graph")])
    assert found[0] == found[1]


def test_a_cursor_belongs_to_its_question(tmp_path: Path) -> None:
    with serving(tmp_path, spring(), summer()) as client:
        cursor = client.get("/v1/figures?limit=1").json()["next"]
        assert client.get(f"/v1/figures?limit=2&cursor={cursor}").status_code == 200
        assert client.get(f"/v1/figures?unit=GW&cursor={cursor}").json()["parameter"] == "cursor"


def test_every_failure_is_described_as_a_problem(untouched: TestClient) -> None:
    schema = untouched.get("/openapi.json").json()
    operations = [o for path in schema["paths"].values() for o in path.values()]
    assert all("application/problem+json" in o["responses"]["4XX"]["content"] for o in operations)
    assert "HTTPValidationError" not in schema["components"]["schemas"]


def test_settings_are_loud_when_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_STORE", "sqlite:///elsewhere.db")
    monkeypatch.setenv("CLAIMGRAPH_PORT", "8123")
    assert (Settings().store, Settings().port, Settings(port=1).port) == ("sqlite:///elsewhere.db", 8123, 1)
    monkeypatch.setenv("CLAIMGRAPH_BASE_IRI", "no address")
    with pytest.raises(ValueError, match="base_iri"):
        Settings()
