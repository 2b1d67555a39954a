"""The address is the state: links, going back, reloading, and keys alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.test_views import got


def test_from_the_search_box_to_the_words_and_back(page: Page, small: str) -> None:
    page.goto(small)
    expect(page.locator(".tiles")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("Acme")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("“Acme”")
    page.get_by_role("link", name="Acme Power", exact=True).first.click()
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
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Type")).to_be_focused()
    page.keyboard.type("Supply")
    expect(page.locator("article.card")).to_have_count(1)
    expect(page.get_by_label("Type")).to_be_focused()
    deal = page.locator("article.card h3 a")
    while not deal.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
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


@pytest.mark.parametrize(
    "state",
    [
        "/search?q=deals+involving+Acme+Power",
        "/search?kind=statements",
        "/deals?as=table&status=completed",
        "/entities?type=person",
        "/figures?unit=USD&modality=asserted",
        "/graph?center=company%2Fcirrus&hide=none&hops=2&node=company%2Fcirrus",
        "/checks?tab=corroborations&kind=deal",
        "/checks?tab=furniture&as=table&words=stories",
        "/checks?as=table&involving=Cirrus",
        "/entities/company/cirrus?as=table",
        "/entities/company/cirrus",
    ],
)
def test_an_address_holds_the_whole_state_of_its_view(page: Page, small: str, state: str) -> None:
    page.goto(small + state)
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).not_to_contain_text("Loading")
    shown = page.locator("main").inner_text()
    page.get_by_role("link", name="claimgraph").click()
    expect(page.locator(".tiles")).to_be_visible()
    page.go_back()
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).to_have_text(shown, use_inner_text=True)
    page.reload()
    expect(page.locator("main")).to_have_text(shown, use_inner_text=True)


def test_the_key_sheet_opens_and_closes(page: Page, small: str) -> None:
    page.goto(small)
    expect(page.locator(".tiles")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_claim_is_read_chosen_and_cited_by_keys_alone(page: Page, small: str) -> None:
    page.goto(small)
    page.keyboard.press("/")
    page.keyboard.type("turbines")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("“turbines”")
    link = page.locator("main .quotes a:visible").first
    expect(link).to_be_visible()
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".text .mark.chosen").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".side .chosen")).to_be_visible()
    page.keyboard.press("c")
    expect(page.locator(".side .chosen").get_by_role("status").first).to_have_text(" copied")
    assert page.url in page.evaluate("navigator.clipboard.readText()")
