"""SPARQL in its jail: right answers, caps, deadlines, and no way out."""

import csv
import io
import json
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

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
    engine._process._hearing.join()
    assert count(engine) == before


def test_a_slow_query_does_not_keep_a_quick_one_waiting() -> None:
    with Engine(limits=Limits(seconds=6, at_once=2)) as made:
        made.follow(contents())
        before = count(made)
        with ThreadPoolExecutor() as pool:
            slow = pool.submit(made.ask, RUNAWAY)
            assert count(made) == before
            made.follow(Contents.of([]), 1)  # the graph may change meanwhile
            assert count(made) == len(triples(Contents.of([])))
            assert not slow.done()
            assert isinstance(slow.exception(), QueryTooCostly)


def test_more_at_once_than_there_may_be_wait_and_are_turned_away() -> None:
    with Engine(limits=Limits(seconds=1, at_once=1)) as made, ThreadPoolExecutor() as pool:
        made.follow(contents())
        made.ask("ASK {}")
        told = [str(each.exception()) for each in [pool.submit(made.ask, RUNAWAY) for _ in range(4)]]
        assert any("kept this one waiting" in each for each in told)
        assert any("longer than 1 second" in each for each in told)
        assert made.ask("ASK {}").body


def test_who_waits_when_the_process_dies_is_told(engine: Engine) -> None:
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(engine.ask, RUNAWAY)
        time.sleep(0.5)
        assert engine._process is not None
        os.kill(engine._process.pid, 9)
        assert isinstance(slow.exception(timeout=2), QueryTooCostly)
    assert count(engine) == len(triples(contents()))


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
