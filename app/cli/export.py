"""`claimgraph export`: the whole graph in one format."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from app.cli.configuration import UsageError, configured
from app.settings import Settings
from graph import lexicon
from graph.errors import QueryError
from graph.export import Form, export
from graph.journal import Journal
from graph.network import Network
from graph.vocab import Kind

STANDARD_OUTPUT = "-"


def run(arguments: argparse.Namespace) -> int:
    """Write the graph of the store. A file is complete or not there: it is written beside its place, then moved."""
    kind = Kind(arguments.kind) if arguments.kind else None
    try:
        settings = configured(arguments)
        chunks = export(_network(settings), Form(arguments.format), settings.base_iri, kind=kind)
        _write(chunks, arguments.output)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{arguments.output}: can't be written: {error.strerror}") from None
    except QueryError as error:
        raise UsageError(str(error)) from None
    return 0


def _network(settings: Settings) -> Network:
    journal = Journal.open(settings.store)
    try:
        return Network(journal.records(), lexicon.load(), journal.revision)
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
