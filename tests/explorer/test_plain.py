"""The plain page, which stands in for an explorer that could not be built, on the real service."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.routes import page as routes
from tests.explorer import world
from tests.explorer.conftest import Watch, filled, serving


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A service whose explorer was not built."""
    monkeypatch.setattr(routes, "BUILT", tmp_path / "nothing")
    with serving(filled(tmp_path, world.small())) as address:
        yield address


def test_search_deal_quote_and_the_very_words(page: Page, plain: str) -> None:
    page.goto(plain)
    expect(page.get_by_text("The explorer, with charts, graph and checks, was not built here")).to_be_visible()
    page.get_by_label("Search companies").fill("Acme")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("“Acme”")
    page.get_by_role("link", name="Turbines.Txt").first.click()
    expect(page.locator('.text .mark[data-kinds~="figure"]').first).to_have_text("4.5 GW")
    page.get_by_role("link", name="$2.5 billion").click()
    expect(page.locator(".side")).to_contain_text("2.5B USD")
    page.reload()
    expect(page.locator(".text .mark.chosen")).to_have_text("$2.5 billion")
    page.go_back()
    expect(page.locator("h1")).to_have_text("“Acme”")


def test_filters_of_an_explorers_link_hold_here_too(page: Page, plain: str) -> None:
    page.goto(f"{plain}/deals?type=investment")
    expect(page.locator("article.card")).to_have_count(1)
    page.goto(f"{plain}/figures?unit=GW")
    expect(page.locator("article.card")).to_have_count(4)
    page.goto(f"{plain}/graph")
    expect(page.get_by_role("alert")).to_contain_text("needs the explorer")


def test_a_failure_is_told_in_the_services_words(page: Page, plain: str, watch: Watch) -> None:
    watch.expected.append("404")
    page.goto(f"{plain}/deals/deal-0")
    expect(page.get_by_role("alert")).to_contain_text("no deal has the id 'deal-0'")
