"""Sentences: where they end, what kind of line they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.segment import Block, segment

SPLIT = [
    ("He works at Acme Inc. in the U.S. market. It grew.", 2),
    ("The U.S. Department of Energy said No. 5 fell.", 1),
    ("Sales rose to $5.2 bn. Shares fell at 9 a.m. Eastern.", 2),
    ('"We sold it," said J. P. Smith. "Fine." He left.', 3),
    ("Rs. 500 crore was paid... And then? Yes!", 3),
    ("Mr. Lee met Dr. Roe vs. Gen. Poe on Jan. 5 in St. Louis.", 1),
    ("Growth was 3.5 per cent. 2025 was better.", 2),
    ("It was bought by Corvid Ltd. The price was not told.", 2),
    ("She joined Orbex Corp. last year, i.e. in 2024.", 1),
    ("The fee (about 3 p.c. of sales) stays.", 1),
    ("“It works.” That was all.", 2),
    ("Version 2.0 shipped. e-bikes did not.", 1),
]


@pytest.mark.parametrize(("text", "count"), SPLIT)
def test_sentence_ends(text: str, count: int) -> None:
    assert len(segment(text)) == count, [text[s.start : s.end] for s in segment(text)]


def test_blocks() -> None:
    text = "Prices ease\n\nBrent fell. Gas rose.\n- first point\n1. second point\nName\tPrice\nA | B\n"
    assert [s.block for s in segment(text)] == [
        Block.HEADING,
        Block.PROSE,
        Block.PROSE,
        Block.ITEM,
        Block.ITEM,
        Block.ROW,
        Block.ROW,
    ]


@given(st.text(max_size=200))
def test_every_visible_character_is_in_one_sentence(text: str) -> None:
    sentences = segment(text)
    covered = [i for s in sentences for i in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    assert all(i in set(covered) for i, c in enumerate(text) if not c.isspace())
    assert [s.index for s in sentences] == list(range(len(sentences)))
