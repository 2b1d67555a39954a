"""Structured logs: a line of JSON a request, with its id, and never a word of a document or of a question.

A line holds the route's pattern, not the address that was asked for, and the names of parameters, not their values. Of
a failure it holds the kind and the places in our code, not the message: messages quote what they stumbled on.
"""

import json
import logging
import re
import time
import traceback
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final, TextIO
from urllib.parse import parse_qsl
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import problems
from app.inward import INWARD
from app.metrics import Metrics
from app.problems import Problem

LOG: Final = logging.getLogger("claimgraph")
_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_NAME: Final = re.compile(r"[a-z_-]{1,20}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_UNMATCHED: Final = "unmatched"


class JsonLines(logging.Formatter):
    """A record as one line of JSON: time (UTC), level, event, and the fields that were given as `extra={"told": ...}`.

    Of records of other libraries only logger and level are told: their messages may hold anything.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        ours = record.name == LOG.name
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if ours else f"a message of {record.name}",
        }
        told = getattr(record, "told", None)
        if ours and isinstance(told, dict):
            line |= told
        if record.exc_info and record.exc_info[1]:
            line |= _failure(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True, default=str)


def configure(stream: TextIO) -> None:
    """Write the logs of this process to a stream: ours from INFO on, those of libraries from WARNING on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)


class Requests:
    """ASGI middleware: gives each request its id, logs and counts it, and answers what nobody else could."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer, under the id that the client gave (`X-Request-ID`), else a new one."""
        if scope["type"] != "http" or scope.get(INWARD):
            await self._app(scope, receive, send)
            return
        one = _Request(scope, send)
        self._metrics.began()
        try:
            await self._app(scope, receive, one.send)
        except Exception:  # the last place where a failure can become an answer
            LOG.exception("failure", extra={"told": {"request": one.id}})
            if not one.status:
                await one.failed(receive)
        finally:
            self._metrics.ended(one.method, one.route, one.status or 499, one.seconds)
            LOG.info("request", extra={"told": one.told()})


class _Request:
    """What is known of one request."""

    def __init__(self, scope: Scope, send: Send) -> None:
        given = Headers(scope=scope).get("x-request-id", "")
        self.id = given if _ID.fullmatch(given) else uuid4().hex
        self.status = 0
        self._scope = scope
        self._send = send
        self._sent = 0
        self._began = time.perf_counter()

    @property
    def method(self) -> str:
        """The method; what nobody ever heard of is not counted by its name."""
        method = str(self._scope["method"])
        return method if method in _METHODS else "other"

    @property
    def route(self) -> str:
        """The pattern of the route that answered; a plain route of Starlette's without parameters is its own."""
        path = getattr(self._scope.get("route"), "path", None)
        if path is None and "endpoint" in self._scope and not self._scope.get("path_params"):
            path = self._scope["path"]
        return str(path) if path else _UNMATCHED

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return time.perf_counter() - self._began

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)["X-Request-ID"] = self.id
        elif message["type"] == "http.response.body":
            self._sent += len(message.get("body", b""))
        await self._send(message)

    async def failed(self, receive: Receive) -> None:
        """Answer that something of ours went wrong."""
        problem = Problem(title="Internal error", status=HTTPStatus.INTERNAL_SERVER_ERROR, detail=f"request {self.id}")
        await problems.answer(problem)(self._scope, receive, self.send)

    def told(self) -> dict[str, object]:
        """What the log holds of it. Status 499: the client left before there was an answer."""
        query = self._scope.get("query_string", b"").decode("latin-1")
        return {
            "request": self.id,
            "method": self.method,
            "route": self.route,
            "parameters": sorted(
                {name for name, _ in parse_qsl(query, keep_blank_values=True) if _NAME.fullmatch(name)}
            ),
            "status": self.status or 499,
            "bytes": self._sent,
            "milliseconds": round(self.seconds * 1000, 1),
            "key": self._scope.get("state", {}).get("key"),
        }


def _failure(error: BaseException) -> dict[str, object]:
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in _frames(error)]
    return {"failure": type(error).__name__, "at": places}


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return traceback.extract_tb(error.__traceback__)[-8:]
