"""What goes wrong is told in the service's own words, with a way on."""

import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from tests.explorer import world
from tests.explorer.conftest import Watch, filled, serving
from tests.serving import free_port


def test_an_unknown_company_is_told_in_the_services_words(page: Page, small: str, watch: Watch) -> None:
    watch.expected.append("404")
    page.goto(f"{small}/deals?involving=Acme+Pwer")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Unknown entity")
    expect(alert).to_contain_text("Acme Power")


def test_a_stopped_service_is_told_and_can_be_asked_again(
    page: Page, tmp_path: Path, built: None, watch: Watch
) -> None:
    watch.expected += ["ERR_CONNECTION_REFUSED", "failed:"]
    store, port = filled(tmp_path, world.small()), free_port()
    with serving(store, port) as address:
        page.goto(f"{address}/deals")
        expect(page.locator("article.card").first).to_be_visible()
    page.get_by_label("Type").select_option("investment")
    expect(page.get_by_role("alert")).to_contain_text("The service did not answer")
    with serving(store, port):
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("article.card")).to_have_count(1)


def test_too_many_requests_are_told_with_the_wait(page: Page, tmp_path: Path, built: None, watch: Watch) -> None:
    watch.expected.append("429")
    with serving(filled(tmp_path, world.small()), per_minute=3) as address:
        page.goto(f"{address}/deals")
        alert = page.get_by_role("alert")
        for kind in ("supply", "investment", "lease", "merger", "other"):
            page.get_by_label("Type").select_option(kind)
            expect(page.locator("article.card, .state, .problem").first).to_be_visible()
        expect(alert).to_contain_text("Status 429")
        expect(alert).to_contain_text(re.compile(r"Try again in \d+ seconds"))
        expect(alert.get_by_role("button", name="Try again")).to_be_visible()


def test_an_address_of_no_view_says_so(page: Page, small: str, watch: Watch) -> None:
    watch.expected.append("404")
    page.goto(f"{small}/documents/nothing")
    expect(page.get_by_role("alert")).to_contain_text("no document has the id 'nothing'")


def test_waiting_is_told_and_so_is_finding_nothing(page: Page, small: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/deals?*", hold)
    page.goto(f"{small}/deals?q=zeppelin")
    expect(page.get_by_role("status").get_by_text("Loading deals …")).to_be_visible()
    expect(page.get_by_text("No deal fits")).to_have_count(0)
    for route in held:
        route.continue_()
    page.unroute("**/v1/deals?*", hold)
    expect(page.get_by_text("No deal fits these filters.")).to_be_visible()
    page.get_by_role("link", name="All deals").click()
    expect(page.locator("article.card")).to_have_count(2)
