"""A contact in one line, and its sources in a few: for formats that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from letopis.model.chronicle import Event
from letopis.views.event import EventView, Source

Say = Callable[..., str]


def title_of(event: Event, say: Say) -> str:
    """ "Визит (планируется): Сергей Лавров, Хакан Фидан, Сочи"."""
    status = f" ({say(f'status.{event.status}')})" if event.status and event.status != "held" else ""
    who = ", ".join(party.name for party in event.parties)
    place = f", {event.place}" if event.place else ""
    return f"{say(f'kind.{event.kind}')}{status}: {who}{place}"


def heading_of(seen: EventView, say: Say) -> str:
    """An event of any sort in one line."""
    event = seen.event
    if event.what == "contact":
        return title_of(event, say)
    subject = next((value.value for value in event.subjects), None)
    who = ", ".join(party.name for party in event.parties)
    return f"{kind_words(event, say)}: {', '.join(part for part in (who, subject) if part)}"


def kind_words(event: Event, say: Say) -> str:
    """The kind of an event in words."""
    table = {"contact": "kind", "appointment": "change", "agreement": "agreement"}[event.what]
    return say(f"{table}.{event.kind}")


def lines_of(seen: EventView, say: Say) -> Iterator[str]:
    """What is told of a contact: topics, where the sources differ, and each source with its words."""
    topics = [value.value for value in seen.event.topics]
    if topics:
        yield f"{say('events.field.topics')}: {'; '.join(topics)}"
    for name in seen.differ:
        told = (f"{value.value} ({value.accounts})" for value in seen.fields[name])
        yield f"{say(f'events.field.{name}')} {say('events.differ')}: {'; '.join(told)}"
    yield from (source_line(source) for source in seen.sources)


def source_line(source: Source) -> str:
    """ "Издание, 2021-04-16: «слова» https://outlet.example/1"."""
    name = source.outlet or source.doc or source.article
    address = f" {source.url}" if source.url else ""
    return f"{name}, {source.published or '?'}: «{source.report.evidence}»{address}"
