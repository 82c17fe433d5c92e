"""What a request asks for: the filters of `letopis contacts` by the same names, and the place in a list."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import Depends, Query

from letopis.model.chronicle import What
from letopis.model.errors import InputError
from letopis.store import Cursor, Filter, Found, Store
from letopis.views.asking import asked

Kind = Literal["call", "meeting", "talks", "visit", "summit", "letter"]
Status = Literal["held", "planned", "proposed", "cancelled", "denied"]
LONGEST = 200  # letters of a name or word
MOST = 200  # of a page
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Words = Annotated[str | None, Query(max_length=LONGEST)]
Word = Annotated[str, Query(max_length=LONGEST)]
Names = Annotated[list[Word], Query(max_length=8)]


def filters(
    between: Names = [],  # noqa: B006
    names: Annotated[list[Word], Query(alias="with", max_length=8)] = [],  # noqa: B006
    kind: Kind | Literal[""] | None = None,
    status: Status | Literal[""] | None = None,
    since: Words = None,
    until: Words = None,
    place: Words = None,
    topic: Words = None,
    text: Words = None,
) -> dict[str, Any]:
    """What of a request filters events; empty fields of a form ask for nothing."""
    given = {"since": since, "until": until, "place": place, "topic": topic, "text": text}
    told = {name: value.strip() or None for name, value in given.items() if value}
    sides = [name for name in between if name.strip()]
    return {
        "between": sides or None,
        "names": [name for name in names if name.strip()],
        "kind": kind or None,
        "status": status or None,
        **told,
    }


Filters = Annotated[dict[str, Any], Depends(filters)]
Limit = Annotated[int, Query(ge=1, le=MOST)]
Place = Annotated[str | None, Query(alias="cursor", max_length=LONGEST)]


def page_of(
    store: Store, what: What, given: dict[str, Any], limit: int, cursor: str | None
) -> tuple[list[Found], str | None]:
    """A page of the events of a filter, newest first, and the cursor of the next one if there is one."""
    wanted: Filter = replace(asked(what, **given, limit=limit + 1), after=place_of(cursor) if cursor else None)
    found = list(store.events(wanted))
    return found[:limit], token_of(found[limit - 1].cursor) if len(found) > limit else None


def token_of(place: Cursor) -> str:
    """A place in a list, as an address carries it."""
    return urlsafe_b64encode(f"{place.first_day or ''}|{place.event}".encode()).decode().rstrip("=")


def place_of(token: str) -> Cursor:
    """The place that a cursor names; raises InputError where it names none."""
    try:
        day, mark, event = urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode().partition("|")
    except (ValueError, UnicodeDecodeError):
        day = mark = event = ""
    if not mark or ":" not in event or not (day == "" or DAY.fullmatch(day)):
        raise InputError("cursor: no place in a list: take it from the page before")
    return Cursor(day or None, event)
