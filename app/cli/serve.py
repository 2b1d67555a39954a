"""`claimgraph serve`: the service on this machine."""

import argparse
import socket

import uvicorn
from fastapi import FastAPI

from app.cli.configuration import UsageError, configured
from app.cli.console import answer
from app.holdings import Holdings
from app.main import create_app
from app.settings import Settings
from graph.journal import Journal


def run(arguments: argparse.Namespace) -> int:
    """Serve the store until interrupted. Raises `StoreError` and `UsageError` before anything is started."""
    settings = configured(arguments)
    Journal.open(settings.store).close()
    app = create_app(settings)
    with _listening(settings) as door:
        Server(app, door).run(sockets=[door])
    return 0


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = str(error.strerror).partition(" (")[0]  # Python repeats the address in parentheses
        raise UsageError(f"can't listen on {settings.host} port {settings.port}: {reason}") from None


class Server(uvicorn.Server):
    """Says, once it serves, what the store holds, where to look and what to try."""

    def __init__(self, app: FastAPI, door: socket.socket) -> None:
        super().__init__(uvicorn.Config(app, log_level="warning"))
        self._app = app
        self._door = door

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the store and take requests."""
        await super().startup(sockets)
        if self.started:
            for line in greeting(self._app.state.holdings, *self._door.getsockname()[:2]):
                answer(line)


def greeting(held: Holdings, host: str, port: int) -> tuple[str, str, str]:
    """What a user sees first."""
    seen = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    address = f"http://{f'[{seen}]' if ':' in seen else seen}:{port}"
    network = held.network
    return (
        f"{held.settings.store} holds {len(network.records):,} documents and {len(network.claims):,} claims",
        f"open {address}/",
        f"try  curl '{address}/v1/deals?involving=Nvidia'",
    )
