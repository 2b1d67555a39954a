"""From the start of the service until its graph stands: what is asked meanwhile waits, then is answered 503."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from app import problems
from app.access import rule
from app.holdings import Holdings
from app.problems import Problem
from graph.errors import ClaimgraphError
from graph.network import Network

_AGAIN: Final = {"Retry-After": "2"}
_ALWAYS: Final = frozenset({"/metrics"})


class Readiness:
    """What is known of the graph. `wait` answers when it stands."""

    def __init__(self) -> None:
        self.holdings: Holdings | None = None
        self.failure: ClaimgraphError | None = None
        self._decided = asyncio.Event()

    @property
    def network(self) -> Network | None:
        """The graph; none while it does not stand."""
        return self.holdings.network if self.holdings else None

    @property
    def why_not(self) -> str | None:
        """Why the graph does not stand; none where it does."""
        if self.holdings:
            return None
        return f"the graph could not be built: {self.failure}" if self.failure else "the graph is being built"

    async def load(self, opened: Callable[[], Holdings]) -> None:
        """Build the graph in a worker thread. What goes wrong is kept in `failure`."""
        try:
            self.holdings = await run_in_threadpool(opened)
        except ClaimgraphError as error:
            self.failure = error
        finally:
            self._decided.set()

    async def decided(self, seconds: float) -> None:
        """Wait until it is known whether the graph stands, or so long."""
        if not self._decided.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._decided.wait(), seconds)

    async def wait(self) -> Holdings:
        """The holdings once they are there. Raises what kept them from being opened."""
        await self._decided.wait()
        if self.holdings is None:
            raise self.failure or RuntimeError("building the graph was stopped")
        return self.holdings


@asynccontextmanager
async def standing(app: FastAPI, opened: Callable[[], Holdings], *, early: bool) -> AsyncIterator[None]:
    """The life of an app's holdings, in `app.state.holdings`; `early` takes requests before they are there.

    Raises `StoreError` at once where it is not early.
    """
    readiness: Readiness = app.state.readiness

    async def load() -> None:
        await readiness.load(opened)
        app.state.holdings = readiness.holdings

    loading = asyncio.create_task(load())
    try:
        if not early:
            await loading
            await readiness.wait()
        yield
    finally:
        await loading  # a thread can't be stopped: the store is closed when it is done
        if readiness.holdings:
            readiness.holdings.close()


class Patience:
    """ASGI middleware: what needs the graph waits so many seconds for it, then gets 503 with `Retry-After`."""

    def __init__(self, app: ASGIApp, readiness: Readiness, seconds: float) -> None:
        self._app = app
        self._readiness = readiness
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer, or the problem that it is too early."""
        if scope["type"] == "http" and self._readiness.why_not and _needs_graph(scope):
            await self._readiness.decided(self._seconds)
            why = self._readiness.why_not
            if why:
                problem = Problem(title="Not ready", status=HTTPStatus.SERVICE_UNAVAILABLE, detail=why)
                await problems.answer(problem, _AGAIN)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _needs_graph(scope: Scope) -> bool:
    return scope["path"] not in _ALWAYS and rule.needed(scope["method"], scope["path"]) is not None
