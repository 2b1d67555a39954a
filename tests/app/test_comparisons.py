"""Corroborations and contradictions over the web."""

from pathlib import Path

import pytest

from graph.journal import Record
from tests.app.made import serving, spring, summer
from tests.graph.made import Maker


def winter() -> Record:
    maker = Maker("Others put the power of its chips at 9 GW in all.", name="winter.txt", published="2026-06-20")
    maker.figure("9 GW", 9, "GW", "power of chips", ["Northwind"], measure=summer().reading.figures[0].measure)
    return maker.record()


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("corroborations", ["deal", "figure"]),
        ("corroborations?kind=deal", ["deal"]),
        ("corroborations?dimension=power", ["figure"]),
        ("corroborations?involving=Northwind&involving=Contoso", ["deal"]),
        ("corroborations?involving=Fabrikam", []),
        ("corroborations?q=chips", ["deal", "figure"]),
        ("corroborations?q=5 June", ["deal", "figure"]),
        ("corroborations?q=ships", []),
        ("contradictions", ["figure"]),
        ("contradictions?involving=NWD", ["figure"]),
        ("contradictions?kind=deal", []),
    ],
)
def test_comparisons(tmp_path: Path, path: str, kinds: list[str]) -> None:
    with serving(tmp_path, spring(), summer(), winter()) as client:
        answer = client.get(f"/v1/{path}").json()
        assert sorted(item["kind"] for item in answer["items"]) == kinds
        for item in answer["items"]:
            assert all(row["claim"]["evidence"][0]["quote"] for row in item["claims"])


def test_a_contradiction_tells_why_and_how_far(tmp_path: Path) -> None:
    with serving(tmp_path, summer(), winter()) as client:
        (item,) = client.get("/v1/contradictions").json()["items"]
        assert (item["difference"], item["unit"], round(item["share"], 3)) == (3e9, "W", 0.333)
        assert {row["claim"]["text"] for row in item["claims"]} == {"6,000 MW", "9 GW"}
        assert item["why"][0].startswith("same subjects")
        assert client.get("/v1/contradictions?involving=Contosso").status_code == 404
