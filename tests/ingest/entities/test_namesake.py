"""An adjective of nationality that is a company's name."""

import pytest

from graph.model import Document, Origin
from ingest.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Norwegian Air ordered jets. Norwegian paid in cash.", "Norwegian Air"),
        ("Norwegian Air ordered jets. Norwegian, which flies to Oslo, paid in cash.", "Norwegian Air"),
        ("Norwegian Air ordered jets. Norwegian lenders paid.", "Norway"),
        ("Orvel ordered jets. Norwegian lenders paid.", "Norway"),
    ],
)
def test_adjective(extractor: Extractor, text: str, last: str) -> None:
    names = extractor.analyse(Document.of(text, Origin(name="x"))).names
    assert [n.ref.name for n in names if text[n.start : n.end] == "Norwegian"] == [last]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Drugmaker Harlow Therapeutics rose.", "Harlow Therapeutics"),
        ("Halden invested $5 billion in Brask last year.", "Halden"),
    ],
)
def test_first_words(extractor: Extractor, text: str, name: str) -> None:
    names = extractor.analyse(Document.of(text, Origin(name="x"))).names
    assert names[0].ref.name == name
    assert names[0].ref.type == "company"
