"""Every format tells the same graph to every reader, in the same bytes whatever the order of what came in."""

import itertools
import json
import tracemalloc
from collections.abc import Iterator

import pytest
import rdflib

from graph.model import Origin, Reading
from graph.rdf.formats import Format, serialise
from graph.rdf.namespace import DEFAULT_BASE, names
from graph.rdf.triples import Contents, Told, document_block
from tests.graph.rdf.making import document, figure
from tests.graph.rdf.sample import contents, first, joined, second
from tests.graph.rdf.told import by_oxigraph, by_rdflib, exported, triples

FORMS = list(Format)


@pytest.mark.parametrize("form", FORMS)
def test_two_readers_read_the_same_graph(form: Format) -> None:
    data = exported(contents(), form)
    reference = rdflib.Graph().parse(data=exported(contents(), Format.NTRIPLES), format="nt")
    assert set(by_rdflib(data, form)) == set(reference)
    assert {quad[:3] for quad in by_oxigraph(data, form)} == triples(contents())


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_told_twice_and_no_node_is_blank(form: Format) -> None:
    told = by_oxigraph(exported(contents(), form), form)
    assert len(told) == len(set(told))
    assert not any(term.startswith("_:") for quad in told for term in quad)


@pytest.mark.parametrize("form", FORMS)
def test_order_of_arrival_leaves_no_trace(form: Format) -> None:
    orders = itertools.permutations([first(), second()])
    assert len({exported(Contents.of(order, [joined()]), form) for order in orders}) == 1


def test_order_within_a_reading_leaves_no_trace() -> None:
    record = first()
    reading = record.reading.model_copy(update={"figures": record.reading.figures[::-1]})
    turned = Contents.of([Told(record.document, reading), second()], [joined()])
    lines = exported(Contents.of([first(), second()], [joined()]), Format.NTRIPLES).splitlines()
    assert sorted(exported(turned, Format.NTRIPLES).splitlines()) == sorted(lines)


@pytest.mark.parametrize("form", FORMS)
def test_identifiers_do_not_depend_on_the_base(form: Format) -> None:
    moved = exported(contents(), form, "http://127.0.0.1:8000/kg/")
    assert DEFAULT_BASE.encode() not in moved
    back = moved.replace(b"http://127.0.0.1:8000/kg/", DEFAULT_BASE.encode())
    assert set(by_oxigraph(back, form)) == set(by_oxigraph(exported(contents(), form), form))


def test_one_named_graph_a_document() -> None:
    quads = by_oxigraph(exported(contents(), Format.NQUADS), Format.NQUADS)
    named = {quad[3] for quad in quads}
    ids = {record.document.id for record in (first(), second())}
    assert named == {
        "DEFAULT",
        *(f"<{DEFAULT_BASE}graph/{name}>" for name in (*ids, "deals", "entities", "facts", "software")),
    }


def test_deleting_a_document_is_deleting_its_graph() -> None:
    gone = second()
    rest = Contents.of([first()])
    both = Contents.of([first(), gone])
    graph = names().graph(gone.document.id)
    entities = names().graph("entities")
    left = {q for q in by_oxigraph(exported(both, Format.NQUADS), Format.NQUADS) if q[3] not in (graph, entities)}
    assert left == {q for q in by_oxigraph(exported(rest, Format.NQUADS), Format.NQUADS) if q[3] != entities}


def test_empty_graph_is_its_description() -> None:
    for form in FORMS:
        told = by_oxigraph(exported(Contents((), ()), form), form)
        assert {quad[0] for quad in told} >= {f"<{DEFAULT_BASE}dataset>"}
        assert not any("/claim/" in quad[0] for quad in told)


def test_json_ld_brings_its_context_and_no_number() -> None:
    told = json.loads(exported(contents(), Format.JSONLD))
    assert isinstance(told["@context"], dict)
    figures = [node for node in told["@graph"] if "numericValue" in node]
    assert {"1500000000"} <= {figure["numericValue"] for figure in figures if isinstance(figure["numericValue"], str)}
    assert all(not isinstance(value, int | float) for figure in figures for value in figure.values())


def _many(count: int) -> Iterator[Told]:
    for index in range(count):
        text = document(f"Site {index:06d} uses 3 GW.", Origin(name=f"{index}.txt"))
        reading = Reading(document=text.id, extractor="e1", figures=(figure(text, "3 GW", "3", "GW"),))
        yield Told(text, reading)


@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_graph(form: Format) -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        size = sum(len(piece) for piece in serialise(Contents(_many(count), ()), form, DEFAULT_BASE))
        high = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert size > count * 1000
        return high

    peak(20)
    assert peak(600) < peak(150) + 200_000


def test_large_numbers_are_told_in_a_scaled_unit() -> None:
    told = triples(contents())
    (scaled,) = {s for s, _, o in told if o == names().cf.ScaledUnit}
    assert scaled.endswith("#unit-e18-FLOP>")
    values = {
        o for s, p, o in told if (s, "<http://qudt.org/schema/qudt/hasUnit>", scaled) in told and "numericValue" in p
    }
    assert values == {'"300000000"^^<http://www.w3.org/2001/XMLSchema#integer>'}
    assert (scaled, f"<{DEFAULT_BASE}ns/cf#scaleExponent>", '"18"^^<http://www.w3.org/2001/XMLSchema#integer>') in told


def test_no_triple_asserts_what_a_document_says() -> None:
    entity = f"<{DEFAULT_BASE}entity/"
    assert not [
        triple for triple in triples(contents()) if triple[0].startswith(entity) and triple[2].startswith(entity)
    ]


def test_a_document_block_alone() -> None:
    block = document_block(names(), first())
    assert block.graph == names().graph(first().document.id)
    assert list(block.triples) == sorted(set(block.triples))
