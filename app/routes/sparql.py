"""SPARQL 1.1 protocol at `/sparql`, read only: GET, form POST, direct POST; its page and its service description.

https://www.w3.org/TR/sparql11-protocol/ (2.1). The graph is snapshot by the event loop's thread, which alone changes
it; the query runs in a process of its own, waited for by a worker thread, and only so many of them at once.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from importlib.resources import files
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app.deps import Door, Held, Out
from app.holdings import Holdings
from app.routes.page import HEADERS
from graph.errors import NotAcceptable, QueryError, QueryTooCostly, TooLarge, UnknownFormat
from graph.rdf.accept import best
from graph.rdf.endpoint import service_description
from graph.rdf.selection import whole
from graph.rdf.sparql import GRAPH_TYPES, RESULT_TYPES, Answer, Engine, Limits
from graph.rdf.worked import worked
from graph.rdf.worker import GRAPHS

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
HTML = "text/html"
_DATASET = ("default-graph-uri", "named-graph-uri")
_FILES = files("app") / "sparql"


class Asking:
    """The engine of a running service, and the turns in which it is asked."""

    def __init__(self, base: str, limits: Limits) -> None:
        self.engine = Engine(base, limits)
        self._turns = asyncio.Semaphore(limits.at_once)

    async def ask(self, query: str, results: str, graph: str) -> Answer:
        """Wait for a turn, no longer than a query may take, then ask. Raises what `Engine.ask` raises."""
        seconds = self.engine.limits.seconds
        try:
            await asyncio.wait_for(self._turns.acquire(), seconds)
        except TimeoutError:
            raise QueryTooCostly(f"other queries kept this one waiting for {seconds:g} seconds: try again") from None
        try:
            return await run_in_threadpool(self.engine.ask, query, results, graph)
        finally:
            self._turns.release()


@asynccontextmanager
async def _engine(app: FastAPI) -> AsyncIterator[None]:
    """The engine's process starts with the first query and ends with the service."""
    yield
    found = getattr(app.state, "sparql", None)
    if isinstance(found, Asking):
        found.engine.close()


router = APIRouter(tags=["sparql"], lifespan=_engine)


async def asking(request: Request, held: Held) -> Asking:
    """The engine, made on first use."""
    found = getattr(request.app.state, "sparql", None)
    if not isinstance(found, Asking):
        told = held.settings
        limits = Limits(
            seconds=told.sparql_seconds,
            rows=told.sparql_rows,
            megabytes=told.sparql_megabytes,
            characters=told.sparql_characters,
            at_once=told.sparql_at_once,
        )
        found = request.app.state.sparql = Asking(told.base_iri, limits)
    return found


Asked = Annotated[Asking, Depends(asking)]


_TYPES = {kind: {"schema": {"type": "string"}} for kind in (*RESULT_TYPES, *GRAPH_TYPES)}
_ANSWER: dict[int | str, dict[str, object]] = {200: {"description": "Rows, truth or triples", "content": _TYPES}}
_TEXT = {"type": "string", "minLength": 1, "description": "a SPARQL 1.1 query"}
_PARAMETER = {"name": "query", "in": "query", "required": False, "schema": _TEXT}
_BODY = {
    FORM: {"schema": {"type": "object", "properties": {"query": _TEXT}, "required": ["query"]}},
    DIRECT: {"schema": _TEXT},
}


@router.get("/sparql", response_class=Response, responses=_ANSWER, openapi_extra={"parameters": [_PARAMETER]})
async def get(request: Request, held: Held, door: Out, asked: Asked) -> Response:
    """Answer a query; without one, the page or the description of the service."""
    pairs = request.query_params.multi_items()
    if not pairs:
        return _welcome(request, held)
    query = _query(pairs)
    return await _answered(request, held, asked, query, door)


