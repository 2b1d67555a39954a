"""Cells of tables: unit, multiplier, period and sign from header, label and note."""

import pytest

from tests.ingest.extractors.test_figures import figures, shown

RESULTS = """Orvane Foods half-year results (PLN million, unless otherwise stated)

Item | H1 2025 | H1 2024 | Change
Revenue | 2,140 | 1,980 | 8.1%
Net profit | (77) | 52 | n/m
Margin (%) | 11.5 | 12.9 | -1.4 pp
Employees | 6,300 | 6,050 | 4.1%
Boxes sold (thousand) | 915 | 870 | 5.2%
"""
CAPACITY = (
    "Installed capacity\nCountry\tSolar (GW)\tWind (MW)\tShare of power (%)\nPeru\t3\t1,021\t9\nKenya\t1\t438\t17\n"
)
ROWS = [
    (RESULTS, "2,140", "2140000000 PLN", "H1 2025", "Revenue"),
    (RESULTS, "1,980", "1980000000 PLN", "H1 2024", "Revenue"),
    (RESULTS, "77", "-77000000 PLN", "H1 2025", "Net profit"),
    (RESULTS, "12.9", "12.9 %", "H1 2024", "Margin"),
    (RESULTS, "6,300", "6300 employee", "H1 2025", "Employees"),
    (RESULTS, "870", "870000 box", "H1 2024", "Boxes sold"),
    (CAPACITY, "3", "3 GW", None, "Solar"),
    (CAPACITY, "1,021", "1021 MW", None, "Wind"),
    (CAPACITY, "17", "17 %", None, "Share of power"),
]


@pytest.mark.parametrize(("text", "cell", "expected", "period", "words"), ROWS)
def test_cell(text: str, cell: str, expected: str, period: str | None, words: str) -> None:
    figure = next(f for f in figures(text) if f.text.strip(" |") == cell)
    assert shown(figure).startswith(expected)
    assert (figure.period.text if figure.period else None) == period
    assert figure.property == words
    assert figure.direction is None
