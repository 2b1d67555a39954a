"""Of whom a figure tells: items, movers, brokers, homes of firms, bodies that speak of others, markets, tables."""

import pytest

from graph.model import Document, Origin
from ingest.pipeline import Extractor

ROWS = (
    ("• Intel (INTC) +4%: to cut 300 jobs.", "4:Intel 300:Intel"),
    ("• Micron (MU) -3.1%: Q2 revenue seen at $9B vs. consensus of $9.4B.", "3.1:Micron 9e9:Micron 9.4e9:Micron"),
    ("• Boeing (BA) +2%: Barclays lifts target to $250 from $230.", "2:Boeing 250:Boeing 230:Boeing"),
    ("S&P 500 +0.4%, Nasdaq 100 -0.7%.", "0.4:S&P 500 0.7:Nasdaq 100"),
    ("Gold rose 2% to $2,400 an ounce.", "2:gold 2400:gold"),
    ("The 5-year Treasury yield fell 3 basis points.", "3:5-year Treasury"),
    ("Brent slipped 1.5 per cent.", "1.5:Brent"),
    ("Oslo-based Equinor employs 22,000 people.", "22000:Equinor"),
    ("Intel said sales rose 12% to $14 billion.", "12:Intel 14e9:Intel"),
    ("Barclays analysts expect Boeing to sell 400 planes.", "400:Boeing"),
    ("Nokia agreed to pay $2.3 billion, valuing Infinera at $2.3 billion.", "2.3e9:Nokia 2.3e9:Infinera"),
    ("Profit at Siemens fell 6 per cent.", "6:Siemens"),
    ("Intel has twice the staff of AMD.", "2:Intel"),
    ("Siemens hired 900 engineers last year, while Nokia hired just 80.", "900:Siemens 80:Nokia"),
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "told"), ROWS)
def test_subject(extractor: Extractor, text: str, told: str) -> None:
    figures = extractor.read(Document.of(text, Origin(name="row"))).figures
    said = [f"{_short(f.value)}:{','.join(s.name for s in f.subjects)}" for f in figures]
    assert " ".join(said) == told


def _short(value: float) -> str:
    return f"{value / 1e9:g}e9" if value >= 1e9 else f"{value:g}"


TABLE = """Second quarter ($ millions, except per share)

                  2024      2023    Change
Net sales        5,200     5,000     +4.0%
  Tools          1,310     1,108    +18.2%
Employees        8,100     7,900     +2.5%
Diluted EPS       1.20      1.10     +9.1%
"""

CELLS = (
    (5200000000, "USD"), (5000000000, "USD"), (4.0, "%"), (1310000000, "USD"), (1108000000, "USD"), (18.2, "%"),
    (8100, "employee"), (7900, "employee"), (2.5, "%"), (1.2, "USD"), (1.1, "USD"), (9.1, "%"),
)  # fmt: skip


def test_aligned_table(extractor: Extractor) -> None:
    """Cells that blanks align: the note's unit for money, none for people, whole currency for what is per share."""
    figures = extractor.read(Document.of(TABLE, Origin(name="table"))).figures
    assert tuple((f.value, f.unit) for f in figures) == CELLS
