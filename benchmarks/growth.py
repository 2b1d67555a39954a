"""What adding one document costs when the graph is small and when it is large, and what a claim weighs in it."""

import gc
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks.made import pile
from benchmarks.timing import Row
from graph import lexicon
from graph.journal import Journal, Record
from graph.network import Network

SMALL, LARGE = 100, 10_000
_MORE = 200
"""Documents that are added, one by one, at either size."""


def run() -> Iterator[Row]:
    """CPU seconds to add one document at both sizes (journal and graph), their ratio, and the bytes of a claim."""
    documents = pile(LARGE + _MORE)
    with tempfile.TemporaryDirectory() as folder:
        small = _cost(Path(folder), documents, SMALL)
        large = _cost(Path(folder), documents, LARGE)
    yield Row(f"add one document at {SMALL:,}", small * 1000, "ms")
    yield Row(f"add one document at {LARGE:,}", large * 1000, "ms")
    yield Row("ratio of the two", large / small, "times")
    yield Row("graph, memory", _weight(documents[:LARGE]) / 1000, "KB/claim")


def _cost(folder: Path, documents: list[Record], size: int) -> float:
    """The median CPU seconds of adding one document to journal and graph that hold so many."""
    journal = Journal.open(f"sqlite:///{folder / f'{size}.db'}")
    for record in documents[:size]:
        journal.add(record.document, record.reading)
    network = Network(documents[:size], lexicon.load())
    gc.collect()
    gc.freeze()
    taken = [_add(journal, network, record) for record in documents[size : size + _MORE]]
    gc.unfreeze()
    journal.close()
    return median(taken)


def _add(journal: Journal, network: Network, record: Record) -> float:
    start = process_time()
    journal.add(record.document, record.reading)
    network.add(record)
    return process_time() - start


def _weight(documents: list[Record]) -> float:
    """Bytes that the graph takes for each claim, beyond the records themselves."""
    words = lexicon.load()
    gc.collect()
    tracemalloc.start()
    network = Network(documents, words)
    gc.collect()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / len(network.claims)
