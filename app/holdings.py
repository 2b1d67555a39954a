"""What a running service holds: the journal, the graph that is projected from it, and the one way to change both.

The graph is read and written by the event loop's thread only, so that no reader sees half a change; extraction and the
journal, which take longer, run in worker threads. One change at a time: the graph's revision is always the journal's.
"""

import asyncio
from collections.abc import Callable
from typing import Self

from starlette.concurrency import run_in_threadpool

from app.answers import Teller
from app.settings import Settings
from graph import lexicon
from graph.journal import Journal, Outcome
from graph.model import Document, Reading
from graph.network import Network
from graph.query.comparisons import Comparisons
from graph.query.finder import Finder
from graph.query.ways import Ways

Read = Callable[[Document], Reading]


class Holdings:
    """The journal and the graph of one running service."""

    def __init__(self, settings: Settings, journal: Journal, network: Network, read: Read) -> None:
        self.settings = settings
        self.journal = journal
        self.network = network
        self.finder = Finder(network)
        self.teller = Teller(network)
        self.comparisons = Comparisons(network)
        self.ways = Ways(network)
        self._read = read
        self._changing = asyncio.Lock()
        self._reading = asyncio.Lock()

    @classmethod
    def open(cls, settings: Settings, read: Read) -> Self:
        """Open the journal and build the graph. Raises `StoreError`."""
        journal = Journal.open(settings.store)
        network = Network(journal.records(), lexicon.load(), journal.revision)
        return cls(settings, journal, network, read)

    def close(self) -> None:
        """Let go of the journal."""
        self.journal.close()

    async def add(self, document: Document) -> Outcome:
        """Read a document and keep it; a text that is known is not read again. Raises `StoreError`."""
        known = self.network.records.get(document.id)
        reading = known.reading if known else await self._reading_of(document)
        async with self._changing:
            outcome = await run_in_threadpool(self.journal.add, document, reading)
            if outcome is not Outcome.KNOWN:
                record = await run_in_threadpool(self.journal.get, document.id)
                assert record is not None
                self.network.add(record)
                self.network.revision += 1
            return outcome

    async def _reading_of(self, document: Document) -> Reading:
        """One document at a time: two threads in one language model would be no quicker."""
        async with self._reading:
            return await run_in_threadpool(self._read, document)

    async def remove(self, document_id: str) -> bool:
        """Forget a document with all its claims; false where it was not there. Raises `StoreError`."""
        async with self._changing:
            removed = await run_in_threadpool(self.journal.remove, document_id)
            if removed:
                self.network.remove(document_id)
                self.network.revision += 1
            return removed
