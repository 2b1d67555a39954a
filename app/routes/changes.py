"""What changed since a revision: as a list, and as server-sent events that go on until the client leaves.

https://html.spec.whatwg.org/multipage/server-sent-events.html: the id of an event is its revision, so that a client
that comes back with `Last-Event-ID` misses nothing.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Annotated

from fastapi import APIRouter, FastAPI, Header, Query, Request
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from app.deps import Held, Out
from app.holdings import Holdings
from app.shapes.changes import ChangeAnswer, Changes, What
from graph.errors import NotAcceptable, QueryError
from graph.journal import DOCUMENT_CHANGES, Change
from graph.model import Value, kind_of
from graph.projection import about, claims
from graph.query.filters import Names
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
    """`GET /v1/changes`. Of a document that is gone nothing is known but its id: no filter but `document` hides it."""

    since: Annotated[int, Field(ge=0, le=2**53, description="changes after this revision")] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    what: tuple[What, ...] = ()
    document: Names = ()
    about: Annotated[Names, Field(description="documents with a claim about one of these entities")] = ()
    kind: Annotated[tuple[Kind, ...], Field(description="documents with a claim of one of these kinds")] = ()


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


@router.get("/changes", response_model=Changes, responses=_STREAM)
async def changes(
    request: Request,
    held: Held,
    door: Out,
    query: Annotated[ChangeFilter, Query()],
    last_event_id: Annotated[str | None, Header(description="goes before `since`")] = None,
) -> Response:
    """What changed since a revision, oldest first; as `text/event-stream` also what will."""
    form = best(request.headers.get("accept"), (_JSON, EVENTS))
    if form is None:
        raise NotAcceptable("changes come as JSON or as events", "Accept", (_JSON, EVENTS))
    if form == EVENTS:
        since = _revision(last_event_id, query.since)
        return StreamingResponse(events(held, query, since), media_type=EVENTS, headers=_HEADERS)
    if door.known():
        return door.unchanged()
    found, last = await _page(held, query, query.since)
    following = last if last < held.network.revision else None
    return door.send(Changes(revision=held.network.revision, items=tuple(found), next=following))


def _revision(told: str | None, since: int) -> int:
    if told is None or not told.strip():
        return since
    if not (told.isascii() and told.isdigit() and len(told) < 16):
        raise QueryError("Last-Event-ID is no id of an event", "Last-Event-ID")
    return int(told)


async def events(held: Holdings, query: ChangeFilter, since: int) -> AsyncGenerator[str, None]:
    """The changes after a revision as events, and every later one as it comes."""
    yield "retry: 2000\n\n"
    while True:
        news = held.changed
        if since < held.network.revision:
            found, since = await _page(held, query, since)
            for change in found:
                yield f"id: {change.revision}\nevent: {change.what}\ndata: {change.model_dump_json()}\n\n"
            continue
        try:
            await asyncio.wait_for(news.wait(), HEARTBEAT)
        except TimeoutError:
            yield ": still here\n\n"


async def _page(held: Holdings, query: ChangeFilter, since: int) -> tuple[list[ChangeAnswer], int]:
    """The next changes that a filter wants, and the last revision that was looked at: never one that is not shown."""
    for name in query.about:
        held.network.naming.resolve(name, "about")
    revision = held.network.revision
    found: list[ChangeAnswer] = []
    while since < revision and len(found) < query.limit:
        read = await run_in_threadpool(lambda start: list(held.journal.changes(start, query.limit)), since)
        for change in read:
            if change.revision > revision or len(found) == query.limit:
                break
            since = change.revision
            answer = _answer(held, query, change)
            if answer:
                found.append(answer)
        if not read:
            since = revision
    return found, since


def _answer(held: Holdings, query: ChangeFilter, change: Change) -> ChangeAnswer | None:
    """A change as it is told, or nothing where the filter does not want it."""
    if query.what and change.what not in query.what:
        return None
    if query.document and change.document not in query.document:
        return None
    told: tuple[str, ...] = ()
    if change.what in DOCUMENT_CHANGES:
        told = _claims(held, query, change.document)
        if not told and (query.about or query.kind) and change.document in held.network.records:
            return None
    elif query.about or query.kind:
        return None
    href = f"/v1/{_place(change)}/{change.document}"
    fields = {"revision": change.revision, "what": change.what, "id": change.document, "href": href, "claims": told}
    return ChangeAnswer.model_validate(fields)


def _place(change: Change) -> str:
    if change.what in DOCUMENT_CHANGES:
        return "documents"
    return "claims" if change.what.endswith("reject") else "entities"


def _claims(held: Holdings, query: ChangeFilter, document: str) -> tuple[str, ...]:
    record = held.network.records.get(document)
    if record is None:
        return ()
    whom = {one for name in query.about for one in held.network.naming.resolve(name, "about")}
    wanted = (
        claim
        for claim in claims(record)
        if (not query.kind or kind_of(claim) in query.kind) and (not whom or whom & about(claim, record))
    )
    return tuple(sorted(claim.id for claim in wanted))
