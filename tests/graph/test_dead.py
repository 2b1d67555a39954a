"""What another reading gains, loses and moves, and who follows the dead."""

import sqlite3
from pathlib import Path

import pytest

from graph.dead import compare
from graph.journal import Journal
from graph.record import Record
from tests.graph.made import Maker

TEXT = "Northwind buys 2.5 GW for about $4 billion, Contoso 1 GW."


def read(*words: str, by: str = "new", prop: str = "value") -> Record:
    maker = Maker(TEXT)
    for each in words:
        maker.figure(each, 1, "GW" if each.endswith("GW") else "USD", prop)
    record = maker.record()
    return record.model_copy(update={"reading": record.reading.model_copy(update={"extractor": by})})


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        (("2.5 GW", "1 GW"), ("2.5 GW", "1 GW"), (0, 0, 0)),
        (("2.5 GW",), ("2.5 GW", "1 GW"), (1, 0, 0)),
        (("2.5 GW", "1 GW"), ("2.5 GW",), (0, 1, 0)),
        (("$4 billion", "1 GW"), ("about $4 billion",), (0, 1, 1)),
        (("2.5",), ("2.5 GW", "1 GW"), (1, 0, 1)),
    ],
)
def test_what_a_reading_changes(before: tuple[str, ...], after: tuple[str, ...], counts: tuple[int, ...]) -> None:
    told = compare(read(*before).reading, read(*after).reading)
    assert (len(told.gained), len(told.lost), len(told.moved)) == counts
    assert told.changed == ()


def test_a_claim_whose_words_stayed_keeps_its_id() -> None:
    before, after = read("1 GW").reading, read("1 GW", prop="power").reading
    assert compare(before, after) == ((), (), (), (after.figures[0].id,))


def test_the_dead_are_kept_and_followed_anew(tmp_path: Path) -> None:
    journal = Journal.open(f"sqlite:///{tmp_path / 'j.db'}")
    first, second, third = read("2.5", "1 GW", by="old"), read("1 GW"), read("2.5 GW", "1 GW", by="newer")
    journal.add(first.document, first.reading)
    gone = first.reading.figures[0].id
    assert journal.dead(gone) is None
    assert journal.reread(second.reading)
    dead = journal.dead(gone)
    assert dead
    assert (dead.quote, dead.start, dead.successor) == ("2.5", TEXT.index("2.5"), None)
    assert journal.reread(third.reading)
    dead = journal.dead(gone)
    assert dead
    assert dead.successor == third.reading.figures[0].id
    assert journal.reread(first.reading)  # it lives again
    assert (journal.dead(gone), journal.revision) == (None, 4)
    assert [change.what for change in journal.changes(0)] == ["added", "reread", "reread", "reread"]
    journal.remove(first.document.id)
    assert journal.dead(third.reading.figures[0].id) is None
    assert not journal.reread(first.reading)
    journal.close()


def test_a_store_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    record = read("1 GW")
    file = tmp_path / "old.db"
    journal = Journal.open(f"sqlite:///{file}")
    journal.add(record.document, record.reading)
    journal.close()
    with sqlite3.connect(file) as old:
        old.execute("ALTER TABLE origins DROP COLUMN id")
        old.execute("DROP TABLE dead_claims")
        old.execute("UPDATE claimgraph_meta SET value = 1 WHERE name = 'schema'")
    old.close()
    for _ in range(2):
        journal = Journal.open(f"sqlite:///{file}")
        assert journal.get(record.document.id) == record
        assert journal.add(record.document, record.reading) == "known"
        journal.close()
