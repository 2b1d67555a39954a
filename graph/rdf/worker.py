"""The process that holds the triples and answers SPARQL; run as a script, it imports nothing of claimgraph.

It reads frames from standard input: `+` quads to add, `-` quads to take out, `Q` a query. For each query it forks: the
child shares the triples as they are then, gives up every file and socket, takes limits on memory, processor time and
open files, answers through one pipe and ends. It is killed at the deadline. Several run side by side; who asks limits
how many.

Frames: one byte, the number of the query (0 for quads) and the length in eight bytes each, then as many bytes. Answers
bear the number of their query: `.` an answer, `?` a bad query, `#` too many rows, `T` too slow, `M` out of memory or
broken, `A` no acceptable media type.
"""

import io
import itertools
import json
import os
import resource
import select
import signal
import struct
import time
from dataclasses import dataclass, field
from typing import NoReturn, TypedDict

import pyoxigraph as ox

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
_ROW = b"<result>"
_HEAD = struct.Struct(">cQQ")
_IN, _OUT = 0, 1
_CHUNK = 1 << 16


class Asked(TypedDict):
    """A query: text and prefixes, the media types of its answer (empty for none), its limits (`memory` in bytes)."""

    query: str
    prefixes: dict[str, str]
    results: str
    graph: str
    rows: int
    seconds: float
    memory: int


class TooManyRows(Exception):
    """More rows or triples than the cap."""


class NotOffered(Exception):
    """The answer is of the kind that no acceptable media type can tell."""


class _Counted(io.BytesIO):
    """Takes XML results and stops the evaluation at the first row too many."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most
        self._tail = b""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        seen = self._tail + bytes(data)
        self._left -= seen.count(_ROW)
        if self._left < 0:
            raise TooManyRows
        cut = seen.rfind(_ROW)
        self._tail = seen[max(cut + len(_ROW) if cut >= 0 else 0, len(seen) - len(_ROW) + 1) :]
        return super().write(data)


def answer(store: ox.Store, asked: Asked) -> tuple[str, bytes]:
    """Evaluate a query: the media type and the answer."""
    found = store.query(asked["query"], prefixes=asked["prefixes"], use_default_graph_as_union=True)
    triples = isinstance(found, ox.QueryTriples)
    if not asked["graph" if triples else "results"]:
        raise NotOffered
    if isinstance(found, ox.QueryTriples):
        return asked["graph"], _graph(found, asked)
    form = RESULTS[asked["results"]]
    if isinstance(found, ox.QueryBoolean):
        if form in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV):
            return asked["results"], f"{str(bool(found)).lower()}\n".encode()
        return asked["results"], found.serialize(format=form) or b""
    return asked["results"], _rows(found, form, asked["rows"])


def _graph(found: ox.QueryTriples, asked: Asked) -> bytes:
    triples = list(itertools.islice(found, asked["rows"] + 1))
    if len(triples) > asked["rows"]:
        raise TooManyRows
    form, once = GRAPHS[asked["graph"]], dict.fromkeys(triples)
    if form is ox.RdfFormat.TURTLE:
        return _tidy(ox.serialize(once, format=form, prefixes=asked["prefixes"]) or b"")
    return ox.serialize(once, format=form) or b""


def _tidy(turtle: bytes) -> bytes:
    """Turtle with those prefixes alone that it uses, in order: oxigraph writes all, shuffled."""
    lines = turtle.splitlines(keepends=True)
    head = list(itertools.takewhile(lambda line: line.startswith(b"@prefix "), lines))
    body = b"".join(lines[len(head) :])
    return b"".join(sorted(line for line in head if line.split()[1] in body)) + body


def _rows(found: ox.QuerySolutions, form: ox.QueryResultsFormat, most: int) -> bytes:
    """The rows by way of XML, in which a row can be counted while it is written."""
    rows = _Counted(most)
    found.serialize(rows, format=ox.QueryResultsFormat.XML)
    if form is ox.QueryResultsFormat.XML:
        return rows.getvalue()
    return ox.parse_query_results(rows.getvalue(), ox.QueryResultsFormat.XML).serialize(format=form) or b""


def _evaluate(store: ox.Store, asked: Asked, out: int) -> NoReturn:
    """The child: jail itself, answer, end."""
    try:
        _jail(asked, out)
        media_type, told = answer(store, asked)
        status, body = b".", media_type.encode() + b"\n" + told
    except TooManyRows:
        status, body = b"#", b""
    except NotOffered:
        status, body = b"A", b""
    except MemoryError:
        os._exit(3)
    except (SyntaxError, ValueError, RuntimeError, OSError, KeyError) as error:
        status, body = b"?", str(error).encode("utf-8", "replace")
    _write(out, status + body)
    os._exit(0)


def _write(pipe: int, told: bytes) -> None:
    view = memoryview(told)
    while view:
        view = view[os.write(pipe, view[:_CHUNK]) :]


def _jail(asked: Asked, out: int) -> None:
    os.closerange(0, out)
    os.closerange(out + 1, 256)
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    seconds = int(asked["seconds"]) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(limit, (0, 0))


@dataclass
class _Running:
    """A child that answers a query: the query's number, the process, its deadline, what it has told so far."""

    number: int
    process: int
    deadline: float
    told: bytearray = field(default_factory=bytearray)


