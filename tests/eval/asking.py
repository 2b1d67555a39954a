"""The acceptance queries as addresses of the service: each structured filter as the parameters of a list."""

import re
from collections.abc import Iterator, Mapping
from math import inf, nextafter
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.testclient import TestClient

Row = dict[str, Any]
Pairs = list[tuple[str, str]]

LISTS = {
    "deals": "deals", "figures": "figures", "statements": "statements", "relations": "relations",
    "corroboration": "corroborations", "arithmetic": "checks", "path": "paths",
}  # fmt: skip
NAMES = {
    ("deals", "entity"): "involving", ("deals", "entities_any"): "party", ("deals", "figure_dimension"): "dimension",
    ("deals", "goods_contains"): "goods", ("figures", "entity"): "subject", ("figures", "period_contains"): "period",
    ("relations", "entity"): "about", ("corroboration", "entities"): "involving", ("arithmetic", "entity"): "involving",
}  # fmt: skip
IDLE = {"agreement", "different_documents", "relation_in_text", "directed", "include", "fact", "operands"}
WITH_FURNITURE = {"deals", "figures", "statements", "relations", "claims", "checks"}


def address(query: Mapping[str, Any]) -> tuple[str, Pairs] | None:
    """The list and parameters of a query; None where only its words ask for it."""
    kind, told = query["kind"], query["filter"]
    if {"fact", "operands"} & told.keys():
        return None
    listed = "claims" if "include" in told else LISTS[kind]
    if kind == "path" and "relation" in told:
        listed, told = "relations", {"subject": told["from"], "predicate": told["relation"], "object": told["to"]}
    pairs = [pair for key, value in told.items() if key not in IDLE for pair in parameters(kind, key, value)]
    if kind == "arithmetic" and "entity" in told:
        pairs.append(("derived", "true"))
    return listed, pairs


def parameters(kind: str, key: str, value: Any) -> Iterator[tuple[str, str]]:
    """The parameters of one part of a filter."""
    if key == "role" and isinstance(value, dict):
        yield from (("party", value["name"]), ("role", value["role"]))
    elif key == "value_gt":
        yield "min", repr(nextafter(value, inf))
    elif key == "range":
        yield "bound", "between"
    elif key == "stated":
        yield "stated", "true"
    else:
        for one in value if isinstance(value, list) else [value]:
            yield NAMES.get((kind, key), key), str(one).lower() if isinstance(one, bool) else str(one)


def answer(client: TestClient, query: Mapping[str, Any]) -> tuple[str, list[Row]]:
    """The address that answers a query, and its rows; its words are asked where it has no address of its own."""
    found = address(query)
    if found is None:
        url = client.get("/v1/ask", params={"q": query["query"]}).json()["url"]
        if url is None:
            return "not understood", []
        parts = urlsplit(url)
        found = parts.path.removeprefix("/v1/"), parse_qsl(parts.query)
    listed, pairs = found
    more = [("furniture", "true")] if listed in WITH_FURNITURE else []
    limit = [] if listed == "paths" else [("limit", "1000")]
    return rows(client, f"/v1/{listed}", [*pairs, *more, *limit])


def rows(client: TestClient, path: str, pairs: Pairs) -> tuple[str, list[Row]]:
    """The rows at an address. An alternative that nobody in the graph bears is left out, as the 404 asks for."""
    got = client.get(f"{path}?{urlencode(pairs)}")
    told = got.json()
    if got.status_code == 404:
        unknown = re.search(r"called ['\"](.+)['\"]", told["detail"])
        left = [pair for pair in pairs if not (pair[0] == told.get("parameter") and unknown and pair[1] == unknown[1])]
        if any(pair[0] == told.get("parameter") for pair in left) and len(left) < len(pairs):
            return rows(client, path, left)
        return str(got.url), []
    assert got.status_code == 200, told
    items: list[Row] = told["items"]
    return str(got.url), items
