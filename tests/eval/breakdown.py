"""Scores by deal type, statement kind and dimension, with the scorer as it is.

Recall of one word: every label of another word is marked borderline, so that it counts neither way. Precision of one
word: only the extracted claims that bear it are scored, against all labels.
"""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.eval.corpora import Corpus
from tests.eval.scores import Score, score

Row = dict[str, object]
Rows = dict[str, object]


@dataclass(frozen=True)
class Breakdown:
    """Claims of one kind told apart by a field, under one measure of the scorer."""

    title: str
    kind: str
    field: str
    measure: str


BREAKDOWNS = (
    Breakdown("Deals by type (parties right)", "deals", "type", "deals.parties"),
    Breakdown("Statements by kind", "statements", "kind", "statements"),
    Breakdown("Figures by dimension (value and unit right)", "figures", "dimension", "figures.unit"),
    Breakdown("Relations by predicate", "relations", "predicate", "relations"),
)


def rows(document: Rows, kind: str) -> list[Row]:
    """The claims or labels of one kind in a document."""
    found = document.get(kind, [])
    if not isinstance(found, list):
        raise TypeError(f"{kind}: {type(found).__name__}")
    return found


def documents(extracted: Path) -> list[Rows]:
    """What extraction printed, a document a line."""
    return [json.loads(line) for line in extracted.read_text(encoding="utf-8").splitlines() if line]


def labels(corpus: Corpus) -> dict[str, Rows]:
    """The label files of a corpus by name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(corpus.labels.glob("*.json"))}


def by_word(corpus: Corpus, extracted: Path, breakdown: Breakdown) -> dict[str, Score]:
    """The score of each word that the labels use, in alphabetical order."""
    used = {str(row[breakdown.field]) for file in labels(corpus).values() for row in rows(file, breakdown.kind)}
    return {word: one_word(corpus, extracted, breakdown, word) for word in sorted(used)}


def one_word(corpus: Corpus, extracted: Path, breakdown: Breakdown, word: str) -> Score:
    """Precision, recall and F1 of the claims that bear one word."""

    def other(row: Row) -> bool:
        return str(row.get(breakdown.field)) != word

    with tempfile.TemporaryDirectory() as folder:
        relabelled = Corpus(corpus.name, corpus.documents, Path(folder))
        for name, file in labels(corpus).items():
            (relabelled.labels / name).write_text(json.dumps(softened(file, breakdown.kind, other)), encoding="utf-8")
        restricted = Path(folder) / "extracted.jsonl"
        restricted.write_text("".join(kept(documents(extracted), breakdown.kind, other)), encoding="utf-8")
        found = score(relabelled, extracted)[breakdown.measure]
        right = score(corpus, restricted)[breakdown.measure]
    precision, recall = right.precision or 0.0, found.recall or 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(f1, found.of, precision, recall, right.extracted)


def softened(file: Rows, kind: str, other: Callable[[Row], bool]) -> Rows:
    """The labels with those of another word marked borderline."""
    return {**file, kind: [{**row, "borderline": True} if other(row) else row for row in rows(file, kind)]}


def kept(extracted: list[Rows], kind: str, other: Callable[[Row], bool]) -> Iterator[str]:
    """The extraction as JSON lines, without the claims of this kind that bear another word."""
    for document in extracted:
        yield json.dumps({**document, kind: [row for row in rows(document, kind) if not other(row)]}) + "\n"
