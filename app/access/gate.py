"""The gate: every request shows who it is, spends from its budget, and has the scope that it needs."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app import problems
from app.access import rule
from app.access.budget import Budgets
from app.access.key import Key, held
from app.access.key import Scope as Needed
from app.access.keyring import Keyring
from app.inward import INWARD
from app.problems import Problem
from app.settings import Settings
from graph.errors import StoreError

MCP: Final = "/mcp"
_CHALLENGE: Final = {"WWW-Authenticate": 'Bearer realm="claimgraph"'}


class Refused(Exception):
    """A request that is not let in, with the answer to it."""

    def __init__(self, status: HTTPStatus, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = headers or {}

    def answer(self) -> Response:
        """The problem."""
        title = self.status.phrase
        return problems.answer(Problem(title=title, status=self.status, detail=str(self)), self.headers)


class Gate:
    """ASGI middleware. `scope["state"]["key"]` is the id of the key that was shown, for the log."""

    def __init__(self, app: ASGIApp, settings: Settings, keyring: Keyring, budgets: Budgets | None = None) -> None:
        self._app = app
        self._settings = settings
        self._keyring = keyring
        self._budgets = budgets or Budgets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer why not."""
        if scope["type"] == "http" and not scope.get(INWARD):
            try:
                await self._judge(scope)
            except Refused as refused:
                await refused.answer()(scope, receive, send)
                return
            except StoreError as error:
                await problems.answer(problems.of(error))(scope, receive, send)
                return
        await self._app(scope, receive, send)

    async def _judge(self, scope: Scope) -> None:
        """Raises `Refused`."""
        headers = Headers(scope=scope)
        self._addressed(headers)
        needed = rule.needed(scope["method"], scope["path"])
        if needed is None:
            return
        keys = await self._keys()
        key = await self._shown(headers, keys)
        if key is not None:
            scope.setdefault("state", {})["key"] = key.id
        self._within_budget(key, scope)
        if scope["path"] == MCP and not self._at_home(headers):
            raise Refused(HTTPStatus.FORBIDDEN, f"pages of {headers['origin']} may not use {MCP}")
        if key is None:
            self._anonymous(needed, headers, keys)
        elif not key.scope.allows(needed):
            detail = f"this needs a key of scope {needed.value}, the one that was shown has {key.scope.value}"
            raise Refused(HTTPStatus.FORBIDDEN, detail)

    def _addressed(self, headers: Headers) -> None:
        """Refuse what was sent to another name than ours: a page elsewhere whose name was pointed at this machine."""
        names = self._settings.hosts
        if names and _name(headers.get("host", "")) not in names:
            told = ", ".join(names)
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, f"this service is called {told}; CLAIMGRAPH_HOSTS names more")

    async def _shown(self, headers: Headers, keys: Sequence[Key]) -> Key | None:
        """The key that a request shows. Raises `Refused` where no key has these words."""
        kind, _, words = headers.get("authorization", "").partition(" ")
        if not kind:
            return None
        key = None
        if kind.lower() == "bearer" and words.strip():
            key = held(keys, words.strip()) or held(await run_in_threadpool(self._keyring.read), words.strip())
        if key is None:
            raise Refused(HTTPStatus.UNAUTHORIZED, "the key that was shown is not known", _CHALLENGE)
        return key

    async def _keys(self) -> tuple[Key, ...]:
        fresh = self._keyring.fresh
        return await run_in_threadpool(self._keyring.read) if fresh is None else fresh

    def _within_budget(self, key: Key | None, scope: Scope) -> None:
        if key is not None:
            whose, per_minute = key.id, key.per_minute
        else:
            client = scope.get("client")
            whose, per_minute = f"from {client[0] if client else ''}", self._settings.anonymous_per_minute
        wait = self._budgets.spend(whose, per_minute) if per_minute else 0
        if wait:
            detail = f"the budget of {per_minute} requests a minute is spent; the next one is there in {wait} s"
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, detail, {"Retry-After": str(wait)})

    def _anonymous(self, needed: Needed, headers: Headers, keys: Sequence[Key]) -> None:
        allowed = rule.without_key(self._settings, keys)
        if allowed is None or not allowed.allows(needed):
            if keys:
                detail = f"this needs a key of scope {needed.value}, as Authorization: Bearer KEY"
                raise Refused(HTTPStatus.UNAUTHORIZED, detail, _CHALLENGE)
            detail = "no key is set, and without one nothing may be changed from elsewhere: claimgraph key create"
            raise Refused(HTTPStatus.FORBIDDEN, detail)
        if needed is not Needed.READ and not self._at_home(headers):
            raise Refused(HTTPStatus.FORBIDDEN, f"pages of {headers['origin']} may not change anything here")

    def _at_home(self, headers: Headers) -> bool:
        """Whether a request comes from no page at all, from our own page, or from one that is named."""
        origin = headers.get("origin")
        if origin is None or origin in self._settings.origins:
            return True
        return urlsplit(origin).netloc == headers.get("host")


def _name(host: str) -> str:
    """The name of a Host header, without its port.

    >>> _name("localhost:8000"), _name("[::1]:8000"), _name("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    head, colon, tail = host.rpartition(":")
    return head.lower() if colon and tail.isdigit() else host.lower()
