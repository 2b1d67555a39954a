"""Which form of an answer a client wants."""

import pytest

from app.negotiate import ROWS, TRIPLES, Form, choose
from graph.errors import NotAcceptable

ALL = (*ROWS, *TRIPLES)


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, "JSON"),
        ("", "JSON"),
        ("*/*", "JSON"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "JSON"),
        ("application/json", "JSON"),
        ("application/*", "JSON"),
        ("text/csv", "CSV"),
        ("Text/CSV; Q=0.5", "CSV"),
        ("text/csv;header=present", "CSV"),
        ("text/*", "CSV"),
        ("application/x-ndjson", "NDJSON"),
        ("application/ld+json", "JSONLD"),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "JSONLD"),
        ("text/turtle", "TURTLE"),
        ("text/turtle;q=0.9, text/csv;q=0.8", "TURTLE"),
        ("text/turtle;q=0.8, text/csv;q=0.9", "CSV"),
        ("text/turtle;q=0.8, text/csv;q=0.8", "CSV"),
        ("application/json;q=0, */*", "CSV"),
        ("application/json;q=0, application/*;q=0.9, text/*;q=0.1", "NDJSON"),
        ("text/*;q=0, */*;q=0.1", "JSON"),
        ("text/*, text/csv;q=0", "TURTLE"),
        ("text/csv;q=2, application/json", "JSON"),
        ("text/csv;q=0.001", "CSV"),
        ("text/csv;q=x, application/json;q=0.1", "JSON"),
        ("image/png, text/turtle;q=0.1", "TURTLE"),
    ],
)
def test_choice(accept: str | None, form: str) -> None:
    assert choose(accept, ALL) is Form[form]


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/html", "application/json;q=0", "text/turtle"])
def test_nothing_fits(accept: str) -> None:
    with pytest.raises(NotAcceptable) as told:
        choose(accept, (Form.JSON,))
    assert told.value.allowed == ("application/json",)
