"""Downloads, read back and held against the service's own answers."""

import csv
import io
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.explorer import world
from tests.explorer.conftest import filled, serving
from tests.explorer.test_views import got


def saved(page: Page, press: Locator, folder: Path) -> str:
    """The file that a press downloads."""
    with page.expect_download() as started:
        press.click()
    started.value.save_as(folder / "saved")
    return (folder / "saved").read_text("utf-8")


def rows(address: str, accept: str = "text/csv") -> list[dict[str, str]]:
    """The rows of the service's own CSV, by id."""
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept}), timeout=10) as response:
        return table(response.read().decode())


def table(text: str) -> list[dict[str, str]]:
    return sorted(csv.DictReader(io.StringIO(text)), key=lambda row: row["id"])


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("/figures?unit=GW&sort=value", "/v1/figures?unit=GW"),
        ("/deals?type=supply", "/v1/deals?type=supply"),
        ("/entities?type=company", "/v1/entities?type=company"),
        ("/documents", "/v1/documents"),
        ("/checks", "/v1/contradictions"),
        ("/search?q=turbines", "/v1/search?q=turbines"),
        ("/checks?tab=corroborations", "/v1/corroborations"),
        ("/search?kind=statements", "/v1/statements"),
        ("/search?kind=relations&as=table", "/v1/relations"),
    ],
)
def test_downloads_hold_the_rows_of_the_service(page: Page, small: str, tmp_path: Path, view: str, asked: str) -> None:
    page.goto(small + view)
    twins = page.locator(".downloads")
    told = table(saved(page, twins.get_by_text("CSV", exact=True), tmp_path))
    assert told == rows(small + asked)
    assert len(told) == got(small + asked)["total"]
    twin = str(twins.get_by_role("link", name="JSON", exact=True).get_attribute("href"))
    assert got(small + twin)["total"] == len(told)


def test_a_chart_is_saved_as_a_picture_of_its_own(page: Page, small: str, tmp_path: Path) -> None:
    page.goto(f"{small}/figures?unit=GW")
    picture = saved(page, page.get_by_role("button", name="Download SVG"), tmp_path)
    assert picture.startswith("<svg")
    assert picture.count("<a ") == len(got(f"{small}/v1/figures?unit=GW")["items"])


def listed(address: str) -> list[dict[str, str]]:
    """The rows of the service's own CSV, in its order."""
    with urllib.request.urlopen(
        urllib.request.Request(address, headers={"Accept": "text/csv"}), timeout=10
    ) as response:
        return list(csv.DictReader(io.StringIO(response.read().decode())))


def read(page: Page, place: Locator, folder: Path) -> list[dict[str, str]]:
    """The rows of the CSV that a place of the page offers."""
    return list(csv.DictReader(io.StringIO(saved(page, place.get_by_text("CSV", exact=True), folder))))


def test_counts_ways_and_circles_have_twins(page: Page, built: None, tmp_path: Path) -> None:
    with serving(filled(tmp_path, [world.ring(), world.sums()])) as address:
        page.goto(address)
        assert read(page, page.locator(".downloads"), tmp_path) == listed(f"{address}/v1/stats")
        page.goto(f"{address}/graph?source=Delta+Fund&target=Borealis")
        ways = page.locator("section", has=page.get_by_role("heading", name="How two are connected"))
        found = read(page, ways.locator(".downloads"), tmp_path)
        assert found == listed(f"{address}/v1/paths?from=Delta+Fund&to=Borealis")
        assert {row["quote.document.name"] for row in found} == {"ring.txt"}
        circles = page.locator("#circles")
        found = read(page, circles.locator(".downloads"), tmp_path)
        assert found == listed(f"{address}/v1/cycles")
        assert len(found) == 3
        page.goto(f"{address}/checks?tab=checks&as=table")
        assert read(page, page.locator(".downloads"), tmp_path) == listed(f"{address}/v1/checks")
        page.goto(f"{address}/entities/company/cirrus?as=table")
        found = read(page, page.locator("section .downloads"), tmp_path)
        assert found == listed(f"{address}/v1/claims?about=company/cirrus")
        assert len(found) == page.locator("section tbody tr").count()


def test_page_furniture_is_saved_with_its_reasons(page: Page, small: str, tmp_path: Path) -> None:
    page.goto(f"{small}/checks?tab=furniture&as=table")
    expect(page.locator("main tbody tr")).to_have_count(1)
    (row,) = read(page, page.locator(".downloads"), tmp_path)
    (one,) = got(f"{small}/v1/documents/{row['document']}?fields=furniture")["furniture"]
    assert (row["why"], row["quote"], int(row["start"])) == (one["why"], one["quote"], one["start"])
    page.get_by_label("Words").fill("no such words")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No page furniture holds these words.")).to_be_visible()


def test_the_graph_and_a_document_have_twins_too(page: Page, small: str, tmp_path: Path) -> None:
    one = got(f"{small}/v1/documents")["items"][0]["id"]
    for view, asked in [
        ("/graph?center=company%2Fcirrus", "/v1/graph?center=company/cirrus"),
        (f"/documents/{one}", f"/v1/claims?document={one}&furniture=true"),
        ("/entities/company/cirrus", "/v1/entities/company/cirrus"),
        (f"/deals/{got(f'{small}/v1/deals')['items'][0]['id']}", "/v1/deals?limit=1"),
    ]:
        page.goto(small + view)
        told = table(saved(page, page.locator(".downloads").get_by_text("CSV", exact=True), tmp_path))
        assert told == rows(small + asked)
        assert told
