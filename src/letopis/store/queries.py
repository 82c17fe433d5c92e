"""The events that a filter asks for.

Whatever an event is asked for by is a key of its own ("pair BY RU", "kind call"), and each key has its events by day
in an index. The rarest of the keys asked for leads, the others are looked up for each event that it gives: a page of
fifty costs the same in a chronicle of a thousand events and of a million.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, literal_column, or_, select, table, text

from letopis.model.chronicle import Event
from letopis.store import codec
from letopis.store.schema import event_keys, events
from letopis.store.values import Cursor, Filter, Found

EVENT_TEXT = table("event_text", column("rowid"))
RARE = 5_000  # a key with more events than this is as good as any other
# Words with fewer events are looked up first: with 5,000 lists by a name or by two words took longer than 50 ms in
# a chronicle of a million, with no bound those of a pair by a word (benchmarks/chronicle.py, 2026-11).
FEW = 20_000


def number_of(event: str) -> int | None:
    """The digits of an id as the number that the tables have it by; None of what is no id.

    >>> number_of("contact:8000000000000001")
    1
    """
    digits = event.rpartition(":")[2]
    try:
        return int(digits, 16) - 2**63 if len(digits) == 16 else None
    except ValueError:
        return None


def own_keys(event: Event) -> Iterator[str]:
    """The keys that every event has: its sort, its kind, what has become of it."""
    yield f"what {event.what}"
    yield f"kind {event.kind}"
    if event.status:
        yield f"status {event.status}"


def asked_keys(asked: Filter) -> tuple[str, ...]:
    """All keys of a filter."""
    own = (("what", asked.what), ("kind", asked.kind), ("status", asked.status))
    return (*map(codec.indexable, asked.keys), *(f"{name} {value}" for name, value in own if value))


def matching(connection: Connection, asked: Filter) -> Iterator[Found]:
    """The events of a filter, newest first; those without any day last."""
    page = page_of(connection, asked).subquery()
    found = select(events.c.data, page.c.first_day, events.c.id).join(page, page.c.number == events.c.number)
    for row in connection.execute(found.order_by(page.c.first_day.desc(), page.c.number.desc())):
        yield Found(codec.event_of(row.data), Cursor(row.first_day or None, row.id))


def page_of(connection: Connection, asked: Filter) -> Select[Any]:
    """The numbers and days of the events of a filter, from indices alone."""
    keys = asked_keys(asked)
    lead = rarest(connection, keys)
    led = event_keys if lead else events
    day, last = led.c.first_day, led.c.last_day
    number = event_keys.c.event if lead else events.c.number
    page = select(number.label("number"), day)
    page = page.where(event_keys.c.key == lead) if lead else page
    for key in keys:
        if key != lead:
            other = event_keys.alias()
            page = page.where(select(other.c.event).where(other.c.event == number, other.c.key == key).exists())
    page = page.where(last >= asked.since) if asked.since else page
    page = page.where(day <= asked.until, day != "") if asked.until else page
    page = page.where(has_words(connection, number, asked.words, lead)) if asked.words else page
    page = page.where(past(day, number, asked.after)) if asked.after else page
    return page.order_by(day.desc(), number.desc()).limit(asked.limit)


def rarest(connection: Connection, keys: tuple[str, ...]) -> str | None:
    """The key with fewest events."""
    if len(keys) < 2:
        return keys[0] if keys else None
    return min(keys, key=lambda key: (frequency(connection, key), key))


def frequency(connection: Connection, key: str) -> int:
    """How many events a key has, counted no further than is of use."""
    some = select(literal_column("1")).where(event_keys.c.key == key).limit(RARE).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def begins(connection: Connection, key: ColumnElement[str], beginning: str) -> ColumnElement[bool]:
    """Whether a key begins so; where keys are sorted by their bytes, by a range, which an index has together."""
    if connection.dialect.name == "sqlite":
        return and_(key >= beginning, key < beginning + chr(0x10FFFF))
    return key.startswith(beginning, autoescape=True)


def past(day: ColumnElement[Any], number: ColumnElement[Any], cursor: Cursor) -> ColumnElement[bool]:
    """What comes after a cursor in the order of a list."""
    last = cursor.first_day or ""
    return and_(day <= last, or_(day < last, number < (number_of(cursor.event) or 0)))


def has_words(connection: Connection, number: ColumnElement[Any], words: str, lead: str | None) -> ColumnElement[bool]:
    """Whether all of some lemmas stand in an event: rare words lead, others are looked up for each event."""
    found = full_text(connection, words)
    matches = connection.scalar(select(func.count()).select_from(found.limit(FEW).subquery())) or 0
    led = frequency(connection, lead) if lead else RARE
    if matches < FEW and (led >= RARE or matches <= led):
        return number.in_(found)
    return found.where(EVENT_TEXT.c.rowid == number).exists()


def full_text(connection: Connection, words: str) -> Select[Any]:
    """The numbers of the events in which all of some lemmas stand."""
    if connection.dialect.name == "sqlite":
        quoted = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
        return select(EVENT_TEXT.c.rowid).where(text("event_text MATCH :words").bindparams(words=quoted))
    asked = text("to_tsvector('russian', words) @@ plainto_tsquery('russian', :words)").bindparams(words=words)
    return select(EVENT_TEXT.c.rowid).where(asked)
