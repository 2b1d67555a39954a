"""gzip for who takes it, with an ETag of its own: a compressed answer is another representation (RFC 9110, 8.8.3)."""

from starlette.datastructures import MutableHeaders
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SMALLEST = 1000
"""Bytes from which compressing is worth while: less fits into one packet as it is."""
_LEVEL = 5
_MARK = b'+gzip"'


class Compression:
    """ASGI middleware: compresses bodies, marks their ETags, and knows the mark again in `If-None-Match`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = GZipMiddleware(app, minimum_size=_SMALLEST, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer, compressed where that is wanted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = [(name, value) for name, value in scope["headers"] if name == b"if-none-match"]
        marked = any(_MARK in value for _, value in given)
        headers = [
            (name, value.replace(_MARK, b'"') if name == b"if-none-match" else value)
            for name, value in scope["headers"]
        ]

        async def marking(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(raw=message["headers"])
                known = message["status"] == 304 and marked
                if "etag" in told and (known or told.get("content-encoding") == "gzip"):
                    told["etag"] = told["etag"][:-1] + _MARK.decode()
            await send(message)

        scope["headers"] = headers  # in place: who stands around reads the route from this scope afterwards
        await self._app(scope, receive, marking)
