"""Whom words stand for, in passages of many trades that were not trained on: each marks its words with whom they mean.

The choice is learned, so the floors are for all of them together; lowering one needs a reason.
"""

from pathlib import Path

from tests.ingest.entities.reading import names
from tests.training.passages import Passage, passages

PASSAGES = tuple(passages(Path(__file__).with_name("passages.txt")))
LEAST_RECALL = 0.8
LEAST_PRECISION = 0.87


def _links(passage: Passage) -> list[tuple[set[str], set[str]]]:
    """For each marked word whom it should mean and whom it was taken to mean."""
    found = [n for n in names(passage.text) if n.how == "coreference"]
    return [
        (set(filter(None, (meant or "").split("+"))), {n.ref.name for n in found if n.start < end and start < n.end})
        for (start, end), meant in passage.answers.items()
    ]


def test_links_of_passages() -> None:
    rows = [row for passage in PASSAGES for row in _links(passage)]
    right = sum(bool(got) and got == meant for meant, got in rows)
    assert right / sum(bool(meant) for meant, _ in rows) >= LEAST_RECALL
    assert right / sum(bool(got) for _, got in rows) >= LEAST_PRECISION
