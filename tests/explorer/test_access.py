"""Every view by the rules of WCAG 2.2 AA that a machine can check, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from tests.explorer.test_reader import document
from tests.explorer.test_views import ADDRESSES, got

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL = {"runOnly": {"type": "tag", "values": TAGS}}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What a theme can break that the other keeps."""


def opened(page: Page, address: str, view: str) -> None:
    """The view on the page, with something chosen where it has a choice."""
    if view == "reader":
        page.goto(f"{address}/documents/{document(address)}")
        page.locator(".text .mark").first.click()
    elif view == "deal":
        page.goto(f"{address}/deals/{got(f'{address}/v1/deals')['items'][0]['id']}")
    else:
        page.goto(address + ADDRESSES[view])
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("view", [*ADDRESSES, "reader", "deal"])
def test_no_rule_is_broken_in_light_or_dark(browser: Browser, small: str, view: str) -> None:
    page = browser.new_page(color_scheme="light", bypass_csp=True)
    opened(page, small, view)
    found = Axe().run(page, options=ALL).response["violations"]
    page.emulate_media(color_scheme="dark")
    found += Axe().run(page, options=COLOURS).response["violations"]
    page.close()
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
