"""The pages: the same views as on the command line, in HTML that needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import pairwise
from typing import Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from letopis.exports.titles import count_words, heading_of
from letopis.interfaces.compare import name_of
from letopis.interfaces.event_lines import FIELDS, value_words, when_of
from letopis.interfaces.messages import LANGUAGES
from letopis.interfaces.safe import clean
from letopis.interfaces.unsaid import counted
from letopis.interfaces.web.asking import Filters, Kind, Limit, Place, Status, Word, page_of
from letopis.interfaces.web.found import seen_event, store_of, stored_article
from letopis.interfaces.web.language import COOKIE, chosen_by, language_of
from letopis.interfaces.when import in_words
from letopis.model.chronicle import Report
from letopis.store import Filter
from letopis.views.asking import asked as filter_of
from letopis.views.calendar import calendar
from letopis.views.compare import compared
from letopis.views.dossier import dossier
from letopis.views.entities import AmbiguousEntityError, UnknownEntityError, entity
from letopis.views.event import views
from letopis.views.ledger import ledger
from letopis.views.silence import silence
from letopis.views.timeline import timeline

router = APIRouter(include_in_schema=False)
NEWEST = 12
MONTHS = 24  # of the rhythm on the first page
YEAR = 365 * 24 * 60 * 60  # seconds that a chosen language is kept


@cache
def templates() -> Environment:
    """The templates; whatever is put into them is text and never markup."""
    found = Environment(
        loader=PackageLoader("letopis.interfaces.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    found.filters["clean"] = clean
    return found


def page(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:
    """A template in the asker's language; a language that the address asks for is kept."""
    say = language_of(request)
    helps = {
        "say": say,
        "when": partial(when_of, say=say),
        "heading": partial(heading_of, say=say),
        "in_words": partial(in_words, say=say),
        "count_words": partial(count_words, say=say),
        "address": address,
        "others": [(known, with_language(request, known)) for known in LANGUAGES if known != say.language],
        "query": urlencode([pair for pair in request.query_params.multi_items() if pair[0] not in {"lang", "cursor"}]),
    }
    made = HTMLResponse(templates().get_template(f"{name}.html").render(helps | values), status)
    if chosen := chosen_by(request):
        made.set_cookie(COOKIE, chosen, max_age=YEAR, httponly=True, samesite="lax")
    return made


def with_language(request: Request, language: str) -> str:
    """The address of this page in another language."""
    kept = [pair for pair in request.query_params.multi_items() if pair[0] != "lang"]
    return f"{request.url.path}?{urlencode([*kept, ('lang', language)])}"


