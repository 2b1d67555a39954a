"""The explorer's own gates, under the same command as everything else: types that fit the service's, and unit tests."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

import hatch_build
from app.main import create_app
from app.settings import Settings

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "app" / "explorer"
TOOLS = SOURCES / "node_modules" / ".bin"
SCALARS = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
SHAPES = {
    "Ref": "Ref",
    "Party": "Party",
    "Evidence": "Quote",
    "Figure": "FigureAnswer",
    "Deal": "DealAnswer",
    "Report": "Report",
    "Statement": "StatementAnswer",
    "Relation": "RelationAnswer",
    "ClaimRow": "ClaimRow",
    "Entity": "EntityAnswer",
    "Row": "DocumentRow",
    "FullDocument": "DocumentAnswer",
    "Stats": "Stats",
    "GraphAnswer": "GraphAnswer",
    "Corroboration": "CorroborationAnswer",
    "Contradiction": "ContradictionAnswer",
    "Amount": "Amount",
    "Check": "CheckAnswer",
    "AskAnswer": "AskAnswer",
    "Change": "ChangeAnswer",
    "Changes": "Changes",
    "Way": "PathAnswer",
    "Circle": "CycleAnswer",
}
"""The explorer's types, and the schemas of the service that must fit them."""


@pytest.fixture(scope="module")
def node(built: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a command that needs Node: the system's, else borrowed as the build does."""
    _, binaries = hatch_build.node(ROOT, tmp_path_factory.mktemp("node"))
    return {**os.environ, "CI": "1", "NO_COLOR": "1", "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}"}


def run(node: dict[str, str], *command: str, folder: Path = SOURCES) -> str:
    tool = str(TOOLS / command[0])
    ran = subprocess.run(
        [tool, *command[1:]], cwd=folder, env=node, capture_output=True, text=True, timeout=300, check=False
    )
    return "" if ran.returncode == 0 else ran.stdout + ran.stderr


@pytest.mark.parametrize("command", [["tsc", "--noEmit"], ["vitest", "run"]], ids=lambda command: command[0])
def test_the_explorer_passes(node: dict[str, str], command: list[str]) -> None:
    assert run(node, *command) == ""


def typescript(schema: dict[str, Any]) -> str:
    """The TypeScript type of a JSON schema."""
    if "$ref" in schema:
        return f"S_{re.sub(r'[^A-Za-z0-9]', '_', schema['$ref'].rpartition('/')[2])}"
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    several = schema.get("anyOf") or schema.get("oneOf")
    if several:
        return " | ".join(typescript(one) for one in several)
    if schema.get("type") == "array":
        items = [typescript(one) for one in schema.get("prefixItems", [])]
        return f"[{', '.join(items)}]" if items else f"({typescript(schema.get('items', {}))})[]"
    return _object(schema) if schema.get("type") == "object" else SCALARS.get(str(schema.get("type")), "unknown")


def _object(schema: dict[str, Any]) -> str:
    if "properties" not in schema:
        return f"Record<string, {typescript(schema.get('additionalProperties') or {})}>"
    return "{ " + "; ".join(f'"{name}": {typescript(one)}' for name, one in schema["properties"].items()) + " }"


def test_the_services_answers_fit_the_types_of_the_explorer(node: dict[str, str], tmp_path: Path) -> None:
    schemas = create_app(Settings(store="sqlite://")).openapi()["components"]["schemas"]
    types = [f"type {typescript({'$ref': name})} = {typescript(schema)};" for name, schema in schemas.items()]
    fits = [f"export const {ours} = (it: S_{theirs}): ours.{ours} => it;" for ours, theirs in SHAPES.items()]
    check = tmp_path / "contract.ts"
    source = str(SOURCES / "src" / "types")
    check.write_text("\n".join([f'import type * as ours from "{source}";', *types, *fits]), "utf-8")
    words = run(node, "tsc", "--noEmit", "--strict", "--ignoreConfig", "--skipLibCheck", str(check))
    assert words == ""


def test_text_never_becomes_markup() -> None:
    for path in SOURCES.joinpath("src").rglob("*.ts*"):
        source = path.read_text("utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert forbidden not in source, f"{path.name}: {forbidden}"
