"""Every view by the rules of WCAG 2.2 AA that a machine can check, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, expect

from tests.explorer.test_reader import document
from tests.explorer.test_views import ADDRESSES, got

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", [*ADDRESSES, "furniture", "reader", "deal"])
def test_no_rule_is_broken(browser: Browser, small: str, view: str, scheme: str) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    if view == "reader":
        page.goto(f"{small}/documents/{document(small)}")
        page.locator(".text .mark").first.click()
    elif view == "deal":
        page.goto(f"{small}/deals/{got(f'{small}/v1/deals')['items'][0]['id']}")
    elif view == "furniture":
        page.goto(f"{small}/checks?tab=furniture")
    else:
        page.goto(small + ADDRESSES[view])
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    found = Axe().run(page, options=RULES).response["violations"]
    page.close()
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
