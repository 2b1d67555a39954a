"""Fetching one page: asked, redirected, read, all within limits. No cookie, no proxy, no word from the environment."""

import threading
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urljoin

import httpcore

from app.compose import Format, format_of
from app.fetching import connection
from app.fetching.address import is_public
from app.fetching.connection import Checked, Deadline, Resolve
from app.fetching.refusal import FetchingBusy, NotFetched
from app.fetching.target import PORTS, Target, target
from graph.errors import TooLarge, UnknownFormat

REDIRECTS = 3
AT_ONCE = 4
"""How many pages one fetcher fetches side by side: each holds a thread of the service."""
_MOVED = {301, 302, 303, 307, 308}
_WORDS = {
    "User-Agent": "claimgraph",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown",
    "Accept-Encoding": "gzip, identity",
    "Connection": "close",
}
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a fetcher goes. Null `ports` are any; `may_reach` is asked of every address that a name leads to."""

    size: int = 20_000_000
    seconds: float = 20.0
    ports: Collection[int] | None = frozenset(PORTS.values())
    may_reach: Callable[[str], bool] = is_public
    resolve: Resolve = connection.resolve


class Page(NamedTuple):
    """What a page is: its media type, with its charset, and its bytes."""

    media_type: str
    data: bytes


class Fetcher:
    """Fetches pages; safe to share among threads."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self._limits = limits
        self._free = threading.BoundedSemaphore(AT_ONCE)

    def fetch(self, url: str) -> Page:
        """The page at an address. Raises `NotFetched`, `UnknownFormat`, `TooLarge`, `FetchingBusy`."""
        if not self._free.acquire(blocking=False):
            raise FetchingBusy(f"{AT_ONCE} pages are being fetched; try again in some seconds")
        deadline = Deadline(self._limits.seconds)
        try:
            return self._followed(url, deadline)
        except httpcore.TimeoutException:
            raise deadline.missed() from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise NotFetched(f"the connection failed: {str(error)[:200] or type(error).__name__}") from None
        finally:
            self._free.release()

    def _followed(self, url: str, deadline: Deadline) -> Page:
        for _ in range(REDIRECTS + 1):
            with self._asked(target(url, self._limits.ports), deadline) as response:
                if response.status not in _MOVED:
                    return self._read(response)
                place = _header(response, b"location")
            if not place:
                raise NotFetched("it is elsewhere, and the server does not say where")
            try:
                url = urljoin(url, place)
            except ValueError:
                raise NotFetched("it leads to what is no web address") from None
        raise NotFetched(f"more than {REDIRECTS} redirects")

    @contextmanager
    def _asked(self, wanted: Target, deadline: Deadline) -> Iterator[httpcore.Response]:
        """The answer of one server, its body still to come."""
        host = wanted.host.encode()
        url = httpcore.URL(
            scheme=wanted.scheme.encode(), host=host, port=wanted.port, target=wanted.path.encode("ascii")
        )
        backend = Checked(self._limits.may_reach, self._limits.resolve, deadline)
        headers = [("Host", wanted.authority), *_WORDS.items()]
        with (
            httpcore.ConnectionPool(network_backend=backend, retries=0) as pool,
            pool.stream("GET", url, headers=headers) as response,
        ):
            yield response

    def _read(self, response: httpcore.Response) -> Page:
        if response.status != 200:
            raise NotFetched(f"the server answered {response.status}")
        media_type = _header(response, b"content-type")
        if not media_type:
            raise UnknownFormat("the server does not say of what kind the page is")
        if format_of("", media_type) is Format.ROWS:
            raise UnknownFormat("JSON lines are no page; save them and send the file")
        return Page(media_type, b"".join(self._bounded(response)))

    def _bounded(self, response: httpcore.Response) -> Iterator[bytes]:
        """The body in plain bytes, unpacked no further than the limit. Raises `TooLarge`."""
        unpack = _unpacking(_header(response, b"content-encoding").lower())
        taken = size = 0
        for packed in response.iter_stream():
            taken += len(packed)
            plain = unpack(packed, self._limits.size + 1 - size)
            size += len(plain)
            if max(taken, size) > self._limits.size:
                raise TooLarge(f"the page has more than {self._limits.size:,} bytes")
            yield plain


def _unpacking(coding: str) -> Callable[[bytes, int], bytes]:
    """What makes plain bytes of those that come, at most so many at a time. Raises `NotFetched`."""
    if coding in {"", "identity"}:
        return lambda packed, _: packed
    if coding not in {"gzip", "x-gzip"}:
        raise NotFetched(f"the page is packed in a way that was not asked for: {coding[:40]}")
    gzip = zlib.decompressobj(_GZIP)

    def unpack(packed: bytes, most: int) -> bytes:
        try:
            return gzip.decompress(packed, most)
        except zlib.error:
            raise NotFetched("the page is packed and damaged") from None

    return unpack


def _header(response: httpcore.Response, name: bytes) -> str:
    """The value of the first header of that name, empty where there is none."""
    return next(
        (value.decode("utf-8", "replace").strip() for key, value in response.headers if key.lower() == name), ""
    )
