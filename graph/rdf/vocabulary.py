"""The shipped files: ontology, shapes and JSON-LD context, written under the placeholder base, told under any."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.rdf.namespace import DEFAULT_BASE, names

_HERE = Path(__file__).parent

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
        f'cf:{local} a qudt:Unit ; rdfs:label "{symbol}"@en ; skos:notation "{symbol}" ; '
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
