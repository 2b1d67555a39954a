"""`/v1/export` in every form, whole and filtered; and compressed answers."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph.export import Form
from tests.app.made import serving, spring, summer


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
        ("type=supply", "type"),
        ("kind=deal&type=gift", "type"),
        ("limit=1", "limit"),
        ("kind=deal&since=2026-01-01&since=2026-01-02", "since"),
    ],
)
def test_wrong_questions(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/v1/export?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


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
