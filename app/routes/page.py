"""The explorer that people see: static files, and one shell for every address that holds a view's state.

Built from `app/explorer` into `app/static` when the package is installed. Where that could not be built, the plain page
in `app/page`, which needs no build, stands at the same addresses. Nothing in either runs or loads anything from
elsewhere, so both stand under a strict Content-Security-Policy.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from fastapi import APIRouter, HTTPException, Response

PLAIN: Final = files("app") / "page"
BUILT: Final = files("app") / "static"
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MEDIA_TYPES: Final = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}
VIEWS: Final = (
    "/",
    "/search",
    "/deals",
    "/deals/{item:path}",
    "/entities",
    "/entities/{item:path}",
    "/figures",
    "/graph",
    "/checks",
    "/documents",
    "/documents/{item}",
)
"""Addresses of the page: each answers the same shell, which then asks the service for what its address names."""

router = APIRouter(include_in_schema=False)


def _root() -> Traversable:
    """The folder that is served: the explorer where it was built, else the plain page."""
    return BUILT if (BUILT / "index.html").is_file() else PLAIN


def _answer(name: str) -> Response:
    """One file of the page. Files named by their hash never change. Raises 404 where there is no such file."""
    parts = name.split("/")
    media_type = MEDIA_TYPES.get(parts[-1].rpartition(".")[2])
    file = _root().joinpath(*parts)
    if media_type is None or not all(part.strip(".") for part in parts) or not file.is_file():
        raise HTTPException(404, f"The page has no file {name}.")
    caching = "public, max-age=31536000, immutable" if parts[0] == "assets" else "no-cache"
    return Response(file.read_bytes(), media_type=media_type, headers={**HEADERS, "Cache-Control": caching})


@router.get("/page/{name:path}")
async def asset(name: str) -> Response:
    """A style sheet, script or licence file of the page."""
    return _answer(name)


async def shell() -> Response:
    """The page itself, the same for every view."""
    return _answer("index.html")


for path in VIEWS:
    router.add_api_route(path, shell, methods=["GET", "HEAD"])
