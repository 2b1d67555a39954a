"""What a new user's graph must know after reading `samples/`: deals, figures and statements, row by row."""

import re
from functools import cache
from pathlib import Path

import pytest

from app.compose import extract, read_each
from graph.model import Document, Reading
from graph.vocab import Bound, DealType, Role

SAMPLES = Path(__file__).parent.parent / "samples"

CHIPS, POWER, RULES = "chip-alliances.md", "power-gap.md", "rules-and-rivals.md"
OPEN, SHARING, HUANG, BRIEFS = (
    "open-models-american-chips.md",
    "sanctions-and-sharing.md",
    "catching-up.md",
    "fusion-cables-vatican.md",
)
EVERY = {CHIPS, POWER, RULES, OPEN, SHARING, HUANG, BRIEFS}


@cache
def readings() -> dict[str, tuple[Document, Reading]]:
    paths = sorted(SAMPLES.glob("*.md"))
    documents = [document for path in paths for document in read_each(path.read_bytes(), path.name)]
    read = [document for document in documents if isinstance(document, Document)]
    return {d.origin.name: (d, reading) for d, reading in extract(read) if isinstance(reading, Reading)}


def test_documents() -> None:
    assert set(readings()) == EVERY
    for document, _ in readings().values():
        origin = document.origin
        assert origin.title
        assert origin.published
        assert origin.source == "claimgraph samples"
        assert not document.text.startswith("---")
        assert 250 <= len(document.text.split()) <= 500


def test_evidence_is_the_text() -> None:
    for document, reading in readings().values():
        claims = reading.claims()
        assert all(e.quote == document.text[e.start : e.end] for claim in claims for e in claim.evidence)


DEALS: list[tuple[str, DealType, dict[str, Role], set[tuple[float, str]]]] = [
    (CHIPS, DealType.PARTNERSHIP, {"OpenAI": Role.PARTNER, "Broadcom": Role.PARTNER}, {(10, "GW")}),
    (CHIPS, DealType.SUPPLY, {"OpenAI": Role.BUYER, "AMD": Role.SELLER}, {(6, "GW"), (1e9, "USD")}),
    (CHIPS, DealType.INVESTMENT, {"Nvidia": Role.INVESTOR, "Intel": Role.INVESTEE}, {(5e9, "USD")}),
    (OPEN, DealType.SUPPLY, {"OpenAI": Role.BUYER, "AMD": Role.SELLER}, set()),
    (OPEN, DealType.INVESTMENT, {"Nvidia": Role.INVESTOR, "Intel": Role.INVESTEE}, set()),
    (OPEN, DealType.LICENSING, {"Oracle": Role.LICENSEE, "Nvidia": Role.LICENSOR}, set()),
    (OPEN, DealType.SUPPLY, {"Oracle": Role.BUYER}, set()),
]


@pytest.mark.parametrize(("name", "type_", "parties", "figures"), DEALS)
def test_deals(name: str, type_: DealType, parties: dict[str, Role], figures: set[tuple[float, str]]) -> None:
    _, reading = readings()[name]
    among = [d for d in reading.deals if {party.name: party.role for party in d.parties} == parties]
    assert type_ in {deal.type for deal in among}, [
        (d.type.value, [(p.name, p.role.value) for p in d.parties]) for d in reading.deals
    ]
    assert figures <= {(figure.value, figure.unit) for deal in among for figure in deal.figures}


@pytest.mark.parametrize("name", [POWER, RULES, SHARING, HUANG, BRIEFS])
def test_no_deal_where_none_is_told(name: str) -> None:
    _, reading = readings()[name]
    assert [(d.type, [p.name for p in d.parties], d.evidence[0].quote) for d in reading.deals] == []


