"""Questions in words, arithmetic that was reckoned again, and the last changes, as the explorer shows them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.explorer import world
from tests.explorer.conftest import filled, serving
from tests.explorer.test_views import got


@pytest.fixture(scope="module")
def sums(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service on a text that relates its own figures."""
    with serving(filled(tmp_path_factory.mktemp("sums"), [world.sums()])) as address:
        yield address


def test_arithmetic_that_holds_and_that_is_only_implied(page: Page, sums: str) -> None:
    page.goto(f"{sums}/checks?tab=checks")
    stated, implied = (page.locator("article.card", has_text=words) for words in ("44 GW - 25 GW", "150"))
    expect(page.locator("article.card")).to_have_count(got(f"{sums}/v1/checks")["total"])
    expect(stated).to_contain_text("✓ Holds: computed 19 GW (18 to 20), stated 20 GW")
    expect(stated.locator(".figures li")).to_have_count(3)
    expect(implied).to_contain_text("Implied, stated nowhere: computed 25 %")
    expect(implied).not_to_contain_text("Does not hold")


def test_a_question_is_answered_with_its_reading(page: Page, small: str) -> None:
    page.goto(f"{small}/search?q=deals+involving+Acme+Power")
    answer = page.get_by_role("region", name="Answer")
    expect(answer).to_contain_text("Read as deals: involving Acme Power: 1 row")
    expect(answer.locator("article.card")).to_have_count(got(f"{small}/v1/deals?involving=Acme+Power")["total"])
    answer.get_by_role("link", name="Open the list").click()
    expect(page.locator("h1")).to_have_text("Deals")
    assert page.url.endswith("/deals?involving=Acme+Power")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("purple+deals+involving+Borealis", "Not understood: “purple”. Try all deals about Borealis"),
        ("weather+tomorrow", "Not read as a question to this graph"),
    ],
)
def test_what_is_not_understood_is_told(page: Page, small: str, question: str, told: str) -> None:
    page.goto(f"{small}/search?q={question}")
    expect(page.get_by_role("region", name="Answer")).to_contain_text(told)


def test_home_tells_what_changed_last(page: Page, small: str) -> None:
    page.goto(small)
    news = page.locator("section", has=page.get_by_role("heading", name="Last changes"))
    expect(news.locator("li")).to_have_count(len(got(f"{small}/v1/changes")["items"]))
    expect(news.locator("li").first).to_contain_text("added: Other.Txt")
