"""The acceptance queries, asked of the service; and the scoring of one query, on rows built by hand."""

import pytest

from tests.eval.asking import Row, address
from tests.eval.corpora import UNSET, acceptance
from tests.eval.floors import load
from tests.eval.queries import _assigned, measures, run, scored


def test_acceptance_queries() -> None:
    corpus = acceptance()
    if corpus is None:
        pytest.skip(UNSET)
    answered = run(corpus)
    broken = load().broken("queries", measures(answered))
    assert broken == [], "\n".join([*broken, *(line for one in answered for line in one.lines())])


@pytest.mark.parametrize(
    ("kind", "told", "listed", "pairs"),
    [
        ("deals", {"entity": "Northwind"}, "deals", [("involving", "Northwind")]),
        ("deals", {"role": {"name": "A", "role": "buyer"}}, "deals", [("party", "A"), ("role", "buyer")]),
        ("deals", {"entities_any": ["A", "B"]}, "deals", [("party", "A"), ("party", "B")]),
        ("figures", {"unit": ["%", "fraction"]}, "figures", [("unit", "%"), ("unit", "fraction")]),
        ("figures", {"range": True}, "figures", [("bound", "between")]),
        ("relations", {"negated": True, "entity": "A"}, "relations", [("negated", "true"), ("about", "A")]),
        ("statements", {"modality": "predicted", "include": "all"}, "claims", [("modality", "predicted")]),
        ("path", {"from": "A", "to": "B", "directed": False}, "paths", [("from", "A"), ("to", "B")]),
        ("arithmetic", {"relation_in_text": True}, "checks", []),
    ],
)  # fmt: skip
def test_address(kind: str, told: Row, listed: str, pairs: list[tuple[str, str]]) -> None:
    assert address({"kind": kind, "filter": told, "query": "?"}) == (listed, pairs)


def deal(start: int, *names: str, **more: object) -> Row:
    told = {"doc": "a.txt", "start": start, "end": start + 9, "quote": "the order"}
    parties = [{"name": name, "role": "partner"} for name in names]
    return {"id": f"d{start}", "doc": "a.txt", "type": "supply", "parties": parties, "evidence": [told]} | more


@pytest.mark.parametrize(
    ("expected", "got", "f1"),
    [
        (deal(0, "A", "B", spans=[{"start": 4, "end": 9}]), deal(0, "A", "B"), 1.0),
        (deal(0, "A", "B", spans=[{"start": 40, "end": 49}]), deal(0, "A", "B"), 0.0),  # told elsewhere: another deal
        (deal(0, "A", "B", spans=[{"start": 4, "end": 9}]), deal(0, "A"), 0.0),
        (deal(0, "A", "B", spans=[{"start": 4, "end": 9}]), deal(0, "A", "B", type="lease"), 1.0),
        (deal(0, "A", "B", spans=[{"start": 4, "end": 9}]), deal(0, "A", "B", type="merger"), 0.0),
    ],
)  # fmt: skip
def test_scored_deals(expected: Row, got: Row, f1: float) -> None:
    query = {"kind": "deals", "query": "?", "filter": {}, "expect": [expected]}
    assert scored(query, "/v1/deals", ([expected], []), [got]).f1 == pytest.approx(f1)


def figure(start: int, words: str, value: float, **more: object) -> Row:
    row = {"doc": "a.txt", "start": start, "end": start + len(words), "quote": words, "value": value, "unit": "GW"}
    return row | {"value_high": None, "property": "power"} | more


@pytest.mark.parametrize(
    ("expected", "got", "f1"),
    [
        ([], [], 1.0),
        ([], [figure(0, "3 GW", 3)], 0.0),
        ([figure(0, "3 GW", 3)], [figure(0, "3 GW", 3)], 1.0),
        ([figure(0, "3 GW", 3)], [figure(50, "3 GW", 3)], 0.0),  # the same number elsewhere is another figure
        ([figure(0, "3 GW", 3)], [figure(0, "3 GW", 3, unit="GWh")], 0.0),
        ([figure(0, "3 GW", 3)], [figure(0, "3 GW", 3), figure(9, "4 GW", 4)], 2 / 3),
        ([figure(0, "3 GW", 3), figure(9, "4 GW", 4, optional=True)], [figure(0, "3 GW", 3)], 1.0),
        ([figure(0, "3 GW", 3, optional=True)], [figure(0, "3 GW", 3)], 1.0),
    ],
)  # fmt: skip
def test_scored(expected: list[Row], got: list[Row], f1: float) -> None:
    query = {"kind": "figures", "query": "?", "filter": {"unit": "GW"}, "expect": expected}
    assert scored(query, "/v1/figures", (expected, []), got).f1 == pytest.approx(f1)


@pytest.mark.parametrize(
    ("hits", "assigned"),
    [
        ([[0], [0, 1]], [0, 1]),
        ([[0, 1], [0]], [1, 0]),  # what only one row fits is left to it
        ([[0], [0]], [0, None]),
        ([[], [1]], [None, 1]),
    ],
)
def test_each_expected_row_has_an_answer_of_its_own(hits: list[list[int]], assigned: list[int | None]) -> None:
    assert _assigned(hits) == assigned
