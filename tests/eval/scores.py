"""Scores of what `claimgraph extract` prints, by the scorer beside this file, run as users run both."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.eval.corpora import Corpus

SCORER = Path(__file__).with_name("score.py")
LIMIT = 300
"""Seconds for the extraction of one corpus: some twenty short documents."""


@dataclass(frozen=True)
class Score:
    """One measure. `value` is what floors hold: F1, else accuracy, else a number of claims that should be zero.

    `of` counts what was labelled; precision, recall and what was extracted are there for an F1 only.
    """

    value: float
    of: int
    precision: float | None = None
    recall: float | None = None
    extracted: int | None = None

    @classmethod
    def of_row(cls, row: Mapping[str, float]) -> Self:
        """The score of one row that the scorer prints."""
        if "f1" in row:
            return cls(row["f1"], int(row["gold"]), row["precision"], row["recall"], int(row["extracted"]))
        if "accuracy" in row:
            return cls(row["accuracy"], int(row["of"]))
        return cls(row["claims"], int(row["documents"]))


def extract(corpus: Corpus, into: Path) -> None:
    """Write what `claimgraph extract` prints for the corpus. Raises `CalledProcessError` where it fails."""
    command = Path(sys.executable).with_name("claimgraph")
    with into.open("wb") as printed:
        subprocess.run([str(command), "extract", *map(str, corpus.texts())], stdout=printed, check=True, timeout=LIMIT)


def score(corpus: Corpus, extracted: Path) -> dict[str, Score]:
    """Every measure over the whole corpus, in the scorer's order."""
    command = [sys.executable, str(SCORER), str(corpus.labels), str(extracted), "--json"]
    printed = subprocess.run(command, capture_output=True, check=True, timeout=LIMIT).stdout
    return {name: Score.of_row(row) for name, row in json.loads(printed).items()}


def measure(corpus: Corpus) -> dict[str, Score]:
    """Extract and score."""
    with tempfile.TemporaryDirectory() as folder:
        extracted = Path(folder) / "extracted.jsonl"
        extract(corpus, extracted)
        return score(corpus, extracted)
