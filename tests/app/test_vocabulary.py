"""Every address of our own that an export names resolves, in the form that is asked for."""

import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from tests.app.made import serving, spring, summer

BASE = "https://data.example.org"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("vocabulary"), spring(), summer()) as made:
        yield made


def exported(client: TestClient) -> list[ox.Quad]:
    return list(ox.parse(client.get("/v1/export?format=ntriples").content, ox.RdfFormat.N_TRIPLES))


def test_things_resolve_to_what_the_export_says_of_them(client: TestClient) -> None:
    quads = exported(client)
    told = {(str(q.subject), str(q.predicate), str(q.object)) for q in quads}
    things = {q.subject.value.partition("#")[0] for q in quads if isinstance(q.subject, ox.NamedNode)}
    checked = 0
    for thing in sorted(things):
        path = thing.removeprefix(BASE)
        if path.split("/")[1] not in {"entity", "claim", "deal", "doc", "dataset"}:
            continue
        answer = client.get(path, headers={"Accept": "text/turtle"}, follow_redirects=False)
        assert answer.status_code == 200, path
        here = {
            (str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(answer.content, ox.RdfFormat.TURTLE)
        }
        assert here <= told
        assert {triple for triple in told if triple[0] == f"<{thing}>"} <= here
        checked += 1
    assert checked > 15


@pytest.mark.parametrize(
    ("accept", "ending", "media_type"),
    [
        (None, "", "text/turtle"),
        ("text/turtle", "", "text/turtle"),
        ("application/ld+json", "", "application/ld+json"),
        ("application/n-triples", "", "application/n-triples"),
        ("text/html", ".ttl", "text/turtle"),
        ("text/html", ".jsonld", "application/ld+json"),
        ("text/html", ".nt", "application/n-triples"),
    ],
)
def test_forms_of_a_thing(client: TestClient, accept: str | None, ending: str, media_type: str) -> None:
    headers = {"Accept": accept} if accept else {}
    answer = client.get(f"/entity/company/northwind{ending}", headers=headers, follow_redirects=False)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert b"Northwind" in answer.content


def ids(client: TestClient) -> dict[str, str]:
    return {
        "entity": "company/northwind",
        "deal": client.get("/v1/deals").json()["items"][0]["id"],
        "doc": client.get("/v1/documents").json()["items"][0]["id"],
        "claim": client.get("/v1/figures").json()["items"][0]["id"],
    }


@pytest.mark.parametrize("kind", ["entity", "deal", "doc", "claim"])
def test_people_are_shown_the_page(client: TestClient, kind: str) -> None:
    item = ids(client)[kind]
    by_accept = client.get(f"/{kind}/{item}", headers={"Accept": "text/html"}, follow_redirects=False)
    by_ending = client.get(f"/{kind}/{item}.html", follow_redirects=False)
    assert by_accept.status_code == by_ending.status_code == 303
    assert by_accept.headers["location"] == by_ending.headers["location"]
    page = client.get(by_accept.headers["location"])
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("kind", ["entity", "deal", "doc", "claim"])
def test_json_and_the_unknown(client: TestClient, kind: str) -> None:
    told = client.get(f"/{kind}/{ids(client)[kind]}.json")
    assert told.status_code == 200
    assert told.headers["content-type"] == "application/json"
    gone = client.get(f"/{kind}/nothing", headers={"Accept": "text/turtle"})
    assert gone.status_code == 404
    assert gone.headers["content-type"] == "application/problem+json"


def test_a_member_claim_leads_to_its_deal(client: TestClient) -> None:
    joined = next(deal for deal in client.get("/v1/deals").json()["items"] if deal["counts"]["claims"] > 1)
    other = next(report["claim"] for report in joined["reports"] if report["claim"] != joined["id"])
    answer = client.get(f"/deal/{other}", headers={"Accept": "text/turtle"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/deal/{joined['id']}")


@pytest.mark.parametrize("name", ["cf", "cfv", "shapes"])
@pytest.mark.parametrize("ending", ["ttl", "jsonld", "nt"])
def test_vocabulary(client: TestClient, name: str, ending: str) -> None:
    form = {"ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD, "nt": ox.RdfFormat.N_TRIPLES}[ending]
    answer = client.get(f"/ns/{name}.{ending}")
    assert len(list(ox.parse(answer.content, form))) > 300


def test_vocabulary_for_people(client: TestClient) -> None:
    page = client.get("/ns/cf", headers={"Accept": "text/html"})
    assert page.headers["content-type"].startswith("text/html")
    assert 'id="DealClaim"' in page.text
    assert 'id="measure-revenue"' in page.text


def test_context_and_what_is_not_there(client: TestClient) -> None:
    assert "@context" in json.loads(client.get("/ns/context.jsonld").content)
    assert client.get("/ns/nope").status_code == 404
    assert client.get("/entity/company/northwind", headers={"Accept": "image/png"}).status_code == 406


def test_unchanged(client: TestClient) -> None:
    first = client.get("/entity/company/northwind")
    again = client.get("/entity/company/northwind", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
