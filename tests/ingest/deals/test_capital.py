"""Investments, financings, takeovers and mergers in many wordings, one a row; "-" where a sentence tells of none."""

from pathlib import Path

import pytest

from ingest.extractors.deals import extract
from tests.ingest.deals.marked import marked
from tests.ingest.deals.test_sentences import wanted

_ROWS = [line.split("\t") for line in Path(__file__).with_name("capital.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("sentence", "expected"), _ROWS, ids=[row[0][:60] for row in _ROWS])
def test_deals_of_capital(sentence: str, expected: str) -> None:
    told = [(d.type.value, sorted((p.role.value, p.name) for p in d.parties)) for d in extract(marked(sentence))]
    assert sorted(told) == sorted(wanted(expected))
