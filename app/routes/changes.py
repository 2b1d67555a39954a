"""What changed since a revision: as a list, and as server-sent events that go on until the client leaves.

https://html.spec.whatwg.org/multipage/server-sent-events.html: the id of an event is its revision, so that a client
that comes back with `Last-Event-ID` misses nothing.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, Request
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from app.deps import Held, Out
from app.heads import HEAD
from app.holdings import Holdings
from app.openapi import shared
from app.shapes.changes import ChangeAnswer, Changes, What
from graph.errors import NotAcceptable, QueryError, UnknownEntity
from graph.journal import DOCUMENT_CHANGES, Change
from graph.model import Claim, Value
from graph.projection import claims
from graph.query.filters import PAGE, ClaimFilter, Moment, Names
from graph.query.selection import SHAPES, Pairs, Shape, Wanted, checked, names, selected
from graph.rdf.accept import best
from graph.vocab import Kind

POLL = 1.0
"""Seconds between two looks at the journal for what other processes wrote: one row is read."""
HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is there: proxies close what is silent for a minute."""
EVENTS = "text/event-stream"
_JSON = "application/json"
_HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no", "Vary": "Accept"}
_STREAM: dict[int | str, dict[str, object]] = {200: {"content": {EVENTS: {"schema": {"type": "string"}}}}}


class ChangeFilter(Value):
    """`GET /v1/changes`, beside the parameters of the lists of claims.

    Of a document that is gone nothing is known but its id: no filter but `document` hides it.
    """

    since: Annotated[int, Field(ge=0, le=2**53, description="changes after this revision")] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    what: tuple[What, ...] = ()
    document: Names = ()
    kind: Annotated[tuple[Kind, ...], Field(description="documents with a claim of one of these kinds")] = ()


_BESIDE = {*PAGE, *Moment.model_fields, *ChangeFilter.model_fields, "until", "sort", "group"}
"""The parameters of lists that say nothing of a change."""
Asked = tuple[ChangeFilter, tuple[Shape, ...]]


def asked(pairs: Pairs) -> Asked:
    """What is asked of changes, and of the claims of their documents. Raises `QueryError`."""
    own = [pair for pair in pairs if pair[0] in ChangeFilter.model_fields]
    query = checked(ChangeFilter, own)
    others = [pair for pair in pairs if pair not in own]
    allowed = {*ChangeFilter.model_fields, *names([ClaimFilter, *SHAPES.values()], _BESIDE)}
    for name, _ in others:
        if name not in allowed:
            raise QueryError(f"there is no parameter {name!r} here", parameter=name, allowed=sorted(allowed))
    return query, selected(others, query.kind, _BESIDE) or _of_kinds(query.kind)


def _of_kinds(kinds: tuple[Kind, ...]) -> tuple[Shape, ...]:
    return (ClaimFilter(kind=kinds, furniture=True),) if kinds else ()


def _parameters() -> list[dict[str, object]]:
    """The parameters as OpenAPI describes them."""
    told = ChangeFilter.model_json_schema(ref_template="#/components/schemas/{model}")["properties"]
    return [{"name": name, "in": "query", "schema": told[name]} for name in told] + shared(_BESIDE)


@asynccontextmanager
async def _watching(app: FastAPI) -> AsyncIterator[None]:
    """While the service runs, its graph follows what other processes write."""

    async def watch() -> None:
        while not isinstance(held := getattr(app.state, "holdings", None), Holdings):
            await asyncio.sleep(POLL)
        await held.watch(POLL)

    task = asyncio.create_task(watch())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


router = APIRouter(prefix="/v1", tags=["changes"], lifespan=_watching)


