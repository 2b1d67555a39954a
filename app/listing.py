"""How lists and single items are answered: a page of what was found, in the form that the client wants."""

from collections.abc import Callable
from typing import TypeVar

from starlette.responses import Response

from app.deps import Door
from app.negotiate import ROWS, TRIPLES, Form
from app.representations import Items, chosen, offered
from app.shapes.lists import Listed
from app.view import View
from graph.model import Value
from graph.query.cursor import page
from graph.query.facets import facets
from graph.query.filters import FigureFilter, Filter, Listing, One
from graph.query.finder import Found

T = TypeVar("T", bound=Value)
WHOLE = One()
Responses = dict[int | str, dict[str, object]]


def _responses(forms: tuple[Form, ...]) -> Responses:
    return {200: {"content": {form.value: {"schema": {"type": "string"}} for form in forms if form is not Form.JSON}}}


FORMS = _responses(ROWS)
"""What every list can be beside JSON, as OpenAPI describes it."""
TABLE = _responses((Form.JSON, Form.CSV))
"""What an answer can be that is one table and no list."""
ALL_FORMS = _responses((*ROWS, *TRIPLES))
"""The same of lists and items that have triples."""


def listed(view: View, door: Door, query: Filter, shape: type[Listed[T]], tell: Callable[[str], Value]) -> Response:
    """One page of what a filter finds, each item told by its id. Raises `QueryError`."""
    door.offer(*offered(item_of(shape)))
    if door.known():
        return door.unchanged()
    return paged((view, door), query, view.finder.find(query), shape, tell)


def paged(
    by: tuple[View, Door], query: Listing, found: Found, shape: type[Listed[T]], tell: Callable[[str], Value]
) -> Response:
    """One page of what was found. Raises `QueryError`."""
    view, door = by
    door.offer(*offered(item_of(shape)))
    shown, following = page(found.places, query)
    fields = _fields(query)
    items = Items(view.network, door.base, item_of(shape), [place[1] for place in shown], tell, fields, _unit(query))
    if door.form is not Form.JSON:
        return door.send_bytes(items.in_form(door.form), following)
    include = chosen(fields, item_of(shape))
    answer = shape.model_construct(
        total=len(found.places),
        revision=view.network.revision,
        items=tuple(items.told()),
        next=following,
        excluded=found.excluded | ({"undated_documents": view.undated} if view.undated else {}),
        facets=facets(view.network, query, [place[1] for place in found.places]),
    )
    kept = dict.fromkeys(shape.model_fields, True) | {"items": {"__all__": include}} if include else None
    return door.send_bytes(answer.__pydantic_serializer__.to_json(answer, include=kept), following)


def item(
    by: tuple[View, Door], shape: type[Value], item_id: str, tell: Callable[[str], Value], query: One = WHOLE
) -> Response:
    """One item at its own address. Raises `NotAcceptable`, and `QueryError` for a field that it does not have."""
    view, door = by
    form = door.offer(*offered(shape))
    items = Items(view.network, door.base, shape, [item_id], tell, _fields(query))
    if door.known():
        return door.unchanged()
    if form is Form.JSON:
        return one(door, tell(item_id), query)
    return door.send_bytes(items.in_form(form))


def one(door: Door, told: Value, query: One) -> Response:
    """One item as JSON. Raises `QueryError` for a field that it does not have."""
    door.offer(Form.JSON)
    include = chosen(_fields(query), type(told))
    return door.send_bytes(told.__pydantic_serializer__.to_json(told, include=include))


def _fields(query: Listing | One) -> tuple[str, ...]:
    return tuple(query.fields.split(",")) if query.fields else ()


def _unit(query: Listing) -> str | None:
    return query.unit[0] if isinstance(query, FigureFilter) and len(query.unit) == 1 else None


def item_of(shape: type[Listed[T]]) -> type[Value]:
    """What a list lists."""
    found = shape.__pydantic_generic_metadata__["args"][0]
    assert isinstance(found, type)
    assert issubclass(found, Value)
    return found
