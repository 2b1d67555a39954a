"""Readiness from the start until the graph stands, and what Prometheus reads."""

import threading
import time
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from app.holdings import Holdings
from app.main import create_app
from app.settings import Settings
from graph.errors import StoreError
from graph.network import Network
from tests.app.made import read, serving, spring

PROBLEM = "application/problem+json"


def test_ready_tells_the_revision(tmp_path: Path) -> None:
    with serving(tmp_path, spring()) as client:
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()) == (200, {"status": "ready", "revision": 1, "fetch": False})


def test_red_until_the_graph_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The building is held up: health answers at once, all else is asked to come again; then it answers."""
    gate = threading.Event()
    whole = Holdings.open.__func__  # type: ignore[attr-defined]

    def slowly(*given: object) -> Holdings:
        gate.wait(30)
        return whole(Holdings, *given)  # type: ignore[no-any-return]

    monkeypatch.setattr(Holdings, "open", slowly)
    settings = Settings(store=f"sqlite:///{tmp_path / 'r.db'}", patience_seconds=0.01)
    app = create_app(settings, reader=read, early=True)
    with TestClient(app) as client:
        assert client.get("/healthz").status_code == 200
        assert "claimgraph_ready 0.0" in client.get("/metrics").text
        for path in ("/readyz", "/v1/deals", "/sparql?query=ASK{}", "/mcp"):
            early = client.get(path)
            assert (early.status_code, early.headers["content-type"]) == (503, PROBLEM), path
            assert early.json()["detail"] == "the graph is being built"
        assert client.get("/v1/deals").headers["retry-after"] == "2"
        gate.set()
        deadline = time.monotonic() + 30
        while client.get("/readyz").status_code == 503 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert client.get("/readyz").status_code == 200
        assert client.get("/v1/deals").status_code == 200
        assert "claimgraph_ready 1.0" in client.get("/metrics").text


def test_a_request_waits_for_the_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    whole = Holdings.open.__func__  # type: ignore[attr-defined]

    def slowly(*given: object) -> Holdings:
        gate.wait(30)
        return whole(Holdings, *given)  # type: ignore[no-any-return]

    monkeypatch.setattr(Holdings, "open", slowly)
    app = create_app(Settings(store=f"sqlite:///{tmp_path / 'w.db'}"), reader=read, early=True)
    with TestClient(app) as client:
        assert client.get("/readyz").status_code == 503
        threading.Timer(0.3, gate.set).start()
        assert client.get("/v1/deals").status_code == 200


def test_red_where_the_graph_could_not_be_built(tmp_path: Path) -> None:
    nowhere = Settings(store=f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.db'}")
    with TestClient(create_app(nowhere, reader=read, early=True)) as client:
        deadline = time.monotonic() + 30
        while "being built" in client.get("/readyz").text and time.monotonic() < deadline:
            time.sleep(0.01)
        answer = client.get("/readyz")
        assert (answer.status_code, "could not be built" in answer.json()["detail"]) == (503, True)
        assert client.get("/healthz").status_code == 200
    with pytest.raises(StoreError), TestClient(create_app(nowhere, reader=read)):
        pass


def test_red_where_the_store_went_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(tmp_path, spring()) as client:
        (tmp_path / "made.db").unlink()
        for left in tmp_path.glob("made.db-*"):
            left.unlink()
        (tmp_path / "made.db").write_text("this is no database, whatever its name says")
        client.app.state.holdings.journal._engine.dispose()  # type: ignore[attr-defined]
        assert (client.get("/readyz").status_code, client.get("/healthz").status_code) == (503, 200)


def samples(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_what_is_counted(tmp_path: Path) -> None:
    with serving(tmp_path, spring()) as client:
        network: Network = client.app.state.holdings.network  # type: ignore[attr-defined]
        for path in ("/v1/deals", "/v1/deals?colour=red", "/v1/entities/company/northwind", "/v1/nothing"):
            client.get(path)
        answer = client.get("/metrics")
        told = samples(answer.text)
        assert answer.headers["content-type"].startswith("text/plain")
        assert told["claimgraph_requests_total", ("GET", "/v1/deals", "200")] == 1
        assert told["claimgraph_requests_total", ("GET", "/v1/deals", "400")] == 1
        assert told["claimgraph_requests_total", ("GET", "/v1/entities/{entity_id:path}", "200")] == 1
        assert told["claimgraph_requests_total", ("GET", "unmatched", "404")] == 1
        assert told["claimgraph_request_seconds_count", ("GET", "/v1/deals")] == 2
        assert told["claimgraph_requests_running", ()] == 1  # this one
        assert (told["claimgraph_ready", ()], told["claimgraph_revision", ()]) == (1, 1)
        assert told["claimgraph_held", ("claims",)] == len(network.claims)


def test_labels_are_bounded(tmp_path: Path) -> None:
    """Neither names of entities nor methods that nobody ever heard of become labels."""
    with serving(tmp_path) as client:
        before = len(samples(client.get("/metrics").text))
        for number in range(30):
            client.request(f"X{number}", f"/v1/{number}")
        assert len(samples(client.get("/metrics").text)) < before + 60
        assert len(samples(client.get("/metrics").text)) == len(samples(client.get("/metrics").text))
