"""`claimgraph export`: the graph, or what the parameters of the lists find in it, in one format."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from app.cli.configuration import UsageError, configured
from app.settings import Settings
from graph import lexicon
from graph.decision import Decisions
from graph.errors import QueryError
from graph.export import Cut, Form, export
from graph.journal import Journal
from graph.network import Network
from graph.query.filters import PAGE, Moment
from graph.query.finder import Finder
from graph.query.selection import found, selected, unit_of
from graph.vocab import Kind

STANDARD_OUTPUT = "-"


def run(arguments: argparse.Namespace) -> int:
    """Write the graph of the store. A file is complete or not there: it is written beside its place, then moved."""
    kind = Kind(arguments.kind) if arguments.kind else None
    try:
        settings = configured(arguments)
        queries = selected(_pairs(arguments.where), [kind] if kind else [], {*PAGE, *Moment.model_fields})
        network = _network(settings)
        cut = Cut(found(Finder(network), queries), kind, unit_of(queries))
        chunks = export(network, Form(arguments.format), settings.base_iri, cut)
        _write(chunks, arguments.output)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{arguments.output}: can't be written: {error.strerror}") from None
    except QueryError as error:
        allowed = f"; allowed: {', '.join(error.allowed)}" if error.allowed else ""
        raise UsageError(f"{error}{allowed}") from None
    return 0


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    for word in words:
        if "=" not in word:
            raise UsageError(f"--where takes NAME=VALUE, as --where unit=GW, not {word!r}")
    return [(name, value) for name, _, value in (word.partition("=") for word in words)]


def _network(settings: Settings) -> Network:
    journal = Journal.open(settings.store)
    try:
        decisions = Decisions.of(journal.decisions())
        return Network(journal.records(), lexicon.load(), journal.revision, decisions)
    finally:
        journal.close()


def _write(chunks: Iterator[bytes], output: str) -> None:
    if output == STANDARD_OUTPUT:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    part = Path(f"{output}.part")
    try:
        with part.open("wb") as file:
            file.writelines(chunks)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
