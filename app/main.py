"""The service, put together: `create_app(settings)`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version

from fastapi import Depends, FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from app import problems
from app.access.keyring import Keyring
from app.access.wall import raise_wall
from app.compose import extract
from app.compression import Compression
from app.fetching.page import Fetcher, Limits
from app.heads import Heads
from app.holdings import Holdings, Read
from app.mcp.server import Door
from app.openapi import describe
from app.problems import Problem
from app.readiness import standing
from app.routes import (
    ask,
    changes,
    checks,
    claims,
    comparisons,
    decisions,
    documents,
    entities,
    export,
    graph,
    health,
    page,
    reference,
    sparql,
    totals,
    vocabulary,
    ways,
)
from app.settings import Settings
from graph.errors import ExtractError
from graph.model import Document, Reading

_WORDS = "Claims and figures of news documents as a checkable knowledge graph: every claim with its words."


def read(document: Document) -> Reading:
    """What the extractor of this process reads in a document; it is made on first use. Raises `ExtractError`."""
    ((_, reading),) = extract([document])
    if isinstance(reading, ExtractError):
        raise reading
    return reading


def create_app(settings: Settings | None = None, reader: Read = read, *, early: bool = False) -> FastAPI:
    """The service on these settings, else on those of the environment. The store is opened when the service starts.

    `early` answers while the graph is being built: health at once, the rest with 503 until it stands.
    """
    told = settings or Settings()
    keyring = Keyring(told.store)
    mcp = Door(told)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with standing(app, lambda: Holdings.open(told, reader), early=early), mcp.open(app):
            yield
        keyring.close()

    app = FastAPI(
        title="claimgraph",
        version=_version(),
        description=_WORDS,
        lifespan=lifespan,
        dependencies=[Depends(problems.strict)],
        redirect_slashes=False,
        docs_url=None,  # FastAPI's pages load their scripts from elsewhere: `reference` stands in their place
        redoc_url=None,
    )
    limits = Limits(size=told.max_document_bytes, seconds=told.fetch_seconds)
    app.state.fetcher = Fetcher(limits) if told.fetch else None
    problems.install(app)
    for router in (
        claims.router,
        ways.router,
        decisions.router,
        entities.router,
        documents.router,
        comparisons.router,
        checks.router,
        totals.router,
        changes.router,
        ask.router,
        graph.router,
        export.router,
        sparql.router,
        vocabulary.router,
        page.router,
        reference.router,
        health.router,
    ):
        app.include_router(router)
    app.router.routes.append(mcp.route())
    app.add_middleware(Compression)
    app.add_middleware(UrlLimit, limit=told.max_url_length)
    raise_wall(app, told, keyring)
    app.add_middleware(Heads)
    describe(app)
    return app


class UrlLimit:
    """Answers 414 to a request whose path and query are longer than the limit."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The request, or the problem that its address is."""
        length = len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"")
        if scope["type"] != "http" or length <= self._limit:
            await self._app(scope, receive, send)
            return
        detail = f"path and query have {length} characters, {self._limit} are allowed"
        problem = problems.answer(Problem(title="URI too long", status=414, detail=detail))
        await problem(scope, receive, send)


def _version() -> str:
    try:
        return version("claimgraph")
    except PackageNotFoundError:
        return "0"
