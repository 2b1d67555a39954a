"""A GET that the service asks of itself: the same routes, the same answer, no network."""

from collections.abc import Iterable

from starlette.types import ASGIApp, Message

Header = tuple[bytes, bytes]

INWARD = "claimgraph.inward"
"""Marks the scope of such a request: it was let in, counted and logged as the one that it belongs to."""
_OK = 200
_KEPT = frozenset({b"authorization", b"x-api-key"})


async def get(app: ASGIApp, path: str, query: str = "", headers: Iterable[Header] = ()) -> tuple[int, bytes]:
    """The status and the body that the service answers at an address to who has these rights (`authorization`)."""
    status, body = _OK, bytearray()
    sent = [(b"accept", b"application/json"), *(header for header in headers if header[0] in _KEPT)]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": query.encode(), "root_path": "",
        "headers": sent, "client": None, "server": ("localhost", 80), "app": app,
        INWARD: True,
    }  # fmt: skip

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return status, bytes(body)
