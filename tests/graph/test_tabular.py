"""Tables, graphs and archives as their users open them: csv, pandas, pyarrow, networkx."""

import csv
import datetime as dt
import io
import json
import zipfile
from decimal import Decimal

import networkx as nx
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.decision import Decision, Decisions, Verb
from graph.export import Cut, Form, export
from graph.network import Network
from graph.tabular import COLUMNS, table
from graph.tabular_csv import rows, safe
from graph.tabular_network import graphml, node_link
from graph.tabular_parquet import parquet
from graph.vocab import Kind
from tests.app.made import spring, summer
from tests.graph.made import Maker

BASE = "https://data.example.org/"


@pytest.fixture(scope="module")
def network() -> Network:
    return Network([spring(), summer()])


def read(network: Network, kind: Kind) -> list[dict[str, str]]:
    text = b"".join(rows(table(network, kind))).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("kind", Kind)
def test_csv_has_every_claim_with_its_words(network: Network, kind: Kind) -> None:
    told = read(network, kind)
    expected = network.deals.joined if kind is Kind.DEAL else {c for c in network.claims if c.startswith(kind.value)}
    assert {row["id"] for row in told} == set(expected)
    for row in told:
        text = network.records[row["document"]].document.text
        assert text[int(row["start"]) : int(row["end"])].lstrip("'") in row["quote"]
        assert row["quote"].lstrip("'") in row["sentence"]
        assert row["permalink"] == f"{BASE}{'deal' if kind is Kind.DEAL else 'claim'}/{row['id']}"


def test_csv_of_a_deal(network: Network) -> None:
    row = next(row for row in read(network, Kind.DEAL) if row["claims"] == "2")
    assert row["parties"] == "Northwind (buyer); Contoso (seller)"
    assert row["party_ids"] == "company/northwind; company/contoso"
    assert row["date_start"] == "2026-06-05"
    assert (row["documents"], row["sources"]) == ("2", "2")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("−1", "'−1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
        ("", ""),
        ("  ", "  "),
        ('say "hi"', 'say "hi"'),
    ],
)
def test_formulas_are_disarmed(text: str, told: str) -> None:
    assert safe(text) == told


def test_formulas_survive_a_round_trip_and_numbers_stay() -> None:
    maker = Maker('=HYPERLINK("x") fell -3 GW, "so", it said.\r\n')
    figure = maker.figure("-3 GW", -3, "GW", "=cmd", [])
    told = read(Network([maker.record()]), Kind.FIGURE)
    assert [(row["id"], row["value"], row["property"], row["text"]) for row in told] == [
        (figure.id, "-3", "'=cmd", "'-3 GW")
    ]


@pytest.mark.parametrize("kind", Kind)
def test_parquet_is_typed(network: Network, kind: Kind) -> None:
    data = parquet(table(network, kind))
    schema = pq.read_schema(io.BytesIO(data))
    types = {"text": pa.string(), "texts": pa.list_(pa.string()), "integer": pa.int64(), "boolean": pa.bool_()}
    types |= {"decimal": pa.decimal128(38, 10), "date": pa.date32()}
    assert [(field.name, field.type) for field in schema] == [(c.name, types[c.type.value]) for c in COLUMNS[kind]]
    frame = pd.read_parquet(io.BytesIO(data))
    assert list(frame["id"]) == [row["id"] for row in read(network, kind)]


def test_parquet_values() -> None:
    maker = Maker("It took 3e26 FLOP and 0.1 GW and 1e60 FLOP.", published="2026-02-03")
    for words, value, unit in (("3e26 FLOP", 3 * 10**26, "FLOP"), ("0.1 GW", 0.1, "GW"), ("1e60 FLOP", 10**60, "FLOP")):
        maker.figure(words, value, unit, "work", ["Northwind"])
    frame = pq.read_table(io.BytesIO(parquet(table(Network([maker.record()]), Kind.FIGURE)))).to_pylist()
    found = {row["text"]: row for row in frame}
    assert found["3e26 FLOP"]["value"] == Decimal(3 * 10**26)
    assert found["0.1 GW"]["value"] == Decimal("0.1")
    assert found["1e60 FLOP"]["value"] is None
    assert Decimal(found["1e60 FLOP"]["decimal"]) == 10**60
    assert found["0.1 GW"]["published"] == dt.date(2026, 2, 3)
    assert found["0.1 GW"]["subjects"] == ["Northwind"]
    assert found["0.1 GW"]["negated"] is False


