"""`claimgraph serve`: the service on this machine."""

import argparse
import asyncio
import socket
import sys

import uvicorn
from fastapi import FastAPI

from app import logs
from app.access import rule
from app.access.keyring import Keyring
from app.cli.configuration import UsageError, configured
from app.cli.console import answer, complain
from app.holdings import Holdings
from app.main import create_app
from app.readiness import Readiness
from app.settings import Settings
from graph.errors import ClaimgraphError
from graph.journal import Journal


def run(arguments: argparse.Namespace) -> int:
    """Serve the store until interrupted. Raises `StoreError` and `UsageError` before anything is started."""
    settings = configured(arguments)
    if rule.is_loopback(settings.host) and not settings.hosts:
        settings = settings.model_copy(update={"hosts": tuple(sorted({*rule.LOOPBACK, settings.host}))})
    Journal.open(settings.store).close()
    _warn(settings)
    app = create_app(settings, early=True)
    with _listening(settings) as door:
        logs.configure(sys.stderr)
        server = Server(app, door)
        server.run(sockets=[door])
    return 2 if server.failed else 0


def _warn(settings: Settings) -> None:
    keyring = Keyring(settings.store)
    warning = rule.warning(settings, keyring.read())
    keyring.close()
    if warning:
        complain(warning)


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = str(error.strerror).partition(" (")[0]  # Python repeats the address in parentheses
        raise UsageError(f"can't listen on {settings.host} port {settings.port}: {reason}") from None


_LEAVE = 3
"""Seconds that open answers are given when the service ends: a stream of changes would never end by itself."""


class Server(uvicorn.Server):
    """Says, once it serves, what the store holds, where to look and what to try."""

    def __init__(self, app: FastAPI, door: socket.socket) -> None:
        super().__init__(
            uvicorn.Config(
                app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=_LEAVE
            )
        )
        self.failed = False
        self._app = app
        self._door = door
        self._greeting: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Take requests; the greeting comes when the graph stands."""
        await super().startup(sockets)
        if self.started:
            self._greeting = asyncio.create_task(self._greet())

    async def _greet(self) -> None:
        readiness: Readiness = self._app.state.readiness
        try:
            held = await readiness.wait()
        except ClaimgraphError as error:
            complain(str(error))
            self.failed = self.should_exit = True
            return
        for line in greeting(held, *self._door.getsockname()[:2]):
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
