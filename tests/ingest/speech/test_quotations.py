"""Where quotations begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.speech.quotations import find_quotations

ROWS = [
    ('He said "no" twice.', ["no"]),
    ("“Yes, ‘maybe’,” she said.", ["Yes, ‘maybe’,"]),
    ("It’s the firm’s ‘last’ word.", ["last"]),
    ("the firms' plan and the 'Maia' chip", ["Maia"]),
    ('a 6" disk and a 7" one', []),
    ("“It runs on.\n\n“And ends,” he said.", ["It runs on.", "And ends,"]),
    ("«Oui», dit-elle.", ["Oui"]),
    ("rock 'n' roll", ["n"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


@given(st.text(alphabet="ab \n\"'“”‘’.,", max_size=60))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_quotations(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
