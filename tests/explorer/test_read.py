"""Every view over real texts, as the extractor reads them, held against the service's own answers."""

import re
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.explorer.test_views import got

IDS = re.compile(
    r"\b(figure|deal|statement|relation)-[0-9a-z]{6,}"
    r"|\b(company|organization|person|place|model|chip|technology|policy|facility|product)/[a-z0-9]"
)
"""What an id looks like: a reader is shown names."""
WORDS = """() => { const found = {};
  for (const mark of document.querySelectorAll('.text [data-claims]'))
    for (const id of mark.dataset.claims.split(' ')) found[id] = (found[id] ?? '') + mark.textContent;
  return found; }"""
"""The words that are marked for each claim."""


def best(address: str) -> dict[str, Any]:
    """The entity of which most is told."""
    found: dict[str, Any] = got(f"{address}/v1/entities?limit=1")["items"][0]
    return found


def shown(page: Page, address: str) -> None:
    """The view, all its answers there."""
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator("main")).not_to_contain_text("Loading")


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("/deals?as=table&rows=1000", "/v1/deals"),
        ("/figures?rows=1000", "/v1/figures"),
        ("/figures?unit=GW&rows=1000", "/v1/figures?unit=GW"),
        ("/entities?rows=1000", "/v1/entities"),
        ("/documents", "/v1/documents"),
        ("/search?kind=statements&as=table&rows=1000", "/v1/statements"),
        ("/search?kind=relations&as=table&rows=1000", "/v1/relations"),
        ("/checks?as=table", "/v1/contradictions"),
        ("/checks?tab=corroborations&as=table", "/v1/corroborations"),
        ("/checks?tab=checks&as=table", "/v1/checks"),
    ],
)
def test_a_table_holds_every_row_and_names_only(page: Page, read: str, view: str, asked: str) -> None:
    shown(page, read + view)
    total = got(read + asked)["total"]
    expect(page.locator("main tbody tr")).to_have_count(total)
    if not total:
        expect(page.locator(".state")).to_be_visible()
    assert not IDS.search(page.locator("main").text_content() or "")


@pytest.mark.parametrize("view", ["/", "/deals", "/checks?tab=furniture", "/graph?hide=none", "ENTITY", "SEARCH"])
def test_a_view_names_and_never_numbers(page: Page, read: str, view: str) -> None:
    one = best(read)
    own = {"ENTITY": f"/entities/{one['id']}", "SEARCH": f"/search?q={quote(one['name'])}"}
    shown(page, read + own.get(view, view))
    assert not IDS.search(page.locator("main").text_content() or "")


def test_an_entitys_table_holds_all_claims_about_it(page: Page, read: str) -> None:
    one = best(read)
    shown(page, f"{read}/entities/{one['id']}?as=table")
    expect(page.locator("h1")).to_have_text(one["name"])
    total = got(f"{read}/v1/claims?about={quote(one['id'])}")["total"]
    expect(page.get_by_role("region", name="Claims").locator("tbody tr")).to_have_count(min(total, 200))


def test_every_claim_of_every_document_is_marked_at_its_words(page: Page, read: str) -> None:
    rows = got(f"{read}/v1/documents")["items"]
    for row in rows:
        shown(page, f"{read}/documents/{row['id']}")
        marked = {claim: words.replace("\n", "") for claim, words in page.evaluate(WORDS).items()}
        whole = got(f"{read}/v1/documents/{row['id']}")
        text, told = whole["text"], {}
        for claim in [*whole["figures"], *whole["statements"], *whole["relations"]]:
            told[claim["id"]] = text[claim["start"] : claim["end"]].replace("\n", "")
        assert {claim: marked.get(claim) for claim in told} == told
        assert {deal["id"] for deal in whole["deals"]} == marked.keys() - told.keys()
        expect(page.locator(".side .row")).to_have_count(len(marked))


def test_from_a_question_to_the_deal_to_the_words_and_back(page: Page, read: str) -> None:
    one = got(f"{read}/v1/deals?limit=1")["items"][0]
    name = one["parties"][0]["name"]
    shown(page, read)
    page.keyboard.press("/")
    page.keyboard.type(f"all deals involving {name}")
    page.keyboard.press("Enter")
    answer = page.get_by_role("region", name="Answer")
    total = got(f"{read}/v1/deals?involving={quote(name)}")["total"]
    expect(answer).to_contain_text(f"{total} row")
    answer.locator("h3 a").first.click()
    expect(page.get_by_role("heading", name="Parties")).to_be_visible()
    address = page.url
    page.locator(".quotes a").first.click()
    expect(page.locator(".text .mark.chosen").first).to_be_in_viewport()
    page.reload()
    expect(page.locator(".side .chosen")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Parties")).to_be_visible()
    assert page.url == address


def test_the_graph_around_an_entity_has_the_services_nodes_and_edges(page: Page, read: str) -> None:
    one = best(read)
    page.goto(f"{read}/graph?hide=none&center={quote(one['id'], safe='')}")
    expect(page.locator('.canvas[data-state="settled"]')).to_be_visible(timeout=60_000)
    answer = got(f"{read}/v1/graph?center={quote(one['id'])}")
    counts = "s => [s.getGraph().order, s.getGraph().size]"
    assert page.locator(".field").evaluate(f"field => ({counts})(field.sigma)") == [
        len(answer["nodes"]),
        len(answer["edges"]),
    ]
    page.get_by_text("edges as a table").click()
    rows = page.get_by_role("region", name="Edges").locator("tbody tr")
    expect(rows).to_have_count(len(answer["edges"]))
    quoted = sum(edge["quote"] is not None for edge in answer["edges"])
    expect(rows.locator('a[href^="/documents/"]')).to_have_count(quoted)
