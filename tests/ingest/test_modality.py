"""How sure a clause is, and whether it is negated."""

from functools import cache

import pytest

from graph.vocab import Modality
from ingest.modality import modality
from ingest.syntax import Parser


@cache
def parser() -> Parser:
    return Parser()


ROWS = [
    ("The company invested $5 million in the plant.", "5", Modality.ASSERTED, False),
    ("The company will invest $5 million in the plant.", "5", Modality.PLANNED, False),
    ("Sales will reach $5 million next year.", "5", Modality.PREDICTED, False),
    ("Each of the five halls will draw 40 megawatts.", "40", Modality.PREDICTED, False),
    ("The next five years will decide who leads.", "five", Modality.PREDICTED, False),
    ("The company plans to invest $5 million.", "5", Modality.PLANNED, False),
    ("The group is expected to report sales of $5 million.", "5", Modality.PREDICTED, False),
    ("The bank could lose $5 million.", "5", Modality.POSSIBLE, False),
    ("If the talks succeed, the partners will invest $5 million.", "5", Modality.CONDITIONAL, False),
    ("The buyer would pay $5 million.", "5", Modality.CONDITIONAL, False),
    ("The company did not pay $5 million.", "5", Modality.ASSERTED, True),
    ("The fee is not more than $5 million.", "5", Modality.ASSERTED, False),
    ("It is considering selling a stake for $5 million.", "5", Modality.POSSIBLE, False),
    ("The board has set a target of $5 million.", "5", Modality.PLANNED, False),
    ("Analysts forecast revenue of $5 million.", "5", Modality.PREDICTED, False),
    ("The company denied that it had paid $5 million.", "5", Modality.ASSERTED, True),
    ("The ministry aims to build 5 ports.", "ports", Modality.PLANNED, False),
    ("The planned 5 MW farm is in Wales.", "farm", Modality.PLANNED, False),
    ("The firm employs 5 people and plans a new office.", "people", Modality.ASSERTED, False),
]


@pytest.mark.parametrize(("text", "word", "expected", "negated"), ROWS)
def test_modality(text: str, word: str, expected: Modality, negated: bool) -> None:
    doc = next(iter(parser().parse([text])))
    token = next(t for t in doc if t.text == word)
    assert modality(token) == (expected, negated)
