"""The OpenAPI description: FastAPI's own, with failures as the problems that they are."""

from collections.abc import Collection, Iterator, Mapping

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.examples import EXAMPLES
from app.intake import NewDocument
from app.problems import MEDIA_TYPE, Problem
from graph.query.filters import ClaimFilter
from graph.query.selection import SHAPES

Json = dict[str, object]
_REF = "#/components/schemas/{model}"
_KEY = {"type": "http", "scheme": "bearer", "description": "a key that `claimgraph key create` made"}


def shared(beside: Collection[str]) -> list[Json]:
    """The parameters of all lists of claims but for some, for what can be filtered by them."""
    told: dict[str, Json] = {}
    for shape in (ClaimFilter, *SHAPES.values()):
        for name, field in shape.model_json_schema(ref_template=_REF)["properties"].items():
            told.setdefault(name, field)
    return [{"name": name, "in": "query", "schema": told[name]} for name in sorted({*told} - {*beside})]


def describe(app: FastAPI) -> None:
    """Let an app describe itself so."""

    def openapi() -> Json:
        if app.openapi_schema is None:
            app.openapi_schema = _schema(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # the way that FastAPI documents


def _schema(app: FastAPI) -> Json:
    schema: Json = get_openapi(title=app.title, version=app.version, routes=app.routes, description=app.description)
    components = _inner(schema, "components")
    schemas = _inner(components, "schemas")
    for model in (Problem, NewDocument):
        schemas[model.__name__] = model.model_json_schema(ref_template=_REF)
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    components["securitySchemes"] = {"key": _KEY}
    schema["security"] = [{}, {"key": []}]  # which of the two is needed, the service's settings say
    problem = {
        "description": "A problem (RFC 9457)",
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Problem")}}},
    }
    for path, parameters in EXAMPLES.items():
        _give_examples(_inner(_inner(_inner(schema, "paths"), path), "get"), parameters)
    for operation in _operations(schema):
        responses = _inner(operation, "responses")
        responses.pop("422", None)
        for response in responses.values():
            _loosen(response)
        responses |= {"4XX": problem, "5XX": problem}
    return schema


def _give_examples(operation: Json, examples: Mapping[str, object]) -> None:
    """Put its example beside each parameter. Raises `KeyError` for one that the operation does not have."""
    told = operation["parameters"]
    assert isinstance(told, list)
    parameters = {str(one["name"]): one for one in told}
    for name, value in examples.items():
        parameters[name]["example"] = value


def _loosen(response: object) -> None:
    """Of JSON whose shape another standard tells (JSON-LD, SPARQL's results) nothing is said, least that it is text."""
    content = response.get("content") if isinstance(response, dict) else None
    for media_type, told in content.items() if isinstance(content, dict) else ():
        if media_type.endswith("json") and isinstance(told, dict) and told.get("schema") == {"type": "string"}:
            told["schema"] = {}


def _operations(schema: Json) -> Iterator[Json]:
    for path in _inner(schema, "paths").values():
        assert isinstance(path, dict)
        yield from (operation for operation in path.values() if isinstance(operation, dict))


def _inner(outer: Json, key: str) -> Json:
    inner = outer.setdefault(key, {})
    assert isinstance(inner, dict)
    return inner
