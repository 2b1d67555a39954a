"""The reference page at `/docs`."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.reference import HEADERS, page

router = APIRouter(include_in_schema=False)


@router.get("/docs")
async def docs(request: Request) -> Response:
    """Every call with its parameters, and one to try."""
    return HTMLResponse(page(request.app.openapi()), headers=HEADERS)
