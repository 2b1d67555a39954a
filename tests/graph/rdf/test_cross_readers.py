"""Readers of other makers read the exports without a warning and count the same statements: raptor (C) and N3.js."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from graph.rdf.formats import Format
from tests.graph.rdf.sample import contents
from tests.graph.rdf.told import by_oxigraph, exported

ROOT = Path(__file__).parents[3]
N3 = ROOT / "tests" / "n3"
LINES = [Format.TURTLE, Format.NTRIPLES, Format.NQUADS, Format.TRIG]


def _program(name: str, how: str) -> str:
    found = shutil.which(name)
    if not found:
        pytest.fail(f"{name} is missing: {how}")
    return found


@pytest.mark.parametrize("form", LINES)
def test_rapper(form: Format, tmp_path: Path) -> None:
    rapper = _program("rapper", "apt-get update && apt-get install raptor2-utils")
    path = tmp_path / f"export.{form.extension}"
    path.write_bytes(exported(contents(), form))
    done = subprocess.run([rapper, "-i", form.value, "-c", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    count = len(by_oxigraph(path.read_bytes(), form))
    assert f"returned {count} triples" in done.stderr


@pytest.mark.parametrize("form", LINES)
def test_n3(form: Format) -> None:
    node = _program("node", "install Node.js 18 or later")
    if not (N3 / "node_modules" / "n3").is_dir():
        pytest.fail(f"N3.js is missing: npm ci --prefix {N3.relative_to(ROOT)}")
    data = exported(contents(), form)
    done = subprocess.run([node, str(N3 / "read.mjs"), form.media_type], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    told = {tuple(quad) for quad in json.loads(done.stdout)}
    quads = {(*quad, "DEFAULT")[:4] for quad in by_oxigraph(data, form)}
    assert len(told) == len(quads)
    assert {(s, p) for s, p, _, _ in told} == {(s[1:-1], p[1:-1]) for s, p, _, _ in quads}
