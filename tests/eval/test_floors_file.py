"""Floors: reading, comparing, raising, and that none is lowered without a reason."""

import pytest

from tests.eval.corpora import ACCEPTANCE, acceptance
from tests.eval.floors import FLOORS, FloorError, Floors, load, parse
from tests.eval.scores import Score

FLAT = Floors({"corpus": {"deals.parties": 0.5, "furniture.leaked": 2.0}})


def scores(parties: float, leaked: float) -> dict[str, Score]:
    return {"deals.parties": Score(parties, 10), "furniture.leaked": Score(leaked, 1)}


@pytest.mark.parametrize(
    ("parties", "leaked", "broken"),
    [
        (0.5, 2, []),
        (0.9, 0, []),
        (0.4999, 2, ["deals.parties: 0.4999 is below the floor 0.5"]),
        (0.5, 3, ["furniture.leaked: 3 is above the ceiling 2"]),
    ],
)
def test_broken(parties: float, leaked: float, broken: list[str]) -> None:
    assert FLAT.broken("corpus", scores(parties, leaked)) == broken


def test_a_measure_that_matched_nothing_breaks_its_floor() -> None:
    assert FLAT.broken("corpus", {"furniture.leaked": Score(0, 0)}) == ["deals.parties: 0.0000 is below the floor 0.5"]


@pytest.mark.parametrize(
    ("parties", "leaked", "floor", "ceiling"),
    [
        (0.8772, 1, 0.87, 1.0),  # up, rounded down after the slack
        (0.8749, 0, 0.86, 0.0),
        (0.3, 5, 0.5, 2.0),  # nothing gets worse
    ],
)
def test_raised(parties: float, leaked: float, floor: float, ceiling: float) -> None:
    table = FLAT.raised("corpus", scores(parties, leaked)).tables["corpus"]
    assert table == {"deals.parties": floor, "furniture.leaked": ceiling}


def test_raised_floors_hold_for_the_scores_that_raised_them() -> None:
    reached = scores(0.7001, 1)
    assert FLAT.raised("corpus", reached).broken("corpus", reached) == []


@pytest.mark.parametrize(("measure", "value"), [("deals.parties", 0.4), ("furniture.leaked", 3.0)])
@pytest.mark.parametrize("reason", ["", "  "])
def test_a_worse_floor_needs_a_reason(measure: str, value: float, reason: str) -> None:
    with pytest.raises(FloorError, match="needs --lower"):
        FLAT.set("corpus", measure, value, reason)


def test_the_reason_is_kept() -> None:
    lowered = FLAT.set("corpus", "deals.parties", 0.4, 'labels were "wrong"')
    assert lowered.tables["corpus"]["deals.parties"] == 0.4
    assert lowered.lowered == ('corpus deals.parties 0.5 -> 0.4: labels were "wrong"',)
    assert parse(lowered.toml()) == lowered


def test_a_better_floor_needs_none() -> None:
    assert FLAT.set("corpus", "deals.parties", 0.6, "").lowered == ()


def test_an_unknown_floor_is_an_error() -> None:
    with pytest.raises(FloorError, match="no floor"):
        FLAT.set("corpus", "deals.colour", 0.6, "")


def test_the_file_is_as_the_tool_writes_it() -> None:
    assert load().toml() == FLOORS.read_text(encoding="utf-8")


def test_an_acceptance_folder_without_documents_is_an_error() -> None:
    assert acceptance({}) is None
    with pytest.raises(FileNotFoundError, match="no seeds"):
        acceptance({ACCEPTANCE: "/nonexistent"})
