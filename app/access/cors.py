"""CORS: off unless origins are named. What is not allowed is a problem like every other failure."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp

from app import problems
from app.problems import Problem

_METHODS = ("GET", "HEAD", "POST", "DELETE")
_SENT = ("Authorization", "Content-Type", "If-None-Match", "Last-Event-ID", "Mcp-Session-Id", "Mcp-Protocol-Version")
_SHOWN = ("ETag", "Link", "Location", "Retry-After", "X-Request-ID", "Mcp-Session-Id")


class Cors(CORSMiddleware):
    """Starlette's rules for the origins that are named; no cookies, for nothing here uses any."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        super().__init__(
            app, allow_origins=origins, allow_methods=_METHODS, allow_headers=_SENT, expose_headers=_SHOWN, max_age=600
        )

    def preflight_response(self, request_headers: Headers) -> Response:
        """What a browser may send; a problem where the page's origin, method or header is not allowed."""
        answer = super().preflight_response(request_headers)
        if answer.status_code < HTTPStatus.BAD_REQUEST:
            return answer
        detail = bytes(answer.body).decode()
        return problems.answer(Problem(title="Bad request", status=answer.status_code, detail=detail))
