"""`/v1/export` in every form, whole and filtered; and compressed answers."""

import csv
import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from starlette.testclient import TestClient

from graph.export import Form
from tests.app.made import serving, spring, summer

KINDS = ("figures", "deals", "statements", "relations")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("exports"), spring(), summer()) as made:
        yield made


@pytest.mark.parametrize("form", list(Form))
def test_every_form(client: TestClient, form: Form) -> None:
    answer = client.get(f"/v1/export?format={form.value}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(form.media_type())
    assert answer.headers["content-disposition"].endswith(f'claimgraph.{form.extension()}"')
    assert len(answer.content) > 1000
    again = client.get(f"/v1/export?format={form.value}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("accept", "query", "media_type"),
    [
        ("*/*", "", "text/turtle"),
        ("application/n-quads", "", "application/n-quads"),
        ("application/zip", "", "application/zip"),
        ("text/csv", "kind=deal", "text/csv"),
        ("application/graphml+xml;q=0.5, text/turtle;q=0.4", "", "application/graphml+xml"),
    ],
)
def test_by_accept(client: TestClient, accept: str, query: str, media_type: str) -> None:
    answer = client.get(f"/v1/export?{query}", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(media_type)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("kind=deal", 2),
        ("kind=deal&type=supply", 1),
        ("kind=deal&about=Contoso", 1),
        ("kind=figure", 6),
        ("kind=figure&unit=GW&min=5", 2),
        ("kind=statement&since=2026-06-01", 1),
        ("kind=relation&predicate=uses", 0),
        ("kind=figure&as_of=2026-03-01", 4),
    ],
)
def test_filters(client: TestClient, query: str, rows: int) -> None:
    assert len(client.get(f"/v1/export?format=csv&{query}").text.splitlines()) == rows + 1


def test_an_archive_of_what_is_about_somebody(client: TestClient) -> None:
    answer = client.get("/v1/export?format=csv&about=Ann Example")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert len(archive.read("statements.csv").splitlines()) == 2
    assert len(archive.read("figures.csv").splitlines()) == 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("format=xml", "format"),
        ("format=csv&format=csv", "format"),
        ("kind=fact", "kind"),
        ("nothing=1", "nothing"),
        ("type=supply&speaker=Ann Example", "speaker"),
        ("kind=figure&type=supply", "type"),
        ("since=2026", "since"),
        ("kind=figure&min=5", "unit"),
        ("kind=deal&type=gift", "type"),
        ("limit=1", "limit"),
        ("kind=deal&since=2026-01-01&since=2026-01-02", "since"),
    ],
)
def test_wrong_questions(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/v1/export?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("involving=Fabrikam", {"deals": 1}),
        ("type=supply&role=buyer", {"deals": 1}),
        ("unit=GW&min=5", {"figures": 2, "deals": 1}),
        ("subject=Contoso", {"relations": 1}),
        ("speaker=Ann Example", {"statements": 1}),
        ("attributed_to=analysts", {"figures": 1, "statements": 1}),
        ("unit=GW&group=fact", {"figures": 1}),
    ],
)
def test_without_a_kind_all_lists_are_asked_that_take_the_parameters(
    client: TestClient, query: str, rows: dict[str, int]
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"/v1/export?format=csv&{query}").content))
    told = {name: len(archive.read(f"{name}.csv").splitlines()) - 1 for name in KINDS}
    assert told == dict.fromkeys(KINDS, 0) | rows


@pytest.mark.parametrize("address", ["/v1/export?format=csv&kind=figure&unit=MW", "/v1/figures?unit=MW"])
def test_tables_tell_values_in_the_unit_that_is_asked_for(client: TestClient, address: str) -> None:
    table = list(csv.DictReader(io.StringIO(client.get(address, headers={"Accept": "text/csv"}).text)))
    told = {
        (row["value"], row["decimal"], row["unit"], row["normalized_value"], row["normalized_unit"]) for row in table
    }
    assert told == {("6000", "6000", "MW", "6000000000", "W")}
    assert {row["text"] for row in table} == {"6 gigawatts", "6,000 MW"}


def test_others_are_served_while_a_table_is_made(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that takes long holds up nobody who reads, and a change waits until it is done."""
    begun, over = Event(), Event()

    def slow(*_: object) -> Iterator[bytes]:
        begun.set()
        assert over.wait(20)
        yield b""

    monkeypatch.setattr("app.routes.export.export", slow)
    with ThreadPoolExecutor() as pool:
        export = pool.submit(client.get, "/v1/export?format=graphml")
        assert begun.wait(20)
        assert client.get("/healthz").status_code == 200
        assert client.get("/v1/deals").json()["total"] == 2
        change = pool.submit(client.post, "/v1/documents", json={"text": "A plant of 5 GW."})
        assert client.get("/v1/figures").status_code == 200
        assert not change.done()
        over.set()
        assert export.result().status_code == 200
        assert change.result().status_code == 201
        client.delete(change.result().headers["location"])


def test_compressed_answers_have_tags_of_their_own(client: TestClient) -> None:
    plain = client.get("/v1/deals", headers={"Accept-Encoding": "identity"})
    small = client.get("/v1/deals", headers={"Accept-Encoding": "gzip"})
    assert (small.headers["content-encoding"], small.json()) == ("gzip", plain.json())
    assert "content-encoding" not in plain.headers
    assert small.headers["etag"] != plain.headers["etag"]
    assert {"Accept", "Accept-Encoding"} <= set(small.headers["vary"].replace(" ", "").split(","))
    for encoding, told in (("gzip", small), ("identity", plain)):
        headers = {"Accept-Encoding": encoding, "If-None-Match": told.headers["etag"]}
        again = client.get("/v1/deals", headers=headers)
        assert (again.status_code, again.headers["etag"]) == (304, told.headers["etag"])