@router.get("/changes", response_model=Changes, responses=_STREAM, openapi_extra={"parameters": _parameters()})
async def changes(
    request: Request,
    held: Held,
    door: Out,
    last_event_id: Annotated[str | None, Header(description="goes before `since`")] = None,
) -> Response:
    """What changed since a revision, oldest first; as `text/event-stream` also what will.

    The parameters of the lists choose among the documents by the claims that they hold now.
    """
    form = best(request.headers.get("accept"), (_JSON, EVENTS))
    if form is None:
        raise NotAcceptable("changes come as JSON or as events", "Accept", (_JSON, EVENTS))
    query = asked(request.query_params.multi_items())
    Wanted(held.network, query[1])  # a name that nobody bears is told before an answer begins
    if form == EVENTS:
        since = _revision(last_event_id, query[0].since)
        if request.scope.get(HEAD):
            return Response(media_type=EVENTS, headers=_HEADERS)
        return StreamingResponse(events(held, query, since), media_type=EVENTS, headers=_HEADERS)
    if door.known():
        return door.unchanged()
    found, last = await _page(held, query[0], query[0].since, _wanted(held, query[1]))
    following = last if last < held.network.revision else None
    return door.send(Changes(revision=held.network.revision, items=tuple(found), next=following))


def _revision(told: str | None, since: int) -> int:
    if told is None or not told.strip():
        return since
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise QueryError("Last-Event-ID is no id of an event", "Last-Event-ID")
    return int(told)


async def events(held: Holdings, query: Asked, since: int) -> AsyncGenerator[str, None]:
    """The changes after a revision as events, and every later one as it comes."""
    yield "retry: 2000\n\n"
    while True:
        news = held.changed
        if since < held.network.revision:
            found, since = await _page(held, query[0], since, _wanted(held, query[1]))
            for change in found:
                yield f"id: {change.revision}\nevent: {change.what}\ndata: {change.model_dump_json()}\n\n"
            continue
        try:
            await asyncio.wait_for(news.wait(), HEARTBEAT)
        except TimeoutError:
            yield ": still here\n\n"


Test = Callable[[Claim], bool]


def _wanted(held: Holdings, queries: tuple[Shape, ...]) -> Test | None:
    """The test of claims in the graph as it is now: none passes where it holds nobody of a name any more."""
    try:
        return Wanted(held.network, queries).wants if queries else None
    except UnknownEntity:
        return lambda _: False


async def _page(held: Holdings, query: ChangeFilter, since: int, wants: Test | None) -> tuple[list[ChangeAnswer], int]:
    """The next changes that a filter wants, and the last revision that was looked at: never one that is not shown."""
    revision = held.network.revision
    found: list[ChangeAnswer] = []
    while since < revision and len(found) < query.limit:
        read = await run_in_threadpool(lambda start: list(held.journal.changes(start, query.limit)), since)
        for change in read:
            if change.revision > revision or len(found) == query.limit:
                break
            since = change.revision
            answer = _answer(held, query, change, wants)
            if answer:
                found.append(answer)
        if not read:
            since = revision
    return found, since


def _answer(held: Holdings, query: ChangeFilter, change: Change, wants: Test | None) -> ChangeAnswer | None:
    """A change as it is told, or nothing where the filter does not want it."""
    if query.what and change.what not in query.what:
        return None
    if query.document and change.document not in query.document:
        return None
    told: tuple[str, ...] = ()
    if change.what in DOCUMENT_CHANGES:
        told = _claims(held, change.document, wants)
        if not told and wants and change.document in held.network.records:
            return None
    elif wants:
        return None
    href = f"/v1/{_place(change)}/{change.document}"
    fields = {"revision": change.revision, "what": change.what, "id": change.document, "href": href, "claims": told}
    return ChangeAnswer.model_validate(fields)


def _place(change: Change) -> str:
    if change.what in DOCUMENT_CHANGES:
        return "documents"
    return "claims" if change.what.endswith("reject") else "entities"


def _claims(held: Holdings, document: str, wants: Test | None) -> tuple[str, ...]:
    """The ids of the claims of a document that are wanted; the graph may have changed since the test was made."""
    record = held.network.records.get(document)
    told = claims(record) if record else ()
    return tuple(sorted(claim.id for claim in told if claim.id in held.network.claims and (not wants or wants(claim))))
