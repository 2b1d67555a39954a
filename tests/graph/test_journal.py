"""The journal: what is acknowledged is kept, what is known changes nothing, what is wrong is said."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.journal import Journal, Outcome, Record
from graph.model import Document, Origin, Reading
from graph.vocab import Bound, DealType, Role
from tests.graph.made import Maker, day, party


def full_record() -> Record:
    maker = Maker("Northwind buys 2.5 GW from Contoso for $4 billion\u2026\x00 \U0001f600. So it was said.")
    power = maker.figure(
        "2.5 GW", 2.5, "GW", "power bought", ["Northwind"], bound=Bound.ABOUT, period=day("2026-01-05")
    )
    maker.deal("buys", DealType.SUPPLY, party("Northwind", Role.BUYER), party("Contoso", Role.SELLER), figures=[power])
    maker.figure("$4 billion", 4_000_000_000, "USD", "price")
    return maker.record()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'journal.db'}"


@pytest.fixture
def journal(url: str) -> Iterator[Journal]:
    opened = Journal.open(url)
    yield opened
    opened.close()


def test_keeps_exactly_what_came(journal: Journal, url: str) -> None:
    record = full_record()
    assert journal.add(record.document, record.reading) is Outcome.ADDED
    journal.close()
    again = Journal.open(url)
    assert again.get(record.document.id) == record
    assert list(again.records()) == [record]
    assert (again.revision, again.has(record.document.id)) == (1, True)
    again.close()


def test_the_same_again_changes_nothing(journal: Journal) -> None:
    record = full_record()
    journal.add(record.document, record.reading)
    assert journal.add(record.document, record.reading) is Outcome.KNOWN
    assert journal.revision == 1


def test_another_origin_is_added(journal: Journal) -> None:
    record = full_record()
    elsewhere = Origin(name="copy.txt", url="https://example.org/copy", published=dt.date(2026, 2, 1))
    other = Document.of(record.document.text, elsewhere)
    journal.add(record.document, record.reading)
    assert journal.add(other, record.reading) is Outcome.ORIGIN_ADDED
    assert journal.add(other, record.reading) is Outcome.KNOWN
    kept = journal.get(record.document.id)
    assert kept is not None
    assert kept.document == Document.of(record.document.text, *record.document.origins, elsewhere)
    assert [(c.revision, c.what) for c in journal.changes(0)] == [(1, "added"), (2, "origin_added")]


def test_remove_forgets_all_of_it(journal: Journal) -> None:
    record = full_record()
    journal.add(record.document, record.reading)
    assert journal.remove(record.document.id)
    assert not journal.remove(record.document.id)
    assert (journal.get(record.document.id), list(journal.records()), journal.revision) == (None, [], 2)
    assert journal.add(record.document, record.reading) is Outcome.ADDED


def test_records_come_in_the_order_of_ids(journal: Journal) -> None:
    for number in range(450):
        document = Document.of(f"text {number}", Origin(name=str(number)))
        journal.add(document, Reading(document=document.id, extractor="x"))
    ids = [record.document.id for record in journal.records()]
    assert ids == sorted(ids)
    assert len(set(ids)) == 450


def test_a_reading_of_another_document_is_refused(journal: Journal) -> None:
    with pytest.raises(StoreError, match="not of"):
        journal.add(Document.of("a"), Reading(document="b", extractor="x"))


def write_newer(path: Path) -> None:
    Journal.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE claimgraph_meta SET value = 99 WHERE name = 'schema'")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (write_newer, "version 99"),
        (lambda path: path.write_text("no database at all, only words" * 40), "not a database"),
        (lambda path: path.mkdir(), "unable to open"),
    ],
)
def test_what_can_not_be_opened_says_why(tmp_path: Path, spoil: object, message: str) -> None:
    path = tmp_path / "spoilt.db"
    assert callable(spoil)
    spoil(path)
    with pytest.raises(StoreError, match=message):
        Journal.open(f"sqlite:///{path}")


@pytest.mark.parametrize("wrong", ["nonsense", "mystery://host/x", "sqlite:////no/such/folder/x.db"])
def test_wrong_urls_are_store_errors(wrong: str) -> None:
    with pytest.raises(StoreError):
        Journal.open(wrong)


WRITER = """
import sys
from graph.journal import Journal
from graph.model import Document, Origin, Reading
journal = Journal.open(sys.argv[1])
for number in range(10**6):
    document = Document.of(f"run {sys.argv[2]} text {number} " + "x" * 2000, Origin(name=str(number)))
    journal.add(document, Reading(document=document.id, extractor="x", sentences=((0, 9),) * 50))
    print(document.id, flush=True)
"""


def test_kill_loses_nothing_that_was_acknowledged(url: str) -> None:
    """Ten times: a writer that prints each id after `add` returned is killed in the middle."""
    acknowledged: set[str] = set()
    for run in range(10):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, url, str(run)], stdout=subprocess.PIPE, text=True)
        assert writer.stdout
        acknowledged.add(writer.stdout.readline().strip())
        time.sleep(0.02 * run)
        os.kill(writer.pid, signal.SIGKILL)
        printed = writer.stdout.read()
        acknowledged.update(line for line in printed.splitlines() if len(line) == 32)
        writer.stdout.close()
        writer.wait()
    journal = Journal.open(url)
    kept = {record.document.id: record for record in journal.records()}
    assert acknowledged <= set(kept)
    assert all(len(record.reading.sentences) == 50 and record.document.origins for record in kept.values())
    assert journal.revision == len(kept) >= 10
    journal.close()
