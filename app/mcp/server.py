"""The server that holds the tools, at `/mcp` (streamable HTTP, without sessions) and on standard input and output."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.holdings import Holdings
from app.mcp.tools import Tools
from app.readiness import Readiness
from app.settings import Settings
from graph.errors import StoreError

PATH = "/mcp"
_INSTRUCTIONS = (
    "A graph of what news documents claim: figures, deals, statements and relations, each with the words that say so. "
    "It holds what documents say, not what is true: tell who says it (attributed_to), how surely (modality) and cite "
    "the link of the words. Every tool only reads."
)
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)


def server(app: FastAPI, settings: Settings) -> MCPServer:
    """A server with every tool, on the graph of an app."""

    def held() -> Holdings:
        readiness: Readiness = app.state.readiness
        if readiness.holdings is None:
            raise StoreError("the graph is being built; ask again in a few seconds")
        return readiness.holdings

    made: MCPServer = MCPServer(
        name="claimgraph",
        title="claimgraph: claims and figures of news documents",
        instructions=_INSTRUCTIONS,
        website_url=settings.address,
        version=app.version,
        log_level="WARNING",
    )
    for tool in Tools(app, held, settings.address).all():
        made.add_tool(tool, annotations=_READS, structured_output=True)
    return made


class Door:
    """`/mcp` of an app. The sessions' manager runs once, so each start of the service has a new one."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._inner: ASGIApp | None = None

    def route(self) -> Route:
        """The route to put into an app."""
        return Route(PATH, endpoint=self, include_in_schema=False)

    @asynccontextmanager
    async def open(self, app: FastAPI) -> AsyncIterator[None]:
        """Answer from now on. The gate has checked host, origin and key already, with problems for answers."""
        mcp = server(app, self._settings)
        inner = mcp.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        async with mcp.session_manager.run():
            self._inner = inner
            yield
        self._inner = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One message of the protocol."""
        assert self._inner is not None, "the app was not started"
        await self._inner(scope, receive, send)
