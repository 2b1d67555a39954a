"""`claimgraph refresh`: what an older extractor read is read again, and the difference is told."""

from pathlib import Path

import pytest

from app.cli import main
from app.compose import extractor
from graph.journal import Journal
from tests.graph.made import Maker

TEXT = "Norwind Energy will build a 3 GW wind farm off Jutland for $5 billion, its chief executive said."


def test_refresh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = f"sqlite:///{tmp_path / 'old.db'}"
    maker = Maker(TEXT, name="farm.txt")
    maker.figure("3 GW wind", 3, "GW")
    maker.figure("Jutland", 3, "GW")
    record = maker.record()
    moved, lost = (figure.id for figure in record.reading.figures)
    journal = Journal.open(store)
    journal.add(record.document, record.reading)

    assert main(["refresh", "--dry-run", "--store", store]) == 0
    told = capsys.readouterr().out
    assert f"  > {moved} '3 GW wind' -> figure-" in told
    assert f"  - {lost} 'Jutland'" in told
    assert "documents: 1 read again (nothing was written)" in told
    assert "1 lost, 1 moved, 0 changed" in told.splitlines()[-1]
    assert (journal.revision, journal.dead(lost)) == (1, None)

    assert main(["refresh", "--store", store]) == 0
    assert "documents: 1 read again (ids stayed where the words stayed)" in capsys.readouterr().out
    assert journal.revision == 2
    found = journal.get(record.document.id)
    assert found
    assert found.reading.extractor == extractor().identity
    gone, left = journal.dead(lost), journal.dead(moved)
    assert gone
    assert left
    assert (gone.quote, gone.successor) == ("Jutland", None)
    assert left.successor in {figure.id for figure in found.reading.figures}

    assert main(["refresh", "--store", store]) == 0
    assert capsys.readouterr().out.startswith("documents: 0 read again")
    assert journal.revision == 2
    journal.close()
