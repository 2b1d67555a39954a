"""Sources: documents added by paste and file, failures told by name, removal and its undoing."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from app.fetching.page import Fetcher
from tests.app.fetching.site import ARTICLE, Site, loopback, serving_site
from tests.explorer import world
from tests.explorer.conftest import Watch, filled, serving
from tests.explorer.test_views import got


def test_a_document_is_added_removed_and_brought_back(own: str, page: Page) -> None:
    before = got(f"{own}/v1/stats")["documents"]
    page.goto(f"{own}/documents")
    page.get_by_text("Add documents").click()
    page.get_by_label("Title").fill("A note")
    page.get_by_label("Text", exact=True).fill("Emerald Grid opened a plant.")
    page.get_by_role("button", name="Add text").click()
    expect(page.get_by_text("A note: added")).to_be_visible()
    expect(page.get_by_role("row", name="A note")).to_be_visible()
    page.get_by_role("button", name="Remove A note").click()
    expect(page.get_by_role("row", name="A note")).to_have_count(0)
    assert got(f"{own}/v1/stats")["documents"] == before
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("row", name="A note")).to_be_visible()
    assert got(f"{own}/v1/stats")["documents"] == before + 1
    page.get_by_role("button", name="Remove A note").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.reload()
    expect(page.get_by_role("row", name="Fund")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)


def test_files_are_added_one_by_one_and_a_failure_is_told_by_name(own: str, page: Page, watch: Watch) -> None:
    watch.expected += ["415", "422", "400"]
    page.goto(f"{own}/documents")
    page.get_by_text("Add documents").click()
    page.get_by_label("Files").set_input_files(
        [
            FilePayload(name="good.txt", mimeType="text/plain", buffer=b"Fern Air bought a jet."),
            FilePayload(name="empty.txt", mimeType="text/plain", buffer=b""),
        ]
    )
    expect(page.get_by_text("good.txt: added")).to_be_visible()
    expect(page.get_by_text(re.compile(r"empty\.txt: failed\. \S+"))).to_be_visible()


def test_a_page_is_added_by_its_address_where_the_service_fetches(
    built: None, own: str, page: Page, watch: Watch, tmp_path: Path
) -> None:
    page.goto(f"{own}/documents")
    page.get_by_text("Add documents").click()
    expect(page.get_by_label("Files")).to_be_visible()
    expect(page.get_by_role("row", name="Fund")).to_be_visible()
    expect(page.get_by_label("Web address")).to_have_count(0)
    watch.expected += ["422"]
    (tmp_path / "fetching").mkdir()
    store = filled(tmp_path / "fetching", world.small())
    with (
        serving_site(Site({"/article": ("text/html", ARTICLE.encode())})) as site,
        serving(store, fetcher=Fetcher(loopback())) as address,
    ):
        page.goto(f"{address}/documents")
        page.get_by_text("Add documents").click()
        added, refused = f"{site.at('/article')}: added", "failed. Page not fetched: the server answered 404"
        for path, told in (("/article", added), ("/missing", refused)):
            page.get_by_label("Web address").fill(site.at(path))
            page.get_by_role("button", name="Add page").click()
            expect(page.get_by_text(told)).to_be_visible()
        expect(page.get_by_role("row", name="A plant")).to_be_visible()


DROP = """async (field) => {
  const carried = new DataTransfer();
  carried.items.add(new File(["Gale Motors sold a plant."], "dropped.txt", { type: "text/plain" }));
  field.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


def test_a_dropped_file_is_added(own: str, page: Page) -> None:
    page.goto(f"{own}/documents")
    page.locator("details.card").evaluate(DROP)
    expect(page.get_by_text("dropped.txt: added")).to_be_visible()
    expect(page.get_by_text("1 of 1 document done")).to_be_visible()
    expect(page.get_by_role("row", name="Dropped")).to_be_visible()


def test_page_furniture_is_shown_with_its_reason(page: Page, small: str) -> None:
    page.goto(f"{small}/checks?tab=furniture")
    expect(page.locator("li", has_text="Ten stories")).to_contain_text("a link to other stories")
