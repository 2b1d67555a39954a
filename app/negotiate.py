"""The forms that an answer can take, and which of them a client wants: RFC 9110, 12.5.1."""

from collections.abc import Sequence
from enum import StrEnum

from graph.errors import NotAcceptable
from graph.rdf.accept import best


class Form(StrEnum):
    """A form of an answer, by its media type."""

    JSON = "application/json"
    CSV = "text/csv"
    NDJSON = "application/x-ndjson"
    JSONLD = "application/ld+json"
    TURTLE = "text/turtle"


ROWS = (Form.JSON, Form.CSV, Form.NDJSON)
"""What every list can be."""
TRIPLES = (Form.JSONLD, Form.TURTLE)
"""What lists of claims, entities and documents can be beside."""


def choose(accept: str | None, offered: Sequence[Form]) -> Form:
    """The form to answer in: of highest quality, ties in the order offered, the first for a client that says nothing.

    For each form the most specific range decides. Raises `NotAcceptable` with the forms that there are.
    """
    chosen = best(accept, offered)
    if chosen is None:
        raise NotAcceptable(f"there is no such form of this answer: {accept}", "Accept", offered)
    return Form(chosen)
