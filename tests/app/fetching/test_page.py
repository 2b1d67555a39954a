"""Fetching: what comes, what is never asked, and what is given up."""

import gzip
import socket
import threading
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.fetching.page import AT_ONCE, Fetcher, Limits, Page
from app.fetching.refusal import FetchingBusy, NotFetched
from graph.errors import ReadError, TooLarge, UnknownFormat
from tests.app.fetching.site import LOOPBACK, Handler, Place, Site, loopback, moved, sent, serving_site, status

WORDS = "Northwind builds 5 GW."
BOMB = gzip.compress(bytes(200_000_000), 9)


def drip(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/plain")
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def silence(_: Handler) -> None:
    time.sleep(2)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    places: dict[str, Place] = {
        "/plain": ("text/plain; charset=utf-8", WORDS.encode()),
        "/html": ("text/html", b"<p>Words.</p>"),
        "/gzip": sent(gzip.compress(WORDS.encode()), Content_Type="text/plain", Content_Encoding="gzip"),
        "/one": moved("/plain"),
        "/two": moved("one", 308),
        "/three": moved("/two", 301),
        "/four": moved("/three"),
        "/loop": moved("/loop"),
        "/nowhere": moved(""),
        "/metadata": moved("http://169.254.169.254/latest/meta-data/"),
        "/inward": moved("http://10.0.0.1/"),
        "/file": moved("file:///etc/passwd"),
        "/named": moved("http://ann:secret@example.org/"),
        "/odd": moved("http://[::1/"),
        "/large": ("text/plain", b"x" * 1001),
        "/limit": ("text/plain", b"x" * 1000),
        "/announced": sent(b"x", Content_Type="text/plain", Content_Length="5"),
        "/bomb": sent(BOMB, Content_Type="text/plain", Content_Encoding="gzip"),
        "/damaged": sent(b"no gzip", Content_Type="text/plain", Content_Encoding="gzip"),
        "/brotli": sent(b"x", Content_Type="text/plain", Content_Encoding="br"),
        "/picture": ("image/png", b"x"),
        "/rows": ("application/jsonl", b"{}"),
        "/json": ("application/json", b"{}"),
        "/script": ("text/javascript", b"x"),
        "/untold": sent(b"x"),
        "/drip": drip,
        "/silence": silence,
        "/forbidden": status(403),
        "/broken": status(500),
    }
    with serving_site(Site(places)) as made:
        yield made


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/plain", Page("text/plain; charset=utf-8", WORDS.encode())),
        ("/plain?a=b#c", None),
        ("/html", Page("text/html", b"<p>Words.</p>")),
        ("/gzip", Page("text/plain", WORDS.encode())),
        ("/three", Page("text/plain; charset=utf-8", WORDS.encode())),
        ("/limit", Page("text/plain", b"x" * 1000)),
    ],
)
def test_pages(site: Site, path: str, page: Page | None) -> None:
    if page is None:
        with pytest.raises(NotFetched, match="answered 404"):
            Fetcher(loopback()).fetch(site.at(path))
        assert site.asked[-1][0] == "/plain?a=b"
    else:
        assert Fetcher(loopback(size=1000)).fetch(site.at(path)) == page


def test_nothing_is_said_of_who_asks(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    Fetcher(loopback()).fetch(site.at("/one"))
    told = {name.lower() for _, headers in site.asked[-2:] for name in headers}
    assert told == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/four", NotFetched, "more than 3 redirects"),
        ("/loop", NotFetched, "more than 3 redirects"),
        ("/nowhere", NotFetched, "does not say where"),
        ("/metadata", NotFetched, "not public"),
        ("/inward", NotFetched, "not public"),
        ("/file", NotFetched, "only http and https"),
        ("/named", NotFetched, "name or password"),
        ("/odd", NotFetched, "no web address"),
        ("/large", TooLarge, "1,000 bytes"),
        ("/announced", NotFetched, "connection failed"),
        ("/damaged", NotFetched, "damaged"),
        ("/brotli", NotFetched, "not asked for: br"),
        ("/picture", UnknownFormat, "image/png"),
        ("/rows", UnknownFormat, "JSON lines"),
        ("/json", UnknownFormat, "application/json"),
        ("/script", UnknownFormat, "text/javascript"),
        ("/untold", UnknownFormat, "of what kind"),
        ("/forbidden", NotFetched, "answered 403"),
        ("/broken", NotFetched, "answered 500"),
    ],
)
def test_what_is_no_page(site: Site, path: str, error: type[ReadError], words: str) -> None:
    with pytest.raises(error, match=words):
        Fetcher(loopback(size=1000)).fetch(site.at(path))


