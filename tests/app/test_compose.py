"""Documents into journal and network: each once, and none lost because another one fails."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from app.compose import Intake, Metadata, extract, read
from graph.errors import ExtractError, StoreError
from graph.journal import Journal, Outcome
from graph.model import Document, Origin, Reading
from graph.network import Network


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


def test_intake_reads_a_text_once(journal: Journal) -> None:
    brittle, network = Brittle(4), Network()
    intake = Intake(journal, network, brittle)
    one = document("one")
    assert intake.add(one) is Outcome.ADDED
    assert intake.add(one) is Outcome.KNOWN
    assert intake.add(document("one", "b.txt")) is Outcome.ORIGIN_ADDED
    assert brittle.read_texts == ["one"]
    assert {origin.name for origin in network.records[one.id].document.origins} == {"a.txt", "b.txt"}
    with pytest.raises(ExtractError):
        intake.add(document("bad"))
    assert set(network.records) == {record.document.id for record in journal.records()} == {one.id}
    assert intake.remove(one.id)
    assert not intake.remove(one.id)
    assert not network.records


def test_intake_of_many(journal: Journal) -> None:
    brittle, network = Brittle(2), Network()
    intake = Intake(journal, network, brittle)
    texts = ["one", "two", "bad", "one", "three"]
    first = list(intake.add_all(document(text) for text in texts))
    assert sorted((taken.document.text, taken.outcome) for taken in first if taken.outcome) == [
        ("one", Outcome.ADDED),
        ("one", Outcome.KNOWN),
        ("three", Outcome.ADDED),
        ("two", Outcome.ADDED),
    ]
    assert [taken.document.text for taken in first if taken.outcome is None] == ["bad"]
    revision = journal.revision
    again = list(intake.add_all(document(text) for text in ("one", "two", "three")))
    assert [taken.outcome for taken in again] == [Outcome.KNOWN] * 3
    assert journal.revision == revision
    assert {record.document.text for record in network.records.values()} == {"one", "two", "three"}


def test_bytes_to_network(journal: Journal) -> None:
    """The whole way with the real extractor."""
    network = Network()
    data = b"---\ntitle: Farm\n---\nNorwind Energy will build a 3 GW wind farm off Jutland, its chief executive said."
    (farm,) = read(data, "farm.md", defaults=Metadata(source="The Estuary"))
    assert Intake(journal, network).add(farm) is Outcome.ADDED
    record = network.records[farm.id]
    assert record.document.origin == Origin(name="farm.md", title="Farm", source="The Estuary")
    assert record == journal.get(farm.id)
