"""Constructions by which English says how two belong together: each row is a sentence and all the edges it states."""

from functools import cache
from pathlib import Path

import pytest

from graph.model import Document, Origin, Relation
from ingest.pipeline import Extractor


@cache
def extractor() -> Extractor:
    return Extractor()


def relations(text: str) -> tuple[Relation, ...]:
    return extractor().read(Document.of(text, Origin(name="test"))).relations


TABLE = Path(__file__).with_name("constructions.tsv")
"""Sentences of our own: text, tab, edges as "subject | predicate | object" between semicolons."""


def rows() -> list[tuple[str, list[tuple[str, ...]]]]:
    lines = (line.partition("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return [(text, [tuple(edge.split(" | ")) for edge in edges.split("; ") if edge]) for text, _, edges in lines]


ROWS = rows()


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_edges(text: str, expected: list[tuple[str, ...]]) -> None:
    found = [(r.subject.name, r.predicate.value, r.object.name) for r in relations(text)]
    assert sorted(found) == sorted(expected)


TOLD = [
    ("SoftBank does not own Larkmoor Foods.", "asserted", True),
    ("Larkmoor Systems is not owned by Siemens.", "asserted", True),
    ("Volvo no longer depends on Northvolt.", "asserted", True),
    ("ABB stopped selling switches to Siemens.", "asserted", True),
    ("Nokia stopped using GPT-5.", "asserted", True),
    ("GPT-5 didn't beat Gemini 3.", "asserted", True),
    ("ABB does not compete with Siemens.", "asserted", True),
    ("Swiss banks are not bound by U.S. sanctions.", "asserted", True),
    ("China has not banned Nvidia.", "asserted", True),
    ("ABB will supply switches to Siemens.", "planned", False),
    ("Intel, for instance, aims to turn spare GPU capacity into services.", "planned", False),
    ("If Chinese open-source models reach parity with GPT-5, prices fall.", "conditional", False),
    ("SoftBank owns Larkmoor Foods.", "asserted", False),
]


@pytest.mark.parametrize(("text", "modality", "negated"), TOLD, ids=[row[0][:50] for row in TOLD])
def test_modality_and_negation(text: str, modality: str, negated: bool) -> None:
    (found,) = relations(text)
    assert (found.modality.value, found.negated) == (modality, negated)
