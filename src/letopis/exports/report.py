"""A report as a stream of blocks, whatever it is laid out in: Markdown and DOCX show the same.

Contacts that took place, that are ahead, that came to nothing; changes of office; agreements with what is counted: each
with all who tell it, in their words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from letopis.exports.selection import Selection
from letopis.exports.titles import count_words, heading_of
from letopis.model.chronicle import What
from letopis.views.event import Count, EventView, Source

SECTIONS: tuple[tuple[str, What, tuple[str | None, ...]], ...] = (
    ("held", "contact", ("held",)),
    ("ahead", "contact", ("planned", "proposed")),
    ("undone", "contact", ("cancelled", "denied")),
    ("appointments", "appointment", (None,)),
    ("agreements", "agreement", (None,)),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the report itself has level 1."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is told of an item, and where."""

    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """An event: when, what, and all that is told of it."""

    when: str | None
    text: str
    lines: tuple[Line, ...]


Block: TypeAlias = Heading | Item


def blocks(selection: Selection) -> Iterator[Block]:
    """The report of what is asked for, newest first in each section; sections without anything are left out."""
    yield Heading(selection.title or "Letopis", 1)
    for name, what, statuses in SECTIONS:
        asked = [replace(selection, asked=replace(selection.asked, status=s)) for s in statuses if fits(selection, s)]
        items = (item_of(seen, selection) for part in asked for seen in part.events(what))
        first = next(items, None)
        if first:
            yield Heading(selection.say(f"report.{name}"), 2)
            yield first
            yield from items


def fits(selection: Selection, status: str | None) -> bool:
    """Whether a section can have what is asked for; with a status asked for, others cannot."""
    return selection.asked.status in {None, status}


def item_of(seen: EventView, selection: Selection) -> Item:
    """An event as an item."""
    say, date = selection.say, seen.event.date
    topics = [value.value for value in seen.event.topics]
    lines = [Line(f"{say('events.field.topics')}: {'; '.join(topics)}")] if topics else []
    for name in seen.differ:
        told = (f"{words_of(value.value, name, selection)} ({value.accounts})" for value in seen.fields[name])
        lines.append(Line(f"{say(f'events.field.{name}')} {say('events.differ')}: {'; '.join(told)}"))
    lines += [count_line(count, selection) for count in seen.counts]
    lines += [source_line(source, selection) for source in seen.sources]
    return Item(selection.day(date) if date else None, heading_of(seen.event, say), tuple(lines))


def words_of(value: str, field: str, selection: Selection) -> str:
    """A value in words, where it is a date."""
    return selection.day(value) if field == "dates" else value


def count_line(count: Count, selection: Selection) -> Line:
    """What is counted of an agreement, by whom."""
    return Line(count_words(count, selection.say))


def source_line(source: Source, selection: Selection) -> Line:
    """Who tells it when, in which words, where."""
    day = selection.day(source.published) if source.published else selection.say("date.untold")
    return Line(f"{source.name}, {day}: «{source.report.evidence}»", source.url)
