"""The events that a filter asks for.

Each key has an index of its own by day. The rarest of the keys asked for leads, the others are looked up for each
event that it gives: a page of fifty costs the same in a chronicle of a thousand events and of a million.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal_column, or_, select, text

from letopis.store import codec
from letopis.store.schema import event_keys, events
from letopis.store.values import Cursor, Filter, Found

RARE = 2000  # a key with more events than this is as good as any other


def matching(connection: Connection, asked: Filter) -> Iterator[Found]:
    """The events of a filter, newest first; those without any day last."""
    for row in connection.execute(query(connection, asked)):
        yield Found(codec.event_of(row.data), Cursor(row.first_day, row.id))


def query(connection: Connection, asked: Filter) -> Select[Any]:
    """The filter in SQL."""
    lead = rarest(connection, asked.keys)
    day = event_keys.c.first_day if lead else events.c.first_day
    number = event_keys.c.event if lead else events.c.id
    found = select(events.c.data, events.c.first_day, events.c.id)
    if lead:
        found = found.join_from(event_keys, events, events.c.id == event_keys.c.event).where(event_keys.c.key == lead)
    for key in asked.keys:
        if key != lead:
            other = event_keys.alias()
            found = found.where(select(other.c.event).where(other.c.event == number, other.c.key == key).exists())
    for column, value in ((events.c.what, asked.what), (events.c.kind, asked.kind), (events.c.status, asked.status)):
        found = found.where(column == value) if value else found
    found = found.where(events.c.last_day >= asked.since) if asked.since else found
    found = found.where(day <= asked.until) if asked.until else found
    if asked.words:
        found = found.where(events.c.id.in_(full_text(connection, asked.words)))
    if asked.after:
        found = found.where(past(day, number, asked.after))
    return found.order_by(day.is_(None), day.desc(), number.desc()).limit(asked.limit)


def rarest(connection: Connection, keys: tuple[str, ...]) -> str | None:
    """The key with fewest events."""
    return min(keys, key=lambda key: (frequency(connection, key), key), default=None)


def frequency(connection: Connection, key: str) -> int:
    """How many events a key has, counted no further than is of use."""
    some = select(literal_column("1")).where(event_keys.c.key == key).limit(RARE).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def past(day: ColumnElement[Any], number: ColumnElement[Any], cursor: Cursor) -> ColumnElement[bool]:
    """What comes after a cursor in the order of a list."""
    if cursor.first_day is None:
        return and_(day.is_(None), number < cursor.event)
    return or_(day < cursor.first_day, day.is_(None), and_(day == cursor.first_day, number < cursor.event))


def full_text(connection: Connection, words: str) -> Any:
    """The events in which all of some lemmas stand."""
    if connection.dialect.name == "sqlite":
        quoted = " ".join(f'"{word}"' for word in words.replace('"', " ").split())
        return text("SELECT event FROM event_text WHERE event_text MATCH :words").bindparams(words=quoted)
    asked = "to_tsvector('russian', words) @@ plainto_tsquery('russian', :words)"
    return text(f"SELECT event FROM event_text WHERE {asked}").bindparams(words=words)
