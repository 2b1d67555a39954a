"""Each view's main path, its deep link, going back, failures in the service's own words, phone width."""

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.explorer.conftest import Watch

ADDRESSES = {
    "home": "/",
    "search": "/search?q=turbines",
    "deals": "/deals",
    "entities": "/entities",
    "entity": "/entities/company/acme-power",
    "figures": "/figures?unit=GW",
    "graph": "/graph",
    "checks": "/checks",
    "sources": "/documents",
}


def got(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=10) as response:
        return json.load(response)


def test_home_counts_what_the_service_counts(page: Page, small: str) -> None:
    page.goto(small)
    stats = got(f"{small}/v1/stats")
    for kind in ("documents", "entities", "deals", "figures"):
        expect(page.locator(".tiles a", has_text=kind)).to_contain_text(str(stats[kind]))
    page.locator(".map a text", has_text="Cirrus").click()
    expect(page.locator("h1")).to_have_text("Cirrus")


def test_from_the_search_box_to_the_words_and_back(page: Page, small: str) -> None:
    page.goto(small)
    expect(page.locator(".tiles")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Acme")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("“Acme”")
    page.get_by_role("link", name="Acme Power").first.click()
    expect(page.locator("h1")).to_have_text("Acme Power")
    page.get_by_role("link", name="Turbines.Txt").first.click()
    expect(page.locator(".text .mark.chosen").first).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Acme Power")
    page.go_back()
    expect(page.locator("h1")).to_have_text("“Acme”")


def test_the_keyboard_alone_is_enough(page: Page, small: str) -> None:
    page.goto(f"{small}/deals")
    expect(page.locator("article.card").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("article.card h3 a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Supply")
    expect(page.locator("main")).to_be_focused()


def test_a_search_of_the_plain_page_is_a_search_here(page: Page, small: str) -> None:
    page.goto(f"{small}/?q=Acme")
    expect(page.locator("h1")).to_have_text("“Acme”")


def test_filters_of_deals_are_the_address(page: Page, small: str) -> None:
    page.goto(f"{small}/deals")
    expect(page.locator("article.card")).to_have_count(got(f"{small}/v1/deals")["total"])
    page.get_by_label("Type").select_option("investment")
    expect(page.locator("article.card")).to_have_count(1)
    assert page.url.endswith("/deals?type=investment")
    page.reload()
    expect(page.locator("article.card")).to_contain_text("Delta Fund")
    page.go_back()
    expect(page.locator("article.card")).to_have_count(got(f"{small}/v1/deals")["total"])


def test_a_deal_shows_every_report_and_quote(page: Page, small: str) -> None:
    deal = got(f"{small}/v1/deals?involving=Borealis")["items"][0]
    page.goto(f"{small}/deals/{deal['id']}")
    expect(page.locator("h1")).to_have_text("Supply: Acme Power, Borealis")
    expect(page.locator("section", has=page.get_by_role("heading", name="report")).locator("tbody tr")).to_have_count(
        len(deal["reports"])
    )
    expect(page.locator(".quotes > li")).to_have_count(len(deal["evidence"]))


def test_figures_are_one_mark_each_and_lead_to_their_words(page: Page, small: str) -> None:
    page.goto(f"{small}/figures?unit=GW")
    rows = got(f"{small}/v1/figures?unit=GW")["items"]
    expect(page.locator("svg a[aria-label]")).to_have_count(len(rows))
    expect(page.locator("table tbody tr")).to_have_count(len(rows))
    page.locator('svg a[aria-label*="8–11 GW"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".text .mark.chosen")).to_have_text("between 8 GW and 11 GW")


def test_downloads_hold_the_rows_of_the_service(page: Page, small: str, tmp_path: Path) -> None:
    page.goto(f"{small}/figures?unit=GW")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download JSON").click()
    started.value.save_as(tmp_path / "figures.json")
    saved = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert saved == got(f"{small}/v1/figures?unit=GW&limit=200")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download SVG").click()
    started.value.save_as(tmp_path / "figures.svg")
    assert (tmp_path / "figures.svg").read_text("utf-8").startswith("<svg")


def test_an_unknown_company_is_told_in_the_services_words(page: Page, small: str, watch: Watch) -> None:
    watch.expected.append("404")
    page.goto(f"{small}/deals?involving=Acme+Pwer")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Unknown entity")
    expect(alert).to_contain_text("Acme Power")


def test_a_service_that_does_not_answer_is_told_and_can_be_asked_again(page: Page, small: str, watch: Watch) -> None:
    watch.expected += ["ERR_FAILED", "failed:"]
    page.goto(small)
    expect(page.locator(".tiles")).to_be_visible()

    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/v1/deals*", refuse)
    page.get_by_role("navigation").get_by_role("link", name="Deals").click()
    expect(page.get_by_role("alert")).to_contain_text("The service did not answer")
    page.unroute("**/v1/deals*", refuse)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("article.card").first).to_be_visible()


def test_too_many_requests_are_told_with_the_wait(page: Page, small: str, watch: Watch) -> None:
    watch.expected.append("429")
    body = json.dumps({"title": "Too many requests", "status": 429, "detail": "The budget of this key is used up."})
    page.route(
        "**/v1/deals*",
        lambda route: route.fulfill(
            status=429, body=body, headers={"Content-Type": "application/problem+json", "Retry-After": "7"}
        ),
    )
    page.goto(f"{small}/deals")
    expect(page.get_by_role("alert")).to_contain_text("The budget of this key is used up. Try again in 7 seconds.")


def test_an_address_of_no_view_says_so(page: Page, small: str, watch: Watch) -> None:
    watch.expected.append("404")
    page.goto(f"{small}/documents/nothing")
    expect(page.get_by_role("alert")).to_contain_text("no document has the id 'nothing'")


def test_figures_that_disagree_stand_side_by_side(page: Page, small: str) -> None:
    page.goto(f"{small}/checks")
    card = page.locator("article.card", has_text="Held comparable")
    expect(card).to_have_count(got(f"{small}/v1/contradictions")["total"])
    expect(card.first).to_contain_text("1,000,000,000 W, 33 % apart")
    expect(card.first).to_contain_text("3 GW")
    assert sorted(card.first.locator("mark").all_text_contents()) == ["2 GW", "3 GW"]
    page.goto(f"{small}/checks?tab=corroborations")
    expect(page.locator("article.card")).to_have_count(got(f"{small}/v1/corroborations")["total"])


def test_a_reader_marks_a_claim_as_wrong_and_takes_it_back(own: str, page: Page) -> None:
    page.goto(f"{own}/figures?unit=GW")
    page.get_by_role("link", name="Fund.Txt").first.click()
    page.get_by_role("button", name="This is wrong").click()
    expect(page.get_by_text("Marked as wrong.")).to_be_visible()
    assert "2 GW" not in [row["text"] for row in got(f"{own}/v1/figures?unit=GW")["items"]]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="This is wrong")).to_be_visible()
    assert "2 GW" in [row["text"] for row in got(f"{own}/v1/figures?unit=GW")["items"]]


def test_the_key_sheet_opens_and_closes(page: Page, small: str) -> None:
    page.goto(small)
    expect(page.locator(".tiles")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("view", ADDRESSES)
def test_a_phone_needs_no_scrolling_to_the_side(browser: Browser, small: str, view: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(small + ADDRESSES[view])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


def test_the_first_view_is_light(browser: Browser, small: str) -> None:
    """At most 150 KB are sent for the first view, even uncompressed scripts and styles together."""
    page = browser.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())) if "/page/" in response.url else None)
    page.goto(small)
    page.wait_for_load_state("networkidle")
    page.close()
    assert 0 < sum(sizes) <= 150_000
