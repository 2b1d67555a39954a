"""The graph, or what a filter finds in it, in every form of export.

With `kind` an export takes the parameters of that kind's list, without it those of `/v1/claims`.
"""

from collections.abc import Iterator, Sequence
from typing import get_origin

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import Response, StreamingResponse

from app.deps import Held, Out
from app.view import View
from graph.errors import NotAcceptable, QueryError
from graph.export import Form, export
from graph.query.filters import (
    PAGE,
    ClaimFilter,
    ClaimListing,
    DealFilter,
    FigureFilter,
    Moment,
    RelationFilter,
    StatementFilter,
)
from graph.rdf.accept import best
from graph.vocab import Kind

router = APIRouter(prefix="/v1", tags=["export"])
FILTERS: dict[Kind | None, type[ClaimListing]] = {
    None: ClaimFilter,
    Kind.DEAL: DealFilter,
    Kind.FIGURE: FigureFilter,
    Kind.STATEMENT: StatementFilter,
    Kind.RELATION: RelationFilter,
}
_OWN = ("format", "kind")
_NOT_HERE = PAGE | {"sort", "group"}
Pairs = Sequence[tuple[str, str]]


def _parameters() -> list[dict[str, object]]:
    """The parameters as OpenAPI describes them."""
    formats: dict[str, object] = {"type": "string", "enum": [form.value for form in Form]}
    kinds: dict[str, object] = {"type": "string", "enum": [kind.value for kind in Kind]}
    own: list[dict[str, object]] = [
        {"name": "format", "in": "query", "schema": formats, "description": "by Accept where it is not named"},
        {"name": "kind", "in": "query", "schema": kinds, "description": "one table of csv or parquet"},
    ]
    told = ClaimFilter.model_json_schema(ref_template="#/components/schemas/{model}")["properties"]
    shared = ("about", "document", "since", "until", "q", "negated", "furniture", "as_of", "versions")
    return own + [{"name": name, "in": "query", "schema": told[name]} for name in shared]


@router.get("/export", response_class=StreamingResponse, openapi_extra={"parameters": _parameters()})
async def export_graph(request: Request, held: Held, door: Out) -> Response:
    """The whole graph, or what a filter finds; RDF is streamed, and what changes meanwhile is not in it."""
    pairs = request.query_params.multi_items()
    kind = _kind(pairs)
    form = _form(pairs, kind, request.headers.get("accept"))
    query = _filter([pair for pair in pairs if pair[0] not in _OWN], kind)
    tag = f"{form.value}-{kind.value}" if kind else form.value
    if door.known(tag):
        return door.unchanged(tag)
    view = await held.seen(query.as_of, query.versions) if query else held
    chunks = export(view.network, form, held.settings.base_iri, _found(view, query), kind)
    headers = {
        "ETag": door.etag(tag),
        "Vary": "Accept",
        "Content-Disposition": f'attachment; filename="claimgraph.{form.extension(kind)}"',
    }
    told: Iterator[bytes] = chunks if form.rdf else iter(list(chunks))  # tables look at the graph while they are made
    return StreamingResponse(told, media_type=form.media_type(kind), headers=headers)


def _one(pairs: Pairs, name: str) -> str | None:
    given = [value for key, value in pairs if key == name]
    if len(given) > 1:
        raise QueryError(f"{name} has one value, {len(given)} are given", parameter=name)
    return given[0] if given else None


def _kind(pairs: Pairs) -> Kind | None:
    word = _one(pairs, "kind")
    if word is not None and word not in set(Kind):
        raise QueryError(f"there is no kind {word!r}", parameter="kind", allowed=[kind.value for kind in Kind])
    return Kind(word) if word else None


def _form(pairs: Pairs, kind: Kind | None, accept: str | None) -> Form:
    word = _one(pairs, "format")
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


def _filter(pairs: Pairs, kind: Kind | None) -> ClaimListing | None:
    """The filter that the parameters are, nothing where there are none. Raises `QueryError`."""
    if not pairs:
        return None
    shape = FILTERS[kind]
    allowed = sorted({*shape.model_fields, *_OWN} - _NOT_HERE)
    for name, _ in pairs:
        if name not in allowed:
            raise QueryError(f"there is no parameter {name!r} here", parameter=name, allowed=allowed)
    several = {name for name, field in shape.model_fields.items() if get_origin(field.annotation) is tuple}
    told: dict[str, object] = {
        name: [value for key, value in pairs if key == name] if name in several else _one(pairs, name)
        for name, _ in pairs
    }
    try:
        return shape.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise QueryError(f"{first['loc'][0]}: {first['msg']}", parameter=str(first["loc"][0])) from error


def _found(view: View, query: ClaimListing | None) -> list[str] | None:
    """The ids that a filter finds; null for all of a view."""
    if query is None or query == type(query)(**{name: getattr(query, name) for name in Moment.model_fields}):
        return None
    assert isinstance(query, ClaimFilter | DealFilter | FigureFilter | StatementFilter | RelationFilter)
    return [place[1] for place in view.finder.find(query).places]
