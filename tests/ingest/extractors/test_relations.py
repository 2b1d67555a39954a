"""Relations: each row is a text and the edges (subject, predicate, object) that it must give, no more and no fewer."""

from functools import cache

import pytest

from graph.model import Document, Origin, Relation
from graph.vocab import EntityType, Modality, Predicate
from ingest.pipeline import Extractor
from ingest.relations.lexicon import lexicon


@cache
def extractor() -> Extractor:
    return Extractor()


def relations(text: str) -> tuple[Relation, ...]:
    return extractor().read(Document.of(text, Origin(name="test"))).relations


ROWS = [
    ("Microsoft CEO Satya Nadella spoke.", [("Satya Nadella", "holds_role", "Microsoft")]),
    ("Mira Oduya, chief executive of Zorvex Foods, spoke.", [("Mira Oduya", "holds_role", "Zorvex Foods")]),
    ("Zorvex Foods' chairman spoke to Ada Quint of Brell Capital.", [("Ada Quint", "holds_role", "Brell Capital")]),
    ("Zorvex Foods was founded by Mira Oduya.", [("Mira Oduya", "founded", "Zorvex Foods")]),
    ("Oslo-based Zorvex Foods grew.", [("Zorvex Foods", "located_in", "Oslo")]),
    (
        "Zorvex Foods, headquartered in Turin, Italy, grew.",
        [
            ("Turin", "located_in", "Italy"),
            ("Zorvex Foods", "located_in", "Turin"),
            ("Zorvex Foods", "located_in", "Italy"),
        ],
    ),
    (
        "Chinese tech giants like Baidu and Tencent grew.",
        [("Baidu", "located_in", "China"), ("Tencent", "located_in", "China")],
    ),
    ("The Dutch retailer Brabo Stores grew.", [("Brabo Stores", "located_in", "Netherlands")]),
    ("Google's TPUs are cheap.", [("Google", "develops", "TPU")]),
    ("Meta's H100s are busy.", [("Meta", "uses", "H100")]),
    ("Gemini 3, developed by Google, is fast.", [("Google", "develops", "Gemini 3")]),
    ("Gemini 3 outperforms GPT-5.", [("Gemini 3", "outperforms", "GPT-5")]),
    ("Zorvex Foods and its rival Brabo Stores grew.", [("Brabo Stores", "competes_with", "Zorvex Foods")]),
    ("Nvidia relies on TSMC.", [("Nvidia", "depends_on", "TSMC")]),
    ("Brabo Cells, a subsidiary of Brabo Stores, grew.", [("Brabo Cells", "part_of", "Brabo Stores")]),
    ("Nvidia-backed CoreWeave grew.", [("Nvidia", "invests_in", "CoreWeave")]),
    ("Apple supplier Foxconn grew.", [("Foxconn", "supplies", "Apple")]),
    ("Zorvex Foods makes active electrical cables.", [("Zorvex Foods", "develops", "active electrical cables")]),
    ("Alibaba open-sourced Qwen3.", [("Alibaba", "open_sources", "Qwen3"), ("Alibaba", "develops", "Qwen3")]),
    ("Brabo Stores sold its stake in Zorvex Foods.", []),
    # places
    ("Talks took place in Graz, Austria.", [("Graz", "located_in", "Austria")]),
    ("Talks took place in Graz, Linz and Turin.", []),
    ("Brabo Stores, a Graz retailer, grew.", [("Brabo Stores", "located_in", "Graz")]),
    ("Brabo Stores, a Graz roaster, grew.", [("Brabo Stores", "located_in", "Graz")]),
    ("Brabo Stores, Austria's largest retailer, grew.", [("Brabo Stores", "located_in", "Austria")]),
    ("Zorvex Foods grew. The Graz-based company hired staff.", [("Zorvex Foods", "located_in", "Graz")]),
    # who owns what
    ("The Instagram owner grew.", [("Meta", "owns", "Instagram")]),
    ("Brabo Stores, in which Intel holds 19 per cent, grew.", [("Intel", "owns", "Brabo Stores")]),
    ("Brabo Stores, a fifth of which is owned by Intel, grew.", [("Intel", "owns", "Brabo Stores")]),
    ("Intel's 4.9% stake in Brabo Stores is large.", [("Intel", "owns", "Brabo Stores")]),
    ("Brabo Stores, Mira Oduya's retail empire, grew.", [("Mira Oduya", "owns", "Brabo Stores")]),
    ("Brabo Cells, a spin-off of Brabo Stores, grew.", [("Brabo Cells", "part_of", "Brabo Stores")]),
    # offices, customers, installations
    ("Mira Oduya, who runs Zorvex Foods, spoke.", [("Mira Oduya", "holds_role", "Zorvex Foods")]),
    ("Zorvex Foods' head of valuations, Mira Oduya, spoke.", [("Mira Oduya", "holds_role", "Zorvex Foods")]),
    ("Zorvex Foods counts Intel among its customers.", [("Zorvex Foods", "supplies", "Intel")]),
    ("Intel placed an order for pumps with Zorvex Foods.", [("Zorvex Foods", "supplies", "Intel")]),
    ("Zorvex Foods signed an agreement to supply flour to Intel.", [("Zorvex Foods", "supplies", "Intel")]),
    ("Zorvex Foods has installed H100s.", [("Zorvex Foods", "uses", "H100")]),
    ("Icelandic companies, Reuters and Yonhap were there.", []),
    ("Reuters spoke to Intel about growth.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_edges(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(r.subject.name, r.predicate.value, r.object.name) for r in relations(text)]
    assert sorted(found) == sorted(expected)


def test_role_is_kept() -> None:
    (found,) = relations("Microsoft CEO Satya Nadella spoke.")
    assert found.role == "CEO"


@pytest.mark.parametrize(
    ("text", "modality", "negated"),
    [
        ("Nvidia does not rely on TSMC.", Modality.ASSERTED, True),
        ("Nvidia may rely on TSMC.", Modality.POSSIBLE, False),
        ("Nvidia plans to use Gemini 3.", Modality.PLANNED, False),
    ],
)
def test_modality_and_negation(text: str, modality: Modality, negated: bool) -> None:
    (found,) = relations(text)
    assert (found.modality, found.negated) == (modality, negated)


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_evidence_fits(text: str) -> None:
    for found in relations(text):
        assert text[found.start : found.end] == found.quote == found.evidence[0].quote


def test_every_predicate_has_types() -> None:
    assert set(lexicon().types) == set(Predicate)


def test_no_edge_outside_the_table() -> None:
    assert not lexicon().allows(EntityType.PLACE, Predicate.HOLDS_ROLE, EntityType.COMPANY)
    assert lexicon().allows(EntityType.PERSON, Predicate.HOLDS_ROLE, EntityType.COMPANY)
