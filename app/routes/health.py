"""Whether the process answers, whether it can be asked, and what it counts."""

from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from app import problems
from app.deps import Fetching
from app.metrics import MEDIA_TYPE, Metrics
from app.problems import Problem
from app.readiness import Readiness
from graph.errors import StoreError
from graph.model import Value

router = APIRouter(tags=["health"])


class Health(Value):
    """That the process answers."""

    status: str = "ok"


class Ready(Value):
    """That the graph stands, at this revision, and that its store can be read; and what only some services do.

    `fetch`: documents may be added by the URL of a page alone.
    """

    status: str = "ready"
    revision: int
    fetch: bool = False


@router.get("/healthz")
async def healthz() -> Health:
    """Whether the process answers."""
    return Health()


@router.get("/readyz", response_model=Ready)
async def readyz(request: Request, fetcher: Fetching) -> Response:
    """Whether the graph stands and its store can be read: 503 until then."""
    readiness: Readiness = request.app.state.readiness
    held = readiness.holdings
    if held is None:
        return _red(readiness.why_not)
    try:
        await run_in_threadpool(lambda: held.journal.revision)
    except StoreError as error:
        return _red(f"the store can't be read: {error}")
    ready = Ready(revision=held.network.revision, fetch=fetcher is not None)
    return Response(ready.model_dump_json(), media_type="application/json")


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
async def metrics(request: Request) -> Response:
    """Counters in the text format of Prometheus."""
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=MEDIA_TYPE)


def _red(why: str | None) -> Response:
    return problems.answer(Problem(title="Not ready", status=HTTPStatus.SERVICE_UNAVAILABLE, detail=why))
