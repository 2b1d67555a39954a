"""The pages of docs/: their files written, their commands run in order, their answers as they are now.

A fenced block with a `title` is a file. A ```console block holds `$ command` lines, each followed by its answer,
abridged as the README's are; `claimgraph serve` starts a service on the page's own store, which then stands in for the
address that pages show. `python -m tests.docs` writes every page with its answers anew; tests/test_docs.py holds them.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.readme import ADDRESS, printed, run
from tests.serving import CLAIMGRAPH, ROOT, free_port, served

DOCS = ROOT / "docs"
PAGES = sorted([DOCS / "index.md", DOCS / "tutorial.md", DOCS / "sparql.md", *(DOCS / "how-to").glob("*.md")])
FENCE = re.compile(r'^```(\w+)(?: title="([\w.-]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)


class Reader:
    """Somebody who does what a page says, in a folder, with a service at an address."""

    def __init__(self, folder: Path, address: str, stack: ExitStack) -> None:
        self._folder = folder
        self._address = address
        self._stack = stack

    def follow(self, text: str) -> str:
        """The page with every answer as it is now."""
        return FENCE.sub(self._block, text)

    def _block(self, match: re.Match[str]) -> str:
        language, title, body = match.groups()
        if title:
            (self._folder / title).write_text(body.replace(ADDRESS, self._address), encoding="utf-8")
        if language != "console":
            return match[0]
        commands = [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]
        answers = "".join(f"$ {command}\n{self._answer(command)}" for command in commands)
        return f"```console\n{answers}```"

    def _answer(self, command: str) -> str:
        if command == "claimgraph serve":
            self._address, said = self._stack.enter_context(_serving(self._folder))
            return said.replace(self._address, ADDRESS)
        said = run(command, self._address, self._folder)
        return printed(said) if said else ""


@contextmanager
def _serving(folder: Path) -> Iterator[tuple[str, str]]:
    """A service on the store of a folder: its address, and the line that tells it (the others count claims)."""
    port = free_port()
    with (folder / "serve.log").open("wb") as log:
        command = [CLAIMGRAPH, "serve", "--port", str(port)]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True, env=clean())
    try:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{port}", [server.stdout.readline() for _ in range(3)][1]
    finally:
        server.terminate()
        server.wait(30)
        if server.stdout:
            server.stdout.close()


def clean() -> dict[str, str]:
    """The surroundings without settings of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("CLAIMGRAPH_")}


def followed(page: Path, folder: Path, address: str) -> str:
    """A page with every answer as it is now, done in a new folder, with a service on the samples at the address."""
    prepare(page, folder)
    with ExitStack() as stack:
        return Reader(folder, address, stack).follow(page.read_text(encoding="utf-8"))


def main() -> int:
    """Write the pages that the arguments name, or every page, with their answers anew."""
    with tempfile.TemporaryDirectory() as samples, served(Path(samples)) as address:
        for page in [path for path in PAGES if path.stem in sys.argv[1:]] or PAGES:
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(followed(page, Path(folder), address), encoding="utf-8")
    return 0


def prepare(page: Path, folder: Path) -> None:
    """The notebook's page asks the store itself: it holds the samples. Every other page begins with nothing."""
    if page.stem == "notebook":
        command = [CLAIMGRAPH, "ingest", str(ROOT / "samples")]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120, env=clean())


if __name__ == "__main__":
    sys.exit(main())
