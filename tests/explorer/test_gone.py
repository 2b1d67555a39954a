"""Links to what a later reading no longer holds, and the marks and words that every claim has in the reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from graph.journal import Journal, Record
from graph.vocab import DealType, Role
from tests.explorer.conftest import Watch, serving
from tests.explorer.test_reader import document
from tests.graph.made import Maker, party

TEXT = "Gale Motors will buy 40 engines from Heron Works for $7 million."


def told(trigger: str, *figures: str) -> Record:
    """The text as one extractor reads it."""
    maker = Maker(TEXT, "engines.txt", "2026-05-05")
    for words in figures:
        maker.figure(words, 40 if "engines" in words else 7_000_000, "engine" if "engines" in words else "USD", "size")
    parties = (party("Gale Motors", Role.BUYER), party("Heron Works", Role.SELLER))
    maker.deal(trigger, DealType.SUPPLY, *parties)
    return maker.record()


BEFORE = told("buy", "40 engines from", "$7 million")
AFTER = told("will buy", "40 engines")


@pytest.fixture(scope="module")
def reread(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service on a document that was read twice: one figure moved, the other was lost."""
    store = f"sqlite:///{tmp_path_factory.mktemp('gone') / 'store.db'}"
    journal = Journal.open(store)
    journal.add(BEFORE.document, BEFORE.reading)
    journal.reread(AFTER.reading)
    journal.close()
    with serving(store) as address:
        yield address


def test_a_lost_claim_is_told_with_its_stored_words(page: Page, reread: str, watch: Watch) -> None:
    watch.expected.append("410")
    page.goto(f"{reread}/documents/{document(reread, 'engines.txt')}?claim={BEFORE.reading.figures[1].id}")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("not among those shown")
    expect(alert).to_contain_text("a later reading of document")
    expect(alert.locator("blockquote")).to_have_text("$7 million")


def test_a_moved_claim_leads_to_the_one_that_took_its_place(page: Page, reread: str) -> None:
    page.goto(f"{reread}/documents/{document(reread, 'engines.txt')}?claim={BEFORE.reading.figures[0].id}")
    alert = page.get_by_role("alert")
    expect(alert.locator("mark")).to_have_text("40 engines")
    alert.get_by_role("link", name="another claim").click()
    expect(page.locator(".text .mark.chosen")).to_have_text("40 engines")
    expect(alert).to_have_count(0)


def test_the_last_changes_are_told_in_words(page: Page, reread: str) -> None:
    page.goto(reread)
    news = page.locator("section", has=page.get_by_role("heading", name="Last changes"))
    expect(news.locator("li")).to_contain_text(["reread: Engines.Txt", "added: Engines.Txt"])


def test_every_kind_of_claim_can_be_called_wrong(page: Page, own: str) -> None:
    page.goto(f"{own}/documents/{document(own)}")
    for kind in ("Figure", "Deal", "Statement", "Relation"):
        row = page.locator(".side .row", has=page.get_by_text(kind, exact=True)).first
        row.get_by_role("link").first.click()
        row.get_by_role("button", name="This is wrong").click()
        expect(row.get_by_text("Marked as wrong.")).to_be_visible()
        row.get_by_role("button", name="Undo").click()
        expect(row.get_by_role("button", name="This is wrong")).to_be_visible()


def test_marks_beside_the_scrollbar_stand_where_the_claims_do(page: Page, small: str) -> None:
    page.goto(f"{small}/documents/{document(small)}")
    expect(page.locator(".text .mark").first).to_be_visible()
    ticks = page.locator(".overview rect")
    places = [float(y) for y in ticks.evaluate_all("all => all.map(one => one.getAttribute('y'))")]
    assert len(places) == page.locator(".side .row").count()
    assert 0 <= min(places) < max(places) < 1000
    expect(page.locator(".meta").first).to_contain_text("% of the text read as claims")
