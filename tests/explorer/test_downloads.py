"""Downloads, read back and held against the service's own answers."""

import csv
import io
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

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
