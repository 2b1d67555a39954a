"""What a running service holds: the journal, the graph that is projected from it, and the one way to change both.

The graph is read and written by the event loop's thread only, so that no reader sees half a change; extraction and the
journal, which take longer, run in worker threads. One change at a time: the graph's revision is always the journal's.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import Self

from starlette.concurrency import run_in_threadpool

from app.settings import Settings
from app.view import View, published_by
from graph import lexicon
from graph.decision import Decision, Decisions
from graph.journal import Journal, Outcome
from graph.model import Document, Reading
from graph.network import Network

Read = Callable[[Document], Reading]
_VIEWS = 4
"""How many views of earlier days are kept: each is as large as the graph was then."""


class Holdings(View):
    """The journal and the graph of one running service."""

    def __init__(self, settings: Settings, journal: Journal, network: Network, read: Read) -> None:
        self.settings = settings
        self.journal = journal
        super().__init__(network)
        self._views: OrderedDict[tuple[int, date], View] = OrderedDict()
        self._read = read
        self._changing = asyncio.Lock()
        self._reading = asyncio.Lock()

    @classmethod
    def open(cls, settings: Settings, read: Read) -> Self:
        """Open the journal and build the graph. Raises `StoreError`."""
        journal = Journal.open(settings.store)
        decisions = Decisions.of(journal.decisions())
        network = Network(journal.records(), lexicon.load(), journal.revision, decisions)
        return cls(settings, journal, network, read)

    def at(self, day: date | None) -> View:
        """The graph itself, or as it had been published by a day; the last few such views are kept."""
        if day is None:
            return self
        key = (self.network.revision, day)
        if key not in self._views:
            self._views[key] = published_by(self.network, day)
            if len(self._views) > _VIEWS:
                self._views.popitem(last=False)
        return self._views[key]

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

    async def decide(self, decision: Decision, *, undo: bool = False) -> bool:
        """Keep a decision and follow it, or take it back; false where that changes nothing. Raises `StoreError`."""
        async with self._changing:
            change = self.journal.undo if undo else self.journal.decide
            changed = await run_in_threadpool(change, decision)
            if changed:
                decisions = await run_in_threadpool(self.journal.decisions)
                self.network.decide(Decisions.of(decisions))
                self.network.revision += 1
            return changed

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
