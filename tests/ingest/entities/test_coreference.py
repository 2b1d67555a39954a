"""Words that stand for names: each row is a text and the links it must give; an empty list means that none is safe."""

import pytest

from tests.ingest.entities.reading import said

ROWS = [
    ("Zorvex Foods bought land. The company will build a mill.", [("The company", "Zorvex Foods")]),
    ("Zorvex Foods said it would pay. It has cash.", [("it", "Zorvex Foods"), ("It", "Zorvex Foods")]),
    ("Zorvex Foods raised its forecast.", [("its", "Zorvex Foods")]),
    ("Intel fell. The Pune-based lender gained.", []),
    ("Marlow Bancorp rose. Intel fell. The lender has ten branches.", [("The lender", "Marlow Bancorp")]),
    ("Intel and Nvidia rose. The company gave no reason.", []),
    ("Intel sued Nvidia. Both companies declined.", [("Both companies", "Intel"), ("Both companies", "Nvidia")]),
    ("Google is slow. The Claude developer is not.", [("developer", "Anthropic")]),
    ("Mira Oduya leads it. She was hired in May.", [("She", "Mira Oduya")]),
    (
        "Zorvex Foods named Mira Oduya as chairwoman. What its chairwoman wants is clear.",
        [("its chairwoman", "Mira Oduya")],
    ),
    ("Intel is a company that makes chips. It is understood that talks go on.", []),
    ("Zorvex Foods is a retailer. Intel, a chipmaker, fell. The retailer did not.", [("The retailer", "Zorvex Foods")]),
    ("Brell Cells grew, according to Intel. The group has cash.", [("The group", "Brell Cells")]),
    ("Brell Cells, in which the chipmaker has a stake, grew.", []),
    ("Brell Genes grew and Intel fell. The lender did not.", []),
    ("Brell Genes tested it. Patients in the control group died.", []),
    ("Apple grew. The producer, Bram Tolvaj, laughed.", []),
    ("Intel grew. The state's grid operator did not.", []),
    ("The Instagram owner grew.", [("owner", "Meta")]),
    ("Nvidia's contract is large. It is worth $3bn.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_links(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, name) for words, name, _ in said(text, "coreference")] == expected
