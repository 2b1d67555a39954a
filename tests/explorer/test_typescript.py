"""The explorer's own gates, under the same command as everything else: types and unit tests."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "app" / "explorer"
TOOLS = SOURCES / "node_modules" / ".bin"


@pytest.mark.parametrize("command", [["tsc", "--noEmit"], ["vitest", "run"]], ids=lambda command: command[0])
def test_the_explorer_passes(built: None, command: list[str]) -> None:
    if shutil.which("node") is None or not TOOLS.is_dir():
        pytest.skip("Node was only borrowed for the build here: the explorer's own tests need it installed")
    ran = subprocess.run(
        [str(TOOLS / command[0]), *command[1:]],
        cwd=SOURCES,
        env={**os.environ, "CI": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_text_never_becomes_markup() -> None:
    for path in SOURCES.joinpath("src").rglob("*.ts*"):
        source = path.read_text("utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert forbidden not in source, f"{path.name}: {forbidden}"
