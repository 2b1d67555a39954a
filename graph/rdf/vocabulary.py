"""The shipped files: ontology, shapes and JSON-LD context, written under the placeholder base, told under any."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path

import pyoxigraph as ox

from graph.rdf.namespace import DEFAULT_BASE, names
from graph.rdf.terms import english, text

_HERE = Path(__file__).parent

_FORMS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
}
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


@cache
def _shipped(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def rebased(name: str, base: str) -> str:
    """A shipped file under another base address."""
    return _shipped(name).replace(DEFAULT_BASE, names(base).base)


@cache
def ontology(base: str) -> str:
    """The ontology in Turtle: every class, property and concept of ours, and the units that QUDT lacks."""
    of = names(base)
    units = (
        f"cf:{local} a qudt:Unit ; rdfs:label {english(symbol)} ; skos:notation {text(symbol)} ; "
        f"rdfs:isDefinedBy <{of.base}ns/cf> .\n"
        for local, symbol in sorted(of.own_units.items())
    )
    return rebased("ontology.ttl", base) + "\n" + "".join(units)


def shapes(base: str) -> str:
    """The SHACL shapes that every export fits."""
    return rebased("shapes.ttl", base)


@cache
def context(base: str) -> Mapping[str, Json]:
    """The terms of our JSON-LD context."""
    parsed: dict[str, dict[str, Json]] = json.loads(rebased("context.jsonld", base))
    return parsed["@context"]


def context_file(base: str) -> str:
    """The JSON-LD context as a document."""
    return rebased("context.jsonld", base)


def reformed(turtle: str, media_type: str) -> bytes:
    """A shipped graph in Turtle, JSON-LD or N-Triples."""
    form = _FORMS[media_type]
    if form is ox.RdfFormat.TURTLE:
        return turtle.encode()
    return ox.serialize(ox.parse(turtle, ox.RdfFormat.TURTLE), format=form) or b""


@cache
def ontology_page(base: str) -> str:
    """The ontology for people: every name with what it means, at its own fragment."""
    rows = "".join(_row(*told) for told in _described(base))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Claims and figures: vocabulary</title>'
        "</head><body><h1>Claims and figures: vocabulary</h1>"
        '<p>Also as <a href="/ns/cf.ttl">Turtle</a> and <a href="/ns/cf.jsonld">JSON-LD</a>; the '
        '<a href="/ns/shapes.ttl">shapes</a> of the data; the <a href="/ns/context.jsonld">JSON-LD context</a>.</p>'
        f"<table><thead><tr><th>Name</th><th>Meaning</th></tr></thead><tbody>{rows}</tbody></table></body></html>\n"
    )


def _row(local: str, address: str, meaning: str) -> str:
    name = f"<code>{escape(local)}</code><br><small>{escape(address)}</small>"
    return f'<tr id="{escape(local)}"><td>{name}</td><td>{escape(meaning)}</td></tr>\n'


def _described(base: str) -> Iterator[tuple[str, str, str]]:
    """Local name, address and meaning of each name, sorted by address."""
    meanings = {f"{_RDFS}comment", f"{_SKOS}definition", f"{_SKOS}notation"}
    found: dict[str, str] = {}
    for quad in ox.parse(ontology(base), ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            address = quad.subject.value
            if "#" in address and quad.predicate.value in meanings:
                longer = max(found.get(address, ""), quad.object.value, key=len)
                found[address] = longer
    yield from ((address.rpartition("#")[2], address, found[address]) for address in sorted(found))
