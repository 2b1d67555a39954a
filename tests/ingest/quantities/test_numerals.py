"""Numerals of every kind, with their exact values."""

from decimal import Decimal

import pytest

from ingest.quantities.line import Line
from ingest.quantities.numerals import read_numeral
from ingest.quantities.tokens import scan

ROWS = [
    ("two and a half billion", "2500000000"),
    ("half a million", "500000"),
    ("a dozen", "12"),
    ("three-dozen", "36"),
    ("one in five", "0.2"),
    ("9 out of 10", "0.9"),
    ("a quarter of", "0.25"),
    ("three-quarters", "0.75"),
    ("tripled", "3"),
    ("sixfold", "6"),
    ("2.4 lakh crore", "2400000000000"),
    ("multibillion-dollar", "1000000000"),
    ("tens of thousands of", "10000"),
    ("hundreds of millions of", "100000000"),
    ("a hundred and twenty people", "120"),
    ("one hundred and five thousand three hundred", "105300"),
    ("twenty-five", "25"),
    ("3 1/2", "3.5"),
    ("3½ years", "3.5"),
    ("several hundred", "100"),
    ("few thousand", "1000"),
    ("two point five million", "2500000"),
    ("1,00,000", "100000"),
    ("1 000 000", "1000000"),
    ("13,000", "13000"),
    ("8,5", "8.5"),
    ("one and a half times", "1.5"),
    ("half-billion", "500000000"),
    ("a couple of hundred", "200"),
    ("ninety-nine thousand nine hundred and one", "99901"),
]


@pytest.mark.parametrize(("text", "value"), ROWS)
def test_numeral(text: str, value: str) -> None:
    line = Line(text, scan(text))
    numeral = read_numeral(line, 0)
    assert numeral is not None
    assert numeral.value == Decimal(value)
