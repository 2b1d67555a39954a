"""Reading takes time in proportion to a document's length: n, 2n and 4n of the whole extractor."""

import time

import pytest

from graph.model import Document, Origin
from ingest.pipeline import Extractor

PROSE = (
    'Acme Corp said sales rose 12% to $4.1 billion in 2024. "We will open 30 stores," said Jane Doe, its chief.'
    " Beta Ltd agreed to buy Gamma plc for £200 million.\n\n"
)
TEXTS = {"prose": (PROSE, 12), "digits": ("1234567890 " * 10 + "\n", 300), "one line": ("7" * 100, 400)}
SLACK = 2.2
"""How much more than four times as long four times the text may take: the clock of a busy machine is not exact."""


def taken(extractor: Extractor, text: str) -> float:
    """CPU seconds of one reading, the better of two."""
    best = float("inf")
    for turn in range(2):
        document = Document.of(text + f"{turn}.", Origin(name="long"))
        start = time.process_time()
        extractor.read(document)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("kind", sorted(TEXTS))
def test_time_is_linear(kind: str) -> None:
    extractor = Extractor()
    unit, times = TEXTS[kind]
    extractor.read(Document.of(unit, Origin(name="warm")))
    one, _, four = (taken(extractor, unit * (times * n)) for n in (1, 2, 4))
    assert four < 4 * SLACK * max(one, 0.02)
