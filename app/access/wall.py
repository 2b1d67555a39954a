"""The wall around the service: what every request passes before it comes to a route."""

from fastapi import FastAPI

from app.access.cors import Cors
from app.access.gate import Gate
from app.access.headers import SecurityHeaders
from app.access.keyring import Keyring
from app.logs import Requests
from app.metrics import Metrics
from app.readiness import Patience, Readiness
from app.settings import Settings


def raise_wall(app: FastAPI, settings: Settings, keyring: Keyring) -> None:
    """Put the wall around an app, the innermost first: Starlette calls first what was added last."""
    readiness = app.state.readiness = Readiness()
    metrics = app.state.metrics = Metrics()
    metrics.watch(lambda: readiness.network)
    app.add_middleware(Patience, readiness=readiness, seconds=settings.patience_seconds)
    app.add_middleware(Gate, settings=settings, keyring=keyring)
    if settings.origins:
        app.add_middleware(Cors, origins=settings.origins)
    app.add_middleware(Requests, metrics=metrics)
    app.add_middleware(SecurityHeaders)
