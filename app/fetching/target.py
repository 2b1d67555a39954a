"""A web address as it may be asked for: its parts, checked and in ASCII."""

import re
from collections.abc import Collection
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urlsplit

from app.fetching.refusal import NotFetched

PORTS = {"http": 80, "https": 443}
_LONGEST = 2000
_UNSEEN = re.compile(r"[\x00-\x20\x7f\\\ud800-\udfff]")
_NAME = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]{2,45}")
_KEPT = "/%:@!$&'()*+,;=?~"
"""What stays as it is in a path and a query (RFC 3986); the rest is written by its bytes."""


class Target(NamedTuple):
    """Whom to ask (a name or a numeric address, without brackets) and for what."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target(url: str, ports: Collection[int] | None) -> Target:
    """The parts of a URL; null ports are any. Raises `NotFetched` for every form but plain http and https.

    >>> target("https://example.org/a?b=c#d", {443}).path
    '/a?b=c'
    """
    if len(url) > _LONGEST or _UNSEEN.search(url):
        raise NotFetched(
            f"no web address: at most {_LONGEST:,} characters, without blanks, backslashes and half characters"
        )
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise NotFetched("no web address; write it as https://example.org/page") from None
    if parts.scheme not in PORTS:
        raise NotFetched("only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise NotFetched("an address with a name or password in it is not fetched")
    port = PORTS[parts.scheme] if port is None else port
    if ports is not None and port not in ports:
        raise NotFetched(f"port {port} is not asked; only {' and '.join(map(str, sorted(ports)))}")
    return Target(parts.scheme, _host(parts), port, _path(parts))


def _host(parts: SplitResult) -> str:
    """The name in ASCII: what looks like digits becomes digits before anything is resolved (IDNA 2003)."""
    host = parts.hostname or ""
    try:
        found = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        found = ""
    if not _NAME.fullmatch(found):
        raise NotFetched("the address has no name of a host; write it as https://example.org/page")
    return found


def _path(parts: SplitResult) -> str:
    path = quote(parts.path, safe=_KEPT) or "/"
    return f"{path}?{quote(parts.query, safe=_KEPT)}" if parts.query else path
