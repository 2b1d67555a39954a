"""The reader: marks at the very words, links that hold, keys, citations, what is gone or was left unread."""

import json
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.explorer import world
from tests.explorer.conftest import Watch, filled, serving
from tests.explorer.world import TURBINES


def document(address: str, name: str = "turbines.txt") -> str:
    with urllib.request.urlopen(f"{address}/v1/documents", timeout=10) as response:
        return next(str(row["id"]) for row in json.load(response)["items"] if row["name"] == name)


@pytest.fixture
def reader(page: Page, small: str) -> str:
    """The address of the document, opened."""
    address = f"{small}/documents/{document(small)}"
    page.goto(address)
    expect(page.locator(".text .mark").first).to_be_visible()
    return address


def marked(page: Page, kind: str) -> list[str]:
    """The words that bear the mark of a kind, runs of one claim put together."""
    return page.locator(f'.text .mark[data-kinds~="{kind}"]').all_text_contents()


def test_marks_stand_at_the_very_words_although_an_emoji_stands_before(page: Page, reader: str) -> None:
    assert marked(page, "figure") == ["4.5 GW", "$2.5 billion", "at least 12 reactors", "between 8 GW and 11 GW"]
    assert "".join(marked(page, "deal")) == "buy 4.5 GW of turbines from Borealis for $2.5 billion"
    assert "".join(marked(page, "statement")) == "We need at least 12 reactors"


def test_the_text_is_all_there_and_nothing_in_it_is_markup(page: Page, reader: str) -> None:
    shown = page.locator(".text p").all_text_contents()
    assert shown == [line for line in TURBINES.split("\n") if line]
    assert page.locator(".text script").count() == 0
    assert page.locator(".text span.furniture").get_attribute("title") == "Page furniture: a link to other stories"


def test_a_choice_is_kept_in_the_address_and_a_reload_shows_it_again(page: Page, reader: str) -> None:
    page.get_by_text("$2.5 billion", exact=True).click()
    expect(page.locator(".side .chosen")).to_contain_text("2.5B USD")
    assert "?claim=figure-" in page.url
    page.reload()
    expect(page.locator(".text .mark.chosen")).to_have_text("$2.5 billion")
    expect(page.locator(".side .chosen")).to_contain_text("deal value")


def test_a_second_click_goes_on_to_the_claim_below(page: Page, reader: str) -> None:
    words = page.locator(".text").get_by_text("4.5 GW", exact=True)
    words.click()
    expect(page.locator(".side .chosen .kind")).to_have_text("Figure")
    words.click()
    expect(page.locator(".side .chosen .kind")).to_have_text("Deal")


def test_j_and_k_step_through_the_claims_in_the_order_of_the_text(page: Page, reader: str) -> None:
    chosen, before = page.locator(".side .chosen"), "none chosen yet"
    for key, kind in [("j", "Deal"), ("j", "Figure"), ("j", "Figure"), ("k", "Figure")]:
        page.keyboard.press(key)
        expect(chosen).not_to_have_text(before)
        expect(chosen.locator(".kind")).to_have_text(kind)
        before = chosen.text_content() or ""
    page.keyboard.press("Escape")
    expect(page.locator(".side .chosen")).to_have_count(0)


def test_the_side_list_leads_to_the_words(page: Page, reader: str) -> None:
    page.locator(".side a", has_text="competes with").click()
    expect(page.locator(".text .mark.chosen")).to_have_text("competes with")


def test_a_citation_holds_quote_title_date_offsets_and_link(page: Page, reader: str) -> None:
    page.locator(".text").get_by_text("4.5 GW", exact=True).click()
    page.keyboard.press("c")
    expect(page.locator(".side .chosen")).to_contain_text("copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    start = TURBINES.index("4.5 GW")
    assert copied.startswith(
        f"“4.5 GW” (Turbines.Txt, 2026-01-02, characters {start}–{start + 6}) {reader}?claim=figure-"
    )


def test_numbers_that_were_left_unread_are_marked_and_counted(page: Page, built: None, tmp_path: Path) -> None:
    with serving(filled(tmp_path, [world.ring()])) as address:
        page.goto(f"{address}/documents/{document(address, 'ring.txt')}")
        expect(page.locator(".legend")).to_contain_text("Number left unread 4")
        expect(page.locator(".text .unread")).to_have_text(["1", "2", "500", "300"])


def test_a_kind_can_be_hidden(page: Page, reader: str) -> None:
    page.locator(".legend button", has_text="Figure").click()
    expect(page.locator('.text .mark[data-kinds~="figure"]')).to_have_count(0)
    assert "hide=figure" in page.url


def test_a_link_to_a_claim_that_is_gone_says_so(page: Page, small: str, watch: Watch) -> None:
    watch.expected.append("404")
    page.goto(f"{small}/documents/{document(small)}?claim=figure-0")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("not among those shown")
    expect(alert).to_contain_text("no claim has the id 'figure-0'")
