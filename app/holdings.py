"""What a running service holds: the journal, the graph that is projected from it, and the one way to change both.

The graph is written by the event loop's thread only, and read by it, so that no reader sees half a change; what takes
longer runs in worker threads: extraction, the journal, and long looks at the graph, for which it stands still. One
change at a time: the graph's revision is always the journal's.
"""

import asyncio
import gc
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from typing import NamedTuple, Self, TypeVar

from starlette.concurrency import run_in_threadpool

from app.settings import Settings
from app.stillness import Stillness
from app.view import View, told_by
from graph import lexicon
from graph.dead import Dead
from graph.decision import Decision, Decisions
from graph.errors import StoreError
from graph.journal import DOCUMENT_CHANGES, Journal, Outcome, Record
from graph.model import Document, Reading
from graph.network import Network
from graph.query.filters import Filter
from graph.query.revised import Revised
from graph.versions import Wanted

Read = Callable[[Document], Reading]
V = TypeVar("V", View, Network)
T = TypeVar("T")
_VIEWS = 4
"""How many views of earlier days are kept: each is as large as the graph was then."""
_LARGE = 500
"""From how many documents on a graph is kept from the garbage collector."""
_AT_ONCE = 50
"""How many changes are followed before others are served again."""


class Holdings(View):
    """The journal and the graph of one running service."""

    def __init__(self, settings: Settings, journal: Journal, network: Network, read: Read) -> None:
        self.settings = settings
        self.journal = journal
        super().__init__(network)
        self._views: OrderedDict[tuple[int, date | None, Wanted], asyncio.Future[View]] = OrderedDict()
        self.changed = asyncio.Event()
        self._read = read
        self._changing = asyncio.Lock()
        self._reading = asyncio.Lock()
        self._stillness = Stillness()

    @classmethod
    def open(cls, settings: Settings, read: Read) -> Self:
        """Open the journal and build the graph. Raises `StoreError`."""
        journal = Journal.open(settings.store)
        decisions = Decisions.of(journal.decisions())
        revision = journal.revision
        network = _built(lambda: Network(journal.records(), lexicon.load(), revision, decisions))
        return cls(settings, journal, network, read)

    async def seen(self, day: date | None = None, versions: Wanted = Wanted.LATEST) -> View:
        """The graph itself, or as it had been published by a day, or with all versions of its documents.

        Such views are made in worker threads, and the last few are kept.
        """
        everything = versions is Wanted.LATEST or not any(self.network.versions.superseded())
        if day is None and everything:
            return self
        key = (self.network.revision, day, versions)
        if key not in self._views:
            like = self.network.of(())
            make = partial(told_by, list(self.network.told()), like, day, versions)
            self._views[key] = asyncio.ensure_future(run_in_threadpool(_built, make))
            if len(self._views) > _VIEWS:
                self._views.popitem(last=False)
        return await asyncio.shield(self._views[key])

    async def beside(self, look: Callable[[], T]) -> T:
        """What a long look at the graph finds, in a worker thread, so that others are served meanwhile."""
        async with self._stillness.looking():
            return await run_in_threadpool(look)

    async def sought(self, view: View, query: Filter) -> View:
        """The view, which knows what a filter finds: words are sought in all texts, which takes its time."""
        if getattr(query, "q", None) is not None and not view.finder.knows(query):
            await self.beside(lambda: view.finder.find(query))
        return view

    async def gathered(self, what: Revised) -> None:
        """Gather what stands for a whole revision, beside the others."""
        if what.stale:
            await self.beside(what.refreshed)

    async def holding(self, item: str) -> View | None:
        """The view that holds a claim, joined deal or document: the graph itself, else that of all versions."""
        for versions in Wanted:
            view = await self.seen(versions=versions)
            network = view.network
            if item in network.claims or item in network.deals.joined or item in network.records:
                return view
        return None

    async def dead(self, claim_id: str) -> Dead | None:
        """What is kept of a claim that its document no longer holds. Raises `StoreError`."""
        return await run_in_threadpool(self.journal.dead, claim_id)

    def close(self) -> None:
        """Let go of the journal."""
        self.journal.close()

    async def add(self, document: Document) -> Outcome:
        """Read a document and keep it; a text that is known is not read again. Raises `StoreError`."""
        known = self.network.versions.records.get(document.id)
        reading = known.reading if known else await self._reading_of(document)
        async with self._changing:
            outcome = await run_in_threadpool(self.journal.add, document, reading)
            await self._follow()
            return outcome

    async def decide(self, decision: Decision, *, undo: bool = False) -> bool:
        """Keep a decision and follow it, or take it back; false where that changes nothing. Raises `StoreError`."""
        async with self._changing:
            changed = await run_in_threadpool(self.journal.undo if undo else self.journal.decide, decision)
            await self._follow()
            return changed

    async def remove(self, document_id: str) -> bool:
        """Forget a document with all its claims; false where it was not there. Raises `StoreError`."""
        async with self._changing:
            removed = await run_in_threadpool(self.journal.remove, document_id)
            await self._follow()
            return removed

    async def watch(self, seconds: float) -> None:
        """Follow what other processes write, looking every few seconds, until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            # a store that can't be read now is looked at again: requests that need it tell of it
            with suppress(StoreError):
                async with self._changing:
                    await self._follow()

    async def _follow(self) -> None:
        """Bring the graph to the journal's revision, own changes and those of others alike, some at a time."""
        while (news := await run_in_threadpool(_news, self.journal, self.network.revision)) is not None:
            async with self._stillness.changing():
                self._change(news)
            self.changed.set()
            self.changed = asyncio.Event()

    def _change(self, news: "_News") -> None:
        for document, record in news.documents:
            if record is None:
                self.network.remove(document)
            else:
                self.network.add(record)
        if news.decisions is not None:
            self.network.decide(news.decisions)
        self.network.revision = news.revision

    async def _reading_of(self, document: Document) -> Reading:
        """One document at a time: two threads in one language model would be no quicker."""
        async with self._reading:
            return await run_in_threadpool(self._read, document)


def _built(make: Callable[[], V]) -> V:
    """What is made, with the garbage collector out of the way: of 3,000 documents in a third of the time.

    A large graph is then left out of later collections, which would stop the service for a second each. It holds no
    cycles, so that it goes as soon as nobody refers to it.
    """
    gc.disable()
    try:
        made = make()
        if len((made.network if isinstance(made, View) else made).records) >= _LARGE:
            gc.freeze()
    finally:
        gc.enable()
    return made


class _News(NamedTuple):
    """What changed in the journal, as it is now: a document that is gone has no record."""

    revision: int
    documents: list[tuple[str, Record | None]]
    decisions: Decisions | None


def _news(journal: Journal, since: int) -> _News | None:
    """The next changes after a revision, or nothing where there are none. Raises `StoreError`."""
    changes = list(journal.changes(since, _AT_ONCE))
    if not changes:
        return None
    touched = dict.fromkeys(change.document for change in changes if change.what in DOCUMENT_CHANGES)
    decided = any(change.what not in DOCUMENT_CHANGES for change in changes)
    return _News(
        revision=changes[-1].revision,
        documents=[(document, journal.get(document)) for document in touched],
        decisions=Decisions.of(journal.decisions()) if decided else None,
    )
