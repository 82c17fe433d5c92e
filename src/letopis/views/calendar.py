"""What is planned: contacts to come with their sources; those without a date as long as their news is fresh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from letopis.model.chronicle import Event
from letopis.store import Filter, Store
from letopis.views.event import EventView, views

FRESH = timedelta(days=60)
"""How long after its last telling a plan without a date is still one."""
STATUSES = ("planned", "proposed")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Plans by their day, the nearest first, and plans of which no day is told, the latest told first."""

    dated: tuple[EventView, ...]
    undated: tuple[EventView, ...]


def calendar(store: Store, asked: Filter, today: date) -> Calendar:
    """What is planned from a day on; a filter's own `since` and `until` bound it instead."""
    since = asked.since or today.isoformat()
    dated, undated = dict[str, tuple[str, Event]](), dict[str, tuple[str, Event]]()
    for status in STATUSES:
        for found in store.events(replace(asked, status=status, since=since)):
            if found.event.date and "X" not in found.event.date:
                dated[found.event.id] = (found.cursor.first_day or "", found.event)
        fresh = replace(asked, status=status, since=(today - FRESH).isoformat(), until=today.isoformat())
        for found in store.events(fresh):
            if found.event.date is None:
                undated[found.event.id] = (found.cursor.first_day or "", found.event)
    in_order = sorted(dated.values(), key=lambda pair: (pair[0], pair[1].id))
    latest = sorted(undated.values(), key=lambda pair: (pair[0], pair[1].id), reverse=True)
    return Calendar(seen(store, [event for _, event in in_order]), seen(store, [event for _, event in latest]))


def seen(store: Store, events: Sequence[Event]) -> tuple[EventView, ...]:
    """Events with their sources."""
    return tuple(views(store, events))
