"""Why a sentence with a number gave no figure."""

import pytest

from graph.model import Document, Origin
from ingest.analysis import Analysis
from ingest.coverage import share_read, unread
from ingest.registry import stages
from tests.ingest.extractors.test_figures import parser

ROWS = [
    ("The GPT-5 model is out.", "name"),
    ("It was founded in 1998.", "date"),
    ("He offers a one-stop shop.", "idiom"),
    ("See section 18(1) of the law.", "name"),
    ("The meeting is at 8:30 a.m. on 12 May 2026.", "date"),
]


def read(text: str) -> Analysis:
    analysis = Analysis.of(Document.of(text, Origin(name="row")), parser())
    for stage in stages():
        setattr(analysis, stage.yields, stage.run(analysis))
        if stage.yields == "figures":
            break
    return analysis


@pytest.mark.parametrize(("text", "why"), ROWS)
def test_why(text: str, why: str) -> None:
    rows = unread(read(text))
    assert [row.why for row in rows] == [why]
    assert text[rows[0].start : rows[0].end] == text


def test_read_sentences_are_not_listed() -> None:
    analysis = read("Sales rose 5% to $3 million. It was founded in 1998. Nobody came.")
    assert [row.words for row in unread(analysis)] == ["1998"]
    assert share_read(analysis) == (2, 1)
