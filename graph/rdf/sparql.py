"""SPARQL over the graph: a process that holds the triples and can reach nothing else, kept in step and started anew.

The triples follow the graph: what changed since the last query is taken out and put in, nothing else moves. Several
queries are answered side by side, each in a process of its own that shares the triples; what waits for its turn longer
than the deadline is turned away.
"""

import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from graph.errors import NotAcceptable, QueryError, QueryTooCostly
from graph.rdf.formats import FORMS
from graph.rdf.gate import check
from graph.rdf.namespace import DEFAULT_BASE, names
from graph.rdf.process import Process
from graph.rdf.triples import Contents, Item, block_of, items
from graph.rdf.worker import GRAPHS, RESULTS
from graph.rdf.writer import nquads, prefixes

RESULT_TYPES = tuple(RESULTS)
GRAPH_TYPES = tuple(GRAPHS)
_BATCH = 1 << 20
_GRACE = 2.0
"""Seconds beyond a query's deadline after which the whole process counts as stuck."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost: seconds, rows or triples of the answer, megabytes beside the triples, characters.

    `at_once` queries run side by side.
    """

    seconds: float = 10.0
    rows: int = 10_000
    megabytes: int = 512
    characters: int = 16_384
    at_once: int = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query, in this media type."""

    media_type: str
    body: bytes


class Engine:
    """The triples of some contents, to be asked. Safe to share among threads; `close` ends its process."""

    def __init__(self, base: str = DEFAULT_BASE, limits: Limits | None = None) -> None:
        self._names = names(base)
        self._prefixes = prefixes(self._names)
        self.limits = limits or Limits()
        self._lock = threading.Lock()
        self._turns = threading.BoundedSemaphore(self.limits.at_once)
        self._process: Process | None = None
        self._wanted: dict[str, Item] = {}
        self._held: dict[str, Item] = {}
        self.revision: object = None
        """The revision of the contents that the next query is asked of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def follow(self, contents: Contents, revision: object = None) -> None:
        """Ask of these contents from now on; their values are kept, their triples made when a query needs them."""
        self._wanted = dict(items(contents, FORMS))
        self.revision = revision

    def ask(self, query: str, results: str = RESULT_TYPES[0], graph: str = GRAPH_TYPES[0]) -> Answer:
        """Answer a query: rows and truth in the media type `results`, triples in `graph`; empty for not acceptable.

        Raises `NotAcceptable` where the answer is of the kind that is not acceptable, `QueryError` where it is no
        query, reaches out of the graph or has too many rows, `QueryTooCostly` where it takes too long or too much
        memory, or where others keep the engine busy for as long.
        """
        check(query, self.limits.characters)
        asked = {
            "query": query,
            "prefixes": self._prefixes,
            "results": results,
            "graph": graph,
            "rows": self.limits.rows,
            "seconds": self.limits.seconds,
            "memory": self.limits.megabytes << 20,
        }
        if not self._turns.acquire(timeout=self.limits.seconds):
            raise QueryTooCostly(f"other queries kept this one waiting for {self.limits.seconds:g} seconds: try again")
        try:
            return self._judged(*self._exchange(json.dumps(asked).encode()))
        finally:
            self._turns.release()

    def close(self) -> None:
        """End the process; the next query starts a new one."""
        with self._lock:
            self._end()

    def _judged(self, status: bytes, body: bytes) -> Answer:
        match status:
            case b".":
                media_type, _, told = body.partition(b"\n")
                return Answer(media_type.decode(), told)
            case b"?":
                raise QueryError(f"the query can't be answered: {body.decode('utf-8', 'replace')}", "query")
            case b"#":
                raise QueryError(f"the answer has more than {self.limits.rows} rows: add a LIMIT", "query")
            case b"A":
                raise NotAcceptable("the answer has another form", allowed=(*RESULT_TYPES, *GRAPH_TYPES))
            case b"T":
                raise QueryTooCostly(f"the query took longer than {self.limits.seconds:g} seconds")
            case _:
                raise QueryTooCostly(f"the query needed more than {self.limits.megabytes} MB of memory")

    def _exchange(self, asked: bytes) -> tuple[bytes, bytes]:
        with self._lock:
            process = self._load()
            told = process.ask(asked)
        try:
            return told.result(self.limits.seconds + _GRACE)
        except TimeoutError:
            process.end()
            return b"T", b""

    def _started(self) -> Process:
        if self._process is None or not self._process.alive:
            self._end()
            self._process = Process()
        return self._process

    def _end(self) -> None:
        process, self._process, self._held = self._process, None, {}
        if process is not None:
            process.end()

    def _load(self) -> Process:
        """The process, with its triples brought up to the contents."""
        process, now = self._started(), self._wanted
        if self._held is now:
            return process
        gone = [held for key, held in self._held.items() if not _same(now.get(key), held)]
        come = [item for key, item in now.items() if not _same(self._held.get(key), item)]
        try:
            for kind, changed in ((b"-", gone), (b"+", come)):
                for lines in _gathered(nquads(block_of(self._names, each) for each in changed)):
                    process.send(kind, lines)
        except OSError:
            self._end()
            raise QueryTooCostly("the query process ended while it took in the graph: try again") from None
        self._held = now
        return process


def _same(one: Item | None, other: Item | None) -> bool:
    return one is other or one == other


def _gathered(pieces: Iterable[str]) -> Iterator[bytes]:
    """Whole lines, about a megabyte at a time."""
    gathered: list[str] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += len(piece)
        if size > _BATCH:
            yield "".join(gathered).encode()
            gathered, size = [], 0
    if gathered:
        yield "".join(gathered).encode()
