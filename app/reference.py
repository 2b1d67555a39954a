"""The reference of the service as one plain page, made from its OpenAPI description: it loads nothing from anywhere."""

import base64
import hashlib
import json
from collections.abc import Iterator
from html import escape
from typing import Final
from urllib.parse import urlencode

Json = dict[str, object]
STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem 1.5rem 4rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
section { margin: 1.5rem 0; }
h3 { font: 600 1rem/1.4 ui-monospace, monospace; margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-top: 1px solid #8884; }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
"""
_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS: Final = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
"""No script runs, and of styles only the page's own."""
_METHODS = ("get", "post", "delete")


def page(schema: Json) -> str:
    """The reference as HTML."""
    told = _inner(schema, "info")
    title, words = escape(str(told["title"])), escape(str(told.get("description", "")))
    groups = "".join(f"<h2>{escape(tag)}</h2>{''.join(parts)}" for tag, parts in _grouped(schema).items())
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}: reference</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
        f"<h1>{title} {escape(str(told['version']))}</h1><p>{words}</p>"
        f'<p>The same for programs: <a href="/openapi.json">openapi.json</a>. '
        f'SPARQL has <a href="/sparql">a page of its own</a>.</p>{groups}</body></html>'
    )


def _grouped(schema: Json) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for path, operations in _inner(schema, "paths").items():
        for method in _METHODS:
            operation = operations.get(method) if isinstance(operations, dict) else None
            if isinstance(operation, dict):
                tags = operation.get("tags") or ["other"]
                groups.setdefault(str(tags[0]), []).append(_operation(method.upper(), path, operation))
    return groups


def _operation(method: str, path: str, operation: Json) -> str:
    words = escape(str(operation.get("description") or operation.get("summary") or ""))
    rows = "".join(_parameter(one) for one in _dicts(operation.get("parameters")))
    table = f"<table><tr><th>parameter</th><th>values</th><th>meaning</th></tr>{rows}</table>" if rows else ""
    tries = _try(path, operation) if method == "GET" else ""
    return f"<section><h3>{method} {escape(path)}</h3><p>{words}</p>{tries}{table}</section>"


def _try(path: str, operation: Json) -> str:
    address = example(path, operation)
    return f'<p>Try <a href="{escape(address)}"><code>{escape(address)}</code></a></p>' if address else ""


def example(path: str, operation: Json) -> str | None:
    """The address that the examples of an operation's parameters make; null where a part of the path has none."""
    query: list[tuple[str, object]] = []
    for one in _dicts(operation.get("parameters")):
        if "example" not in one:
            continue
        told = one["example"]
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", str(told))
        elif one["in"] == "query":
            query += [(str(one["name"]), value) for value in (told if isinstance(told, list) else [told])]
    if "{" in path:
        return None
    return f"{path}?{urlencode(query)}" if query else path


def _parameter(one: Json) -> str:
    schema = one.get("schema")
    need = " (needed)" if one.get("required") else ""
    words = escape(str(one.get("description") or ""))
    values = escape(", ".join(_values(schema if isinstance(schema, dict) else {})))
    return f"<tr><td><code>{escape(str(one['name']))}</code>{need}</td><td>{values}</td><td>{words}</td></tr>"


def _values(schema: Json) -> Iterator[str]:
    """The type of a parameter, or the values that it may have."""
    if isinstance(enum := schema.get("enum"), list):
        yield from (str(value) for value in enum)
    elif "$ref" in schema:
        yield str(schema["$ref"]).rpartition("/")[2]
    elif isinstance(items := schema.get("items"), dict):
        yield from (f"{word}, may repeat" for word in _values(items))
    elif isinstance(several := schema.get("anyOf"), list):
        yield from (word for one in _dicts(several) for word in _values(one) if word != "null")
    elif "const" in schema:
        yield json.dumps(schema["const"])
    else:
        yield str(schema.get("format") or schema.get("type") or "anything")


def _inner(outer: Json, key: str) -> Json:
    found = outer[key]
    assert isinstance(found, dict)
    return found


def _dicts(value: object) -> list[Json]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
