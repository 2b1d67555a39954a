"""`docs/sparql.md` shows the worked queries as they are. `python -m tests.app.test_sparql_page` writes it anew."""

from pathlib import Path

from graph.rdf.worked import worked

PAGE = Path(__file__).parents[2] / "docs" / "sparql.md"
_HEAD = """# SPARQL

The service answers SPARQL 1.1 queries at `/sparql`, read only. In a browser the same address is a page with a text box
and the queries below.

    curl http://127.0.0.1:8000/sparql -H 'Accept: text/csv' \\
      --data-urlencode 'query=SELECT ?deal ?label { ?deal a cf:Deal ; rdfs:label ?label } LIMIT 5'

A query comes as `?query=`, as a form, or as a body of type `application/sparql-query`. Rows are answered in JSON
(`application/sparql-results+json`), XML, CSV or TSV, triples in Turtle, N-Triples or JSON-LD, as `Accept` asks. The
prefixes of the exports are known and need not be declared. The default graph is the union of all; each document has a
graph of its own, `GRAPH <.../graph/DOCUMENT>`, so that what one document says can be asked for alone.

`SERVICE`, `FROM`, `LOAD` and updates are refused. A query runs in a process that can open no file and no connection; it
has 10 seconds, 512 MB and 10,000 rows unless `CLAIMGRAPH_SPARQL_SECONDS`, `CLAIMGRAPH_SPARQL_MEGABYTES` or
`CLAIMGRAPH_SPARQL_ROWS` say otherwise, and one that needs more gets a problem that says so.

What a document says is never a triple of its own: a claim is a node with its words, its source and how sure the text
is. The vocabulary is described at `/ns/cf`.

## Ten worked queries
"""


def page() -> str:
    """The page as it should be."""
    parts = (f"\n### {each.title}\n\n```sparql\n{each.query}\n```\n" for each in worked())
    return _HEAD + "".join(parts)


def test_the_page_shows_the_queries() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
