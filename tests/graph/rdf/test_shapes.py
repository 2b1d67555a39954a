"""The shapes accept what the export writes and reject what it must never write, by two independent engines."""

from functools import cache

import pyrudof
import pyshacl
import pytest
import rdflib

from graph.rdf.formats import Format
from graph.rdf.namespace import DEFAULT_BASE
from graph.rdf.triples import Contents, Told
from graph.rdf.vocabulary import shapes
from tests.graph.rdf.sample import contents, first, joined
from tests.graph.rdf.told import by_rdflib, exported

PREFIXES = f"""
PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX qudt: <http://qudt.org/schema/qudt/> PREFIX unit: <http://qudt.org/vocab/unit/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX cf: <{DEFAULT_BASE}ns/cf#> PREFIX cfv: <{DEFAULT_BASE}ns/cfv#>
"""


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(data=shapes(DEFAULT_BASE), format="turtle")


def _small() -> rdflib.Graph:
    """One document with one deal, its figure, a statement and a relation: pyshacl takes 8 ms a triple."""
    record = first()
    reading = record.reading.model_copy(update={"figures": record.reading.figures[1:2]})
    deal = joined().model_copy(update={"members": joined().members[:1]})
    return by_rdflib(exported(Contents.of([Told(record.document, reading)], [deal]), Format.NTRIPLES), Format.NTRIPLES)


def _pyshacl(data: rdflib.Graph) -> tuple[bool, str]:
    conforms, _, report = pyshacl.validate(data, shacl_graph=_shapes())
    return bool(conforms), str(report)


def _pyrudof(data: rdflib.Graph) -> bool:
    engine = pyrudof.Rudof(pyrudof.RudofConfig())
    engine.read_data(data.serialize(format="nt"), pyrudof.RDFFormat.NTriples)
    engine.read_shacl(shapes(DEFAULT_BASE), pyrudof.ShaclFormat.Turtle)
    return bool(engine.validate_shacl().conforms)


def test_shapes_are_shapes() -> None:
    conforms, report = pyshacl.validate(_small(), shacl_graph=_shapes(), meta_shacl=True)[::2]
    assert conforms, report


def test_the_whole_sample_fits() -> None:
    data = by_rdflib(exported(contents(), Format.NTRIPLES), Format.NTRIPLES)
    conforms, report = _pyshacl(data)
    assert conforms, report
    assert _pyrudof(data)


BROKEN = {
    "an offset that does not fit the quote": (
        "DELETE {?p oa:end ?e} INSERT {?p oa:end ?f} WHERE {?p oa:end ?e BIND(?e+1 AS ?f)}"
    ),
    "a span past the end of its document": (
        "DELETE {?d cf:textLength ?n} INSERT {?d cf:textLength 9} WHERE {?d cf:textLength ?n}"
    ),
    "an upper bound told as the value": (
        "DELETE {?f cf:bound ?b} INSERT {?f cf:bound cfv:at_most} WHERE {?f cf:bound ?b ; schema:value ?v}"
    ),
    "a range without its upper end": "DELETE {?f schema:maxValue ?v} WHERE {?f schema:maxValue ?v}",
    "an unknown modality": "DELETE {?c cf:modality ?m} INSERT {?c cf:modality cfv:certain} WHERE {?c cf:modality ?m}",
    "two modalities": "INSERT {?c cf:modality cfv:asserted} WHERE {?c cf:modality cfv:planned}",
    "a currency that is not the unit's": (
        "DELETE {?f schema:currency ?c} INSERT {?f schema:currency 'EUR'} WHERE {?f schema:currency ?c}"
    ),
    "money without a currency": "DELETE {?f schema:currency ?c} WHERE {?f schema:currency ?c}",
    "a decimal with zeros at its end": (
        "DELETE {?f qudt:numericValue ?v} INSERT {?f qudt:numericValue '51.0'^^xsd:decimal}"
        " WHERE {?f qudt:numericValue ?v}"
    ),
    "a double": (
        "DELETE {?f qudt:numericValue ?v} INSERT {?f qudt:numericValue '5.1E1'^^xsd:double}"
        " WHERE {?f qudt:numericValue ?v}"
    ),
    "a number that stores can't compare": (
        "DELETE {?f cf:baseValue ?v} INSERT {?f cf:baseValue 30000000000000000000} WHERE {?f cf:baseValue ?v}"
    ),
    "a claim without evidence": "DELETE {?c cf:evidence ?e} WHERE {?c a cf:Claim ; cf:evidence ?e}",
    "a figure without evidence": "DELETE {?c cf:evidence ?e} WHERE {?c a cf:Figure ; cf:evidence ?e}",
    "evidence in another document": (
        "DELETE {?e oa:hasSource ?d} INSERT {?e oa:hasSource cf:x . cf:x a cf:Document ; cf:textLength 500 ;"
        "schema:sha256 ?h} WHERE {?c cf:words ?e . ?e oa:hasSource ?d . ?d schema:sha256 ?h}"
    ),
    "an attribution without words": "DELETE {?a cf:evidence ?e} WHERE {?a a cf:Attribution ; cf:evidence ?e}",
    "an attribution to nobody": "DELETE {?a prov:agent ?e} WHERE {?a prov:agent ?e}",
    "a count of nothing": (
        "DELETE {?f qudt:hasUnit ?u ; schema:currency ?c} INSERT {?f qudt:hasUnit unit:NUM} WHERE"
        "{?f qudt:hasUnit ?u ; schema:currency ?c}"
    ),
    "a deal without parties": "DELETE {?d cf:participation ?p} WHERE {?d a cf:Deal ; cf:participation ?p}",
    "a deal that no claim states": "DELETE {?d cf:statedBy ?c} WHERE {?d cf:statedBy ?c}",
    "a party without a role": "DELETE {?p cf:role ?r} WHERE {?p cf:role ?r}",
    "an investor in itself": (
        "DELETE {?p cf:agent ?a} INSERT {?p cf:agent ?b} WHERE"
        "{?p cf:role cfv:investee ; cf:agent ?a . ?q cf:role cfv:investor ; cf:agent ?b}"
    ),
    "a status of another vocabulary": (
        "DELETE {?d cf:status ?s} INSERT {?d cf:status cfv:possible} WHERE {?d cf:status ?s}"
    ),
    "a statement without a speaker": "DELETE {?c cf:speaker ?s} WHERE {?c cf:speaker ?s}",
    "a relation without an object": "DELETE {?c cf:object ?s} WHERE {?c cf:object ?s}",
    "a period that ends before it begins": (
        "DELETE {?p schema:endDate ?e} INSERT {?p schema:endDate '1999-01-01'^^xsd:date} WHERE {?p schema:endDate ?e}"
    ),
    "a Wikidata page for an item": (
        "DELETE {?e skos:exactMatch ?q} INSERT {?e skos:exactMatch <https://www.wikidata.org/wiki/Q5>}"
        "WHERE {?e skos:exactMatch ?q}"
    ),
    "an entity without a name": "DELETE {?e rdfs:label ?n} WHERE {?e a cf:Company ; rdfs:label ?n}",
    "a short hash": "DELETE {?d schema:sha256 ?h} INSERT {?d schema:sha256 'abc'} WHERE {?d schema:sha256 ?h}",
}


@pytest.mark.parametrize("update", BROKEN.values(), ids=BROKEN)
def test_broken_variants_are_rejected(update: str) -> None:
    data = _small()
    before = set(data)
    data.update(PREFIXES + update)
    assert set(data) != before
    assert not _pyshacl(data)[0]
    assert not _pyrudof(data)
