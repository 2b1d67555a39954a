"""SPARQL in its jail: right answers, caps, deadlines, and no way out."""

import csv
import errno
import io
import json
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest

from graph.errors import NotAcceptable, QueryError, QueryTooCostly
from graph.rdf import worker
from graph.rdf.sparql import GRAPH_TYPES, RESULT_TYPES, Engine, Limits
from graph.rdf.triples import Contents
from tests.graph.rdf.sample import contents, first, joined, second
from tests.graph.rdf.told import triples

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
BOMB = (
    "SELECT (STRLEN(?x40) AS ?n) { BIND('xxxxxxxxxxxxxxxx' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{at}, ?x{at}) AS ?x{at + 1})" for at in range(40))
    + "}"
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine(limits=Limits(seconds=5, rows=1000, megabytes=256)) as made:
        made.follow(contents())
        yield made


def count(of: Engine) -> int:
    return int(json.loads(of.ask(COUNT).body)["results"]["bindings"][0]["n"]["value"])


def test_every_triple_once(engine: Engine) -> None:
    assert count(engine) == len(triples(contents()))


def test_deals_of_a_party(engine: Engine) -> None:
    query = """SELECT ?label ?role ?amount {
        ?deal a cf:Deal ; rdfs:label ?label ; cf:value/qudt:numericValue ?amount ; cf:participation [
            cf:role ?role ; cf:agent/rdfs:label "Bolt Data"@en ] }"""
    told = list(csv.DictReader(io.StringIO(engine.ask(query, "text/csv").body.decode())))
    assert [(row["label"], row["role"].rpartition("#")[2], row["amount"]) for row in told] == [
        ("Acme Power, Bolt Data: investment", "investee", "1500000000")
    ]


def test_comparison_across_units(engine: Engine) -> None:
    query = """SELECT ?value ?unit { ?f cf:baseUnit unit:W ; cf:baseValue ?base ; qudt:numericValue ?value ;
        cf:unitSymbol ?unit FILTER(?base >= 2000000000) } ORDER BY ?value"""
    rows = json.loads(engine.ask(query).body)["results"]["bindings"]
    assert [(row["value"]["value"], row["unit"]["value"]) for row in rows] == [("2", "GW"), ("3", "GW")]


def test_by_named_graph(engine: Engine) -> None:
    query = f"ASK {{ GRAPH <https://data.example.org/graph/{first().document.id}> {{ ?c a cf:StatementClaim }} }}"
    assert json.loads(engine.ask(query).body)["boolean"] is True


@pytest.mark.parametrize("media_type", RESULT_TYPES)
def test_results_in_every_format(engine: Engine, media_type: str) -> None:
    answer = engine.ask("SELECT ?l { ?d a cf:Deal ; rdfs:label ?l }", media_type)
    assert answer.media_type == media_type
    assert b"Acme Power, Bolt Data: investment" in answer.body
    truth = engine.ask("ASK { ?d a cf:Deal }", media_type)
    assert b"true" in truth.body


@pytest.mark.parametrize("media_type", GRAPH_TYPES)
def test_graphs_in_every_format(engine: Engine, media_type: str) -> None:
    answer = engine.ask("CONSTRUCT { ?d rdfs:label ?l } { ?d a cf:Deal ; rdfs:label ?l }", graph=media_type)
    assert answer.media_type == media_type
    (quad,) = ox.parse(answer.body, worker.GRAPHS[media_type])
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == "Acme Power, Bolt Data: investment"


def test_an_answer_of_another_kind_than_is_acceptable(engine: Engine) -> None:
    with pytest.raises(NotAcceptable):
        engine.ask("ASK {}", results="")
    with pytest.raises(NotAcceptable):
        engine.ask("DESCRIBE <a:a>", graph="")


def test_rows_are_capped(engine: Engine) -> None:
    with pytest.raises(QueryError, match="more than 1000 rows"):
        engine.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    with pytest.raises(QueryError, match="more than 1000 rows"):
        engine.ask("CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }")
    assert len(engine.ask("SELECT ?a { ?a ?b ?c . ?d ?e ?f } LIMIT 1000", "text/csv").body.splitlines()) == 1001


@pytest.mark.parametrize("query", ["", "SELEC", "SELECT * {", "SELECT * { ?s nope:x ?o }", "PREFIX"])
def test_what_is_no_query(engine: Engine, query: str) -> None:
    with pytest.raises(QueryError, match="can't be answered"):
        engine.ask(query)


