"""Keyset cursors: the place of the last row that was answered, bound to the filter that it was answered for."""

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from graph.errors import QueryError
from graph.query.filters import PAGE, Listing
from graph.slug import digest

Place = tuple[float | str, str]
"""Where a row stands: what it is sorted by, and its id."""
T = TypeVar("T", bound=Place)


class Page(NamedTuple, Generic[T]):
    """Some rows of a list, and the cursor of the next ones."""

    rows: Sequence[T]
    next: str | None


def question(query: Listing) -> str:
    """What a filter asks, without the page: equal for two filters that ask the same."""
    return digest(type(query).__name__, query.model_dump_json(exclude=set(PAGE)), length=12)


def page(rows: Sequence[T], query: Listing) -> Page[T]:
    """The page of these sorted rows that the filter wants. Raises `QueryError` for a cursor of another question."""
    start = 0
    if query.cursor is not None:
        start = bisect_right(rows, _after(query), key=lambda row: (row[0], row[1]))
    shown = rows[start : start + query.limit]
    more = start + query.limit < len(rows)
    return Page(shown, _cursor(shown[-1], query) if more else None)


def _cursor(place: Place, query: Listing) -> str:
    body = json.dumps([*place, question(query)], separators=(",", ":"))
    return base64.urlsafe_b64encode(body.encode()).decode().rstrip("=")


def _after(query: Listing) -> Place:
    given = query.cursor or ""
    try:
        number, item, asked = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    except (ValueError, TypeError, binascii.Error) as error:
        raise QueryError("cursor is no cursor of this service", parameter="cursor") from error
    text = query.sort == "name" if hasattr(query, "sort") else False
    if not isinstance(item, str) or not isinstance(number, str if text else int | float):
        raise QueryError("cursor is no cursor of this service", parameter="cursor")
    if asked != question(query):
        raise QueryError("cursor belongs to another filter or order", parameter="cursor")
    return (number, item)