FIGURES: list[tuple[str, float, str, Bound]] = [
    (CHIPS, 10, "GW", Bound.EXACT),
    (CHIPS, 6, "GW", Bound.EXACT),
    (CHIPS, 1e9, "USD", Bound.MAGNITUDE),
    (CHIPS, 5e9, "USD", Bound.EXACT),
    (CHIPS, 1e6, "USD", Bound.MAGNITUDE),
    (CHIPS, 1e12, "USD", Bound.MAGNITUDE),
    (CHIPS, 2, "camp", Bound.EXACT),
    (CHIPS, 1000, "startup", Bound.MAGNITUDE),
    (POWER, 51, "GW", Bound.ABOUT),
    (POWER, 5, "%", Bound.EXACT),
    (POWER, 5, "data center", Bound.EXACT),
    (POWER, 1, "GW", Bound.AT_LEAST),
    (POWER, 44, "GW", Bound.ABOUT),
    (POWER, 3, "year", Bound.EXACT),
    (POWER, 25, "GW", Bound.EXACT),
    (POWER, 19, "GW", Bound.EXACT),
    (POWER, 40, "%", Bound.EXACT),
    (POWER, 429, "GW", Bound.EXACT),
    (POWER, 0.333, "fraction", Bound.MORE_THAN),
    (POWER, 51, "GW", Bound.EXACT),
    (POWER, 3, "%", Bound.EXACT),
    (POWER, 1000, "variant", Bound.MAGNITUDE),
    (POWER, 10, "model", Bound.EXACT),
    (RULES, 35, "attorney general", Bound.MORE_THAN),
    (RULES, 18, "month", Bound.ABOUT),
    (RULES, 30, "month", Bound.EXACT),
    (RULES, 2, "x", Bound.MORE_THAN),
    (RULES, 13e9, "USD", Bound.AT_MOST),
    (RULES, 500_000, "TPU", Bound.EXACT),
    (RULES, 5, "year", Bound.EXACT),
    (RULES, 70, "%", Bound.MORE_THAN),
    (BRIEFS, 9e9, "USD", Bound.EXACT),
    (BRIEFS, 4e9, "USD", Bound.EXACT),
    (BRIEFS, 300, "USD", Bound.BETWEEN),
    (BRIEFS, 2, "x", Bound.MORE_THAN),
    (BRIEFS, 143.61, "USD", Bound.EXACT),
    (BRIEFS, 245, "%", Bound.EXACT),
    (BRIEFS, 1e12, "USD", Bound.MAGNITUDE),
    (BRIEFS, 50, "expert", Bound.EXACT),
    (BRIEFS, 2, "day", Bound.EXACT),
]


@pytest.mark.parametrize(("name", "value", "unit", "bound"), FIGURES)
def test_figures(name: str, value: float, unit: str, bound: Bound) -> None:
    _, reading = readings()[name]
    found = [f for f in reading.figures if f.unit == unit and f.bound is bound]
    near = sorted((f.value, f.bound.value, f.text) for f in reading.figures if f.unit == unit)
    assert any(f.value == pytest.approx(value, rel=0.002) for f in found), near


STATEMENTS: list[tuple[str, str, str]] = [
    (POWER, "Satya Nadella", "lack of power"),
    (POWER, "Sam Altman", "neither earn its revenue"),
    (POWER, "Kai-Fu Lee", "concentrated on efficiency"),
    (POWER, "Eric Schmidt", "open-source AI to itself"),
    (POWER, "Financial Times", "about 51 GW"),
    (RULES, "Donald Trump", "single rulebook"),
    (RULES, "Ron DeSantis", "federal ban"),
    (RULES, "Tim Bradshaw", "would not reach everyone"),
    (RULES, "AI Futures Project", "Industrial Revolution"),
    (RULES, "Arvind Narayanan", "human pace"),
    (RULES, "Sayash Kapoor", "human pace"),
    (RULES, "Will Douglas Heaven", "the world of 2030"),
    (RULES, "Analysts", "$13 billion"),
    (HUANG, "Jensen Huang", "open-source work done in China"),
    (BRIEFS, "Department of Energy", "promise any amount of money"),
]


@pytest.mark.parametrize(("name", "speaker", "words"), STATEMENTS)
def test_statements(name: str, speaker: str, words: str) -> None:
    _, reading = readings()[name]
    folded = re.compile(re.escape(speaker), re.IGNORECASE)
    said = [statement.quote for statement in reading.statements if folded.search(statement.speaker.name)]
    assert any(words in " ".join(quote.split()) for quote in said), [
        (s.speaker.name, s.quote) for s in reading.statements
    ]


RELATIONS: list[tuple[str, str, str, str]] = [
    (POWER, "Satya Nadella", "holds_role", "Microsoft"),
    (POWER, "Sam Altman", "holds_role", "OpenAI"),
    (POWER, "DeepSeek", "releases", "R1"),
    (RULES, "Gemini 3", "outperforms", "GPT-5"),
    (CHIPS, "Alibaba", "open_sources", "Qwen"),
]


@pytest.mark.parametrize(("name", "subject", "predicate", "object_"), RELATIONS)
def test_relations(name: str, subject: str, predicate: str, object_: str) -> None:
    _, reading = readings()[name]
    told = [(r.subject.name, r.predicate.value, r.object.name) for r in reading.relations]
    assert (subject, predicate, object_) in told
