"""The rule of access, without the web: what a request needs, and what somebody without a key may do.

Reading is open on loopback, and so is writing as long as no key is set. On any other address writing always needs a
key; reading needs one too as soon as keys are set, unless the settings open it.
"""

import ipaddress
from collections.abc import Sequence
from typing import Final

from app.access.key import Key, Scope
from app.settings import Settings

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""The names by which a service on this machine is called."""
_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OPEN: Final = frozenset(
    {"/", "/healthz", "/readyz", "/docs", "/openapi.json"}
    | {"/search", "/deals", "/entities", "/figures", "/graph", "/checks", "/documents"}
)
_OPEN_FOLDERS: Final = ("/page/", "/ns/", "/deals/", "/entities/", "/documents/")
"""The page's files, the vocabularies, and the page's views: an empty shell, which then asks `/v1` for what it shows."""
_READ_BY_POST: Final = frozenset({"/sparql", "/mcp"})


def needed(method: str, path: str) -> Scope | None:
    """The scope that a request needs; none for what holds nothing of any document.

    Removing a document takes `admin`: it is the one change that can't be taken back.

    >>> needed("GET", "/v1/deals"), needed("POST", "/v1/documents"), needed("GET", "/healthz")
    (<Scope.READ: 'read'>, <Scope.WRITE: 'write'>, None)
    """
    if path in _READ_BY_POST:
        return Scope.READ
    if method in _READS:
        return None if path in _OPEN or path.startswith(_OPEN_FOLDERS) else Scope.READ
    return Scope.ADMIN if method == "DELETE" and path.startswith("/v1/documents") else Scope.WRITE


def without_key(settings: Settings, keys: Sequence[Key]) -> Scope | None:
    """What is allowed to who shows no key."""
    if is_loopback(settings.host):
        return Scope.READ if keys else Scope.ADMIN
    return Scope.READ if settings.open_reading or not keys else None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address; a name that is not "localhost" counts as reachable.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "example.org")]
    [True, True, True, False, False]
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def warning(settings: Settings, keys: Sequence[Key]) -> str | None:
    """What the operator is told at start where the service listens to others without a key."""
    if is_loopback(settings.host) or keys:
        return None
    return (
        f"listening on {settings.host} without keys: everybody who reaches it may read, and writes are refused; "
        "make a key with: claimgraph key create NAME --scope write"
    )