@router.post(
    "/sparql",
    response_class=Response,
    responses=_ANSWER,
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def post(request: Request, held: Held, asked: Asked) -> Response:
    """Answer a query of the body: a form with `query`, or the query itself as `application/sparql-query`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/sparql-update":
        raise QueryError("an update is refused: this endpoint is read only", "update")
    if kind not in (FORM, DIRECT):
        raise UnknownFormat(f"a query comes as {FORM} or as {DIRECT}, not as {kind or 'nothing named'}")
    body = await _body(request, held.settings.sparql_characters * 4)
    if kind == FORM:
        return await _answered(request, held, asked, _query(_pairs(body)))
    extra = [pair for pair in request.query_params.multi_items() if pair[0] != "query"]
    return await _answered(request, held, asked, _query([*extra, ("query", body)]))


@router.get("/sparql/{name}", include_in_schema=False)
async def asset(name: str) -> Response:
    """The script or the style of the page."""
    kinds = {"page.js": "text/javascript", "page.css": "text/css"}
    if name not in kinds:
        raise QueryError(f"there is no {name} here", "name", sorted(kinds))
    return Response((_FILES / name).read_bytes(), media_type=f"{kinds[name]}; charset=utf-8", headers=HEADERS)


async def _answered(request: Request, held: Holdings, asked: Asking, query: str, door: Door | None = None) -> Response:
    accept = request.headers.get("accept")
    results, graph = best(accept, RESULT_TYPES) or "", best(accept, GRAPH_TYPES) or ""
    if not results and not graph:
        raise NotAcceptable(f"{accept} can't be given", "Accept", [*RESULT_TYPES, *GRAPH_TYPES])
    tag = f"sparql-{results}-{graph}".replace("/", "-")
    if door and door.known(tag):
        return door.unchanged(tag)
    if asked.engine.revision != held.network.revision:
        asked.engine.follow(whole(held.network), held.network.revision)
    answer = await asked.ask(query, results, graph)
    headers = {"Vary": "Accept"} | ({"ETag": door.etag(tag)} if door else {})
    return Response(answer.body, media_type=answer.media_type, headers=headers)


def _query(pairs: list[tuple[str, str]]) -> str:
    """The one query among the parameters. Raises `QueryError` on any other parameter, and on the want of one."""
    for name, _ in pairs:
        if name in _DATASET:
            raise QueryError(f"{name} is refused: the dataset is the whole graph; ask with GRAPH", name)
        if name == "update":
            raise QueryError("an update is refused: this endpoint is read only", name)
        if name != "query":
            raise QueryError(f"there is no parameter {name!r} here", name, ["query"])
    if len(pairs) != 1:
        raise QueryError(f"there must be one query, not {len(pairs)}", "query")
    return pairs[0][1]


def _pairs(body: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise QueryError(f"the form can't be read: {error}", "query") from error


async def _body(request: Request, most: int) -> str:
    """The body as text. Raises `TooLarge` before more than the limit is read."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise TooLarge(f"a query has at most {most} bytes")
    try:
        return read.decode()
    except UnicodeDecodeError as error:
        raise QueryError("the query is not in UTF-8", "query") from error


def _welcome(request: Request, held: Holdings) -> Response:
    chosen = best(request.headers.get("accept"), (*GRAPH_TYPES, HTML))
    if chosen is None:
        raise NotAcceptable("the service is described in RDF and HTML", "Accept", [*GRAPH_TYPES, HTML])
    if chosen == HTML:
        page = (_FILES / "page.html").read_text(encoding="utf-8")
        return Response(
            page.replace("<!-- queries -->", _options()), media_type=HTML, headers={**HEADERS, "Vary": "Accept"}
        )
    body = service_description(held.settings.base_iri, GRAPHS[chosen])
    return Response(body, media_type=chosen, headers={"Vary": "Accept"})


def _options() -> str:
    return "".join(f'<option value="{escape(each.query)}">{escape(each.title)}</option>' for each in worked())
