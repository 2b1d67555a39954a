"""How English tells who said what: `told.tsv`, a sentence or short passage a line, and the statements in it.

A statement is kind, speaker, role, affiliation and words, with bars between; a denial is an indirect, negated one.
Lines that begin with "#" name the construction that follows.
"""

from pathlib import Path

import pytest

from graph.model import Document, Origin, Statement
from ingest.pipeline import Extractor

EXTRACTOR = Extractor()


def rows() -> list[tuple[str, list[str]]]:
    """The lines of the table: the text and its statements."""
    lines = Path(__file__).with_name("told.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.replace("\\n", "\n").split("\t") for line in lines if line and not line.startswith("#")]
    return [(text, statements) for text, *statements in cells]


def shown(statement: Statement) -> str:
    """A statement in the table's words."""
    kind = "denied" if statement.negated else statement.kind.value
    body = statement.affiliation.name if statement.affiliation else ""
    return "|".join((kind, statement.speaker.name, statement.speaker_role or "", body, statement.quote))


@pytest.mark.parametrize(("text", "expected"), rows(), ids=[text[:50] for text, _ in rows()])
def test_told(text: str, expected: list[str]) -> None:
    reading = EXTRACTOR.read(Document.of(text, Origin(name="row")))
    assert sorted(shown(s) for s in reading.statements) == sorted(expected)
