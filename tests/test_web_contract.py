"""The API against its contract: whatever is asked, the answer is one that is declared, and never a failure of ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

import exporting
from letopis.interfaces.web.app import create_app

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


HERE = {"Host": "127.0.0.1"}
PATHS = (
    "info", "contacts", "appointments", "agreements", "events/{id}", "articles/{id}", "articles/{id}/record",
    "entities", "exports/{format}",
)  # fmt: skip


@pytest.fixture(scope="module")
def contract(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with exporting.chronicle(tmp_path_factory.mktemp("contract")) as store:
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(store), headers=HERE)


def test_the_paths_are_all_there_are(contract: Any) -> None:
    assert {operation.ok().path for operation in contract.get_all_operations()} == {f"/api/v1/{path}" for path in PATHS}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_as_declared(contract: Any, path: str) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(contract[f"/api/v1/{path}"]["GET"].as_strategy())
    def answered(case: Any) -> None:
        case.validate_response(case.call(headers=HERE), checks=CHECKS)

    answered()
