"""The explorer as its users meet it: built from source, served by the real service, looked at in Debian's Chromium.

A page fails its test on any console error, failed request or request to elsewhere, unless the test expects it.
"""

import fcntl
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, sync_playwright

from app.cli import main
from app.fetching.page import Fetcher
from app.main import create_app
from app.settings import Settings
from graph.journal import Journal, Record
from graph.model import Document, Reading
from tests.eval.corpora import acceptance
from tests.explorer import world
from tests.serving import free_port

ROOT = Path(__file__).parents[2]
SWIFTSHADER = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def reader(document: Document) -> Reading:
    """Reads nothing: what these tests show was read by hand, and what they add is shown as text."""
    return Reading(document=document.id, extractor="by hand")


@contextmanager
def serving(
    store: str, port: int | None = None, per_minute: int = 0, host: str = "127.0.0.1", fetcher: Fetcher | None = None
) -> Iterator[str]:
    """The address of the service on a store, in a thread of its own; `per_minute` requests of one address, 0 any.

    It goes by the rules for `host`, but listens on loopback only.
    """
    app = create_app(Settings(store=store, anonymous_per_minute=per_minute, host=host), reader)
    app.state.fetcher = fetcher
    server = uvicorn.Server(uvicorn.Config(app, port=port or free_port(), log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + 60
        while not server.started:
            assert thread.is_alive(), "the service did not start"
            assert time.monotonic() < deadline, "the service did not start in time"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{server.config.port}"
    finally:
        server.should_exit = True
        thread.join(20)


def filled(folder: Path, records: Iterable[Record]) -> str:
    """The URL of a new store that holds these records."""
    url = f"sqlite:///{folder / 'store.db'}"
    journal = Journal.open(url)
    for record in records:
        journal.add(record.document, record.reading)
    journal.close()
    return url


@pytest.fixture(scope="session")
def built() -> None:
    """The explorer, built where its sources are newer than what is there; by one of several test workers at a time."""
    with Path(tempfile.gettempdir(), "claimgraph-explorer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _build()


def _build() -> None:
    subprocess.run([sys.executable, str(ROOT / "hatch_build.py")], check=True, timeout=400, capture_output=True)


@pytest.fixture(scope="session")
def small(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service that holds every kind of claim once; tests only read it."""
    with serving(filled(tmp_path_factory.mktemp("small"), world.small())) as address:
        yield address


@pytest.fixture
def own(built: None, tmp_path: Path) -> Iterator[str]:
    """A service of the test's own, to be changed."""
    with serving(filled(tmp_path, world.small())) as address:
        yield address


@pytest.fixture(scope="session")
def large(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service whose graph has more than 2,000 nodes."""
    with serving(filled(tmp_path_factory.mktemp("large"), world.large())) as address:
        yield address


@pytest.fixture(scope="session")
def read(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service on real texts, as the extractor reads them: the acceptance documents where they are, else samples/."""
    found = acceptance()
    store = f"sqlite:///{tmp_path_factory.mktemp('read') / 'store.db'}"
    assert main(["ingest", "--store", store, str(found.documents if found else ROOT / "samples")]) == 0
    with serving(store) as address:
        yield address


@contextmanager
def chromium(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, *flags])
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers, for one file: while it is there its event loop runs, and no test may run another."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser, with software WebGL."""
    with chromium(playwright, *SWIFTSHADER) as found:
        yield found


@dataclass
class Watch:
    """What went wrong in a page; `expected` are words of failures that the test is about."""

    expected: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Note everything that a quiet page does not do."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"page error: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("request", self._request)

    def problems(self) -> list[str]:
        """What was seen and not expected."""
        return [words for words in self.seen if not any(expected in words for expected in self.expected)]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.seen.append(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a view that was left stops asking
            self.seen.append(f"failed: {request.url} {request.failure}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "blob:", "data:")):
            self.seen.append(f"outside: {request.url}")


@pytest.fixture
def watch() -> Watch:
    """What the page of this test does wrong."""
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """A new page, watched."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    watch.listen(context)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()
    assert watch.problems() == []
