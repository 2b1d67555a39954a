"""Documents: list, read, add, remove."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app import describe, intake
from app.deps import Fetching, Held, Out
from app.holdings import Holdings
from app.listing import ALL_FORMS, listed, one
from app.shapes.lists import Added, AddedAll, DocumentAnswer, DocumentRow, Listed
from graph.errors import BadBody, ExtractError, ReadError, UnknownItem
from graph.journal import Outcome
from graph.model import Document
from graph.query.filters import DocumentFilter, One

router = APIRouter(prefix="/v1", tags=["documents"])
Sent = Document | intake.NewDocument | BadBody
"""One of several documents that were sent, or what is wrong with it."""
_BODY = {
    "parameters": [
        {"name": name, "in": "query", "schema": {"type": "string"}, "description": "of a body that is no JSON"}
        for name in intake.PARAMETERS
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/NewDocument"},
                        {"type": "array", "items": {"$ref": "#/components/schemas/NewDocument"}},
                    ]
                }
            },
            "text/plain": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
        },
    },
}


@router.get("/documents", response_model=Listed[DocumentRow], responses=ALL_FORMS)
async def documents(held: Held, door: Out, query: Annotated[DocumentFilter, Query()]) -> Response:
    """Documents without their texts."""
    view = await held.sought(await held.seen(query.as_of, query.versions), query)
    return listed(
        view, door, query, Listed[DocumentRow], lambda item: describe.document_row(view.network.records[item])
    )


@router.get("/documents/{document_id}", response_model=DocumentAnswer)
async def document(held: Held, door: Out, document_id: str, query: Annotated[One, Query()]) -> Response:
    """A document with its text, sentences, furniture and every claim."""
    view = await held.holding(document_id)
    if view is None or document_id not in view.network.records:
        raise UnknownItem(f"no document has the id {document_id!r}")
    return one(door, describe.document(view.teller, view.network.records[document_id]), query)


@router.post(
    "/documents",
    response_model=Added,
    status_code=201,
    responses={200: {"model": Added | AddedAll, "description": "It was there already; or what became of each"}},
    openapi_extra=_BODY,
)
async def add(held: Held, door: Out, fetcher: Fetching, request: Request) -> Response:
    """Add a document (201, or 200 when it was there) or a list of them (200, with what became of each).

    A `url` without a `text` is fetched where the service is set to (`CLAIMGRAPH_FETCH=on`; `/readyz` tells).
    """
    data = await intake.body(request, held.settings.max_document_bytes)
    media_type = request.headers.get("content-type", "application/json")
    if media_type.partition(";")[0].strip().lower() != "application/json":
        words: dict[str, str | None] = dict(request.query_params)
        found = await run_in_threadpool(lambda: list(intake.documents(data, media_type, words)))
        if len(found) > 1:
            return await _all(held, door, found, fetcher)
        return await _one(held, door, found[0])
    intake.check_parameters(request.query_params, ())
    sent = await run_in_threadpool(intake.parse, data)
    if isinstance(sent, list):
        return await _all(held, door, sent, fetcher)
    return await _one(held, door, await run_in_threadpool(intake.document, sent, fetcher))


async def _one(held: Holdings, door: Out, document: Document) -> Response:
    added = await _added(held, document)
    status = 201 if added.outcome == Outcome.ADDED else 200
    response = door.send(added, status=status)
    response.headers["Location"] = added.href or ""
    return response


async def _all(held: Holdings, door: Out, sent: Sequence[Sent], fetcher: Fetching) -> Response:
    results = [await _try(held, one, fetcher) for one in sent]
    return door.send(AddedAll(revision=held.network.revision, results=tuple(results)))


async def _try(held: Holdings, sent: Sent, fetcher: Fetching) -> Added:
    """What became of one of several: what is wrong with it keeps none of the others out."""
    try:
        if isinstance(sent, BadBody):
            raise sent
        document = sent if isinstance(sent, Document) else await run_in_threadpool(intake.document, sent, fetcher)
        return await _added(held, document)
    except (ReadError, ExtractError) as error:
        name = (sent.name or sent.id) if isinstance(sent, intake.NewDocument) else None
        return Added(id=None, name=name, outcome="refused", href=None, problem=f"{error.title}: {error}")


async def _added(held: Holdings, document: Document) -> Added:
    outcome = await held.add(document)
    href = f"/v1/documents/{document.id}"
    return Added(id=document.id, name=document.origin.name, outcome=outcome.value, href=href)


@router.delete("/documents/{document_id}", status_code=204)
async def remove(held: Held, document_id: str) -> Response:
    """Remove a document with all its claims."""
    if not await held.remove(document_id):
        raise UnknownItem(f"no document has the id {document_id!r}")
    return Response(status_code=204)
