"""HEAD wherever there is GET (RFC 9110, 9.3.2): the same answer, of which the server sends the head alone."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

HEAD: Final = "claimgraph.head"
"""Set in the scope of a request of which only the head is wanted: an answer without an end ends at once."""


class Heads:
    """ASGI middleware. The server keeps the request's own scope, and so knows that no body is wanted."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer to GET."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET", HEAD: True}
        await self._app(scope, receive, send)
