"""What a query may not say, however it is said, and what it may."""

import time

import pytest

from graph.errors import QueryError
from graph.rdf.gate import check

REFUSED = [
    "SELECT * { SERVICE <http://e.x/> { ?s ?p ?o } }",
    "select * { service silent <http://e.x/> { ?s ?p ?o } }",
    "SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://e.x/>{ ?s ?p ?o } }",
    "SELECT * { { SELECT * { SERVICE ?x { ?s ?p ?o } } } }",
    "SELECT * { FILTER EXISTS { SERVICE <http://e.x/> { ?s ?p ?o } } }",
    "SELECT * { \\u0053ERVICE <http://e.x/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ervice <http://e.x/> { ?s ?p ?o } }",
    "SELECT * # comment\n{ SERVICE <http://e.x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '#' . SERVICE <http://e.x/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''a'''. SERVICE <http://e.x/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://e.x/> { ?s ?p ?o } }',
    "SELECT * FROM <http://e.x/g> { ?s ?p ?o }",
    "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
    "ASKFROM<http://e.x/g>{ ?s ?p ?o }",
    "LOAD <http://e.x/>",
    "LOAD SILENT <http://e.x/> INTO GRAPH <http://e.x/g>",
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <a:g> DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <a:g>",
    "CREATE GRAPH <a:g>",
    "COPY <a:a> TO <a:b>",
    "MOVE <a:a> TO <a:b>",
    "ADD <a:a> TO <a:b>",
    "SELECT * { ?s ?p 1.SERVICE <http://e.x/> { ?s ?p ?o } }",
    "ASK{}é-1CLEAR ALL",
    "ASK{} 'SERVICE <http://e.x/>",
    "SELECT * { ?s ?p ?o }" + 20_000 * " ",
]

ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "SELECT ?service ?from { ?service ?p ?from }",
    "SELECT * { ?s ?p 'SERVICE <http://e.x/>' }",
    'SELECT * { ?s ?p """FROM "here" LOAD""" }',
    "SELECT * { ?s ?p 'it\\'s FROM' }",
    "SELECT * { ?s <http://e.x/SERVICE/FROM> ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE FROM LOAD",
    "SELECT * { ?s cf:statedBy ?o FILTER(?o < 3 && ?s > 2) }",
    "SELECT (ENCODE_FOR_URI(?s) AS ?t) { ?s ?p ?o }",
    "SELECT * { ?s ?p 'a'@en-from }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_refused(query: str) -> None:
    with pytest.raises(QueryError):
        check(query, 16_384)


@pytest.mark.parametrize("query", ALLOWED)
def test_allowed(query: str) -> None:
    check(query, 16_384)


@pytest.mark.parametrize(
    "part", ["'", '"""', "<", "\\u0053", "#", "a:", "'''a", "?x", "\\", "1", "-.", "é", "1a", "\\'", '\\"""']
)
def test_time_is_linear(part: str) -> None:
    def cost(size: int) -> float:
        query, start = part * (size // len(part)), time.process_time()
        check(query, size)
        return time.process_time() - start

    small = min(cost(20_000) for _ in range(5))
    assert min(cost(80_000) for _ in range(5)) < 10 * small + 0.05
