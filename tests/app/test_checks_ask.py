"""Arithmetic of the texts and questions in words, over the web."""

import argparse
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.cli.ask import run
from graph.journal import Record
from graph.model import Link
from graph.vocab import DealType, LinkKind, Role
from tests.app.made import serving, spring, summer
from tests.graph.made import Maker, party

TEXT = "Northwind needs 44 GW but has 25 GW, a gap of 20 GW. It pays Contoso $6 billion for 3 GW."


def autumn() -> Record:
    maker = Maker(TEXT, name="autumn.txt")
    need, have, gap = (maker.figure(f"{n} GW", n, "GW", "power", ["Northwind"]) for n in (44, 25, 20))
    price = maker.figure("$6 billion", 6 * 10**9, "USD", "price", ["Northwind"])
    power = maker.figure("3 GW", 3, "GW", "power bought", ["Northwind"])
    buyer, seller = party("Northwind", Role.BUYER), party("Contoso", Role.SELLER)
    maker.deal("pays", DealType.SUPPLY, buyer, seller, figures=[price, power])
    evidence = maker.document.evidence(0, TEXT.index("."))
    link = Link(kind=LinkKind.DIFFERENCE, operands=(need.id, have.id), result=gap.id, evidence=evidence)
    record = maker.record()
    return record.model_copy(update={"reading": record.reading.model_copy(update={"links": (link,)})})


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("x"), spring(), summer(), autumn()) as made:
        yield made


def test_check(client: TestClient) -> None:
    (check,) = client.get("/v1/checks").json()["items"]
    assert check["formula"] == "44 GW - 25 GW = 19 GW"
    assert (check["computed"]["value"], check["stated"]["value"], check["holds"]) == (19, 20, True)
    assert [figure["text"] for figure in check["figures"]] == ["44 GW", "25 GW"]
    assert check["result"]["text"] == "20 GW"
    assert check["evidence"][0]["quote"] == TEXT[: TEXT.index(".")]
    assert client.get(f"/v1/checks/{check['id']}").json() == check


@pytest.mark.parametrize(
    ("query", "formulas"),
    [
        ("derived=true&kind=rate", ["6,000,000,000 USD / 3 GW = 2,000,000,000 USD per GW"]),
        ("holds=false", []),
        ("involving=Northwind", ["44 GW - 25 GW = 19 GW"]),
        ("involving=Fabrikam", []),
        ("dimension=money", []),
        ("stated=false", []),
    ],
)
def test_checks(client: TestClient, query: str, formulas: list[str]) -> None:
    items = client.get(f"/v1/checks?{query}").json()["items"]
    assert [item["formula"] for item in items] == formulas
    assert all(item["derived"] is ("derived" in query) for item in items)


@pytest.mark.parametrize(
    "question",
    [
        "all deals involving Northwind",
        "who supplies Northwind",
        "figures in gigawatts about Northwind",
        "how are Northwind and Fabrikam connected",
        "what contradicts the 6 GW figure",
        "timeline of Contoso",
        "everything about Contoso",
        "arithmetic",
    ],
)
def test_an_answer_is_what_its_address_answers(client: TestClient, question: str) -> None:
    told = client.get(f"/v1/ask?q={quote(question)}").json()
    assert told["not_understood"] == []
    assert told["results"] == client.get(told["url"]).json()


def test_no_answer_without_rows(client: TestClient) -> None:
    told: dict[str, Any] = client.get("/v1/ask?q=weather").json()
    assert (told["url"], told["results"], told["not_understood"]) == (None, None, ["weather"])


def test_command(client: TestClient, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    store = client.app.state.holdings.settings.store  # type: ignore[attr-defined]
    words = argparse.Namespace(question=["who", "supplies", "Northwind"], limit=5, json=False, store=store)
    assert run(words) == 0
    printed = capfdbinary.readouterr().out.decode()
    assert "same as  /v1/deals?party=Northwind&role=buyer&limit=5" in printed
    assert "Contoso (seller)" in printed
    assert run(argparse.Namespace(question=["weather"], limit=5, json=True, store=store)) == 1
    assert json.loads(capfdbinary.readouterr().out)["url"] is None
