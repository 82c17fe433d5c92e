"""A contact in one line, and its sources in a few: for formats that people read."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from letopis.model.chronicle import Event
from letopis.views.event import Count, EventView, Source

Say = Callable[..., str]


def title_of(event: Event, say: Say) -> str:
    """ "Визит (планируется): Сергей Лавров, Хакан Фидан, Сочи"."""
    status = f" ({say(f'status.{event.status}')})" if event.status and event.status != "held" else ""
    who = ", ".join(party.name for party in event.parties)
    known = {party.name for party in event.parties}
    place = f", {event.place}" if event.place and event.place not in known else ""  # a state that is host and place
    return f"{say(f'kind.{event.kind}')}{status}: {who}{place}"


def heading_of(event: Event, say: Say) -> str:
    """An event of any sort in one line."""
    if event.what == "contact":
        return title_of(event, say)
    about = (values[0].value for values in (event.subjects, event.bodies) if values)
    told = (*(party.name for party in event.parties), *about)
    return f"{kind_words(event, say)}: {', '.join(told)}"


def count_words(count: Count, say: Say) -> str:
    """ "33 in all, 6-7 left, Владимир Семашко"."""
    told = [say("events.total", number=count.total)] if count.total is not None else []
    told += [say("events.left", number=count.left)] if count.left else []
    return ", ".join((*told, count.claimed_by) if count.claimed_by else told)


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
    address = f" {source.url}" if source.url else ""
    return f"{source.name}, {source.published or '?'}: «{source.report.evidence}»{address}"
