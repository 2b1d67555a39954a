"""Literals survive every syntax; numbers have one form; IRIs that no reader takes can't be made."""

import json
import re
from decimal import Decimal

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from graph.rdf.terms import english, iri, number, text

UNFIT = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")


@given(st.text() | st.text(alphabet="\"'\\\n\r\t\b\x00\x85\u2028\ud83d\ufffe😀é{}<>@^."))
def test_literal_survives_every_reader(words: str) -> None:
    expected = UNFIT.sub("\ufffd", words)
    line = f"<http://e.x/s> <http://e.x/p> {text(words)} .\n"
    for form in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE):
        assert [q.object.value for q in ox.parse(line.encode(), form)] == [expected]
    for name in ("nt", "turtle"):
        (told,) = rdflib.Graph().parse(data=line.encode(), format=name).objects()
        assert str(told) == expected
    assert json.loads(text(words)) == expected
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("51", '"51"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("51.0", '"51"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("5.1E1", '"51"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("1E3", '"1000"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("-0.50", '"-0.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("1.50", '"1.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("3E-9", '"0.000000003"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("0.0000000000000000005", '"0"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("1.00000000000000000049", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("-0", '"0"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ],
)
def test_number_has_one_form(value: str, told: str) -> None:
    assert number(Decimal(value)) == told


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_raises(value: str) -> None:
    with pytest.raises((ValueError, OverflowError, ArithmeticError)):
        number(Decimal(value))


@pytest.mark.parametrize(
    "address", ["http://e.x/a b", "http://e.x/<", "http://e.x/\n", 'http://e.x/"', "http://e.x/\\"]
)
def test_iri_refuses(address: str) -> None:
    with pytest.raises(ValueError, match="is no IRI"):
        iri(address)


def test_language() -> None:
    assert english('a "b"') == '"a \\"b\\""@en'
