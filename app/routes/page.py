"""The page that people see: static files, and one shell for every address that holds a view's state.

Nothing in it may run or load anything from elsewhere, so it stands under a strict Content-Security-Policy.
"""

from importlib.resources import files
from typing import Final

from fastapi import APIRouter, HTTPException, Response

PAGE = files("app") / "page"
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
MEDIA_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
VIEWS: Final = ("/", "/deals", "/deals/{item:path}", "/entities/{item:path}", "/documents", "/documents/{item}")
"""Addresses of the page: each answers the same shell, which then asks the service for what its address names."""

router = APIRouter(include_in_schema=False)


def _answer(name: str) -> Response:
    """One file of the page. Raises 404 where there is no such file."""
    suffix = "." + name.rpartition(".")[2]
    if "/" in name or suffix not in MEDIA_TYPES or not (PAGE / name).is_file():
        raise HTTPException(404, f"The page has no file {name}.")
    return Response((PAGE / name).read_bytes(), media_type=MEDIA_TYPES[suffix], headers=HEADERS)


@router.get("/page/{name}")
async def asset(name: str) -> Response:
    """A style sheet or script of the page."""
    return _answer(name)


async def shell() -> Response:
    """The page itself, the same for every view."""
    return _answer("index.html")


for path in VIEWS:
    router.add_api_route(path, shell, methods=["GET", "HEAD"])
