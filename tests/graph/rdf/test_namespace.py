"""The namespaces are closed, and everything in them is described."""

from enum import StrEnum

import pyoxigraph as ox
import pytest

from graph.rdf.namespace import DEFAULT_BASE, SCHEMA, SCHEMES, Names, names, own_unit
from graph.rdf.vocabulary import context, ontology, rebased
from graph.slug import entity_id
from graph.units import table
from graph.vocab import Bound, EntityType, Modality, Role
from tests.graph.rdf.sample import contents
from tests.graph.rdf.told import triples

OURS = names()


def test_typo_raises() -> None:
    with pytest.raises(AttributeError, match="no name 'evidense'"):
        _ = OURS.cf.evidense
    with pytest.raises(KeyError):
        _ = SCHEMA["Clam"]


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org", "https://exa mple.org/", "ftp://e.x/"])
def test_base_is_checked(base: str) -> None:
    with pytest.raises(ValueError, match=r"is no IRI|a base address"):
        Names(base)


def test_concepts_and_things() -> None:
    assert OURS.concept(Bound.AT_LEAST) == "<https://data.example.org/ns/cfv#at_least>"
    assert OURS.concept(Modality.REPORTED).endswith("#reported>")
    assert OURS.entity(entity_id(EntityType.COMPANY, "Acme & Söhne")) == (
        "<https://data.example.org/entity/company/acme-and-sohne>"
    )
    assert OURS.thing("reading", "a b>c") == "<https://data.example.org/reading/a%20b%3Ec>"
    assert OURS.concept(Role.LESSEE) in {OURS.cfv[name] for name in OURS.cfv.names()}


def test_every_own_name_is_described_and_nothing_else() -> None:
    described = {str(quad.subject) for quad in ox.parse(ontology(DEFAULT_BASE), ox.RdfFormat.TURTLE)}
    for namespace in (OURS.cf, OURS.cfv):
        mine = {each for each in described if each.startswith(f"<{namespace.address}")}
        assert mine == {str(namespace[name]) for name in namespace.names()}


def test_every_term_of_an_export_is_described() -> None:
    described = {str(quad.subject) for quad in ox.parse(ontology(DEFAULT_BASE), ox.RdfFormat.TURTLE)}
    used = {term for triple in triples(contents()) for term in triple if term.startswith(f"<{DEFAULT_BASE}ns/cf")}
    assert len(used) > 80
    assert {term for term in used if not term.endswith("#>")} <= described


def test_every_unit_has_an_iri_of_its_own() -> None:
    own = [unit.symbol for unit in table().values() if not unit.qudt]
    assert len({own_unit(symbol) for symbol in own}) == len(own)
    assert all(own_unit(symbol).isascii() and own_unit(symbol).isalnum() for symbol in own)
    described = ox.parse(rebased("ontology.ttl", DEFAULT_BASE), ox.RdfFormat.TURTLE)
    words = {quad.subject.value.rpartition("#")[2] for quad in described if isinstance(quad.subject, ox.NamedNode)}
    assert not words & set(OURS.own_units)
    for unit in table().values():
        assert unit.qudt or unit.symbol in OURS.own_units.values()


def test_no_term_of_the_context_is_a_word_of_a_vocabulary() -> None:
    words = {member.value for kind in SCHEMES for member in kind}
    assert not words & set(context(DEFAULT_BASE))


@pytest.mark.parametrize("kind", SCHEMES, ids=lambda kind: str(kind.__name__))
def test_scheme_of_each_vocabulary(kind: type[StrEnum]) -> None:
    store = ox.Store()
    store.load(ontology(DEFAULT_BASE).encode(), ox.RdfFormat.TURTLE)
    scheme = ox.NamedNode(f"{OURS.cfv.address}{SCHEMES[kind][0]}")
    in_scheme = ox.NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
    told = {str(quad.subject) for quad in store.quads_for_pattern(None, in_scheme, scheme, None)}
    assert told == {str(OURS.concept(member)) for member in kind}


def test_another_base() -> None:
    moved = ontology("http://127.0.0.1:8000/")
    assert DEFAULT_BASE not in moved
    assert len(list(ox.parse(moved, ox.RdfFormat.TURTLE))) == len(
        list(ox.parse(ontology(DEFAULT_BASE), ox.RdfFormat.TURTLE))
    )
