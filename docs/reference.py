"""The reference pages, made when the site is built: from the OpenAPI description, the vocabularies and the ontology.

A hook of mkdocs (https://www.mkdocs.org/user-guide/configuration/#hooks); nothing that it writes is committed.
"""

import ast
import inspect
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import Any

import pyoxigraph as ox
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from app.main import create_app
from app.settings import Settings
from graph import vocab
from graph.rdf.namespace import DEFAULT_BASE
from graph.rdf.vocabulary import ontology

Json = dict[str, Any]
_METHODS = ("get", "post", "delete")
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages."""
    pages = {"rest": rest(), "vocabulary": vocabulary(), "rdf": rdf(), "settings": settings()}
    for name, text in pages.items():
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    return files


def rest() -> str:
    """Every call of the service, by tag, with its parameters."""
    described = create_app(Settings(store="sqlite://")).openapi()
    described = _resolved(described, described["components"]["schemas"])
    by_tag: dict[str, list[str]] = {}
    for path, told in described["paths"].items():
        for method in (one for one in _METHODS if one in told):
            call = told[method]
            by_tag.setdefault(call.get("tags", ["other"])[0], []).append(_call(method, path, call))
    intro = (
        "# REST\n\nMade from `/openapi.json` of this version. Lists answer `total`, `revision`, `items`, `next` and "
        "`excluded`; every failure is `application/problem+json`.\n"
    )
    return intro + "".join(f"\n## {tag}\n{''.join(calls)}" for tag, calls in by_tag.items())


def _resolved(told: Any, schemas: Json) -> Any:
    """Parameters' references to closed vocabularies, put in their place."""
    if isinstance(told, dict):
        named = schemas.get(str(told.get("$ref", "")).rpartition("/")[2], {})
        return named if "enum" in named else {key: _resolved(inner, schemas) for key, inner in told.items()}
    return [_resolved(inner, schemas) for inner in told] if isinstance(told, list) else told


def _call(method: str, path: str, call: Json) -> str:
    rows = "".join(_row(parameter) for parameter in call.get("parameters", []))
    table = f"\n| parameter | values | what |\n| --- | --- | --- |\n{rows}" if rows else ""
    return f"\n### `{method.upper()} {path}`\n\n{_cell(call.get('description', call.get('summary', '')))}\n{table}"


def _row(parameter: Json) -> str:
    schema = parameter.get("schema", {})
    need = " (needed)" if parameter.get("required") else ""
    what = parameter.get("description") or schema.get("description") or ""
    return f"| `{parameter['name']}`{need} | {_cell(_values(schema))} | {_cell(what)} |\n"


def _values(schema: Json) -> str:
    if "enum" in schema:
        return " ".join(f"`{value}`" for value in schema["enum"])
    if "const" in schema:
        return f"`{schema['const']}`"
    for choice in ("anyOf", "oneOf"):
        if choice in schema:
            return " or ".join(_values(one) for one in schema[choice] if one.get("type") != "null")
    if schema.get("type") == "array":
        return f"{_values(schema.get('items', {}))}, repeatable"
    return str(schema.get("format") or schema.get("type") or "")


def vocabulary() -> str:
    """The closed vocabularies, each with its values."""
    parts = ["# Vocabulary\n\nThe closed vocabularies: no other value is ever answered, and none is accepted.\n"]
    for name, kind in inspect.getmembers(vocab, inspect.isclass):
        if issubclass(kind, StrEnum) and kind is not StrEnum:
            rule = inspect.getdoc(kind) or ""
            values = " ".join(f"`{value.value}`" for value in kind)
            parts.append(f"\n## {name}\n\n{rule}\n\n{values}\n")
    return "".join(parts)


def rdf() -> str:
    """The classes, properties and concepts of the ontology."""
    store = ox.Store()
    store.load(ontology(DEFAULT_BASE).encode(), ox.RdfFormat.TURTLE)
    rows = "".join(f"| `{name}` | {_cell(label)} | {_cell(what)} |\n" for name, label, what in sorted(_terms(store)))
    return (
        f"# RDF\n\nThe terms of `{DEFAULT_BASE}ns/cf`; the service describes them at `/ns/cf`, in Turtle, "
        f"JSON-LD and HTML.\n\n| term | label | what |\n| --- | --- | --- |\n{rows}"
    )


def _terms(store: ox.Store) -> Iterator[tuple[str, str, str]]:
    """Each term of ours with its label and its comment or definition."""
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{_RDFS}label"), None):
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.Literal):
            continue
        told = [
            found.object.value
            for predicate in (f"{_RDFS}comment", f"{_SKOS}definition")
            for found in store.quads_for_pattern(quad.subject, ox.NamedNode(predicate), None)
            if isinstance(found.object, ox.Literal)
        ]
        yield quad.subject.value.removeprefix(DEFAULT_BASE), quad.object.value, " ".join(told)


def settings() -> str:
    """Every setting by its environment variable, with its default and its rule: the text under its field."""
    (told,) = ast.parse(inspect.getsource(Settings)).body
    assert isinstance(told, ast.ClassDef)
    rules = {
        field.target.id: ast.literal_eval(rule.value)
        for field, rule in pairwise(told.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(rule, ast.Expr)
    }
    rows = "".join(
        f"| `CLAIMGRAPH_{name.upper()}` | {_default(field.default)} | {_cell(rules.get(name, ''))} |\n"
        for name, field in Settings.model_fields.items()
    )
    return (
        "# Settings\n\nMade from `app/settings.py` of this version. Flags of the command line go before them.\n\n"
        f"| variable | default | what |\n| --- | --- | --- |\n{rows}"
    )


def _default(value: object) -> str:
    return f"`{value}`" if value not in ("", ()) else "none"


def _cell(text: str) -> str:
    return " ".join(str(text).replace("|", "\\|").split())
