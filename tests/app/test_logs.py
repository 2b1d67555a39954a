"""The log: a line of JSON a request, with its id, and no word of any document or question."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app import logs
from app.main import create_app
from app.settings import Settings
from graph.model import Document, Reading
from tests.app.made import serving, spring

Line = dict[str, object]


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """What is logged; the logging of the tests themselves comes back afterwards."""
    root = logging.getLogger()
    handlers, level, own = list(root.handlers), root.level, logs.LOG.level
    written = io.StringIO()
    logs.configure(written)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)
    logs.LOG.setLevel(own)


def lines(stream: io.StringIO) -> list[Line]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_request_is_one_line(tmp_path: Path, stream: io.StringIO) -> None:
    with serving(tmp_path, spring()) as client:
        answer = client.get("/v1/deals?q=secret+words&limit=2&Sec%20ret=1", headers={"x-request-id": "abc-1"})
    (line,) = lines(stream)
    assert answer.headers["x-request-id"] == "abc-1"
    assert set(line) == {"time", "level", "event", "request", "method", "route", "parameters", "status"} | {
        "bytes",
        "milliseconds",
        "key",
    }
    assert line | {"time": "", "milliseconds": 0, "bytes": 0} == {
        "time": "",
        "level": "info",
        "event": "request",
        "request": "abc-1",
        "method": "GET",
        "route": "/v1/deals",
        "parameters": ["limit", "q"],
        "status": 400,
        "bytes": 0,
        "milliseconds": 0,
        "key": None,
    }
    assert line["bytes"] == len(answer.content)


@pytest.mark.parametrize("given", ["", "two words", "x" * 65, "é"])
def test_an_id_that_is_none_is_replaced(tmp_path: Path, given: str) -> None:
    with serving(tmp_path) as client:
        told = client.get("/healthz", headers={b"x-request-id": given.encode()}).headers["x-request-id"]
    assert len(told) == 32


SECRET = "Northwind will quietly buy 7 gigawatts"


def test_no_word_of_a_document_is_logged(tmp_path: Path, stream: io.StringIO) -> None:
    with serving(tmp_path, spring()) as client:
        added = client.post("/v1/documents", json={"text": f"{SECRET}.", "title": SECRET})
        client.get(added.headers["location"])
        client.get("/v1/search", params={"q": SECRET})
        client.get(f"/v1/entities/company/{SECRET}")
        client.get(f"/{SECRET}")
    assert len(lines(stream)) == 5
    assert not any(word in stream.getvalue() for word in ("quietly", "Northwind", "gigawatts"))
    assert [line["route"] for line in lines(stream)][-1] == "unmatched"


def failing(document: Document) -> Reading:
    raise RuntimeError(f"stumbled on {document.text}")


def test_a_failure_is_told_by_its_kind_and_place_only(tmp_path: Path, stream: io.StringIO) -> None:
    """The client learns the id, under which the log holds the rest; neither learns a word of the document."""
    app = create_app(Settings(store=f"sqlite:///{tmp_path / 'f.db'}"), reader=failing)
    with TestClient(app) as client:
        answer = client.post("/v1/documents", json={"text": SECRET})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["x-content-type-options"] == "nosniff"
    failure, request = lines(stream)
    assert answer.json()["detail"] == f"request {failure['request']}"
    assert (failure["event"], failure["failure"], request["status"]) == ("failure", "RuntimeError", 500)
    assert any(str(place).startswith("test_logs.py:") for place in failure["at"])  # type: ignore[attr-defined]
    assert "quietly" not in stream.getvalue()
    assert "quietly" not in answer.text


def test_messages_of_libraries_are_not_told(stream: io.StringIO) -> None:
    logging.getLogger("some.library").warning("read %s", SECRET)
    logging.getLogger("some.library").info("chatter")
    (line,) = lines(stream)
    assert (line["level"], line["event"]) == ("warning", "a message of some.library")


def test_the_stream_is_standard_error(capsys: pytest.CaptureFixture[str], stream: io.StringIO) -> None:
    logs.configure(sys.stderr)
    logs.LOG.info("hello")
    assert json.loads(capsys.readouterr().err)["event"] == "hello"
