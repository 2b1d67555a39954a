"""The README holds: its commands run, their answers are those that it shows, its targets and links exist."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.readme import BLOCK, README, answered, commands, run
from tests.serving import ROOT, served

TEXT = README.read_text(encoding="utf-8")
BLOCKS = [match[1] for match in BLOCK.finditer(TEXT)]
CALLS = re.findall(r"^    (curl [^#\n]*[^#\n ])", TEXT, re.MULTILINE)
DOCUMENTS = [README, ROOT / "CONTRIBUTING.md"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("readme")) as found:
        yield found


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0][:60])
def test_answers(block: str, address: str) -> None:
    """`make readme` writes the answers anew; look at the difference before you commit it."""
    assert answered(block, address) == block
    assert len(block.splitlines()) > 2 * len(commands(block)), "an empty answer shows nothing"


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("command", CALLS)
def test_calls_succeed(command: str, address: str, tmp_path: Path) -> None:
    """The one-line calls: each is answered with a success (`-f` makes curl fail on any other status)."""
    run(command.replace("curl -s ", "curl -sf "), address, tmp_path)


def test_the_two_commands_come_first() -> None:
    commands = re.findall(r"^ +(make \w+)", TEXT, re.MULTILINE)
    assert commands[:2] == ["make serve", "make test"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=`| {2,}|$)", document.read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_named_files_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    linked = set(re.findall(r"\]\(([^)#:]+)\)", text))
    named = set(re.findall(r"`((?:app|graph|ingest|tests|samples|docs|benchmarks)/[\w./-]+)`", text))
    examples = {path for path in named if "/NAME." in path}
    assert [path for path in sorted((linked | named) - examples) if not (ROOT / path).exists()] == []
