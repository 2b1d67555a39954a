"""The graph, or what a filter finds in it, in every form of export.

It is filtered by the parameters of the lists: with `kind` by those of that kind's list, without it by those of any.
"""

from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from app.deps import Held, Out
from app.openapi import shared
from graph.errors import NotAcceptable, QueryError
from graph.export import Cut, Form, export
from graph.query.filters import PAGE
from graph.query.selection import Pairs, found, one, selected, unit_of
from graph.rdf.accept import best
from graph.vocab import Kind

router = APIRouter(prefix="/v1", tags=["export"])
_OWN = ("format", "kind")


def _parameters() -> list[dict[str, object]]:
    """The parameters as OpenAPI describes them."""
    formats: dict[str, object] = {"type": "string", "enum": [form.value for form in Form]}
    kinds: dict[str, object] = {"type": "string", "enum": [kind.value for kind in Kind]}
    own: list[dict[str, object]] = [
        {"name": "format", "in": "query", "schema": formats, "description": "by Accept where it is not named"},
        {"name": "kind", "in": "query", "schema": kinds, "description": "one kind alone; one table of csv or parquet"},
    ]
    return own + shared({*PAGE, *_OWN})


@router.get("/export", response_class=StreamingResponse, openapi_extra={"parameters": _parameters()})
async def export_graph(request: Request, held: Held, door: Out) -> Response:
    """The whole graph, or what the parameters of the lists find in it; RDF is streamed.

    What changes meanwhile is not in it. Where no `kind` is named, every kind is asked whose list takes all parameters.
    """
    pairs = request.query_params.multi_items()
    kind = _kind(pairs)
    form = _form(pairs, kind, request.headers.get("accept"))
    given = [pair for pair in pairs if pair[0] not in _OWN]
    queries = selected(given, [kind] if kind else [], {*PAGE, *_OWN})
    tag = f"{form.value}-{kind.value}" if kind else form.value
    if door.known(tag):
        return door.unchanged(tag)
    view = await held.seen(queries[0].as_of, queries[0].versions) if queries else held
    headers = {
        "ETag": door.etag(tag),
        "Vary": "Accept",
        "Content-Disposition": f'attachment; filename="claimgraph.{form.extension(kind)}"',
    }
    base = held.settings.base_iri

    def told() -> Iterable[bytes]:
        cut = Cut(found(view.finder, queries), kind, unit_of(queries))
        chunks = export(view.network, form, base, cut)
        return chunks if form.rdf else list(chunks)  # a table looks at the graph until its end

    chunks = await held.beside(told)
    return StreamingResponse(chunks, media_type=form.media_type(kind), headers=headers)


def _kind(pairs: Pairs) -> Kind | None:
    word = one(pairs, "kind")
    if word is not None and word not in set(Kind):
        raise QueryError(f"there is no kind {word!r}", parameter="kind", allowed=[kind.value for kind in Kind])
    return Kind(word) if word else None


def _form(pairs: Pairs, kind: Kind | None, accept: str | None) -> Form:
    word = one(pairs, "format")
    forms = {form.value: form for form in Form}
    if word is None:
        offered = {form.media_type(kind): form for form in reversed(Form)}
        chosen = best(accept, list(reversed(offered)))
        if chosen is None:
            raise NotAcceptable(f"there is no such form of an export: {accept}", "Accept", list(reversed(offered)))
        return offered[chosen]
    if word not in forms:
        raise QueryError(f"there is no format {word!r}", parameter="format", allowed=list(forms))
    return forms[word]
