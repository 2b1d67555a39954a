"""`claimgraph extract --coverage` and `--explain`: what was left and how deals were read, beside the JSON."""

import json
from pathlib import Path

import pytest

from app.cli import main

TEXT = """Norwind Energy agreed to buy Halden Marine for $3 billion on Monday.

The Boeing 747 flew as flight 12 to Oslo on 3 May 2024.

Zero-sum thinking is one of the oldest errors."""

ROWS = (
    ((), (), ("gave a figure", "deal:")),
    (("--coverage",), ("1 of ", "sentences with a number gave a figure", "747", "name"), ("deal:",)),
    (("--explain",), ("deal: acquisition", "acquirer: Norwind Energy", "target: Halden Marine"), ("gave a figure",)),
    (("--coverage", "--explain"), ("gave a figure", "deal: acquisition"), ()),
)


@pytest.mark.parametrize(("flags", "told", "untold"), ROWS)
def test_flags_tell_beside_the_json(
    flags: tuple[str, ...],
    told: tuple[str, ...],
    untold: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT)
    assert main(["extract", str(path), *flags]) == 0
    printed = capsys.readouterr()
    (row,) = [json.loads(line) for line in printed.out.splitlines()]
    assert [figure["value"] for figure in row["figures"]] == [3e9]
    assert [part for part in told if part not in printed.err] == []
    assert [part for part in untold if part in printed.err] == []
