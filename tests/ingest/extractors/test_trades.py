"""Figures of many trades: value, unit, bound, direction and rate of sentences that were checked by eye."""

from pathlib import Path

import pytest

from graph.model import Document, Figure, Origin
from ingest.pipeline import Extractor

ROWS = [line.split("\t") for line in Path(__file__).with_name("trades.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_figures(extractor: Extractor, text: str, expected: str) -> None:
    figures = extractor.read(Document.of(text, Origin(name="row"))).figures
    assert "; ".join(map(_shown, figures)) == expected


def _shown(figure: Figure) -> str:
    high = "" if figure.value_high is None else f"-{figure.value_high:g}"
    if isinstance(figure.value_high, int):
        high = f"-{figure.value_high}"
    bound = "" if figure.bound in {"exact", "between"} else figure.bound.value
    rate = "" if figure.per is None else f"per {figure.per.value} {figure.per.unit}"
    parts = (figure.decimal[:12] + high, figure.unit, bound, figure.direction.value if figure.direction else "", rate)
    return " ".join(part for part in parts if part)
