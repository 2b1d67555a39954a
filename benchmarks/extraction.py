"""How fast documents are read: the texts of the labelled corpus, after a first reading that loads the model."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.timing import Row, seconds
from graph.model import Document, Origin
from ingest.pipeline import Extractor

TEXTS = Path(__file__).parent.parent / "tests" / "corpus"


def documents() -> list[Document]:
    """The corpus as documents."""
    return [
        Document.of(path.read_text(encoding="utf-8"), Origin(name=path.name)) for path in sorted(TEXTS.glob("*.txt"))
    ]


def run() -> Iterator[Row]:
    """Megabytes of text and claims a CPU second."""
    extractor = Extractor()
    corpus = documents()
    claims = sum(len(reading.claims()) for reading in extractor.read_all(corpus))
    taken = seconds(lambda: list(extractor.read_all(corpus)))
    size = sum(len(document.text.encode()) for document in corpus)
    yield Row("extraction, text", size / 1e6 / taken, "MB/s")
    yield Row("extraction, claims", claims / taken, "claims/s")