Children = dict[int, _Running]  # by the pipes that they answer through


def _begin(store: ox.Store, running: Children, number: int, asked: Asked) -> None:
    """Fork a child for one query."""
    asked["memory"] += _mapped()
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        _evaluate(store, asked, theirs)
    os.close(theirs)
    running[ours] = _Running(number, child, time.monotonic() + asked["seconds"])


def _end(pipe: int, child: _Running, reply: bytes) -> None:
    """End a child and tell its answer."""
    os.close(pipe)
    os.kill(child.process, signal.SIGKILL)
    os.waitpid(child.process, 0)
    _write(_OUT, _HEAD.pack(reply[:1], child.number, len(reply) - 1) + reply[1:])


def _attend(running: Children, ready: list[int]) -> None:
    """Answer for the children that have ended or are late."""
    for pipe, child in list(running.items()):
        part = os.read(pipe, _CHUNK) if pipe in ready else None
        child.told += part or b""
        if part == b"":
            _end(pipe, running.pop(pipe), bytes(child.told) or b"M")
        elif child.deadline <= time.monotonic():
            _end(pipe, running.pop(pipe), b"T")


def _mapped() -> int:
    """The bytes of address space that this process holds before a query; without /proc as good as no limit."""
    if not os.path.exists("/proc/self/statm"):  # noqa: PTH110 - a script that imports little
        return 1 << 40
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - as above
        return int(file.read().split()[0]) * resource.getpagesize()


def _take(size: int) -> bytes:
    """So many bytes of standard input, fewer only at its end."""
    parts = bytearray()
    while len(parts) < size and (part := os.read(_IN, min(size - len(parts), _CHUNK))):
        parts += part
    return bytes(parts)


def _obey(store: ox.Store, running: Children) -> bool:
    """Do what the next frame says; false where there is none."""
    head = _take(_HEAD.size)
    if len(head) < _HEAD.size:
        return False
    kind, number, length = _HEAD.unpack(head)
    body = _take(length)
    if kind == b"+":
        store.load(body, ox.RdfFormat.N_QUADS, lenient=True)  # our own writer's lines
    elif kind == b"-":
        for quad in ox.parse(body, ox.RdfFormat.N_QUADS):
            store.remove(quad)
    else:
        _begin(store, running, number, json.loads(body))
    return True


def serve() -> None:
    """Take frames until the other side hangs up and the last query is answered."""
    store = ox.Store()
    running, listening = Children(), True
    while listening or running:
        deadline = min((child.deadline for child in running.values()), default=None)
        wait = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready, _, _ = select.select([_IN, *running] if listening else [*running], [], [], wait)
        _attend(running, ready)
        if _IN in ready:
            listening = _obey(store, running)


if __name__ == "__main__":
    serve()
