"""Which figures a text relates, and what they give when they are reckoned again: rows of text."""

import pytest

from graph.arithmetic import check
from graph.model import Document, Origin
from ingest.pipeline import Extractor

EXTRACTOR = Extractor()

Row = tuple[str, list[tuple[str, str, bool | None]]]
ROWS: list[Row] = [
    # growth and change, told either way round
    (
        "Revenue rose 12% to $4.1bn from $3.7bn.",
        [("growth", "4,100,000,000 USD / 3,700,000,000 USD - 1 = 10.81 %", True)],
    ),
    (
        "Sales were $4.1 billion, up 31% from $3.7 billion.",
        [("growth", "4,100,000,000 USD / 3,700,000,000 USD - 1 = 10.81 %", False)],
    ),
    ("Output rose by 300 MW to 1.5 GW from 1.2 GW.", [("difference", "1.5 GW - 1.2 GW = 300 MW", True)]),
    ("Production tripled to 300 tonnes from 100 tonnes.", [("multiple", "300 t / 100 t = 3 x", True)]),
    ("Income was $30m, twice the $15m it made in 2020.", [("multiple", "30,000,000 USD / 15,000,000 USD = 2 x", True)]),
    ("Profit fell 20% to $80 million.", [("base", "80,000,000 USD / 0.8 = 100,000,000 USD", None)]),
    # a gap, a rest, a share of what the words name
    (
        "The region needs 8 GW but only 5 GW will be built, leaving a gap of 3 GW (60% of the required power).",
        [("share", "3 GW / 8 GW = 37.5 %", False), ("difference", "8 GW - 5 GW = 3 GW", True)],
    ),
    (
        "Of the $10 billion, $4 billion goes to ports and the remaining $6 billion to rail.",
        [("difference", "10,000,000,000 USD - 4,000,000,000 USD = 6,000,000,000 USD", True)],
    ),
    (
        "Northwind owns 4 million shares, or 5% of the company.",
        [("whole", "4,000,000 share / 5 % = 80,000,000 share", None)],
    ),
    # totals, also of the sentence before
    (
        "The fund put $2 billion into ports and $3 billion into rail, a total of $5 billion.",
        [("sum", "2,000,000,000 USD + 3,000,000,000 USD = 5,000,000,000 USD", True)],
    ),
    (
        "Contoso raised $90 million. Fabrikam raised $60 million, for a combined $150 million.",
        [("sum", "90,000,000 USD + 60,000,000 USD = 150,000,000 USD", True)],
    ),
    (
        "It will spend $12 billion, made up of $8 billion in cash and $4 billion in stock.",
        [("sum", "8,000,000,000 USD + 4,000,000,000 USD = 12,000,000,000 USD", True)],
    ),
    (
        "It has $12 billion of orders, of which $8 billion came from ports and $4 billion from rail.",
        [("sum", "8,000,000,000 USD + 4,000,000,000 USD = 12,000,000,000 USD", True)],
    ),
    (
        "Orders reached $12 billion: $9 billion from ports and $5 billion from rail.",
        [("sum", "9,000,000,000 USD + 5,000,000,000 USD = 14,000,000,000 USD", False)],
    ),
    ("Orders reached $12 billion, of which $2 billion came from ports.", []),
    # per unit, told again
    (
        "The company bought 12 ferries for $360 million, or $30 million each.",
        [("rate", "360,000,000 USD / 12 ferry = 30,000,000 USD per ferry", True)],
    ),
    ("The plant covers 100 hectares (247 acres).", [("restated", "100 ha = 247.11 acre", True)]),
    (
        "The deal is worth $5 billion (€4.6 billion).",
        [("exchange", "5,000,000,000 USD / 4,600,000,000 EUR = 1.087 USD per EUR", None)],
    ),
    # figures side by side that no word relates
    ("The park has 44 MW of turbines and 25 MW of batteries, and the grid link takes 19 MW.", []),
    ("Northwind paid $3 billion and Contoso $2 billion.", []),
    ("Revenue was $5 billion and costs were $4 billion in 2024.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_links(text: str, expected: list[tuple[str, str, bool | None]]) -> None:
    reading = EXTRACTOR.read(Document.of(text, Origin(name="a.txt")))
    figures = {figure.id: figure for figure in reading.figures}
    found = [check(link, figures) for link in reading.links]
    assert [(one.kind.value, one.formula, one.holds) for one in found if one] == expected
    assert all(link.evidence.quote in text for link in reading.links)


def test_a_link_whose_figure_is_gone_is_no_check() -> None:
    reading = EXTRACTOR.read(Document.of(ROWS[0][0], Origin(name="a.txt")))
    figures = {figure.id: figure for figure in reading.figures[1:]}
    assert check(reading.links[0], figures) is None
