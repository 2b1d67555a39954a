"""One sentence a row: which deals it tells of, of which type, who plays which role; "-" where it tells of none."""

import re
from pathlib import Path

import pytest

from ingest.extractors.deals import extract
from tests.ingest.deals.marked import marked

_ROWS = [
    line.split("\t")
    for table in sorted(Path(__file__).parent.glob("*.tsv"))
    for line in table.read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(("sentence", "expected"), _ROWS, ids=[row[0][:60] for row in _ROWS])
def test_deals_of_a_sentence(sentence: str, expected: str) -> None:
    told = [(d.type.value, sorted((p.role.value, p.name) for p in d.parties)) for d in extract(marked(sentence))]
    assert sorted(told) == sorted(wanted(expected))


def wanted(expected: str) -> list[tuple[str, list[tuple[str, str]]]]:
    if expected == "-":
        return []
    found = []
    for part in expected.split(" + "):
        type_, roles = part.split(": ")
        found.append((type_, sorted(re.findall(r"(\w+)=(.+?)(?= \w+=|$)", roles))))
    return found
