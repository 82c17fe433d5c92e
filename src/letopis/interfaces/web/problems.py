"""What goes wrong, as RFC 9457 has it (`application/problem+json`), in the words of the command line."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from letopis.interfaces.safe import one_line
from letopis.interfaces.translate import translated
from letopis.interfaces.web import pages
from letopis.interfaces.web.found import NotThereError
from letopis.interfaces.web.language import language_of
from letopis.model.errors import InputError, LetopisError
from letopis.store import StoreError
from letopis.views.entities import AmbiguousEntityError, UnknownEntityError

MEDIA = "application/problem+json"


class Problem(BaseModel):
    """What went wrong. `names` are those that are spelt alike, or those of whom one is to be chosen."""

    title: str
    status: int
    detail: str
    names: list[str] = []


SCHEMA = {"schema": {"$ref": "#/components/schemas/Problem"}}
DECLARED: dict[int | str, dict[str, Any]] = {
    400: {"description": "What is asked cannot be meant", "content": {MEDIA: SCHEMA}},
    404: {"description": "Nothing has this id or name", "content": {MEDIA: SCHEMA}},
    409: {"description": "Several have this name", "content": {MEDIA: SCHEMA}},
    503: {"description": "The store cannot be used", "content": {MEDIA: SCHEMA}},
}


def install(app: FastAPI) -> None:
    """Answer the errors of the lower layers, and those of the framework, alike."""

    @app.exception_handler(LetopisError)
    def of_letopis(request: Request, error: LetopisError) -> Response:
        return answer(request, status_of(error), detail_of(request, error), names_of(error))

    @app.exception_handler(RequestValidationError)
    def of_asking(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return answer(request, 400, f"{first['loc'][-1]}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def of_http(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, error.detail, headers=error.headers)


def status_of(error: LetopisError) -> int:
    """The status of an error."""
    if isinstance(error, UnknownEntityError | NotThereError):
        return 404
    if isinstance(error, AmbiguousEntityError):
        return 409
    return 503 if isinstance(error, StoreError) or not isinstance(error, InputError) else 400


def detail_of(request: Request, error: LetopisError) -> str:
    """What went wrong, in the asker's language."""
    say = language_of(request)
    if isinstance(error, AmbiguousEntityError):
        return one_line(say("named.several", name=error.name, names=", ".join(error.choices)))
    if isinstance(error, UnknownEntityError):
        return one_line(say("named.unknown", name=error.name))
    return one_line(translated(str(error), say))


def names_of(error: LetopisError) -> list[str]:
    """The names that are near, or to choose from."""
    if isinstance(error, AmbiguousEntityError):
        return list(error.choices)
    return list(error.near) if isinstance(error, UnknownEntityError) else []


def answer(request: Request, status: int, detail: str, names: list[str] | None = None, headers: Any = None) -> Response:
    """A problem for a program, or a page of it for a person."""
    say = language_of(request)
    title = say(f"web.problem.{status}") if status in DECLARED else say("web.problem.other")
    problem = Problem(title=title, status=status, detail=detail, names=names or [])
    if not request.url.path.startswith("/api/"):
        return pages.problem(request, problem.model_dump(), status)
    return JSONResponse(problem.model_dump(), status, headers=headers, media_type=MEDIA)
