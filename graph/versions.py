"""Versions of one document: the same URL, or the same id of a caller, with another text.

An origin's addresses are its URL (without fragment) and its caller's id. Of the texts that came from one address the
latest stands: the one published last there, a day before no day at all; on the same day the longer text, for stories
grow; then the greater id, so that the order of arrival never matters. A document is superseded where another text
stands at an address of each of its origins; an origin without an address is never superseded.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from graph.model import Origin
from graph.record import Record

Address = tuple[str, str]
Rank = tuple[str, int, str]


class Wanted(StrEnum):
    """Which versions an answer tells of."""

    LATEST = "latest"
    ALL = "all"


def addresses(origin: Origin) -> tuple[Address, ...]:
    """Where an origin says that its text can be found."""
    found = (("url", origin.url and origin.url.partition("#")[0]), ("id", origin.id))
    return tuple((kind, words) for kind, words in found if words)


class Versions:
    """The records of all documents, and which of them stand."""

    def __init__(self, wanted: Wanted = Wanted.LATEST) -> None:
        self.wanted = wanted
        self.records: dict[str, Record] = {}
        self._at: dict[Address, dict[str, Rank]] = {}

    def __contains__(self, document_id: object) -> bool:
        return document_id in self.records

    def put(self, record: Record) -> set[str]:
        """Keep a record, in place of one of the same document; the other documents that share an address with it."""
        touched = self.take(record.document.id)
        self.records[record.document.id] = record
        for address, rank in _ranks(record):
            self._at.setdefault(address, {})[record.document.id] = rank
        return touched | self._beside(record)

    def take(self, document_id: str) -> set[str]:
        """Let go of a record; the other documents that share an address with it."""
        record = self.records.pop(document_id, None)
        if record is None:
            return set()
        touched = self._beside(record)
        for address, _ in _ranks(record):
            self._at.get(address, {}).pop(document_id, None)
            if not self._at.get(address, True):
                del self._at[address]
        return touched

    def stands(self, document_id: str) -> bool:
        """Whether a document is told of: it is there, and it is not superseded or all versions are wanted."""
        record = self.records.get(document_id)
        if record is None:
            return False
        return self.wanted is Wanted.ALL or not all(self._newer(record, origin) for origin in record.document.origins)

    def superseded(self) -> Iterator[str]:
        """The ids of documents of which another version stands."""
        for one, record in self.records.items():
            origins = record.document.origins
            if origins and all(self._newer(record, origin) for origin in origins):
                yield one

    def _newer(self, record: Record, origin: Origin) -> bool:
        """Whether another text stands at an address of this origin."""
        ranks = (self._at[address] for address in addresses(origin))
        return any(max(at, key=at.__getitem__) != record.document.id for at in ranks if len(at) > 1)

    def _beside(self, record: Record) -> set[str]:
        found = {other for address, _ in _ranks(record) for other in self._at.get(address, ())}
        return found - {record.document.id}


def _ranks(record: Record) -> Iterable[tuple[Address, Rank]]:
    """The addresses of a document, each with how late it was published there."""
    found: dict[Address, Rank] = {}
    document = record.document
    for origin in document.origins:
        day = origin.published.isoformat() if origin.published else ""
        for address in addresses(origin):
            rank = (day, len(document.text), document.id)
            found[address] = max(found.get(address, rank), rank)
    return found.items()
