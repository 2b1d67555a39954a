"""The whole graph in a format of RDF, streamed."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse

from app.deps import Held, Out
from graph.model import Value
from graph.rdf.formats import Format, serialise
from graph.rdf.triples import Contents

router = APIRouter(prefix="/v1", tags=["export"])


class ExportFilter(Value):
    """`GET /v1/export`."""

    format: Format = Format.TURTLE


@router.get("/export", response_class=StreamingResponse)
async def export(held: Held, door: Out, query: Annotated[ExportFilter, Query()]) -> Response:
    """The whole graph; what is added or removed while it streams is not in it."""
    form = query.format
    if door.known(form.value):
        return door.unchanged(form.value)
    network = held.network
    contents = Contents(
        records=[network.records[key] for key in sorted(network.records)],
        entities=list(network.entities()),
        deals=[network.deals.joined[key] for key in sorted(network.deals.joined)],
    )
    headers = {
        "ETag": door.etag(form.value),
        "Vary": "Accept",
        "Content-Disposition": f'attachment; filename="claimgraph.{form.extension}"',
    }
    chunks = serialise(contents, form, held.settings.base_iri)
    return StreamingResponse(chunks, media_type=form.media_type, headers=headers)
