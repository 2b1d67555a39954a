"""The README's worked example: its commands, run against a service on the samples, and their answers, abridged by rule.

A ```console block holds `$ command` lines, each followed by its answer. `python -m tests.readme --write` (make readme)
writes the answers anew; tests/test_readme.py holds them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.serving import ROOT, served

README = ROOT / "README.md"
ADDRESS = "http://127.0.0.1:8000"
"""The address that the README shows; the test's own service stands in for it."""

WHOLE = 3
"""A list of at most so many items is shown whole; a longer one by its first."""

LINES = 30
"""So many lines of an answer that is not JSON."""

SHOWN = frozenset(
    {"total", "items", "id", "type", "status", "parties", "name", "role", "figures", "text", "value", "unit", "bound"}
    | {"date", "evidence", "quote", "document", "start", "end", "counts", "claims", "documents", "sources"}
)
"""The fields that the README shows; the others are left out."""

READER = re.compile(r"\b[0-9a-f]{16}(?=%2B)")
"""The hash of the code that read a document, which every change of that code changes: shown as "…"."""

DEAL = re.compile(r"\bdeal-[0-9a-f]{20}\b")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def abridged(value: Json) -> Json:
    """The rule: fields outside SHOWN are left out; of a list longer than WHOLE only the first item stays.

    >>> abridged({"total": 9, "revision": 4, "items": [1, 2, 3, 4]})
    {'total': 9, 'items': [1, '… and 3 more']}
    """
    match value:
        case dict():
            return {key: abridged(inner) for key, inner in value.items() if key in SHOWN}
        case list() if len(value) > WHOLE:
            return [abridged(value[0]), f"… and {len(value) - 1} more"]
        case list():
            return [abridged(inner) for inner in value]
        case _:
            return value


def printed(answer: str) -> str:
    """The answer as the README shows it."""
    try:
        value: Json = json.loads(answer)
    except json.JSONDecodeError:
        lines = READER.sub("…", answer).rstrip("\n").split("\n")
        return "\n".join([*lines[:LINES], *(["…"] if len(lines) > LINES else [])]) + "\n"
    return compact(json.dumps(abridged(value), ensure_ascii=False, indent=2)) + "\n"


def compact(text: str) -> str:
    """Innermost objects and lists on one line each, where they fit into 120 columns."""
    inner = re.compile(r"([\[{])\n\s+([^\[\]{}]*?)\n\s*([\]}])")

    def one_line(match: re.Match[str]) -> str:
        line = match[1] + re.sub(r"\n\s+", " ", match[2]) + match[3]
        return line if len(line) <= 100 else match[0]

    return inner.sub(one_line, text)


def run(command: str, address: str, folder: Path = ROOT) -> str:
    """What a command of the README prints in the folder; the service at the address stands in for the README's."""
    surroundings = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    said = subprocess.run(
        ["/bin/sh", "-c", command.replace(ADDRESS, address)],
        env=surroundings,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if said.returncode != 0:
        raise RuntimeError(f"{command}: status {said.returncode}: {said.stderr[-1000:]}")
    return said.stdout.replace(address, ADDRESS)


def commands(block: str) -> list[str]:
    """The commands of a block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def answered(block: str, address: str) -> str:
    """The block with each command's answer as it is now."""
    return "".join(f"$ {command}\n{printed(run(command, address))}" for command in commands(block))


def renewed(text: str, address: str) -> str:
    """The README with every answer as it is now; a deal that a command names becomes the first that was answered."""
    deals: list[str] = []

    def renew(match: re.Match[str]) -> str:
        block = DEAL.sub(deals[0], match[1]) if deals else match[1]
        block = answered(block, address)
        deals.extend(DEAL.findall(block))
        return f"```console\n{block}```"

    return BLOCK.sub(renew, text)


def main() -> int:
    """Print the README with its answers anew, or write it."""
    parser = argparse.ArgumentParser(prog="python -m tests.readme", description="Renew the README's answers.")
    parser.add_argument("--write", action="store_true", help="write README.md; else print it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as address:
        text = renewed(README.read_text(encoding="utf-8"), address)
    if options.write:
        README.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