@pytest.mark.parametrize("kind", Kind)
def test_empty_tables(kind: Kind) -> None:
    empty = Network()
    assert b"".join(rows(table(empty, kind))).count(b"\n") == 1
    assert len(pd.read_parquet(io.BytesIO(parquet(table(empty, kind))))) == 0


def test_tables_of_what_was_found(network: Network) -> None:
    figures = [claim for claim in sorted(network.claims, reverse=True) if claim.startswith("figure")][:2]
    assert [row[0] for row in table(network, Kind.FIGURE, figures).rows] == figures
    member = next(deal for deal in network.deals.joined.values() if len(deal.members) > 1).members[-1]
    assert [row[0] for row in table(network, Kind.DEAL, [member.id]).rows] == [network.deals.of[member.id]]


def test_networkx_opens_graphml(network: Network) -> None:
    told = nx.read_graphml(io.BytesIO(graphml(network)), force_multigraph=True)
    assert set(told.nodes) == set(network.graph.nodes)
    assert told.number_of_edges() == network.graph.number_of_edges()
    assert told.nodes["company/northwind"] == {
        "type": "entity",
        "label": "Northwind",
        "kind": "company",
        "wikidata": "Q424242",
    }
    roles = {data["type"] for _, target, data in told.edges(data=True) if target == "company/northwind"}
    assert {"buyer", "investor"} <= roles


def test_graphml_carries_any_text() -> None:
    maker = Maker("A\x0bB & <C> has 3\x01\ufffeGW.", name="\x02 & <X>")
    maker.figure("3\x01\ufffeGW", 3, "GW", "power", ["Northwind"])
    told = nx.read_graphml(io.BytesIO(graphml(Network([maker.record()]))), force_multigraph=True)
    assert {"3\ufffd\ufffdGW", "\ufffd & <X>"} <= {data["label"] for _, data in told.nodes(data=True)}


def test_networkx_opens_node_link(network: Network) -> None:
    told = nx.node_link_graph(json.loads(node_link(network)), edges="links")
    assert set(told.nodes) == set(network.graph.nodes)
    assert told.is_multigraph()
    assert sorted(told.edges()) == sorted(network.graph.edges())


def test_a_part_of_the_graph(network: Network) -> None:
    figure = next(claim for claim in spring().reading.figures if claim.text == "1 GW")
    told = nx.node_link_graph(json.loads(node_link(network, [figure.id])), edges="links")
    assert set(told.nodes) == {figure.id, "company/fabrikam", spring().document.id}


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("kind", [None, Kind.FIGURE])
def test_every_form_is_the_same_in_any_order(form: Form, kind: Kind | None) -> None:
    orders = [[spring(), summer()], [summer(), spring()]]
    made = {b"".join(export(Network(order), form, BASE, Cut(kind=kind))) for order in orders}
    assert len(made) == 1
    assert form.media_type(kind)
    assert form.extension(kind)


@pytest.mark.parametrize("form", [Form.CSV, Form.PARQUET])
def test_archives_hold_one_file_a_kind(network: Network, form: Form) -> None:
    data = b"".join(export(network, form, BASE))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        more = ["csv-metadata.json"] if form is Form.CSV else []
        assert archive.namelist() == [*(f"{kind.value}s.{form.value}" for kind in Kind), *more]
        single = b"".join(export(network, form, BASE, Cut(kind=Kind.DEAL)))
        assert archive.read(f"deals.{form.value}") == single


def test_metadata_describes_the_files(network: Network) -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(export(network, Form.CSV, BASE)))) as archive:
        for told in json.loads(archive.read("csv-metadata.json"))["tables"]:
            header = archive.read(told["url"]).decode().splitlines()[0].split(",")
            assert header == [column["name"] for column in told["tableSchema"]["columns"]]


def test_a_rejected_claim_is_in_no_export() -> None:
    made = Network([spring(), summer()])
    gone = next(claim for claim in sorted(made.claims) if claim.startswith("statement"))
    assert gone.encode() in b"".join(export(made, Form.NTRIPLES, BASE))
    made.decide(Decisions.of([Decision(what=Verb.REJECT, subject=gone)]))
    for form in (Form.NTRIPLES, Form.NODELINK):
        assert gone.encode() not in b"".join(export(made, form, BASE))
    assert gone not in {row[0] for row in table(made, Kind.STATEMENT).rows}
