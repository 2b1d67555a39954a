"""The page is served whole, from here only, under a policy that lets nothing else in."""

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.routes.page import PAGE, router


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = FastAPI()
    app.include_router(router)
    return TestClient(app)


@pytest.mark.parametrize(
    "address",
    ["/", "/?q=10 GW", "/deals/deal-1", "/entities/company/acme", "/documents", "/documents/d1?claim=figure-1"],
)
def test_every_view_has_an_address(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<main id="main"' in answer.text


def test_the_policy_is_strict(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert client.get("/page/page.js").headers["x-content-type-options"] == "nosniff"


def test_every_file_that_the_page_names_is_served(client: TestClient) -> None:
    shell = client.get("/").text
    named = re.findall(r'(?:href|src)="(/page/[^"]+)"', shell)
    scripts = [path for path in PAGE.iterdir() if path.name.endswith(".js")]
    imported = {name for path in scripts for name in re.findall(r'from "\./([^"]+)"', path.read_text("utf-8"))}
    for address in [*named, *(f"/page/{name}" for name in imported)]:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("name", ["nothing.js", "page.py", "..%2Froutes%2Fpage.py", "index"])
def test_nothing_else_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/page/{name}").status_code == 404


def test_text_never_becomes_markup() -> None:
    for path in PAGE.iterdir():
        source = path.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source), path.name
        assert not re.search(r"https?://", source), path.name


def test_nothing_is_inline() -> None:
    shell = (PAGE / "index.html").read_text("utf-8")
    assert not re.search(r"<style|style=|<script(?![^>]*src=)| on\w+=", shell)
