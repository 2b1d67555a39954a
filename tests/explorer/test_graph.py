"""The drawn graph, on WebGL in software, and its twin in tables where there is none."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.explorer import world
from tests.explorer.conftest import chromium, filled, serving
from tests.explorer.test_views import got

EDGES = """() => { const s = document.querySelector('.field').sigma;
  return s.getGraph().edges().map((id) => s.getEdgeDisplayData(id)).map(({ size, hidden }) => hidden ? 0 : size); }"""
"""How thick each edge is drawn, 0 where it is not."""


def settled(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator('.canvas[data-state="settled"]')).to_be_visible(timeout=60_000)


def test_the_layout_is_the_same_each_time(page: Page, small: str) -> None:
    places = []
    for _ in range(2):
        page.goto(f"{small}/graph")
        expect(page.locator('.canvas[data-state="settled"]')).to_be_visible(timeout=60_000)
        places.append(page.evaluate("JSON.stringify(document.querySelector('.field').sigma.getGraph().export().nodes)"))
    assert places[0] == places[1]


def test_a_click_on_a_node_says_what_it_is_joined_to_and_why(page: Page, small: str) -> None:
    page.goto(f"{small}/graph")
    expect(page.locator('.canvas[data-state="settled"]')).to_be_visible(timeout=60_000)
    at = page.evaluate(
        "() => { const s = document.querySelector('.field').sigma;"
        " const p = s.framedGraphToViewport(s.getNodeDisplayData('company/borealis')); return [p.x, p.y]; }"
    )
    page.locator(".field").click(position={"x": at[0], "y": at[1]})
    expect(page.locator("article.card h2")).to_contain_text("Borealis")
    expect(page.locator("article.card blockquote").first).to_be_visible()
    assert "node=company%2Fborealis" in page.url
    page.reload()
    expect(page.locator("article.card h2")).to_contain_text("Borealis")


def test_the_way_between_two_picks_tells_each_step(page: Page, small: str) -> None:
    page.goto(f"{small}/graph?from=company%2Fdelta-fund&node=company%2Fcirrus")
    expect(page.get_by_role("heading", name="From Delta Fund to Cirrus")).to_contain_text("2 steps")
    expect(page.locator("ol blockquote").first).to_contain_text("$300 million")


def test_expanding_keeps_what_was_there(page: Page, small: str) -> None:
    page.goto(f"{small}/graph?hide=none&center=company%2Fdelta-fund&node=company%2Fdelta-fund")
    before = got(f"{small}/v1/graph?center=company/delta-fund")["total"]
    expect(page.get_by_text(f"{before} of {before} nodes")).to_be_visible()
    deal = next(node for node in got(f"{small}/v1/graph?center=company/delta-fund")["nodes"] if node["type"] == "deal")
    page.goto(f"{small}/graph?hide=none&center=company%2Fdelta-fund&node={deal['id']}")
    page.get_by_role("link", name="Expand").click()
    after = got(f"{small}/v1/graph?center=company/delta-fund&center={deal['id']}")["total"]
    assert after > before
    expect(page.get_by_text(f"{after} of {after} nodes")).to_be_visible()
    page.get_by_role("link", name="Collapse").click()
    expect(page.get_by_text(f"{before} of {before} nodes")).to_be_visible()


def test_the_legend_is_the_filter(page: Page, small: str) -> None:
    page.goto(f"{small}/graph?hide=none")
    page.locator(".legend button", has_text="figure").click()
    assert "hide=figure" in page.url
    whole = got(f"{small}/v1/graph")
    left = [node for node in whole["nodes"] if node["type"] != "figure"]
    expect(page.get_by_text(f"{len(left)} of {whole['total']} nodes")).to_be_visible()


def test_without_webgl_the_tables_hold_the_graph(playwright: Playwright, small: str) -> None:
    with chromium(playwright, "--disable-gpu", "--disable-software-rasterizer") as browser:
        page = browser.new_page()
        page.goto(f"{small}/graph")
        expect(page.get_by_text("draws no WebGL")).to_be_visible()
        page.get_by_text("nodes as a table").click()
        expect(
            page.get_by_role("region", name="Nodes").get_by_role("link", name="Borealis", exact=True)
        ).to_be_visible()


def test_how_two_are_connected_is_told_with_quotes(page: Page, small: str) -> None:
    page.goto(f"{small}/graph?source=Delta+Fund&target=Borealis")
    way = page.locator("details", has_text="Delta Fund – Cirrus – Borealis")
    way.locator("summary").click()
    expect(way.locator("mark")).to_have_text(["invested $300 million in Cirrus", "competes with"])


@pytest.fixture(scope="module")
def round_table(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service on money that goes round."""
    with serving(filled(tmp_path_factory.mktemp("ring"), [world.ring()])) as address:
        yield address


