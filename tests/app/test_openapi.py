"""The OpenAPI description: committed, with examples that answer, held by what the service really does.

`python -m tests.app.test_openapi` writes `docs/openapi.json` anew.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.cli import main
from app.examples import EXAMPLES
from app.main import create_app
from app.reference import example
from app.settings import Settings

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "openapi.json"
Json = dict[str, object]


def described(app: FastAPI) -> str:
    """The description as it is committed; the version is that of the package that is installed."""
    schema = app.openapi()
    schema["info"]["version"] = "0"
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = f"sqlite:///{tmp_path_factory.mktemp('openapi') / 'samples.db'}"
    assert main(["ingest", str(ROOT / "samples"), "--store", store]) == 0
    with TestClient(create_app(Settings(store=store))) as made:
        yield made


def test_the_committed_description_is_that_of_the_service() -> None:
    assert described(create_app(Settings(store="sqlite://"))) == COMMITTED.read_text(encoding="utf-8"), (
        "the API changed: look at the difference, then run `python -m tests.app.test_openapi`"
    )


@pytest.mark.parametrize("path", EXAMPLES)
def test_examples_answer(client: TestClient, path: str) -> None:
    operation = client.get("/openapi.json").json()["paths"][path]["get"]
    address = example(path, operation)
    assert address
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    told = answer.json() if answer.headers["content-type"] == "application/json" else {}
    assert told.get("total", 1) or path in {"/v1/cycles", "/v1/contradictions"}


def test_every_list_has_an_example(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    alone = {
        path for path in paths if "{" not in path and "get" in paths[path] and paths[path]["get"].get("parameters")
    }
    assert alone - set(EXAMPLES) == set()


def test_every_failure_is_described_as_a_problem(client: TestClient) -> None:
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            for status in ("4XX", "5XX"):
                content = operation["responses"][status]["content"]
                assert set(content) == {"application/problem+json"}, (method, path)


def test_the_reference_loads_nothing(client: TestClient) -> None:
    answer = client.get("/docs")
    assert answer.headers["content-type"].startswith("text/html")
    assert "script" not in answer.headers["content-security-policy"]
    assert not [word for word in ("<script", "<link", "cdn", "onload=", "style=") if word in answer.text]
    for path in EXAMPLES:
        assert f"<h3>GET {path}</h3>" in answer.text
    assert client.get("/redoc").status_code == 404


if __name__ == "__main__":
    os.environ.pop("CLAIMGRAPH_STORE", None)
    COMMITTED.write_text(described(create_app(Settings(store="sqlite://"))), encoding="utf-8")
    sys.exit(0)
