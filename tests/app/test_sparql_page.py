"""`docs/sparql.md` shows the worked queries as they are. `python -m tests.app.test_sparql_page` writes them anew."""

from pathlib import Path

from graph.rdf.worked import worked

PAGE = Path(__file__).parents[2] / "docs" / "sparql.md"
_BEGIN = "## Ten worked queries\n"


def queries() -> str:
    """The end of the page as it should be."""
    return _BEGIN + "".join(f"\n### {each.title}\n\n```sparql\n{each.query}\n```\n" for each in worked())


def test_the_page_shows_the_queries() -> None:
    assert PAGE.read_text(encoding="utf-8").endswith(queries())


if __name__ == "__main__":
    PAGE.write_text(PAGE.read_text(encoding="utf-8").partition(_BEGIN)[0] + queries(), encoding="utf-8")
