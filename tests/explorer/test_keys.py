"""Where the service asks for a key the page asks its reader for one, and keeps it in this tab only."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from app.access.key import Scope, make
from app.access.keyring import Keyring
from tests.explorer import world
from tests.explorer.conftest import Watch, filled, serving
from tests.explorer.test_access import ALL, COLOURS
from tests.explorer.test_downloads import saved, table

DAY = dt.date(2026, 1, 2)


@pytest.fixture
def words() -> dict[Scope, str]:
    """The words of the keys that the service was given, by what they allow."""
    return {}


@pytest.fixture
def guarded(built: None, tmp_path: Path, words: dict[Scope, str]) -> Iterator[str]:
    """A service that others can reach, with a key for reading and one for everything."""
    store = filled(tmp_path, world.small())
    keyring = Keyring(store)
    for scope in (Scope.READ, Scope.ADMIN):
        made = make(scope.value, scope, 600, DAY)
        keyring.add(made.key)
        words[scope] = made.words
    keyring.close()
    with serving(store, host="0.0.0.0") as address:
        yield address


def show(page: Page, key: str) -> None:
    asked = page.get_by_role("form", name="Key")
    asked.get_by_label("Key").fill(key)
    asked.get_by_role("button", name="Use it in this tab").click()


def test_reading_with_a_key(page: Page, guarded: str, words: dict[Scope, str], watch: Watch, tmp_path: Path) -> None:
    watch.expected.append("401")
    page.goto(f"{guarded}/deals?as=table")
    asked = page.get_by_role("form", name="Key")
    expect(asked).to_contain_text("The service asks for a key. this needs a key of scope read")
    show(page, "cg_nonsense")
    expect(asked).to_contain_text("The service asks for another key.")
    show(page, words[Scope.READ])
    expect(asked).to_have_count(0)
    expect(page.get_by_role("region", name="Deals").locator("tbody tr")).to_have_count(2)
    page.reload()
    expect(page.get_by_role("region", name="Deals").locator("tbody tr")).to_have_count(2)
    twins = page.locator(".downloads")
    assert len(table(saved(page, twins.get_by_text("CSV", exact=True), tmp_path))) == 2
    assert saved(page, twins.get_by_text("JSON", exact=True), tmp_path).startswith('{"total":2')
    assert page.evaluate("localStorage.length") == 0
    assert words[Scope.READ] not in page.context.cookies().__repr__() + page.url
    page.get_by_role("button", name="Forget it").click()
    expect(asked).to_be_visible()


def test_another_tab_is_asked_again(page: Page, guarded: str, words: dict[Scope, str], watch: Watch) -> None:
    watch.expected.append("401")
    page.goto(guarded)
    show(page, words[Scope.READ])
    expect(page.locator(".tiles")).to_be_visible()
    other = page.context.new_page()
    other.goto(guarded)
    expect(other.get_by_role("form", name="Key")).to_be_visible()


def test_a_key_that_may_only_read_is_told_so_by_the_service(
    page: Page, guarded: str, words: dict[Scope, str], watch: Watch
) -> None:
    watch.expected += ["401", "403"]
    page.goto(f"{guarded}/documents")
    show(page, words[Scope.READ])
    page.get_by_role("button", name="Remove Fund.Txt").click()
    expect(page.get_by_role("alert")).to_contain_text("admin")
    page.get_by_role("button", name="Forget it").click()
    show(page, words[Scope.ADMIN])
    page.get_by_role("button", name="Remove Fund.Txt").click()
    expect(page.get_by_text("Removed “Fund.Txt”")).to_be_visible()


def test_the_question_for_a_key_breaks_no_rule_of_access(browser: Browser, guarded: str) -> None:
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{guarded}/deals")
    expect(page.get_by_role("form", name="Key")).to_be_visible()
    assert Axe().run(page, options=ALL).response["violations"] == []
    page.emulate_media(color_scheme="dark")
    assert Axe().run(page, options=COLOURS).response["violations"] == []
    page.close()