def address(url: str | None) -> str | None:
    """An article's address where it is one that a link may lead to."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


@router.get("/")
def home(request: Request) -> Response:
    """What is new, what is planned, the rhythm of the last months."""
    store = store_of(request)
    newest = views(store, [found.event for found in store.events(Filter(what="contact", status="held", limit=NEWEST))])
    ahead = calendar(store, Filter(what="contact"), date.today())
    months = timeline(store, Filter(what="contact", limit=1), "month").periods[:MONTHS]
    most = max((month.number for month in months), default=1)
    rhythm = [(month, round(100 * month.number / most)) for month in reversed(months)]
    planned = (*ahead.dated, *ahead.undated)[:NEWEST]
    return page(request, "home", newest=newest, planned=planned, rhythm=rhythm, counts=store.counts())


@router.get("/contacts")
def contacts(request: Request, asked: Filters, limit: Limit = 50, cursor: Place = None) -> Response:
    """Contacts by a filter, which stands in the address."""
    store = store_of(request)
    found, following = page_of(store, "contact", asked, limit, cursor)
    number = store.number(filter_of("contact", **asked))
    shown = views(store, [one.event for one in found])
    asked_for = asked | {"between": [*(asked["between"] or []), "", ""][:2]}
    told: dict[str, Any] = {"shown": shown, "number": number, "following": following, "asked": asked_for}
    return page(request, "contacts", kinds=get_args(Kind), statuses=get_args(Status), **told)


@router.get("/events/{id}")
def event(request: Request, id: str) -> Response:
    """An event: each value with the words that it rests on, what each side says of it, its sources."""
    store, say = store_of(request), language_of(request)
    seen = seen_event(store, id)
    marks = {source.report.id: number for number, source in enumerate(seen.sources, 1)}
    sides = compared(store, seen) if seen.event.what == "contact" else None
    words = partial(value_words, event=seen.event, say=say)
    told: dict[str, Any] = {"seen": seen, "marks": marks, "sides": sides, "name_of": name_of}
    return page(request, "event", fields=FIELDS, words=words, **told)


@router.get("/silence")
def unsaid(request: Request) -> Response:
    """What is not told: pairs that have stopped dealing, plans without a sequel, what one side alone reported."""
    return page(request, "silence", found=silence(store_of(request)), name_of=name_of)


@router.get("/ledger")
def negotiation(request: Request, topic: Word = "") -> Response:
    """The state of a negotiation over time."""
    found = ledger(store_of(request), topic, date.today()) if topic.strip() else None
    counted_in_words = partial(counted, say=language_of(request))
    return page(request, "ledger", topic=topic, found=found, counted=counted_in_words)


@router.get("/articles/{id}")
def article(request: Request, id: str) -> Response:
    """An article with the words marked that events rest on, each mark leading to its event."""
    store = store_of(request)
    stored = stored_article(store, id)
    told = store.told_in(stored.id)
    events = {number: store.event_of(number) for _, number in told}
    title = stored.article.title  # stands above the text
    paragraphs = [line for line in marked(stored.article.text, told) if "".join(piece for piece, _ in line) != title]
    return page(request, "article", stored=stored, paragraphs=paragraphs, events=[e for e in events.values() if e])


def marked(text: str, told: Sequence[tuple[Report, str]]) -> Iterator[list[tuple[str, str | None]]]:
    """The paragraphs of a text as pieces, each with the event that rests on it, if one does."""
    spans = [
        (cited["start"], cited["stop"], number)
        for report, number in told
        for cited in report.fact.get("citations", [])
        if cited["field"] == "evidence"
    ]
    spans.sort()
    feeds = [i for i, letter in enumerate(text) if letter == "\n"]
    cuts = sorted({0, len(text), *(end for start, stop, _ in spans for end in (start, stop)), *feeds})
    line, over, following = list[tuple[str, str | None]](), list[tuple[int, int, str]](), 0
    for start, stop in pairwise(cuts):
        piece = text[start:stop]
        if piece.startswith("\n") and line:
            yield line
            line = []
        while following < len(spans) and spans[following][0] <= start:
            over.append(spans[following])
            following += 1
        over = [span for span in over if span[1] >= stop]
        if piece := piece.strip("\n"):
            line.append((piece, over[0][2] if over else None))
    if line:
        yield line


@router.get("/entities")
def entities(request: Request, name: Word) -> Response:
    """The dossier of somebody or something."""
    store = store_of(request)
    found = dossier(store, entity(store, name.split(" - ")), date.today())
    most = max((one.number for one in found.counterparts), default=1)
    bars = [(one, round(100 * one.number / most)) for one in found.counterparts]
    return page(request, "dossier", found=found, bars=bars, source=store.article)


@router.get("/search")
def search(request: Request, q: Word = "") -> Response:
    """Who or what is meant by some words; where it is nobody, the contacts that are told in these words."""
    words = q.strip()
    if not words:
        return RedirectResponse("/", 303)
    try:
        one = entity(store_of(request), [words])
    except AmbiguousEntityError as error:
        return page(request, "choices", asked=words, choices=error.choices)
    except UnknownEntityError:
        return RedirectResponse(f"/contacts?{urlencode({'text': words})}", 303)
    return RedirectResponse(f"/entities?{urlencode({'name': one.name})}", 303)


def problem(request: Request, told: Mapping[str, Any], status: int) -> Response:
    """What went wrong, as a page."""
    return page(request, "problem", status=status, told=told)
