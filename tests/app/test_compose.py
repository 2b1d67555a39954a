"""Documents into the journal: each once, and none lost because another one fails."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app.compose import Metadata, extract, read, take
from graph.errors import ExtractError, StoreError
from graph.journal import Journal, Outcome
from graph.model import Document, Origin, Reading


def document(text: str, name: str = "a.txt") -> Document:
    return Document.of(text, Origin(name=name))


class Brittle:
    """Reads nothing in a document, and fails on "bad"; batches as many documents as it is told."""

    def __init__(self, batch: int) -> None:
        self._batch = batch
        self.read_texts: list[str] = []

    def read(self, document: Document) -> Reading:
        self.read_texts.append(document.text)
        if document.text == "bad":
            raise RecursionError("too deep")
        return Reading(document=document.id, extractor="brittle")

    def read_all(self, documents: Iterable[Document]) -> Iterator[Reading]:
        batch: list[Document] = []
        for each in documents:
            batch.append(each)
            if len(batch) == self._batch:
                yield from [self.read(document) for document in batch]
                batch.clear()
        yield from [self.read(document) for document in batch]


@pytest.mark.parametrize("batch", [1, 2, 3, 10])
@pytest.mark.parametrize("texts", ["bad", "one bad", "bad bad one", "one two bad three four bad", "one two three"])
def test_a_failure_leaves_the_others(texts: str, batch: int) -> None:
    told = list(extract([document(text) for text in texts.split()], Brittle(batch)))
    assert [document.text for document, _ in told] == texts.split()
    for each, reading in told:
        if each.text == "bad":
            assert isinstance(reading, ExtractError)
            assert "RecursionError" in str(reading)
            assert "too deep" in str(reading)
        else:
            assert isinstance(reading, Reading)
            assert reading.document == each.id


def test_documents_that_do_not_come_are_not_the_extractors_failure() -> None:
    def documents() -> Iterator[Document]:
        yield document("one")
        raise StoreError("gone")

    told = extract(documents(), Brittle(1))
    assert next(told)[0].text == "one"
    with pytest.raises(StoreError, match="gone"):
        next(told)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal.open(f"sqlite:///{tmp_path / 'test.db'}")
    yield journal
    journal.close()


def test_a_text_is_read_once(journal: Journal) -> None:
    brittle = Brittle(2)
    texts = ["one", "two", "bad", "one", "three"]
    first = list(take(journal, (document(text) for text in texts), brittle))
    assert sorted((taken.document.text, taken.outcome) for taken in first if taken.outcome) == [
        ("one", Outcome.ADDED),
        ("one", Outcome.KNOWN),
        ("three", Outcome.ADDED),
        ("two", Outcome.ADDED),
    ]
    assert [taken.document.text for taken in first if taken.outcome is None] == ["bad"]
    revision, read_before = journal.revision, len(brittle.read_texts)
    again = list(take(journal, (document(text) for text in ("one", "two", "three")), brittle))
    assert [taken.outcome for taken in again] == [Outcome.KNOWN] * 3
    assert (journal.revision, len(brittle.read_texts)) == (revision, read_before)
    elsewhere = list(take(journal, [document("one", "b.txt"), document("four")], brittle))
    assert {taken.document.text: taken.outcome for taken in elsewhere} == {
        "one": Outcome.ORIGIN_ADDED,
        "four": Outcome.ADDED,
    }
    record = journal.get(document("one").id)
    assert record
    assert {origin.name for origin in record.document.origins} == {"a.txt", "b.txt"}


def test_bytes_to_journal(journal: Journal) -> None:
    """The whole way with the real extractor."""
    data = b"---\ntitle: Farm\n---\nNorwind Energy will build a 3 GW wind farm off Jutland, its chief executive said."
    (taken,) = take(journal, read(data, "farm.md", defaults=Metadata(source="The Estuary")))
    record = journal.get(taken.document.id)
    assert record
    assert record.document.origin == Origin(name="farm.md", title="Farm", source="The Estuary")
    assert record.reading == taken.reading
