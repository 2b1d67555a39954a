"""A deal or a relation is told by the document, or by whom the document quotes."""

import pytest

from graph.model import Document, Origin
from graph.vocab import Modality
from ingest.pipeline import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("text", "speaker", "modality"),
    [
        ("Nvidia invested $2 billion in Nokia.", None, Modality.ASSERTED),
        ("Reuters reported that Nvidia invested $2 billion in Nokia.", "Reuters", Modality.REPORTED),
        (
            "Nvidia invested $2 billion in Nokia. Nokia said Nvidia had invested $2 billion in it.",
            None,
            Modality.ASSERTED,
        ),
        ("According to Bloomberg, Nvidia may invest $2 billion in Nokia.", "Bloomberg", Modality.POSSIBLE),
    ],
)
def test_deal(extractor: Extractor, text: str, speaker: str | None, modality: Modality) -> None:
    (deal,) = extractor.read(Document.of(text, Origin(name="x"))).deals
    assert (deal.attributed_to and deal.attributed_to.name, deal.modality) == (speaker, modality)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Intel competes with AMD.", None),
        ('"Intel competes with AMD," said Jane Roe, an analyst at Jefferies.', "Jane Roe"),
    ],
)
def test_relation(extractor: Extractor, text: str, speaker: str | None) -> None:
    relations = extractor.read(Document.of(text, Origin(name="x"))).relations
    (told,) = [r for r in relations if r.predicate == "competes_with"]
    assert (told.attributed_to and told.attributed_to.name) == speaker
