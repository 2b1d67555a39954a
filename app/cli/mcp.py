"""`claimgraph mcp`: the tools for language models on standard input and output, as desktop programs start them."""

import argparse
import sys

import anyio

from app import logs
from app.cli.configuration import configured
from app.main import create_app
from app.mcp.server import server
from app.settings import Settings
from graph.journal import Journal


def run(arguments: argparse.Namespace) -> int:
    """Serve until the input ends. Raises `StoreError` and `UsageError` before anything is started."""
    settings = configured(arguments)
    Journal.open(settings.store).close()
    logs.configure(sys.stderr)  # standard output is the protocol's
    anyio.run(_serve, settings)
    return 0


async def _serve(settings: Settings) -> None:
    app = create_app(settings, early=True)
    async with app.router.lifespan_context(app):
        await server(app, settings).run_stdio_async()