def test_runaway_is_killed_and_the_next_query_works() -> None:
    with Engine(limits=Limits(seconds=1)) as made:
        made.follow(contents())
        before = count(made)
        start = time.monotonic()
        with pytest.raises(QueryTooCostly, match="longer than 1 second"):
            made.ask(RUNAWAY)
        assert time.monotonic() - start < 4
        assert count(made) == before


def test_memory_bomb_kills_only_its_process(engine: Engine) -> None:
    before = count(engine)
    with pytest.raises(QueryTooCostly, match="256 MB"):
        engine.ask(BOMB)
    assert count(engine) == before


def test_regular_expression_bomb(engine: Engine) -> None:
    query = f'ASK {{ FILTER(REGEX("{30 * "a"}!", "^(a+)+$")) }}'
    assert json.loads(engine.ask(query).body)["boolean"] is False


def test_a_dead_process_is_started_anew(engine: Engine) -> None:
    before = count(engine)
    assert engine._process is not None
    os.kill(engine._process.pid, 9)
    engine._process.wait()
    assert count(engine) == before


def test_the_triples_follow_the_graph() -> None:
    states = [
        Contents.of([first()]),
        Contents.of([first(), second()], [joined()]),
        Contents.of([second()]),
        Contents.of([]),
    ]
    with Engine() as made:
        for revision, state in enumerate(states):
            made.follow(state, revision)
            assert made.revision == revision
            assert count(made) == len(triples(state))


def test_threads_share_it(engine: Engine) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(count(engine))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == 8 * [len(triples(contents()))]


class _Counter(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked.append(self.path)
        body = b'{"head":{"vars":["s"]},"results":{"bindings":[]}}'
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        pass


@pytest.fixture
def loopback() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the paths that it was asked for."""
    _Counter.asked = []
    with HTTPServer(("127.0.0.1", 0), _Counter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", _Counter.asked
        server.shutdown()
        thread.join()


OUTWARD = [
    "SELECT * {{ SERVICE <{}a> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{}b> {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{}c> {{ ?s ?p ?o }} }} }} }}",
    "SELECT * {{ FILTER NOT EXISTS {{ SERVICE <{}d> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ BIND(<{}e> AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * FROM <{}f> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{}g> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{}h>",
]


def test_the_jailed_can_open_nothing() -> None:
    tried = """
import os, socket, sys
sys.path.insert(0, sys.argv[1])
import worker
keep = os.dup2(1, 9)
worker._jail({"memory": 1 << 33, "seconds": 5}, keep)
told = []
for what in (lambda: open("/etc/passwd"), socket.socket, lambda: os.open("/tmp/x", os.O_CREAT), os.pipe):
    try:
        what()
        told.append("open")
    except OSError as error:
        told.append(str(error.errno))
os.write(keep, " ".join(told).encode())
"""
    folder = str(Path(worker.__file__).parent)
    done = subprocess.run(
        [sys.executable, "-c", tried, folder], capture_output=True, text=True, check=False, timeout=20
    )
    assert done.stdout == f"{errno.EMFILE} " * 3 + f"{errno.EMFILE}"


def test_without_a_jail_the_server_is_asked(loopback: tuple[str, list[str]]) -> None:
    address, asked = loopback
    list(ox.Store().query(OUTWARD[0].format(address)))  # type: ignore[arg-type]
    assert len(asked) == 1


@pytest.mark.parametrize("query", OUTWARD)
def test_the_gate_refuses_the_way_out(engine: Engine, loopback: tuple[str, list[str]], query: str) -> None:
    address, asked = loopback
    with pytest.raises(QueryError, match="is refused"):
        engine.ask(query.format(address))
    assert asked == []


@pytest.mark.parametrize("query", OUTWARD)
def test_the_jail_alone_has_no_way_out(loopback: tuple[str, list[str]], query: str) -> None:
    """The same queries past the gate, straight to the process."""
    address, asked = loopback
    question = {
        "query": query.format(address),
        "prefixes": {},
        "results": RESULT_TYPES[0],
        "graph": GRAPH_TYPES[0],
        "rows": 10,
        "seconds": 3,
        "memory": 256 << 20,
    }
    body = json.dumps(question).encode()
    command = [sys.executable, "-I", str(Path(worker.__file__))]
    frame = struct.pack(">cQ", b"Q", len(body)) + body
    done = subprocess.run(command, input=frame, capture_output=True, check=True, timeout=20, env={})
    status = done.stdout[:1]
    assert asked == []
    assert status in b"?."
    assert b'"bindings":[{"' not in done.stdout.replace(b"[{}]", b"[]")
