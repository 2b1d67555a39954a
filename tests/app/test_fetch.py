"""Pages by their address: refused where the service is not set to fetch, added where it is; and on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from app.cli import main
from app.fetching.page import Fetcher
from app.settings import Settings
from tests.app.fetching.site import ARTICLE, Place, Site, loopback, moved, serving_site
from tests.app.made import serving

NEWS = "https://example.org/news"


@pytest.fixture
def site() -> Iterator[Site]:
    places: dict[str, Place] = {
        "/article": ("text/html; charset=utf-8", ARTICLE.encode()),
        "/plain": ("text/plain", b"Northwind builds 5 GW."),
        "/moved": moved("/article"),
        "/inward": moved("http://169.254.169.254/"),
        "/empty": ("text/plain", b""),
        "/picture": ("image/png", b"x"),
    }
    with serving_site(Site(places)) as made:
        yield made


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """A service that fetches, from loopback too."""
    with serving(tmp_path, fetch=True) as made:
        assert isinstance(made.app, FastAPI)
        made.app.state.fetcher = Fetcher(loopback())
        yield made


def test_off_by_default(tmp_path: Path) -> None:
    with serving(tmp_path) as client:
        assert client.get("/readyz").json()["fetch"] is False
        told = client.post("/v1/documents", json={"url": NEWS})
        assert (told.status_code, told.headers["content-type"]) == (422, "application/problem+json")
        assert told.json()["title"] == "Fetching is off"
        assert "CLAIMGRAPH_FETCH=on" in told.json()["detail"]
        (one,) = client.post("/v1/documents", json=[{"url": NEWS}]).json()["results"]
        assert (one["outcome"], one["problem"].partition(":")[0]) == ("refused", "Fetching is off")


def test_a_service_that_fetches_reaches_nothing_inward(tmp_path: Path, site: Site) -> None:
    with serving(tmp_path, fetch=True) as client:
        assert client.get("/readyz").json()["fetch"] is True
        for url in (
            site.at("/article"),
            "http://localhost/",
            "http://169.254.169.254/",
            "file:///etc/passwd",
            "http://a.example/\ud800",
        ):
            told = client.post("/v1/documents", content=json.dumps({"url": url}))
            assert (told.status_code, told.headers["content-type"]) == (422, "application/problem+json")
        assert site.asked == []


def test_a_page_is_added_once(client: TestClient, site: Site) -> None:
    url = site.at("/article")
    added = client.post("/v1/documents", json={"url": url + "#part"})
    assert (added.status_code, added.json()["outcome"]) == (201, "added")
    told = client.get(added.headers["location"]).json()
    assert (told["url"], told["title"], told["published"]) == (url, "A plant", "2026-03-04")
    assert [figure["text"] for figure in told["figures"]] == ["5 GW"]
    again = client.post("/v1/documents", json={"url": url})
    assert (again.status_code, again.json()["outcome"]) == (200, "known")
    assert again.headers["location"] == added.headers["location"]


def test_a_page_that_changed_is_a_new_version(client: TestClient, site: Site) -> None:
    first = client.post("/v1/documents", json={"url": site.at("/plain")})
    site.places["/plain"] = ("text/plain", b"Northwind builds nothing.")
    second = client.post("/v1/documents", json={"url": site.at("/plain")})
    assert (first.status_code, second.status_code) == (201, 201)
    assert [row["id"] for row in client.get("/v1/documents").json()["items"]] == [second.json()["id"]]
    assert client.get("/v1/documents?versions=all").json()["total"] == 2


def test_what_is_said_beside_wins(client: TestClient, site: Site) -> None:
    sent = {"url": site.at("/moved"), "title": "Mine", "published": "2026-01-02", "source": "Bugle", "id": "m-1"}
    told = client.get(client.post("/v1/documents", json=sent).headers["location"]).json()
    assert {name: told[name] for name in ("url", "title", "published", "source")} == {
        name: sent[name] for name in ("url", "title", "published", "source")
    }
    assert (told["origins"][0]["id"], told["origins"][0]["name"]) == ("m-1", "m-1")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/missing", 422, "answered 404"),
        ("/inward", 422, "not public"),
        ("/empty", 422, "Empty document"),
        ("/picture", 415, "image/png"),
    ],
)
def test_what_is_no_page(client: TestClient, site: Site, path: str, status: int, words: str) -> None:
    told = client.post("/v1/documents", json={"url": site.at(path)})
    assert (told.status_code, told.headers["content-type"]) == (status, "application/problem+json")
    assert words in f"{told.json()['title']}: {told.json()['detail']}"


def test_one_page_of_a_list_keeps_no_other_out(client: TestClient, site: Site) -> None:
    sent = [{"url": site.at("/missing")}, {"url": site.at("/plain")}, {"url": "no address"}, {"text": "Words."}]
    told = client.post("/v1/documents", json=sent).json()["results"]
    assert [one["outcome"] for one in told] == ["refused", "added", "refused", "added"]


@pytest.mark.parametrize(("word", "fetch"), [("on", True), ("off", False), ("true", True), ("0", False)])
def test_the_setting(monkeypatch: pytest.MonkeyPatch, word: str, fetch: bool) -> None:
    monkeypatch.setenv("CLAIMGRAPH_FETCH", word)
    assert Settings().fetch is fetch


def test_the_command_line_fetches(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = f"sqlite:///{tmp_path / 'store.db'}"
    words = ["ingest", "--store", store, "--allow-private", site.at("/article"), site.at("/missing")]
    assert main(words) == 1
    said = capsys.readouterr()
    assert "1 read: 1 new" in said.out
    assert said.err.splitlines() == [f"claimgraph: {site.at('/missing')}: the server answered 404"]
    assert main(words[:-1]) == 0
    assert "0 new, 1 known already" in capsys.readouterr().out


def test_the_command_line_extracts_a_page(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--allow-private", site.at("/article#part")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["document"] == site.at("/article")
    assert "5 GW" in [figure["text"] for figure in told["figures"]]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://127.0.0.1/", "the address leads into a network that is not public"),
        ("HTTPS://[::1]/", "the address leads into a network that is not public"),
        ("http://169.254.169.254/latest/", "the address leads into a network that is not public"),
        ("http://127.0.0.1:8000/", "port 8000 is not asked; only 80 and 443"),
        ("http://ann:secret@127.0.0.1/", "an address with a name or password in it is not fetched"),
    ],
)
def test_the_command_line_asks_nothing_inward_by_itself(
    url: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["extract", url]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"claimgraph: {url}: {reason}\n")
