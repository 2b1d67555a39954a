"""The lists and what their parameters find, over two documents."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.app.made import serving, spring, summer


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("lists"), spring(), summer()) as made:
        yield made


def names(item: dict[str, object]) -> str:
    parties = item["parties"]
    assert isinstance(parties, list)
    return "+".join(sorted(party["name"] for party in parties))


NC, NF = "Contoso+Northwind", "Fabrikam+Northwind"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [NF, NC]),
        ("involving=Northwind", [NF, NC]),
        ("involving=NWD", [NF, NC]),
        ("involving=Q424242", [NF, NC]),
        ("involving=company/northwind", [NF, NC]),
        ("involving=Northwind&involving=Contoso", [NC]),
        ("involving=Contoso&involving=Fabrikam", []),
        ("party=Contoso&party=Fabrikam", [NF, NC]),
        ("involving=Northwind&role=buyer", [NC]),
        ("involving=Contoso&role=buyer", []),
        ("role=investee", [NF]),
        ("type=supply", [NC]),
        ("type=supply&type=investment", [NF, NC]),
        ("status=completed", [NC]),
        ("dimension=power", [NC]),
        ("unit=GW", [NC]),
        ("unit=GW&min=5", [NC]),
        ("unit=GW&min=7", []),
        ("unit=MW&min=6000&max=6000", [NC]),
        ("unit=EUR&min=1e9", [NF]),
        ("unit=USD&min=1", []),
        ("goods=chip", [NC]),
        ("goods=pump&goods=chip", [NC]),
        ("status=completed&status=planned", [NC]),
        ("negated=false", [NF, NC]),
        ("q=power chips", []),
        ("q=6,000 chips", [NC]),
        ("since=2026-06-06", [NF]),
        ("until=2026-06-05", [NC]),
        ("since=2026-06-05&until=2026-06-06", [NF, NC]),
        ("sort=date", [NC, NF]),
        ("sort=-sources", [NC, NF]),
        ("modality=planned", []),
        ("negated=true", []),
    ],
)
def test_deals(client: TestClient, query: str, found: list[str]) -> None:
    answer = client.get(f"/v1/deals?{query}").json()
    assert [names(item) for item in answer["items"]] == found
    assert answer["total"] == len(found)


def test_a_joined_deal_tells_what_each_document_says(client: TestClient) -> None:
    (deal,) = client.get("/v1/deals?involving=Contoso").json()["items"]
    assert deal["status"] == "completed"
    assert deal["date_basis"] == "stated"
    assert deal["counts"] == {"claims": 2, "documents": 2, "sources": 2}
    assert [(r["status"], r["modality"], r["document"]["name"]) for r in deal["reports"]] == [
        ("completed", "asserted", "summer.txt"),
        ("announced", "planned", "spring.txt"),
    ]
    assert [figure["text"] for figure in deal["figures"]] == ["6,000 MW", "multibillion-dollar"]
    assert len({report["figures"][0]["fact"] for report in deal["reports"]}) == 1
    assert deal["evidence"][1]["document"] == {
        "id": spring().document.id, "name": "spring.txt", "title": "Spring.Txt", "url": None, "published": "2026-03-01",
    }  # fmt: skip
    assert deal["evidence"][1]["context"]["text"] == "Northwind will buy 6 gigawatts of chips from Contoso."
    at_member = client.get(f"/v1/deals/{max(r['claim'] for r in deal['reports'])}", follow_redirects=False)
    assert (at_member.status_code, at_member.headers["location"]) == (308, f"/v1/deals/{deal['id']}")
    assert client.get(f"/v1/deals/{deal['id']}").json() == deal


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["€2 billion", "6,000 MW", "multibillion-dollar", "6 gigawatts", "up to $13 billion"]),
        ("furniture=true&unit=GW&subject=Fabrikam", ["1 GW"]),
        ("dimension=power", ["6,000 MW", "6 gigawatts"]),
        ("dimension=power&group=fact", ["6,000 MW"]),
        ("unit=USD", ["multibillion-dollar", "up to $13 billion"]),
        ("unit=USD&unit=EUR", ["€2 billion", "multibillion-dollar", "up to $13 billion"]),
        ("unit=USD&min=1e9", ["up to $13 billion"]),
        ("unit=USD&max=12e9", []),
        ("unit=USD&min=1e9&bound=magnitude", ["multibillion-dollar"]),
        ("bound=at_most", ["up to $13 billion"]),
        ("subject=Fabrikam", ["€2 billion"]),
        ("measure=capacity", ["6,000 MW", "6 gigawatts"]),
        ("property=chips power", ["6,000 MW", "6 gigawatts"]),
        ("modality=possible", ["up to $13 billion"]),
        ("attributed_to=analysts", ["up to $13 billion"]),
        ("period=2026", ["up to $13 billion"]),
        ("period=2026-12-31", ["up to $13 billion"]),
        ("period=2025", []),
        ("sort=-value&dimension=money", ["up to $13 billion", "€2 billion", "multibillion-dollar"]),
        ("sort=value&dimension=money", ["multibillion-dollar", "€2 billion", "up to $13 billion"]),
        ("direction=increase", []),
        ("until=2026-05-01", ["multibillion-dollar", "6 gigawatts"]),
        ("since=2026-12-01", ["up to $13 billion"]),
    ],
)
def test_figures(client: TestClient, query: str, found: list[str]) -> None:
    items = client.get(f"/v1/figures?{query}").json()["items"]
    assert sorted(item["text"] for item in items) == sorted(found)
    if "sort" in query:
        assert [item["text"] for item in items] == found


@pytest.mark.parametrize(
    ("query", "excluded"),
    [
        ("", {"furniture": 1}),
        ("furniture=true", {}),
        ("unit=USD&min=1e9", {"magnitude": 1, "other_currency": 1}),
        ("unit=GW&min=1", {"furniture": 1}),
    ],
)
def test_what_is_left_out_is_counted(client: TestClient, query: str, excluded: dict[str, int]) -> None:
    assert client.get(f"/v1/figures?{query}").json()["excluded"] == excluded


def test_values_are_converted_where_a_unit_is_named(client: TestClient) -> None:
    items = client.get("/v1/figures?unit=GW").json()["items"]
    assert {(i["text"], i["value"], i["decimal"], i["unit"]) for i in items} == {
        ("6,000 MW", 6, "6", "GW"),
        ("6 gigawatts", 6, "6", "GW"),
    }


@pytest.mark.parametrize(
    ("path", "total"),
    [
        ("statements?speaker=Ann Example", 1),
        ("statements?speaker=analysts", 1),
        ("statements?affiliation=Contoso", 1),
        ("statements?kind=direct", 1),
        ("statements?about=Contoso", 1),
        ("relations?subject=Contoso", 1),
        ("relations?predicate=depends_on&object=Fabrikam", 1),
        ("relations?about=Fabrikam&subject_type=company&object_type=company", 1),
        ("relations?subject=Fabrikam", 0),
        ("relations?object_type=model", 0),
        ("claims?about=Contoso", 4),
        ("claims?about=Contoso&kind=deal", 2),
        ("claims?kind=statement&kind=relation", 3),
        ("entities", 4),
        ("entities?type=person", 1),
        ("entities?q=wind", 1),
        ("entities?q=NWD&sort=name", 1),
        ("documents", 2),
        ("documents?source=daily bugle", 1),
        ("documents?q=depends fabrikam", 1),
        ("documents?since=2026-06-01", 1),
        ("search?q=fabrikam", 6),
    ],
)
def test_totals(client: TestClient, path: str, total: int) -> None:
    answer = client.get(f"/v1/{path}").json()
    assert (answer["total"], len(answer["items"])) == (total, total)


@pytest.mark.parametrize(
    "path",
    [
        "deals?",
        "figures?furniture=true&",
        "figures?sort=-value&",
        "entities?sort=name&",
        "claims?furniture=true&",
        "documents?",
        "search?q=o&",
    ],
)
def test_cursors_walk_every_item_once(client: TestClient, path: str) -> None:
    whole = client.get(f"/v1/{path}").json()["items"]
    walked, address = [], f"/v1/{path}limit=1"
    while address:
        response = client.get(address)
        walked += response.json()["items"]
        address = response.links.get("next", {}).get("url", "")
        assert bool(response.json()["next"]) == bool(address)
    assert walked == whole
    assert len(walked) > 1
