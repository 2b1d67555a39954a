"""`claimgraph export`: the whole graph in one format."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from app.cli.configuration import configured
from app.cli.console import complain
from app.settings import Settings
from graph import lexicon
from graph.journal import Journal
from graph.network import Network
from graph.rdf.formats import Format, serialise
from graph.rdf.triples import Contents

STANDARD_OUTPUT = "-"
_KNOWN = {form.value for form in Format}


def run(arguments: argparse.Namespace) -> int:
    """Write the graph of the store. A file is complete or not there: it is written beside its place, then moved."""
    if arguments.format not in _KNOWN:
        complain(f"export to {arguments.format} is not there yet; there are {' '.join(sorted(_KNOWN))}")
        return 2
    chunks = _chunks(configured(arguments), Format(arguments.format))
    try:
        _write(chunks, arguments.output)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        complain(f"{arguments.output}: can't be written: {error.strerror}")
        return 2
    return 0


def _chunks(settings: Settings, form: Format) -> Iterator[bytes]:
    journal = Journal.open(settings.store)
    try:
        network = Network(journal.records(), lexicon.load(), journal.revision)
    finally:
        journal.close()
    deals = network.deals.joined
    contents = Contents(
        records=(network.records[key] for key in sorted(network.records)),
        entities=network.entities(),
        deals=(deals[key] for key in sorted(deals)),
    )
    return serialise(contents, form, settings.base_iri)


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
