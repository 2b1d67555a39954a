"""What changed since a revision, as a list and as events, whoever wrote it."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.holdings import Holdings
from app.routes.changes import POLL, ChangeFilter, events
from graph.journal import Journal
from tests.app.made import serving, spring, summer
from tests.graph.made import Maker


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with serving(tmp_path, spring(), summer()) as made:
        yield made


def revisions(client: TestClient, query: str) -> list[int]:
    return [item["revision"] for item in client.get(f"/v1/changes?{query}").json()["items"]]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", [1, 2]),
        ("since=1", [2]),
        ("since=2", []),
        ("since=999", []),
        ("what=removed", []),
        ("what=removed&what=added", [1, 2]),
        ("about=Ann Example", [2]),
        ("about=Contoso", [1, 2]),
        ("kind=relation", [2]),
        ("document=nothing", []),
        ("kind=deal&involving=Fabrikam", [2]),
        ("involving=Fabrikam", [2]),
        ("unit=GW&min=5", [1, 2]),
        ("unit=EUR", [2]),
        ("type=investment", [2]),
        ("speaker=Ann Example", [2]),
        ("q=gigawatts", [1]),
        ("modality=possible", [1]),
        ("kind=deal&kind=relation&about=Contoso&since=1", [2]),
    ],
)
def test_filters(client: TestClient, query: str, told: list[int]) -> None:
    assert revisions(client, query) == told


def test_pages_and_links(client: TestClient) -> None:
    first = client.get("/v1/changes?limit=1").json()
    assert (first["revision"], first["next"]) == (2, 1)
    second = client.get(f"/v1/changes?limit=1&since={first['next']}").json()
    assert second["next"] is None
    (item,) = second["items"]
    assert client.get(item["href"]).status_code == 200
    assert {client.get(f"/v1/claims/{claim}").status_code for claim in item["claims"]} == {200}


def test_removals_and_decisions_are_told(client: TestClient) -> None:
    document = client.get("/v1/changes").json()["items"][0]["id"]
    claim = client.get("/v1/changes").json()["items"][1]["claims"][0]
    client.delete(f"/v1/documents/{document}")
    client.post(f"/v1/claims/{claim}/reject")
    client.delete(f"/v1/claims/{claim}/reject")
    items = client.get("/v1/changes?since=2").json()["items"]
    assert [(item["what"], item["id"]) for item in items] == [
        ("removed", document), ("reject", claim), ("undo reject", claim)
    ]  # fmt: skip
    assert revisions(client, "since=2&about=Contoso") == [3]  # a removal is told to whoever may hold the document


@pytest.mark.parametrize(
    "path",
    [
        "since=-1",
        "since=x",
        "kind=fact",
        "what=changed",
        "sort=date",
        "nope=1",
        "min=5",
        "type=gift",
        "until=2026-01-01",
    ],
)
def test_wrong_questions(client: TestClient, path: str) -> None:
    answer = client.get(f"/v1/changes?{path}")
    assert (answer.status_code, answer.json()["parameter"]) == (
        400,
        {"min=5": "unit"}.get(path, path.partition("=")[0]),
    )


def test_an_unknown_name_is_told_before_any_event(client: TestClient) -> None:
    for accept in ("application/json", "text/event-stream"):
        answer = client.get("/v1/changes?involving=Contosso", headers={"Accept": accept})
        assert (answer.status_code, answer.json()["allowed"][0]) == (404, "Contoso")
    head = client.head("/v1/changes", headers={"Accept": "text/event-stream"})
    assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")


def test_no_other_form(client: TestClient) -> None:
    assert client.get("/v1/changes", headers={"Accept": "text/html"}).status_code == 406
    wrong = {"Accept": "text/event-stream", "Last-Event-ID": "x"}
    assert client.get("/v1/changes", headers=wrong).status_code == 400


def test_events_go_on_and_resume(client: TestClient) -> None:
    held = client.app.state.holdings  # type: ignore[attr-defined]
    assert isinstance(held, Holdings)
    later = Maker("Much later Northwind bought 7 GW.", name="later.txt").record()

    async def told(since: int, count: int, add: bool = False) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        stream = events(held, (ChangeFilter(), ()), since)
        async for event in stream:
            if event.startswith("id:"):
                lines = dict(line.split(": ", 1) for line in event.strip().splitlines())
                found.append(json.loads(lines["data"]) | {"event": lines["event"], "key": int(lines["id"])})
            if len(found) == count:
                break
            if add and len(found) == count - 1:
                add = False
                asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(held.remove(first)))
        await stream.aclose()
        return found

    first = later.document.id
    held.journal.add(later.document, later.reading)
    assert client.portal
    assert [event["key"] for event in client.portal.call(told, 1, 1)] == [2]
    seen = client.portal.call(told, 0, 4, True)
    assert [(event["key"], event["event"]) for event in seen] == [
        (1, "added"),
        (2, "added"),
        (3, "added"),
        (4, "removed"),
    ]


def test_what_another_process_wrote_is_followed(tmp_path: Path) -> None:
    with serving(tmp_path, spring()) as client:
        assert client.get("/v1/stats").json()["documents"] == 1
        other = Journal.open(f"sqlite:///{tmp_path / 'made.db'}")
        record = summer()
        other.add(record.document, record.reading)
        deadline = time.monotonic() + 10 * POLL
        while client.get("/v1/stats").json()["revision"] < 2 and time.monotonic() < deadline:
            time.sleep(POLL / 10)
        assert client.get("/v1/stats").json()["documents"] == 2
        assert client.get("/v1/relations").json()["total"] == 1
        other.remove(record.document.id)
        other.close()
        assert client.post("/v1/documents", json={"text": "Northwind bought 5 GW."}).status_code == 201
        assert (client.get("/v1/stats").json()["revision"], client.get("/v1/relations").json()["total"]) == (4, 0)
