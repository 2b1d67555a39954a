"""Each view's main path, and phone width."""

import json
import re
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explorer import world
from tests.explorer.conftest import filled, serving

ADDRESSES = {
    "home": "/",
    "search": "/search?q=turbines",
    "deals": "/deals",
    "entities": "/entities",
    "entity": "/entities/company/acme-power",
    "figures": "/figures?unit=GW",
    "graph": "/graph",
    "table": "/deals?as=table",
    "checks": "/checks",
    "corroborations": "/checks?tab=corroborations",
    "furniture": "/checks?tab=furniture",
    "statements": "/search?kind=statements",
    "tables": "/search?q=turbines&as=table",
    "claims": "/entities/company/acme-power?as=table",
    "disagreements": "/checks?as=table",
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
    page.get_by_text("parties as a table").click()
    expect(page.get_by_role("region", name="Parties").locator("tbody tr")).to_have_count(4)
    page.locator(".map a text", has_text="Cirrus").click()
    expect(page.locator("h1")).to_have_text("Cirrus")


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


def test_bounds_ranges_and_standing_are_drawn_as_such(page: Page, small: str) -> None:
    page.goto(f"{small}/figures?unit=GW")
    chart = page.locator(".chart > svg")
    between, planned, plain = (chart.locator(f'a[aria-label*="{words}"]') for words in ("8–11", "4.5 GW", "2 GW"))
    expect(between.locator(".range")).to_have_count(1)
    expect(between.locator("path.hollow")).to_have_count(1)
    expect(planned.locator("circle.hollow")).to_have_count(1)
    expect(plain.locator("circle.solid")).to_have_count(1)
    for mark, standing in ((between, "predicted"), (planned, "planned"), (plain, "asserted")):
        expect(mark).to_have_attribute("aria-label", re.compile(standing))
        expect(mark.locator(".bound")).to_have_count(0)
    page.goto(f"{small}/figures?unit=reactor")
    expect(chart.locator('a[aria-label*="at least 12"] .bound')).to_have_count(1)


def test_a_deal_that_is_denied_elsewhere_says_so(page: Page, built: None, tmp_path: Path) -> None:
    with serving(filled(tmp_path, [*world.small(), world.denied()])) as address:
        deal = got(f"{address}/v1/deals?involving=Borealis")["items"][0]
        page.goto(f"{address}/deals/{deal['id']}")
        section = page.locator("section", has=page.get_by_role("heading", name="Contradictions"))
        found = got(f"{address}/v1/contradictions?kind=deal")["total"]
        expect(section.locator("article.card")).to_have_count(found)
        expect(section).to_contain_text("denied")
        statuses = page.locator("section", has=page.get_by_role("heading", name="3 reports")).locator("tbody tr")
        expect(statuses).to_contain_text(["2026-01-02", "2026-01-20", "2026-02-10"])


def test_gigawatts_come_first(page: Page, small: str) -> None:
    page.goto(f"{small}/figures")
    expect(page.locator("h1")).to_have_text("Figures in GW")
    expect(page.locator(".chip[aria-current]")).to_contain_text("GW")


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


@pytest.mark.parametrize("view", ADDRESSES)
def test_a_phone_needs_no_scrolling_to_the_side(browser: Browser, small: str, view: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(small + ADDRESSES[view])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


def test_a_telling_with_fewer_parties_is_joined_for_reasons_and_can_be_kept_apart(
    page: Page, built: None, tmp_path: Path
) -> None:
    with serving(filled(tmp_path, [*world.small(), world.partly()])) as address:
        deal = got(f"{address}/v1/deals?involving=Borealis")["items"][0]
        page.goto(f"{address}/deals/{deal['id']}")
        told = page.get_by_role("listitem").filter(has_text="names fewer parties")
        expect(told).to_contain_text("Partly.Txt names fewer parties and is held to tell of the deal in ")
        expect(told).to_contain_text(", ".join(deal["joins"][0]["reasons"]))
        told.get_by_role("button", name="Keep them apart").click()
        expect(told.get_by_text("Kept apart.")).to_be_visible()
        assert len(got(f"{address}/v1/deals?involving=Borealis")["items"][0]["reports"]) == 2
        told.get_by_role("button", name="Undo").click()
        expect(told.get_by_role("button", name="Keep them apart")).to_be_visible()
        assert len(got(f"{address}/v1/deals?involving=Borealis")["items"][0]["reports"]) == 3


def test_examples_of_questions_are_answered(page: Page, small: str) -> None:
    page.goto(small)
    questions = page.locator(".try a")
    expect(questions).to_have_count(3)
    questions.filter(has_text="gigawatts").click()
    expect(page.get_by_role("region", name="Answer").locator("article.card")).to_have_count(
        got(f"{small}/v1/figures?unit=GW")["total"]
    )


def test_times_are_drawn_and_neighbours_named(page: Page, small: str) -> None:
    marks = page.get_by_role("group", name=re.compile("Timeline")).locator("a")
    page.goto(f"{small}/deals")
    expect(marks).to_have_count(got(f"{small}/v1/deals")["total"])
    page.goto(f"{small}/entities/company/cirrus")
    expect(marks).to_have_count(got(f"{small}/v1/entities/company/cirrus/timeline")["total"])
    near = page.locator("section", has=page.get_by_role("heading", name="Neighbourhood"))
    expect(near.locator(".parties a")).to_have_text(["Borealis", "Delta Fund"])
    marks.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".text .mark.chosen").first).to_be_visible()


@pytest.mark.parametrize("view", ["/entities/company/cirrus", "DEAL"])
def test_a_thing_leads_to_its_triples(page: Page, small: str, view: str) -> None:
    deal = got(f"{small}/v1/deals")["items"][0]
    page.goto(small + view.replace("DEAL", f"/deals/{deal['id']}"))
    for name, words in (("Turtle", "@prefix"), ("JSON-LD", "@context")):
        link = page.locator(".downloads").get_by_role("link", name=name, exact=True)
        answer = page.request.get(small + str(link.get_attribute("href")))
        assert answer.ok
        assert words in answer.text()
