"""A reader's corrections: kept, followed, surviving a restart, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.journal import Record
from graph.vocab import DealType, Role
from tests.app.made import serving, spring
from tests.graph.made import Maker, party


def named(name: str) -> Record:
    maker = Maker(f"Now {name} buys.", name=f"{name}.txt")
    maker.deal("buys", DealType.SUPPLY, party(name, Role.BUYER), party("Contoso", Role.SELLER))
    return maker.record()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with serving(tmp_path, spring(), named("Acme"), named("Acme Inc")) as made:
        yield made


def buyers(client: TestClient) -> list[str]:
    deals = client.get("/v1/deals?involving=Contoso").json()["items"]
    return sorted(party["id"] for deal in deals for party in deal["parties"] if party["role"] == "buyer")


def test_a_rejected_claim_is_gone_survives_a_restart_and_comes_back(client: TestClient, tmp_path: Path) -> None:
    export = client.get("/v1/export?format=nquads").text
    (claim,) = client.get("/v1/figures?bound=at_most").json()["items"]
    address = f"/v1/claims/{claim['id']}/reject"
    assert client.post(address, json={"reason": "a forecast"}).status_code == 201
    assert client.post(address).status_code == 200
    assert client.get("/v1/figures?bound=at_most").json()["items"] == []
    assert [d["reason"] for d in client.get("/v1/decisions").json()["items"]] == ["a forecast"]
    with serving(tmp_path) as again:
        assert again.get("/v1/figures?bound=at_most").json()["items"] == []
    assert client.delete(address).status_code == 204
    assert client.delete(address).status_code == 404
    assert client.get("/v1/export?format=nquads").text == export


def test_a_join_is_told_split_and_restored(client: TestClient) -> None:
    assert buyers(client) == ["company/acme", "company/northwind"]
    (join,) = client.get("/v1/joins").json()["items"]
    assert (join["entity"], join["into"], join["reason"]) == ("company/acme-inc", "company/acme", "legal_form")
    moved = client.get("/v1/entities/company/acme-inc", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/entities/company/acme")
    split = client.post("/v1/entities/company/acme/split", json={"entity": "company/acme-inc"})
    assert split.status_code == 201
    assert buyers(client) == ["company/acme", "company/acme-inc", "company/northwind"]
    assert client.delete("/v1/entities/company/acme/split?entity=company/acme-inc").status_code == 204
    assert buyers(client) == ["company/acme", "company/northwind"]


def test_a_merge_is_followed_and_taken_back(client: TestClient) -> None:
    merged = client.post("/v1/entities/company/acme/merge", json={"entity": "Northwind", "reason": "renamed"})
    assert (merged.status_code, merged.json()["object"]) == (201, "company/northwind")
    assert set(buyers(client)) == {"company/northwind"}
    moved = client.get("/v1/entities/company/acme", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"]) == (308, "/v1/entities/company/northwind")
    assert client.delete("/v1/entities/company/acme/merge?entity=company/northwind").status_code == 204
    assert buyers(client) == ["company/acme", "company/northwind"]


def told(number: int, *buyers: str) -> Record:
    maker = Maker(f"In story {number} they buy.", name=f"{number}.txt", published=f"2026-03-0{number}")
    parties = [party(name, Role.ACQUIRER) for name in buyers]
    maker.deal("buy", DealType.ACQUISITION, *parties, party("Contoso", Role.TARGET))
    return maker.record()


def test_a_deal_told_with_fewer_parties_is_joined_with_reason_split_and_restored(tmp_path: Path) -> None:
    with serving(tmp_path, told(1, "Northwind"), told(2, "Northwind", "Fabrikam")) as client:
        (deal,) = client.get("/v1/deals").json()["items"]
        (join,) = deal["joins"]
        assert (join["reasons"], join["score"]) == (["time"], 0.6)
        assert join["features"] == {"parties": 0.67, "figures": 0.0, "time": 0.98, "type": 1.0}
        address = f"/v1/deals/{join['deal']}/split"
        assert client.post(address, json={"deal": join["into"]}).status_code == 201
        assert client.post(address, json={"deal": join["into"]}).status_code == 200
        assert [one["joins"] for one in client.get("/v1/deals").json()["items"]] == [[], []]
        assert client.delete(f"{address}?deal={join['into']}").status_code == 204
        assert client.get("/v1/deals").json()["items"] == [deal]
        assert client.post(address, json={"deal": "nothing"}).status_code == 404
        assert client.post(address, json={"deal": join["deal"]}).status_code == 400


@pytest.mark.parametrize(
    ("path", "body", "status", "parameter"),
    [
        ("/v1/claims/none/reject", {}, 404, None),
        ("/v1/entities/company/nobody/merge", {"entity": "Contoso"}, 404, "entity_id"),
        ("/v1/entities/company/acme/merge", {"entity": "Nobody"}, 404, "entity"),
        ("/v1/entities/company/acme/merge", {"entity": "Acme"}, 400, "entity"),
        ("/v1/entities/company/contoso/split", {"entity": "company/acme"}, 400, "entity_id"),
        ("/v1/entities/company/acme/merge", {}, 400, "entity"),
    ],
)
def test_problems(client: TestClient, path: str, body: dict[str, str], status: int, parameter: str | None) -> None:
    response = client.post(path, json=body)
    assert (response.status_code, response.json().get("parameter")) == (status, parameter)
