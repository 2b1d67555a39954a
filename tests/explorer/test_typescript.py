"""The explorer's own gates, under the same command as everything else: unit tests, and types made of the contract."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "app" / "explorer"
TOOLS = SOURCES / "node_modules" / ".bin"


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


def test_the_unit_tests_pass(node: dict[str, str]) -> None:
    assert run(node, "vitest", "run") == ""


RELIED_ON = {"FigureAnswer": "unit", "GraphAnswer": "edges", "DealClaimAnswer": "deal", "Listed_FigureAnswer_": "total"}


def test_a_contract_without_what_the_explorer_reads_fails_the_build(node: dict[str, str], tmp_path: Path) -> None:
    contract = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
    for shape, field in RELIED_ON.items():
        changed = contract["components"]["schemas"][shape]
        changed["properties"][f"{field}_renamed"] = changed["properties"].pop(field)
        changed["required"][changed["required"].index(field)] = f"{field}_renamed"
    contract["paths"]["/v1/deals/all"] = contract["paths"].pop("/v1/deals")
    (tmp_path / "contract.json").write_text(json.dumps(contract), "utf-8")
    copied(SOURCES, tmp_path / "explorer")
    made = ["openapi-typescript", "../contract.json", "--enum-values", "--output", "generated/contract.ts"]
    assert run(node, *made, folder=tmp_path / "explorer") == ""
    words = run(node, "tsc", folder=tmp_path / "explorer")
    for field in RELIED_ON.values():
        assert f"Property '{field}' does not exist" in words
    assert "'\"/v1/deals\"' is not assignable" in words


def copied(sources: Path, folder: Path) -> None:
    """The explorer's sources in a folder of their own, their tools shared."""
    folder.mkdir()
    (folder / "node_modules").symlink_to(sources / "node_modules")
    shutil.copytree(sources / "src", folder / "src")
    for name in ("tsconfig.json", "vite.config.ts", "package.json"):
        shutil.copy(sources / name, folder)


def test_text_never_becomes_markup() -> None:
    for path in SOURCES.joinpath("src").rglob("*.ts*"):
        source = path.read_text("utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert forbidden not in source, f"{path.name}: {forbidden}"
