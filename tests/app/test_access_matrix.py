"""Every route of the OpenAPI description, without a key, with too small a one, and with a spent one."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.access import rule
from app.access.headers import HEADERS
from app.access.key import Key, Scope
from app.main import create_app
from app.routes.page import VIEWS
from app.settings import Settings
from tests.app.test_access import PROBLEM, guarded, key

METHODS = ("get", "post", "put", "patch", "delete")
DESCRIBED = create_app(Settings(store="sqlite://")).openapi()["paths"]
ROUTES = [(m.upper(), re.sub(r"\{[^}]*\}", "x", p)) for p, told in DESCRIBED.items() for m in METHODS if m in told]
ROUTES += [("POST", "/mcp"), ("GET", "/v1/nothing"), ("PUT", "/v1/deals"), ("HEAD", "/v1/deals")]
ROUTES += [("GET", f"/{kind}/x") for kind in ("entity", "claim", "deal", "doc", "graph")] + [("GET", "/dataset")]
OPEN = {"/healthz", "/readyz"}
KEYS = {scope: key(scope) for scope in Scope}
BELOW = {Scope.WRITE: Scope.READ, Scope.ADMIN: Scope.WRITE}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A service that others than this machine can reach, with keys."""
    kept: list[Key] = [made for made, _ in KEYS.values()]
    with guarded(tmp_path_factory.mktemp("matrix"), *kept, host="0.0.0.0") as made:
        yield made


def test_the_description_names_the_routes() -> None:
    assert len(ROUTES) > 30
    assert {path for method, path in ROUTES if rule.needed(method, path) is None} == OPEN


@pytest.mark.parametrize("path", [*VIEWS, "/docs", "/openapi.json", "/ns/cf", "/ns/shapes", "/page/page.js"])
def test_what_holds_nothing_of_any_document_is_open(client: TestClient, path: str) -> None:
    answer = client.get(re.sub(r"\{[^}]*\}", "x", path))
    assert answer.status_code in {200, 404}
    assert b"Northwind" not in answer.content


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_without_a_key(client: TestClient, method: str, path: str) -> None:
    """401 as a problem, but for health; every answer bears the security headers and its request's id."""
    answer = client.request(method, path)
    assert all(name in answer.headers for name in (*HEADERS, "x-request-id"))
    if path in OPEN:
        assert answer.status_code == 200
        return
    assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM), answer.text
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path"), [one for one in ROUTES if rule.needed(*one) in BELOW])
def test_with_too_small_a_key(client: TestClient, method: str, path: str) -> None:
    needed = rule.needed(method, path)
    assert needed
    answer = client.request(method, path, headers=KEYS[BELOW[needed]][1])
    assert (answer.status_code, answer.headers["content-type"]) == (403, PROBLEM)
    assert needed.value in answer.json()["detail"]


@pytest.mark.parametrize(("method", "path"), [one for one in ROUTES if one[1] not in OPEN])
def test_with_the_right_key_the_route_itself_answers(client: TestClient, method: str, path: str) -> None:
    needed = rule.needed(method, path)
    assert needed
    answer = client.request(method, path, headers=KEYS[needed][1], params={"limit": "1"})
    assert answer.status_code not in {401, 403, 421, 429, 500}


@pytest.mark.parametrize(("method", "path"), [one for one in ROUTES if one[1] not in OPEN])
def test_with_a_spent_key(spent: tuple[TestClient, dict[str, str]], method: str, path: str) -> None:
    client, header = spent
    answer = client.request(method, path, headers=header)
    assert (answer.status_code, answer.headers["content-type"]) == (429, PROBLEM)
    assert int(answer.headers["retry-after"]) >= 1


@pytest.fixture(scope="module")
def spent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, dict[str, str]]]:
    """A key for all with one request a minute, which is spent; a minute is longer than these tests take together."""
    made, header = key(Scope.ADMIN, per_minute=1)
    with guarded(tmp_path_factory.mktemp("spent"), made, host="0.0.0.0") as client:
        assert client.get("/v1/stats", headers=header).status_code == 200
        yield client, header
