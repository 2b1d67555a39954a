"""The tools through the official client: in process, over HTTP and over standard input and output."""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import jsonschema
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult, Tool
from starlette.testclient import TestClient

from app.mcp.server import server
from app.settings import Settings
from tests.app.made import serving, spring, summer

ROOT = Path(__file__).parent.parent.parent
TOOLS = [
    "search_entities",
    "search_deals",
    "search_figures",
    "search_statements",
    "compare",
    "find_paths",
    "document_excerpt",
    "ask",
]
Json = dict[str, object]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(tmp_path_factory.mktemp("mcp"), spring(), summer()) as made:
        yield made


def called(service: TestClient, tool: str, **arguments: object) -> CallToolResult:
    """What a tool answers to the official client, which also checks it against the tool's own schema."""
    app = service.app
    made = server(app, Settings())  # type: ignore[arg-type]

    async def call() -> CallToolResult:
        async with Client(made) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(call())


def answer(service: TestClient, tool: str, **arguments: object) -> Json:
    result = called(service, tool, **arguments)
    assert not result.is_error, result.content
    assert isinstance(result.structured_content, dict)
    return result.structured_content


def listed(service: TestClient) -> list[Tool]:
    made = server(service.app, Settings())  # type: ignore[arg-type]

    async def ask() -> list[Tool]:
        async with Client(made) as client:
            return (await client.list_tools()).tools

    return asyncio.run(ask())


def test_every_tool_is_described_and_only_reads(service: TestClient) -> None:
    tools = listed(service)
    assert [tool.name for tool in tools] == TOOLS
    for tool in tools:
        assert tool.description
        assert len(tool.description) > 60
        assert tool.annotations
        assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        for schema in (tool.input_schema, tool.output_schema):
            assert schema
            jsonschema.Draft202012Validator.check_schema(schema)


ASKED: list[tuple[str, Json, str]] = [
    ("search_entities", {"query": "northw"}, "Northwind"),
    ("search_deals", {"involving": ["Northwind", "Contoso"]}, "Northwind (buyer)"),
    ("search_deals", {"type": ["investment"]}, "€2 billion"),
    ("search_figures", {"about": ["NWD"], "unit": "GW", "minimum": 1}, "6 gigawatts"),
    ("search_statements", {"speaker": ["Ann Example"]}, "We need power,"),
    ("compare", {"entities": ["Northwind", "Fabrikam"], "unit": "EUR"}, "€2 billion"),
    ("find_paths", {"source": "Contoso", "target": "Fabrikam"}, "depends_on"),
    ("ask", {"question": "all deals involving Northwind"}, "Contoso (seller)"),
]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"), ASKED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_answers_come_with_quotes_and_links(service: TestClient, tool: str, arguments: Json, words: str) -> None:
    told = answer(service, tool, **arguments)
    assert words in json.dumps(told, ensure_ascii=False)
    citations = list(cited(told))
    assert citations
    for citation in citations:
        document = service.get(f"/v1/documents/{citation['document']}").json()
        assert citation["quote"] in document["text"]
        assert citation["sentence"] in document["text"]
        assert str(citation["link"]).startswith(f"http://127.0.0.1:8000/documents/{citation['document']}?claim=")


