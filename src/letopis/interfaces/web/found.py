"""What an address names: the store behind a request, an event, an article."""

from __future__ import annotations

import re
from typing import cast

from fastapi import Request

from letopis.model.chronicle import StoredArticle
from letopis.model.errors import LetopisError
from letopis.store import Store
from letopis.views.event import EventView, view

ID = re.compile(r"[a-z]+:[0-9a-f]{16}", re.ASCII)


class NotThereError(LetopisError):
    """Nothing has the id that was asked for."""


def store_of(request: Request) -> Store:
    """The store that the application was made with."""
    return cast(Store, request.app.state.store)


def seen_event(store: Store, number: str) -> EventView:
    """The event of an id, or of one of its reports; raises NotThereError."""
    found = store.event_of(number) if ID.fullmatch(number) else None
    if found is None:
        raise NotThereError(f"{number}: nothing has this id")
    return view(store, found)


def stored_article(store: Store, number: str) -> StoredArticle:
    """The article of an id; raises NotThereError."""
    stored = store.article(number) if ID.fullmatch(number) else None
    if stored is None:
        raise NotThereError(f"{number}: nothing has this id")
    return stored
