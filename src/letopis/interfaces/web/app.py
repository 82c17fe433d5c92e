"""The application: the API and the pages on one store, with the headers and the errors that all of them share."""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from letopis.interfaces.web import api, headers, pages, problems
from letopis.store import Store

DESCRIPTION = """A sourced chronicle of diplomatic contacts. Every value of an event says which reports tell it;
every source gives the exact words. Lists are pages: `next` is the cursor of the following one."""


def create_app(store: Store) -> FastAPI:
    """The application on an open store, which stays the caller's to close."""
    app = FastAPI(
        title="Letopis",
        version=version("letopis"),
        description=DESCRIPTION,
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        responses=problems.DECLARED,
    )
    app.state.store = store
    declare(app)
    headers.install(app)
    problems.install(app)
    app.include_router(api.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=str(files("letopis.interfaces.web").joinpath("static"))), "static")
    return app


def declare(app: FastAPI) -> None:
    """Let the contract say what goes wrong as it is answered: a problem, never the framework's own 422."""
    whole = app.openapi

    def contract() -> dict[str, Any]:
        made = whole()
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        schemas["Problem"] = problems.Problem.model_json_schema()
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        for ways in made["paths"].values():
            for way in ways.values():
                way["responses"].pop("422", None)
        return made

    app.openapi = contract  # type: ignore[method-assign]