def thick(page: Page) -> tuple[int, int]:
    """How many edges are drawn as part of a circle, and how many at all."""
    sizes: list[Any] = page.evaluate(EDGES)
    return sum(size == 4 for size in sizes), sum(size > 0 for size in sizes)


def test_circles_of_money_stand_out_and_can_be_chosen(page: Page, round_table: str) -> None:
    settled(page, f"{round_table}/graph")
    assert thick(page) == (6, 8)
    legend = page.locator(".legend button", has_text="circles of money 1")
    legend.click()
    expect(legend).to_have_attribute("aria-pressed", "false")
    assert thick(page) == (0, 8)
    legend.click()
    page.get_by_role("link", name="Show it in the graph").click()
    expect(page.locator("h1")).to_have_text("Graph around Acme Power, Borealis, Cirrus")
    expect(page.locator('.canvas[data-state="settled"]')).to_be_visible(timeout=60_000)
    assert thick(page) == (6, 6)
    settled(page, page.url)
    assert thick(page) == (6, 6)
    page.get_by_text("edges as a table").click()
    expect(page.get_by_role("cell", name="of money")).to_have_count(6)
    page.get_by_role("link", name="Stop showing it").click()
    expect(page.get_by_role("link", name="Show it in the graph")).to_be_visible()


def test_the_picture_goes_by_keys_alone(page: Page, small: str) -> None:
    settled(page, f"{small}/graph")
    figures = page.locator(".legend button", has_text="figure")
    figures.focus()
    page.keyboard.press("Space")
    expect(figures).to_have_attribute("aria-pressed", "true")
    expect(figures).to_be_focused()
    page.get_by_text("nodes as a table").focus()
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Nodes").get_by_role("link", name="Borealis", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.card h2")).to_contain_text("Borealis")


MIDDLE = """() => {
  const field = document.querySelector('.field'), sigma = field.sigma, graph = sigma.getGraph();
  const edge = graph.edges().find((id) => !sigma.getEdgeDisplayData(id).hidden);
  const [x, y] = ['x', 'y'].map((axis) => (id) => graph.getNodeAttribute(id, axis));
  const [a, b] = graph.extremities(edge).map((id) => sigma.graphToViewport({ x: x(id), y: y(id) }));
  const box = field.getBoundingClientRect();
  return { edge, x: box.x + (a.x + b.x) / 2, y: box.y + (a.y + b.y) / 2 }; }"""
"""An edge, and where its middle is drawn."""


def test_a_click_on_an_edge_says_why_it_is_there(page: Page, small: str) -> None:
    settled(page, f"{small}/graph?center=company%2Fdelta-fund")
    middle = page.evaluate(MIDDLE)
    page.mouse.click(middle["x"], middle["y"])
    card = page.locator("article.card")
    edges = {edge["id"]: edge for edge in got(f"{small}/v1/graph?center=company/delta-fund")["edges"]}
    told = edges[middle["edge"]]
    expect(card.locator("blockquote")).to_have_text(told["quote"])
    page.reload()
    card.locator(".meta a").click()
    expect(page.locator(".text .mark.chosen").first).to_be_visible()
    assert told["document"]["id"] in page.url


CAMERA = """async () => { const { sigma } = document.querySelector('.field');
  document.querySelector('[aria-label="Zoom in"]').click();
  const began = sigma.getCamera().isAnimated();
  await new Promise(requestAnimationFrame);
  return [began, sigma.getCamera().isAnimated()]; }"""
"""Whether the picture moves right after a press, and one frame later."""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves_for_who_wants_nothing_to_move(
    page: Page, small: str, motion: Literal["reduce", "no-preference"]
) -> None:
    page.emulate_media(reduced_motion=motion)
    settled(page, f"{small}/graph?center=company%2Fcirrus")
    began, goes_on = page.evaluate(CAMERA)
    assert not goes_on if motion == "reduce" else began
    assert page.evaluate("document.getAnimations().length") == 0


def test_a_search_leads_to_the_graph_around_what_it_found(page: Page, small: str) -> None:
    page.goto(f"{small}/search?q=Acme")
    page.get_by_role("link", name="Draw what is around").click()
    expect(page.locator("h1")).to_contain_text("Graph around Acme Power")
