"""`claimgraph serve`: the service on this machine."""

import argparse
from urllib.parse import urlunsplit

import uvicorn

from app.cli.configuration import configured
from app.cli.console import answer
from app.main import create_app
from app.settings import Settings
from graph.journal import Journal


def run(arguments: argparse.Namespace) -> int:
    """Serve the store until interrupted; first say what it holds, where to look and what to try."""
    settings = configured(arguments)
    for line in _greeting(settings):
        answer(line)
    uvicorn.run(create_app(settings), host=settings.host, port=settings.port)
    return 0


def _greeting(settings: Settings) -> tuple[str, str, str]:
    journal = Journal.open(settings.store)
    try:
        counts = [len(record.reading.claims()) for record in journal.records()]
    finally:
        journal.close()
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host  # noqa: S104 - compared, not bound
    host = f"[{host}]" if ":" in host else host
    address = urlunsplit(("http", f"{host}:{settings.port}", "", "", ""))
    return (
        f"{settings.store} holds {len(counts):,} documents and {sum(counts):,} claims",
        f"open {address}/",
        f"try  curl '{address}/v1/deals?involving=Nvidia'",
    )
