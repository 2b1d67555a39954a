"""Connections to addresses that were checked: a name is resolved once, and what it led to is what is connected to."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from app.fetching.refusal import NotFetched

Resolve = Callable[[str, int], Sequence[str]]
"""The numeric addresses of a name. Raises `OSError` where there are none."""
_TRIED = 3
"""How many addresses of one host are tried."""
_PATIENCE = 5.0
"""Seconds that one address has to answer a connection, so that the next is tried."""


class Deadline:
    """The moment by which a page must be there, redirects and all."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then. Raises `NotFetched` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.missed()
        return left

    def missed(self) -> NotFetched:
        """That it took too long."""
        return NotFetched(f"it took more than {self._seconds:g} seconds")


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a name, as the machine's resolver orders them. Raises `OSError`."""
    return list(dict.fromkeys(str(told[4][0]) for told in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


class Checked(httpcore.NetworkBackend):
    """Opens connections to addresses that may be reached, each for one page."""

    def __init__(self, may_reach: Callable[[str], bool], resolve: Resolve, deadline: Deadline) -> None:
        self._may_reach = may_reach
        self._resolve = resolve
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses of a host. Raises `NotFetched` where any may not be reached."""
        addresses = self._addresses(host, port)
        if not all(map(self._may_reach, addresses)):
            raise NotFetched("the address leads into a network that is not public")
        for address in addresses[:_TRIED]:
            seconds = min(_PATIENCE, self._deadline.left())
            try:
                return Timed(httpcore.SyncBackend().connect_tcp(address, port, seconds), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        raise NotFetched("no connection: nothing answers there")

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """What the resolver answers before the deadline, in a thread that is left behind where it does not."""
        found: list[Sequence[str]] = []

        def look() -> None:
            try:
                found.append(self._resolve(host, port))
            except (OSError, UnicodeError):
                found.append(())

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        thread.join(self._deadline.left())
        if not found:
            raise self._deadline.missed()
        if not found[0]:
            raise NotFetched(f"there is no host {host[:100]!r}")
        return found[0]


class Timed(httpcore.NetworkStream):
    """A connection of which every act ends by the deadline: drops that come one by one don't renew it."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came, within the time that is left."""
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send, within the time that is left."""
        self._inner.write(buffer, self._deadline.left())

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same under TLS."""
        return Timed(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def close(self) -> None:
        """End the connection."""
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection."""
        return self._inner.get_extra_info(info)
