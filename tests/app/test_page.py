"""The page is served whole, from here only, under a policy that lets nothing else in."""

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.routes import page


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.include_router(page.router)
    return TestClient(app)


@pytest.fixture
def plain(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The page of a service whose explorer was not built."""
    monkeypatch.setattr(page, "BUILT", page.PLAIN / "nothing")
    return client


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/search?q=10 GW",
        "/deals",
        "/deals/deal-1",
        "/entities/company/acme",
        "/documents/d1?claim=figure-1",
        "/graph",
    ],
)
def test_every_view_has_an_address(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    assert "/page/" in answer.text


def test_the_policy_is_strict(client: TestClient) -> None:
    answer = client.get("/")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_every_file_that_the_shell_names_is_served(client: TestClient) -> None:
    for address in re.findall(r'(?:href|src)="(/page/[^"]+)"', client.get("/").text):
        assert client.get(address).status_code == 200, address


def test_the_plain_page_stands_where_no_explorer_was_built(plain: TestClient) -> None:
    assert '<main id="main"' in plain.get("/deals").text
    scripts = [path for path in page.PLAIN.iterdir() if path.name.endswith(".js")]
    imported = {name for path in scripts for name in re.findall(r'from "\./([^"]+)"', path.read_text("utf-8"))}
    for name in ["page.js", "page.css", *imported]:
        assert plain.get(f"/page/{name}").status_code == 200, name


@pytest.mark.parametrize(
    "name",
    ["nothing.js", "page.py", "..%2Froutes%2Fpage.py", "%2e%2e/page/page.js", "assets/nothing.js", "index", ".stamp"],
)
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/page/{name}").status_code == 404


def test_text_never_becomes_markup() -> None:
    for path in page.PLAIN.iterdir():
        source = path.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source), path.name
        assert not re.search(r"https?://", source), path.name


def test_nothing_is_inline() -> None:
    shell = (page.PLAIN / "index.html").read_text("utf-8")
    assert not re.search(r"<style|style=|<script(?![^>]*src=)| on\w+=", shell)
