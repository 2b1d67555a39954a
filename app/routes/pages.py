"""Liveness, and the page for readers: its files, and its one HTML for every address that it draws."""

from pathlib import Path

from fastapi import APIRouter
from starlette.responses import FileResponse, HTMLResponse, Response

from graph.model import Value

router = APIRouter()
FOLDER = Path(__file__).resolve().parent.parent / "page"


class Health(Value):
    """That the process answers."""

    status: str = "ok"


@router.get("/healthz", tags=["health"])
async def healthz() -> Health:
    """Whether the process answers."""
    return Health()


@router.get("/", include_in_schema=False)
@router.get("/deals/{rest:path}", include_in_schema=False)
@router.get("/entities/{rest:path}", include_in_schema=False)
@router.get("/documents", include_in_schema=False)
@router.get("/documents/{rest:path}", include_in_schema=False)
def page() -> Response:
    """The page, whatever of it is asked for."""
    index = FOLDER / "index.html"
    if not index.is_file():
        return HTMLResponse(
            '<!doctype html><title>claimgraph</title><p>The API is described at <a href="/docs">/docs</a>.'
        )
    return FileResponse(index)
