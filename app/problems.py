"""Every failure as RFC 9457 `application/problem+json`, naming the parameter and what is allowed."""

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Annotated, get_origin

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graph.errors import ClaimgraphError, GoneItem, QueryError
from graph.query.refusal import refused

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """A problem. `parameter` names what was wrong in the request, `allowed` what would have been right.

    `words` are those of a claim that is gone.
    """

    type: str = "about:blank"
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str | None = None
    parameter: str | None = None
    allowed: list[str] | None = None
    words: str | None = None


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The response that tells of a problem."""
    body = problem.model_dump_json(exclude_none=True)
    return Response(body, status_code=problem.status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


def install(app: FastAPI) -> None:
    """Answer every failure of an app as a problem."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ClaimgraphError, _own)
    app.add_exception_handler(Exception, _unexpected)


def of(error: ClaimgraphError) -> Problem:
    """The problem that one of our errors is; what went wrong inside is not told."""
    if isinstance(error, QueryError):
        allowed = list(error.allowed) or None
        return Problem(
            title=error.title,
            status=error.status,
            detail=str(error),
            parameter=error.parameter,
            allowed=allowed,
            words=error.words if isinstance(error, GoneItem) else None,
        )
    detail = str(error) if error.status != HTTPStatus.INTERNAL_SERVER_ERROR else None
    return Problem(title=error.title, status=error.status, detail=detail)


async def _own(_: Request, error: Exception) -> Response:
    assert isinstance(error, ClaimgraphError)
    return answer(of(error))


async def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail = error.detail if error.detail != status.phrase else None
    return answer(Problem(title=status.phrase, status=status, detail=detail), error.headers)


async def _unexpected(_: Request, __: Exception) -> Response:
    return answer(Problem(title="Internal error", status=HTTPStatus.INTERNAL_SERVER_ERROR))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    told = refused(first, 1)
    if first["type"] == "extra_forbidden":
        told = QueryError(f"there is no parameter {told.parameter!r} here", told.parameter, parameters(request))
    return answer(of(told))


def parameters(request: Request) -> list[str]:
    """The query parameters that a route takes."""
    return sorted(name for name, _ in _fields(request))


def strict(request: Request) -> None:
    """Refuse the parameters that a call of the API does not take. Raises `QueryError`.

    A call with a filter, or that describes its parameters itself, looks at them itself.
    """
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or not route.path.startswith("/v1/"):
        return
    if next(_fields(request), None) is None and "parameters" not in (route.openapi_extra or {}):
        for name in request.query_params:
            raise QueryError(f"there is no parameter {name!r} here: it takes none", parameter=name)


def single(request: Request) -> set[str]:
    """The query parameters of a route that take one value each."""
    return {name for name, field in _fields(request) if get_origin(field.annotation) is not tuple}


def _fields(request: Request) -> Iterator[tuple[str, FieldInfo]]:
    route = request.scope.get("route")
    if isinstance(route, APIRoute):
        for told in route.dependant.query_params:
            annotation = told.field_info.annotation
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                yield from ((field.alias or name, field) for name, field in annotation.model_fields.items())
