"""`/api/v1`: what the chronicle holds, for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib.metadata import version
from tempfile import SpooledTemporaryFile
from typing import Annotated, Any, BinaryIO, Literal, cast

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import StreamingResponse

from letopis.exports.registry import BY_NAME, export_to
from letopis.exports.selection import Selection
from letopis.interfaces.event_objects import event_object, office_object, source_object
from letopis.interfaces.exports import filter_of
from letopis.interfaces.web import answers
from letopis.interfaces.web.asking import Filters, Limit, Place, Word, page_of
from letopis.interfaces.web.found import seen_event, store_of, stored_article
from letopis.interfaces.web.language import language_of
from letopis.interfaces.when import in_words
from letopis.model.chronicle import StoredArticle, What
from letopis.views.dossier import Dossier, dossier
from letopis.views.entities import entity

router = APIRouter(prefix="/api/v1")
IN_MEMORY = 1 << 20  # bytes of an export before it goes to a file
PIECE = 1 << 16
LISTS: dict[str, What] = {"contacts": "contact", "appointments": "appointment", "agreements": "agreement"}
FORMATS = Literal[
    "csv", "parquet", "plover", "ical", "atom", "graphml", "gexf", "csl", "bibtex", "timelinejs", "geojson", "ftm",
    "markdown", "docx",
]  # fmt: skip
Id = Annotated[str, Path(max_length=100, examples=["contact:00c9f64b2e8a3d15"])]


@router.get("/info", operation_id="info")
def info(request: Request) -> answers.Info:
    """How much the chronicle holds."""
    counts = store_of(request).counts()
    return answers.Info(
        version=version("letopis"),
        articles=counts.articles,
        contacts=counts.contacts,
        appointments=counts.appointments,
        agreements=counts.agreements,
    )


@router.get("/contacts", operation_id="contacts")
def contacts(request: Request, asked: Filters, limit: Limit = 50, cursor: Place = None) -> answers.Events:
    """Contacts, newest first; all filters given must hold."""
    return listed(request, "contact", asked, limit, cursor)


@router.get("/appointments", operation_id="appointments")
def appointments(request: Request, asked: Filters, limit: Limit = 50, cursor: Place = None) -> answers.Events:
    """Changes of office, newest first."""
    return listed(request, "appointment", asked, limit, cursor)


@router.get("/agreements", operation_id="agreements")
def agreements(request: Request, asked: Filters, limit: Limit = 50, cursor: Place = None) -> answers.Events:
    """Agreements and negotiations, newest first."""
    return listed(request, "agreement", asked, limit, cursor)


@router.get("/events/{id}", operation_id="event")
def event(request: Request, id: Id) -> answers.WholeEvent:
    """A contact, appointment or agreement with every field and its sources."""
    seen = seen_event(store_of(request), id)
    sources = [source_object(source) for source in seen.sources]
    return answers.WholeEvent.model_validate(event_object(seen.event) | {"accounts": seen.accounts, "sources": sources})


@router.get("/articles/{id}", operation_id="article")
def article(request: Request, id: Id) -> answers.Article:
    """An article as it was published."""
    store = store_of(request)
    stored = stored_article(store, id)
    one = stored.article
    return answers.Article(
        id=stored.id, doc=stored.doc, url=one.url, outlet=one.outlet, title=one.title, language=one.language,
        published=one.published.isoformat() if one.published else None, sha256=one.sha256, text=one.text,
        events=list(dict.fromkeys(number for _, number in store.told_in(stored.id))),
    )  # fmt: skip


@router.get("/articles/{id}/record", operation_id="record")
def record(request: Request, id: Id) -> answers.Record:
    """The record of an article (`letopis/record/1`, see `letopis schema`)."""
    store = store_of(request)
    return store.record_of(stored_article(store, id).id) or {}


@router.get("/entities", operation_id="entity")
def entities(request: Request, name: Annotated[list[Word], Query(min_length=1, max_length=2)]) -> answers.Entity:
    """A person, a state, two states (`name` twice), a body or a topic."""
    store = store_of(request)
    return entity_answer(dossier(store, entity(store, name), date.today()))


@router.get("/exports/{format}", operation_id="export", response_class=Response)
def export(request: Request, format: FORMATS, asked: Filters) -> StreamingResponse:
    """What a filter asks for in a format of `letopis export`; several files are a zip."""
    known, say = BY_NAME[format], language_of(request)
    chosen = filter_of(known, asked, say)
    out = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - `pieces` closes it when it is sent
    export_to(known, Selection(store_of(request), chosen, say=say, day=partial(in_words, say=say)), cast(BinaryIO, out))
    ending = ".zip" if known.several else known.ending
    named = {"Content-Disposition": f'attachment; filename="letopis{ending}"'}
    return StreamingResponse(pieces(cast(BinaryIO, out)), media_type=MEDIA[ending], headers=named)


def pieces(out: BinaryIO) -> Iterator[bytes]:
    """A file from its beginning, in pieces."""
    with out:
        out.seek(0)
        yield from iter(partial(out.read, PIECE), b"")


MEDIA = {
    ".zip": "application/zip", ".ics": "text/calendar", ".atom": "application/atom+xml", ".json": "application/json",
    ".jsonl": "application/jsonl", ".geojson": "application/geo+json", ".md": "text/markdown",
    ".bib": "application/x-bibtex", ".graphml": "application/graphml+xml", ".gexf": "application/gexf+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


def listed(request: Request, what: What, asked: dict[str, Any], limit: int, cursor: str | None) -> answers.Events:
    """A page of a list."""
    found, following = page_of(store_of(request), what, asked, limit, cursor)
    items = [answers.Event.model_validate(event_object(one.event)) for one in found]
    return answers.Events(items=items, next=following)


def entity_answer(found: Dossier) -> answers.Entity:
    """A dossier as the API gives it."""
    lists = {"contacts": found.contacts, "appointments": found.appointments, "agreements": found.agreements}
    planned = (*found.planned.dated, *found.planned.undated)
    return answers.Entity.model_validate(
        {
            "sort": found.entity.sort,
            "name": found.entity.name,
            "numbers": dict(found.numbers),
            "offices": [office_object(office) for office in found.offices],
            "counterparts": [
                {"name": c.name, "number": c.number, "by_year": dict(c.by_year)} for c in found.counterparts
            ],
            **{name: [event_object(one.event) for one in seen] for name, seen in lists.items()},
            "planned": [event_object(one.event) for one in planned],
            "statements": [
                {
                    "speaker": said.speaker,
                    "text": said.text,
                    "article": said.article.id,
                    "published": day_of(said.article),
                }
                for said in found.statements
            ],
        }
    )


def day_of(stored: StoredArticle) -> str | None:
    """The ISO day of an article."""
    return stored.article.published.isoformat() if stored.article.published else None