def cited(told: object) -> Iterator[Json]:
    if isinstance(told, dict):
        if "quote" in told:
            yield told
        for inner in told.values():
            yield from cited(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from cited(inner)


@pytest.mark.parametrize(
    "question", ["how are Contoso and Fabrikam connected?", "what is known about Northwind?", "companies"]
)
def test_whatever_a_question_finds_has_quotes_and_links(service: TestClient, question: str) -> None:
    told = answer(service, "ask", question=question)
    assert told["total"], told
    quotes = [one for one in cited(told) if isinstance(one["quote"], str)]
    assert quotes
    assert all(str(quote["link"]).startswith("http://127.0.0.1:8000/documents/") for quote in quotes)


def test_values_are_converted(service: TestClient) -> None:
    told = answer(service, "search_figures", unit="GW", about=["Northwind"])
    assert {(row["value"], row["unit"]) for row in told["figures"]} == {(6, "GW")}  # type: ignore[attr-defined]


def test_an_excerpt_is_verbatim(service: TestClient) -> None:
    row = answer(service, "search_deals", type=["investment"])["deals"][0]  # type: ignore[index]
    document = row["citations"][0]["document"]
    text = service.get(f"/v1/documents/{document}").json()["text"]
    told = answer(service, "document_excerpt", document=document, start=10, end=60)
    assert (told["text"], told["characters"]) == (text[10:60], len(text))
    whole = answer(service, "document_excerpt", document=document)
    assert whole["text"] == text
    assert {claim["kind"] for claim in whole["claims"]} == {"figure", "deal", "statement", "relation"}  # type: ignore[attr-defined]


REFUSED: list[tuple[str, Json, str]] = [
    ("search_deals", {"involving": ["Contosso"]}, "did you mean: Contoso"),
    ("search_deals", {"type": ["swap"]}, "joint_venture"),
    ("search_figures", {"minimum": 5}, "unit"),
    ("find_paths", {"source": "Contoso", "target": "contoso"}, "same entity"),
    ("document_excerpt", {"document": "0"}, "no document has the id"),
    ("document_excerpt", {"document": "0", "start": -1}, "greater than or equal to 0"),
    ("compare", {"entities": ["Contoso"], "unit": "GW"}, "at least 2"),
    ("search_entities", {"query": "x" * 201}, "at most 200"),
]


@pytest.mark.parametrize(
    ("tool", "arguments", "words"), REFUSED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_wrong_question_is_told_what_is_allowed(service: TestClient, tool: str, arguments: Json, words: str) -> None:
    result = called(service, tool, **arguments)
    assert result.is_error
    assert words in result.content[0].text  # type: ignore[union-attr]


def test_over_http(service: TestClient) -> None:
    """`/mcp` of the app itself, through its gate: the client's own transport on the app, no socket."""

    async def call() -> CallToolResult:
        transport = httpx2.ASGITransport(app=service.app)
        async with (
            httpx2.AsyncClient(transport=transport) as http,
            Client(streamable_http_client("http://127.0.0.1:8000/mcp", http_client=http)) as client,
        ):
            return await client.call_tool("search_deals", {"involving": ["Contoso"]})

    result = service.portal.call(call)  # type: ignore[union-attr]
    assert result.structured_content
    assert result.structured_content["total"] == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"origin": "https://elsewhere.example"}, 403), ({"origin": "http://testserver"}, 200), ({}, 200)],
)
def test_pages_elsewhere_may_not_use_it(service: TestClient, headers: dict[str, str], status: int) -> None:
    ping = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"accept": "application/json, text/event-stream", "mcp-protocol-version": "2025-06-18"}
    sent = service.post("/mcp", json=ping, headers=accept | headers)
    assert sent.status_code == status, sent.text
    if status == 403:
        assert sent.headers["content-type"] == "application/problem+json"


def test_over_standard_input_and_output(tmp_path: Path) -> None:
    with serving(tmp_path, spring()):
        store = f"sqlite:///{tmp_path / 'made.db'}"
    code = "import sys; from app.cli import main; sys.exit(main())"
    command = StdioServerParameters(command=sys.executable, args=["-c", code, "mcp", "--store", store], cwd=ROOT)

    async def call() -> CallToolResult:
        async with Client(command, read_timeout_seconds=60) as client:
            for _ in range(50):  # until the graph stands
                result = await client.call_tool("search_figures", {"unit": "GW"})
                if not result.is_error:
                    break
                await asyncio.sleep(0.1)
            return result

    result = asyncio.run(call())
    assert result.structured_content
    assert [row["text"] for row in result.structured_content["figures"]] == ["6 gigawatts"]
