"""Questions in words and the addresses that they become: a small graph of names, rows of questions."""

from collections.abc import Collection, Sequence

import pytest

from ingest.question import read_question

NAMES = {
    "northwind": ["company/northwind"],
    "contoso": ["company/contoso"],
    "fabrikam": ["company/fabrikam"],
    "ann example": ["person/ann-example"],
    "norway": ["place/norway"],
    "norwegian": ["place/norway"],
}


class Graph:
    """A few names."""

    def find(self, name: str, /) -> Sequence[str]:
        return NAMES.get(name.casefold(), ())

    def nearest(self, name: str, /) -> Sequence[str]:
        return ["Northwind"] if name.casefold().startswith("nor") else []

    def labels(self) -> Collection[str]:
        return ["analysts", "people familiar with the matter"]


@pytest.mark.parametrize(
    ("question", "url"),
    [
        ("all deals involving Northwind", "/v1/deals?involving=Northwind"),
        ("deals between Northwind and Contoso", "/v1/deals?involving=Northwind&involving=Contoso"),
        ("deals of Northwind, Contoso or Fabrikam", "/v1/deals?party=Northwind&party=Contoso&party=Fabrikam"),
        ("Norwegian companies' deals (Northwind, Contoso)", "/v1/deals?party=Northwind&party=Contoso"),
        ("who supplies Northwind?", "/v1/deals?party=Northwind&role=buyer"),
        ("who does Northwind supply?", "/v1/deals?party=Northwind&role=seller"),
        ("who is supplied by Northwind", "/v1/deals?party=Northwind&role=seller"),
        ("investors in Contoso", "/v1/deals?party=Contoso&role=investee"),
        (
            "which companies invested at least $2 billion in Contoso since March 2025",
            "/v1/deals?party=Contoso&role=investee&min=2000000000&unit=USD&since=2025-03-01",
        ),
        ("acquisitions before 2024", "/v1/deals?type=acquisition&until=2023-12-31"),
        ("rumoured mergers", "/v1/deals?type=merger&status=rumoured"),
        ("figures in gigawatts about Norway", "/v1/figures?subject=Norway&unit=GW"),
        ("power figures of Contoso in 2024", "/v1/figures?subject=Contoso&dimension=power&period=2024"),
        ("figures attributed to analysts", "/v1/figures?attributed_to=analysts"),
        ("what rose?", "/v1/figures?direction=increase"),
        ("exact prices", "/v1/figures?bound=exact&measure=price&measure=cost"),
        ("who holds which role", "/v1/relations?predicate=holds_role"),
        ("restrictions that do not hold", "/v1/relations?predicate=restricts&negated=true"),
        ("figures between 3 and 5 GW", "/v1/figures?min=3&max=5&unit=GW"),
        ("what did Ann Example say about tariffs", "/v1/statements?speaker=Ann%20Example&q=tariffs"),
        ("predictions by analysts", "/v1/statements?speaker=analysts&modality=predicted"),
        ("statements by people of Contoso", "/v1/statements?affiliation=Contoso"),
        ("which models does Contoso develop", "/v1/relations?predicate=develops&subject=Contoso&object_type=model"),
        ("models developed by Contoso", "/v1/relations?predicate=develops&subject=Contoso&object_type=model"),
        ("what depends on Northwind", "/v1/relations?predicate=depends_on&object=Northwind"),
        ("rivals of Fabrikam", "/v1/relations?predicate=competes_with&about=Fabrikam"),
        ("who is the CEO of Contoso", "/v1/relations?predicate=holds_role&object=Contoso&role=ceo"),
        (
            "which companies are Norwegian",
            "/v1/relations?predicate=located_in&object=Norwegian&subject_type=company",
        ),
        ("how are Northwind and Fabrikam connected", "/v1/paths?from=Northwind&to=Fabrikam"),
        ("what contradicts the 51 GW figure", "/v1/contradictions?min=51&max=51&unit=GW"),
        ("who confirms that the best pumps are red", "/v1/corroborations?q=best%20pumps%20red"),
        ("what contradicts that Northwind grew", "/v1/contradictions?involving=Northwind"),
        ("which sums are wrong", "/v1/checks?holds=false"),
        ("timeline of Contoso", "/v1/entities/company/contoso/timeline"),
        ("circles with Contoso", "/v1/cycles?involving=Contoso"),
    ],
)
def test_read(question: str, url: str) -> None:
    read = read_question(question, Graph())
    assert read.url == url
    assert read.not_understood == ()
    assert read.suggestion is None


@pytest.mark.parametrize(
    ("question", "url", "left", "suggestion"),
    [
        ("purple deals involving Northwind", "/v1/deals?involving=Northwind", ("purple",), "all deals about Northwind"),
        (
            "statements by former people of Contoso",
            "/v1/statements?affiliation=Contoso",
            ("former",),
            "all statements about Contoso",
        ),
        ("only rumoured mergers", "/v1/deals?type=merger&status=rumoured", ("only",), "all deals"),
        ("weather tomorrow", None, ("weather", "tomorrow"), "all deals"),
        ("Norwind", None, ("Norwind",), "all claims about Northwind"),
        ("", None, (), "all deals"),
        ("?!", None, (), "all deals"),
    ],
)
def test_not_understood(question: str, url: str | None, left: tuple[str, ...], suggestion: str) -> None:
    read = read_question(question, Graph())
    assert (read.url, read.not_understood, read.suggestion) == (url, left, suggestion)


@pytest.mark.parametrize("question", ["a" * 5000, "1 " * 500, "(" * 300, "deals " * 300, "'\"“"])
def test_nothing_breaks_it(question: str) -> None:
    assert read_question(question, Graph()).text == " ".join(question.split())[:500]


def test_a_suggestion_is_understood() -> None:
    suggestion = read_question("purple deals involving Northwind", Graph()).suggestion
    assert suggestion is not None
    assert read_question(suggestion, Graph()).not_understood == ()