@pytest.mark.parametrize("path", ["/drip", "/silence"])
def test_slowness_ends_in_time(site: Site, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(NotFetched, match=r"more than 0\.4 seconds"):
        Fetcher(loopback(seconds=0.4)).fetch(site.at(path))
    assert time.monotonic() - started < 1.5


def test_a_resolver_that_never_answers_is_left_behind() -> None:
    woken = threading.Event()
    limits = Limits(seconds=0.2, resolve=lambda *_: [str(woken.wait(20))])
    with pytest.raises(NotFetched, match="seconds"):
        Fetcher(limits).fetch("http://example.org/")
    woken.set()


def test_a_packed_bomb_takes_no_memory(site: Site) -> None:
    tracemalloc.start()
    with pytest.raises(TooLarge):
        Fetcher(loopback(size=1_000_000)).fetch(site.at("/bomb"))
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


HOSTILE = [
    *("127.0.0.1", "127.1", "2130706433", "0177.0.0.1", "017700000001", "0x7f.0.0.1", "0x7f000001", "0", "0.0.0.0"),
    *("[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"),
    "[2002:7f00:1::]",
    *("１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "localhost", "LOCALHOST", "localhost."),
    *("169.254.169.254", "[fd00:ec2::254]", "10.0.0.1", "192.168.1.1", "100.100.100.200", "224.0.0.1"),
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTILE)
def test_no_form_of_an_inward_address_is_reached(site: Site, host: str) -> None:
    """By the machine's own resolver, which knows more forms of numbers than people do."""
    asked = len(site.asked)
    with pytest.raises(NotFetched, match=r"not public|no host"):
        Fetcher(Limits(ports=None, seconds=5)).fetch(f"http://{host}:{site.port}/plain")
    assert len(site.asked) == asked


class Resolver:
    """Names that lead where a test says, one answer after the other."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, _: int) -> list[str]:
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


@pytest.mark.parametrize(
    "answer",
    [["93.184.216.34", "10.0.0.1"], ["127.0.0.1", "93.184.216.34"], ["2606:4700::1", "::1"], ["93.184.216.34", "x"]],
)
def test_one_inward_address_among_others_is_enough(answer: list[str]) -> None:
    with pytest.raises(NotFetched, match="not public"):
        Fetcher(Limits(resolve=Resolver(answer))).fetch("http://mixed.example/")


def test_a_name_is_resolved_once(site: Site) -> None:
    """What was checked is what is connected to: a second answer would lead elsewhere, and is never asked for."""
    rebinding = Resolver(["127.0.0.1"], ["169.254.169.254"])
    page = Fetcher(replace(LOOPBACK, resolve=rebinding)).fetch(f"http://rebinding.example:{site.port}/plain")
    assert (page.data.decode(), rebinding.asked) == (WORDS, ["rebinding.example"])
    assert site.asked[-1][1]["Host"] == f"rebinding.example:{site.port}"


def test_each_redirect_is_resolved_and_checked_anew(site: Site) -> None:
    rebinding = Resolver(["127.0.0.1"], ["169.254.169.254"])
    with pytest.raises(NotFetched, match="not public"):
        Fetcher(replace(LOOPBACK, resolve=rebinding)).fetch(f"http://rebinding.example:{site.port}/one")
    assert len(rebinding.asked) == 2


def test_another_address_is_tried_where_one_does_not_answer(site: Site) -> None:
    limits = replace(LOOPBACK, may_reach=lambda _: True, resolve=Resolver(["127.0.0.2", "127.0.0.1"]))
    assert Fetcher(limits).fetch(f"http://two.example:{site.port}/plain").data == WORDS.encode()


def test_nothing_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    with pytest.raises(NotFetched, match="nothing answers"):
        Fetcher(loopback()).fetch(f"http://127.0.0.1:{port}/")
    with pytest.raises(NotFetched, match=r"no host 'nobody\.invalid'"):
        Fetcher(replace(LOOPBACK, resolve=Resolver([]))).fetch("http://nobody.invalid/")


def test_a_server_without_tls_is_not_listened_to_where_tls_was_asked(site: Site) -> None:
    with pytest.raises(NotFetched, match="connection failed"):
        Fetcher(loopback()).fetch(f"https://127.0.0.1:{site.port}/plain")


def test_few_at_once(site: Site) -> None:
    fetcher = Fetcher(loopback(seconds=1))
    failures: list[ReadError] = []

    def fetch() -> None:
        try:
            fetcher.fetch(site.at("/silence"))
        except ReadError as error:
            failures.append(error)

    threads = [threading.Thread(target=fetch) for _ in range(AT_ONCE + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(type(error) is FetchingBusy for error in failures) == [False] * AT_ONCE + [True]
    assert fetcher.fetch(site.at("/plain")).data == WORDS.encode()
