"""The service holds what its OpenAPI description promises, for requests that nobody thought of."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.app.test_openapi import COMMITTED
from tests.serving import served

FEW = 5
"""Requests a call: enough for its parameters to be set wrong one by one, few enough for every run of the tests."""
CALLS = [
    (method, path)
    for path, operations in json.loads(COMMITTED.read_text(encoding="utf-8"))["paths"].items()
    for method in operations
]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    with served(tmp_path_factory.mktemp("schemathesis")) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_every_call(described: schemathesis.BaseSchema, method: str, path: str) -> None:
    strategy = described[path][method.upper()].as_strategy()

    @settings(
        max_examples=FEW,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy)
    def holds(case: schemathesis.Case[Any]) -> None:
        # what no schema can say (a unit of the table, a field of the list, a cursor of ours) may be refused with 400
        case.call_and_validate(timeout=30, excluded_checks=[positive_data_acceptance])

    holds()
