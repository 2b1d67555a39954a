"""A currency's name that several countries use means that of the text's country."""

import pytest

from graph.model import Document, Origin
from graph.vocab import CurrencyBasis
from ingest.pipeline import Extractor

ROWS = [
    ("The Oslo-listed ferry group paid 1.1 billion crowns for the yard.", "NOK", CurrencyBasis.CONTEXT),
    ("Shares in the Swedish bank rose. It set aside 300 million crowns.", "SEK", CurrencyBasis.CONTEXT),
    ("The Czech lender bought the Danish insurer for 4 billion crowns.", "DKK", CurrencyBasis.CONTEXT),
    ("The tunnel cost 4 billion Czech crowns, Danish engineers said.", "CZK", CurrencyBasis.STATED),
    ("In Chile the toll rose to 900 pesos.", "CLP", CurrencyBasis.CONTEXT),
    ("Pakistan's mills borrowed 12 billion rupees.", "PKR", CurrencyBasis.CONTEXT),
    ("The Kenyan grower pays 700 shillings a day.", "KES", CurrencyBasis.CONTEXT),
    ("The mill in France cost 30 million francs.", "CHF", CurrencyBasis.STATED),
    ("The Danish grower spent 30 million euros.", "EUR", CurrencyBasis.STATED),
]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "unit", "basis"), ROWS)
def test_currency(extractor: Extractor, text: str, unit: str, basis: CurrencyBasis) -> None:
    (money,) = [f for f in extractor.read(Document.of(text, Origin(name="x"))).figures if f.currency_basis is not None]
    assert (money.unit, money.currency_basis) == (unit, basis)
