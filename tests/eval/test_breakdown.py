"""Breakdowns: a word's recall counts its own labels only, its precision its own claims only."""

import json
from pathlib import Path

import pytest

from tests.eval.breakdown import Breakdown, by_word
from tests.eval.corpora import Corpus
from tests.eval.report import Evaluation, quality, table
from tests.eval.scores import Score

KINDS = Breakdown("Statements by kind", "statements", "kind", "statements")


def said(speaker: str, kind: str, start: int) -> dict[str, object]:
    return {"speaker": speaker, "kind": kind, "start": start, "end": start + 10, "quote": "x" * 10}


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Three statements: two direct, one indirect; and a figure, since the scorer passes over files without one."""
    figure = {"quote": "5 MW", "start": 90, "end": 94, "value": 5, "unit": "MW", "subjects": [], "borderline": True}
    statements = [said("Ada Moss", "direct", 0), said("Ada Moss", "direct", 20), said("Bo Lind", "indirect", 40)]
    label = {"doc": "a.txt", "figures": [figure], "deals": [], "statements": statements, "relations": [], "noise": []}
    (tmp_path / "a.json").write_text(json.dumps(label))
    return Corpus("corpus", tmp_path, tmp_path)


def test_by_word(corpus: Corpus, tmp_path: Path) -> None:
    """One direct label is found, the indirect one too; one direct and two indirect claims more are wrong."""
    found = [("Ada Moss", "direct", 0), ("Cy Rowe", "direct", 60), ("Bo Lind", "indirect", 40)]
    wrong = [("Cy Rowe", "indirect", 80), ("Cy Rowe", "indirect", 100)]
    statements = [{**said(*row), "speaker": {"name": row[0]}} for row in (*found, *wrong)]
    extracted = tmp_path / "extracted.jsonl"
    extracted.write_text(json.dumps({"document": "a.txt", "figures": [], "deals": [], "statements": statements}) + "\n")
    scores = by_word(corpus, extracted, KINDS)
    assert (scores["direct"].precision, scores["direct"].recall, scores["direct"].of) == (0.5, 0.5, 2)
    assert scores["indirect"].precision == pytest.approx(1 / 3, abs=1e-4)
    assert (scores["indirect"].recall, scores["indirect"].of) == (1.0, 1)


def test_table() -> None:
    scores = {
        "deals.parties": Score(0.5, 8, 0.25, 1.0, 32),
        "deals.status": Score(0.75, 4),
        "furniture.leaked": Score(3, 1),
    }
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table(scores).splitlines()]
    assert rows[2:] == [
        ["deals.parties", "0.500", "0.250", "1.000", "8", "32"],
        ["deals.status", "0.750", "", "", "4", ""],
        ["furniture.leaked", "3", "", "", "", ""],
    ]


def test_the_report_says_when_the_acceptance_documents_were_not_read() -> None:
    only_ours = Evaluation({"deals.status": Score(0.75, 4)}, {})
    assert "CLAIMGRAPH_ACCEPTANCE is not set" in quality({"corpus": only_ours})
    assert "CLAIMGRAPH_ACCEPTANCE" not in quality({"corpus": only_ours, "acceptance": only_ours})
