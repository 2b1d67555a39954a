"""docs/ holds: every page's commands and snippets run, with the answers that it shows; the notebook; the site."""

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters

from tests.docs import DOCS, FENCE, PAGES, clean, followed
from tests.serving import CLAIMGRAPH, ROOT, served

NOTEBOOK = DOCS / "notebooks" / "gigawatts.ipynb"
CHECKED = """
import json, matplotlib
matplotlib.use("Agg")
told = {}
for cell in json.load(open("gigawatts.ipynb"))["cells"]:
    if cell["cell_type"] == "code":
        exec(compile("".join(cell["source"]), cell["id"], "exec"), told)
told["figure"].savefig("gigawatts.png")
table = told["table"]
print(json.dumps({"rows": table.to_dict("records"), "bars": len(told["bars"])}))
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("docs")) as found:
        yield found


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_does_what_it_shows(page: Path, address: str, tmp_path: Path) -> None:
    """`python -m tests.docs` writes the answers anew; look at the difference before you commit it."""
    assert followed(page, tmp_path, address) == page.read_text(encoding="utf-8")
    if page.stem == "tutorial":
        assert (tmp_path / "gigawatts.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_block_is_run(page: Path) -> None:
    """A block is a session, or a file that a session or a test uses; a query of SPARQL, whose test is its own."""
    blocks = FENCE.findall(page.read_text(encoding="utf-8"))
    sessions = "".join(body for language, _, body in blocks if language == "console")
    known = {"mcp.json", "sparql"}
    unused = [title or language for language, title, _ in blocks if language != "console" and title not in sessions]
    assert [name for name in unused if name not in known] == []
    assert page.read_text(encoding="utf-8").count("\n```") == 2 * len(blocks)
    assert not re.search(r"^    (?:\$|curl|claimgraph) ", page.read_text(encoding="utf-8"), re.MULTILINE)


def test_the_entry_for_programs_starts_the_tools(tmp_path: Path) -> None:
    """The entry of how-to/mcp.md, as a program would start it, asked by the official client."""
    page = (DOCS / "how-to" / "mcp.md").read_text(encoding="utf-8")
    (entry,) = [json.loads(body) for _, title, body in FENCE.findall(page) if title == "mcp.json"]
    told = entry["mcpServers"]["claimgraph"]
    assert told["command"] == Path(CLAIMGRAPH).name
    command = StdioServerParameters(command=CLAIMGRAPH, args=told["args"], cwd=tmp_path, env=clean())

    async def tools() -> list[str]:
        async with Client(command, read_timeout_seconds=120) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert asyncio.run(tools()) == named


def test_the_notebook(address: str, tmp_path: Path) -> None:
    """Its cells in order, in a process of their own; a bar a row, and every bar with its sentence."""
    (tmp_path / "gigawatts.ipynb").write_bytes(NOTEBOOK.read_bytes())
    surroundings = {**os.environ, "CLAIMGRAPH_ADDRESS": address, "MPLCONFIGDIR": str(tmp_path)}
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHECKED],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    told = json.loads(ran.stdout.splitlines()[-1])
    companies = {row["company"] for row in told["rows"]}
    assert {"OpenAI", "Broadcom"} <= companies
    assert told["bars"] == len(told["rows"])
    assert all("GW" in row["sentence"] or "gigawatt" in row["sentence"] for row in told["rows"])
    assert (tmp_path / "gigawatts.png").stat().st_size > 5000


def test_the_notebook_is_kept_without_answers() -> None:
    book = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    cells = book["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells if "outputs" in cell)


def test_the_site(tmp_path: Path) -> None:
    """Every link of every page holds; the reference is made from the code; nothing is loaded from elsewhere."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")]
    surroundings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    built = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=180
    )
    assert built.returncode == 0, built.stdout + built.stderr
    pages = {page.relative_to(tmp_path / "site").as_posix(): page for page in (tmp_path / "site").rglob("*.html")}
    rest = pages["reference/rest/index.html"].read_text(encoding="utf-8")
    assert all(words in rest for words in ("GET /v1/deals", "involving", "joint_venture", "POST /v1/documents"))
    assert "open_sources" in pages["reference/vocabulary/index.html"].read_text(encoding="utf-8")
    settings = pages["reference/settings/index.html"].read_text(encoding="utf-8")
    assert "CLAIMGRAPH_SPARQL_AT_ONCE" in settings
    assert "How many SPARQL queries run side by side" in settings
    assert "FigureClaim" in pages["reference/rdf/index.html"].read_text(encoding="utf-8")
    loaded = [
        address
        for page in pages.values()
        for address in re.findall(
            r'<(?:script|img|link rel="stylesheet")[^>]*(?:src|href)="(https?:[^"]+)"', page.read_text()
        )
    ]
    assert loaded == []
