"""Versions of a document and dead claims, as the service answers them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.journal import Journal, Record
from graph.vocab import DealType, Role
from tests.app.made import serving
from tests.graph.made import Maker, party

PAGE = "https://example.org/story"


def deal(trigger: str, *figures: str) -> Record:
    maker = Maker("Northwind will buy 6 GW of chips from Contoso for $5 billion.", name="deal.txt")
    told = [maker.figure(words, 6, "GW" if "GW" in words else "USD", "size", ["Northwind"]) for words in figures]
    parties = (party("Northwind", Role.BUYER), party("Contoso", Role.SELLER))
    maker.deal(trigger, DealType.SUPPLY, *parties, figures=told[:1])
    return maker.record()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with serving(tmp_path) as made:
        yield made


def send(client: TestClient, text: str, **more: str) -> str:
    return str(client.post("/v1/documents", json={"text": text, **more}).json()["id"])


def test_the_latest_version_answers(client: TestClient) -> None:
    old = send(client, "Northwind uses 5 GW now.", url=PAGE, published="2026-01-01")
    first = client.get("/v1/figures").json()["items"][0]["id"]
    send(client, "Northwind uses 5 GW or more.", url=PAGE, published="2026-02-01")
    totals = {
        query: client.get(f"/v1/figures?{query}").json()["total"]
        for query in ("", "versions=all", "as_of=2026-01-31", "as_of=2026-02-01", "as_of=2026-02-01&versions=all")
    }
    assert list(totals.values()) == [1, 2, 1, 1, 2]
    assert client.get("/v1/figures").json()["items"][0]["id"] != first
    assert client.get(f"/v1/figures/{first}").json()["id"] == first  # a citation of the older text still leads to it
    assert client.get(f"/v1/documents/{old}").json()["text"] == "Northwind uses 5 GW now."
    assert client.get("/v1/documents").json()["total"] == 1
    assert client.get("/v1/documents?versions=all").json()["total"] == 2
    assert client.get("/v1/stats?versions=all").json()["documents"] == 2
    assert client.get("/v1/graph?versions=all&types=figure").json()["total"] == 2


def test_a_callers_id_is_an_address_and_a_name_is_none(client: TestClient) -> None:
    send(client, "Northwind uses 5 GW.", id="7")
    send(client, "Northwind uses 5 GW, it says.", id="7")
    send(client, "Contoso uses 5 GW.", name="a.txt")
    send(client, "Contoso uses 5 GW, it says.", name="a.txt")
    assert client.get("/v1/documents").json()["total"] == 3


def test_taking_the_latest_away_brings_the_older_back(client: TestClient) -> None:
    old = send(client, "Northwind uses 5 GW now.", url=PAGE, published="2026-01-01")
    before = client.get("/v1/export?format=nquads").text
    new = send(client, "Northwind uses 5 GW or more.", url=PAGE, published="2026-02-01")
    assert [row["id"] for row in client.get("/v1/documents").json()["items"]] == [new]
    client.delete(f"/v1/documents/{new}")
    assert [row["id"] for row in client.get("/v1/documents").json()["items"]] == [old]
    assert client.get("/v1/export?format=nquads").text == before


def test_dead_claims_lead_on_or_tell_their_words(tmp_path: Path) -> None:
    before, after = deal("buy", "6 GW of", "$5 billion"), deal("will buy", "6 GW")
    journal = Journal.open(f"sqlite:///{tmp_path / 'made.db'}")
    journal.add(before.document, before.reading)
    journal.reread(after.reading)
    journal.close()
    moved, lost = (figure.id for figure in before.reading.figures)
    trigger = before.reading.deals[0].id
    with serving(tmp_path) as client:
        client.follow_redirects = False
        for path, place in (
            (f"figures/{moved}", f"/v1/figures/{after.reading.figures[0].id}"),
            (f"claims/{moved}", f"/v1/claims/{after.reading.figures[0].id}"),
            (f"deals/{trigger}", f"/v1/deals/{after.reading.deals[0].id}"),
        ):
            answer = client.get(f"/v1/{path}")
            assert (answer.status_code, answer.headers["location"]) == (308, place)
        gone = client.get(f"/v1/figures/{lost}")
        assert (gone.status_code, gone.headers["content-type"]) == (410, "application/problem+json")
        assert gone.json()["words"] == "$5 billion"
        assert client.get(f"/v1/deals/{moved}").status_code == 404
