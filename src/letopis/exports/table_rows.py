"""What the rows of the flat tables are made of, and what is taken from each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from letopis.model.chronicle import Party
from letopis.store import Kept, OfficeTold
from letopis.views.event import Count, EventView, Source, Told

SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with the account that it is of."""

    kept: Kept
    account: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of something that belongs to another; `number` counts from 1."""

    of: Any
    value: Any
    number: int = 0
    field: str = ""


def events_of(what: str) -> Any:
    """The rows of a table of one sort of event: itself, or none."""
    return lambda seen: [seen] if seen.event.what == what else []


def participants(seen: EventView) -> Iterator[Row]:
    """Who takes part in a contact."""
    parties = seen.event.parties if seen.event.what == "contact" else ()
    return (Row(seen.event, party, number) for number, party in enumerate(parties, 1))


def sources(seen: EventView) -> Iterator[Row]:
    """The reports of an event."""
    return (Row(seen.event, source, number) for number, source in enumerate(seen.sources, 1))


def told(seen: EventView) -> Iterator[Row]:
    """Each value of each field of an event."""
    for name, values in seen.fields.items():
        yield from (Row(seen.event, value, number, name) for number, value in enumerate(values, 1))


def counts(seen: EventView) -> Iterator[Row]:
    """What is counted of an agreement."""
    return (Row(seen.event, count, number) for number, count in enumerate(seen.counts, 1))


def statements(row: ArticleRow) -> Iterator[Row]:
    """The words that an article attributes."""
    found = json.loads(row.kept.record).get("statements", ())
    return (Row(row.kept.stored.id, statement, number) for number, statement in enumerate(found, 1))


def joined(values: Any) -> str | None:
    """Several values in one cell."""
    return SEPARATOR.join(values) or None


def party(row: Row) -> Party:
    """The participant of a row."""
    found: Party = row.value
    return found


def source(row: Row) -> Source:
    """The source of a row."""
    found: Source = row.value
    return found


def value(row: Row) -> Told:
    """The value of a row."""
    found: Told = row.value
    return found


def count(row: Row) -> Count:
    """The count of a row."""
    found: Count = row.value
    return found


def office(row: Row) -> OfficeTold:
    """The office of a row."""
    found: OfficeTold = row.value
    return found


def best(values: Any) -> str | None:
    """The best supported of some values."""
    return next((one.value for one in values), None)
