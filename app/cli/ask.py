"""`claimgraph ask`: a question in words, answered from the store."""

import argparse
import asyncio
import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI

from app import inward
from app.cli.configuration import UsageError, configured
from app.cli.console import answer, complain
from app.main import create_app


def run(arguments: argparse.Namespace) -> int:
    """Print how the question was read, the same as an address, and the rows with their quotes."""
    query = urlencode({"q": " ".join(arguments.question), "limit": arguments.limit})
    status, body = asyncio.run(_asked(create_app(configured(arguments)), query))
    told = json.loads(body)
    if status != HTTPStatus.OK:
        raise UsageError(str(told.get("detail") or told.get("title")))
    if arguments.json:
        answer(json.dumps(told, ensure_ascii=False))
    else:
        _print(told)
    return 0 if told.get("results") is not None else 1


async def _asked(app: FastAPI, query: str) -> tuple[int, bytes]:
    async with app.router.lifespan_context(app):
        return await inward.get(app, "/v1/ask", query)


def _print(told: dict[str, Any]) -> None:
    answer(f"read as  {told['reading']['words']}")
    if told["url"]:
        answer(f"same as  {told['url']}")
    if told["not_understood"]:
        complain(f"not understood: {', '.join(told['not_understood'])}; try: {told['suggestion']}")
    if told["problem"]:
        complain(told["problem"])
    results = told["results"] or {}
    for row in results.get("items", []):
        answer("")
        for line in _row(row):
            answer(line)
    if results:
        answer(f"\n{results.get('total', len(results))} in all")


def _row(row: dict[str, Any]) -> list[str]:
    """A row as its head and its quotes with their documents."""
    told = row.get("claim", row)
    quotes = told.get("evidence") or [q for claim in told.get("claims", []) for q in claim["claim"]["evidence"]]
    quotes = quotes or [step["quote"] for steps in told.get("steps", []) for step in steps[:1]]
    return [_head(told), *(f'    "{q["context"]["text"]}"  ({q["document"]["name"]}, {q["start"]})' for q in quotes)]


def _head(row: dict[str, Any]) -> str:
    if "parties" in row:
        parties = ", ".join(f"{party['name']} ({party['role']})" for party in row["parties"])
        return f"{row['type']}, {row['status']}: {parties}"
    if "speaker" in row:
        return f"{row['speaker']['name']}: {row['quote']}"
    if "predicate" in row:
        return f"{row['subject']['name']} {row['predicate']} {row['object']['name']}"
    if "entities" in row:
        return " - ".join(entity["name"] for entity in row["entities"])
    if "formula" in row:
        return f"{row['formula']}{'' if row['holds'] is None else ': holds' if row['holds'] else ': does not hold'}"
    return f"{row['text']}: {row['property']}" if "property" in row else str(row.get("label") or row.get("name") or "")
