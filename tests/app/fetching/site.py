"""A web server on loopback, and limits that let a fetcher reach it and nothing else that is not public."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app.fetching.address import is_public
from app.fetching.page import Limits

LOOPBACK = Limits(ports=None, may_reach=lambda address: address == "127.0.0.1" or is_public(address))
Handler = BaseHTTPRequestHandler
Place = tuple[str, bytes] | Callable[[Handler], None]
ARTICLE = (
    "<html><head><title>A plant</title><meta property='article:published_time' content='2026-03-04T10:00:00Z'></head>"
    "<body><article><h1>A plant</h1><p>Northwind builds 5 GW of wind power off the coast, it said on Monday.</p>"
    "<p>The work begins next year and takes three, the company added in a statement.</p></article></body></html>"
)


@dataclass
class Site:
    """What stands at each path: a body with its media type, or what a handler does; and what was asked for."""

    places: dict[str, Place]
    port: int = 0
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    def at(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"


def moved(place: str, status: int = 302) -> Callable[[Handler], None]:
    """Leads elsewhere."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Location", place)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def status(code: int) -> Callable[[Handler], None]:
    """Answers with a status and a page of words."""

    def answer(handler: Handler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b"<p>Sorry.</p>")

    return answer


def sent(body: bytes, **headers: str) -> Callable[[Handler], None]:
    """A body with headers of its own; no length unless these tell one."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


@contextmanager
def serving_site(site: Site) -> Iterator[Site]:
    """The site, served on a free port."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            place = site.places.get(self.path, status(404))
            try:
                (place if callable(place) else sent(place[1], Content_Type=place[0]))(self)
            except OSError:
                self.close_connection = True  # the fetcher left

        def log_message(self, format: str, *words: object) -> None:  # noqa: A002 - the name is the library's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def loopback(**limits: int | float) -> Limits:
    """Limits that let a fetcher reach a site."""
    return replace(LOOPBACK, **limits)  # type: ignore[arg-type]
