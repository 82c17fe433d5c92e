"""Events, their sources and offices as lines, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from letopis.exports.titles import count_words, heading_of
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.when import in_words
from letopis.model.chronicle import Event

if TYPE_CHECKING:
    from letopis.lexicons.tenures import Tenure
    from letopis.store import OfficeTold, Store
    from letopis.views.event import Count, EventView, Source, Told

FIELDS = ("kinds", "statuses", "parties", "subjects", "bodies", "dates", "places", "topics")


def line_of(event: Event, say: Messages) -> str:
    """An event on one line: when, what, who, where, how many reports, its id."""
    when = when_of(event, say)
    sources = say("events.reports", number=len(event.reports))
    return one_line(f"{when}  {heading_of(event, say)}  [{sources}]  {event.id}")


def when_of(event: Event, say: Messages) -> str:
    """The date, or where none is told the day on which the first article came out."""
    if event.date:
        return in_words(event.date, say)
    told = next((step.published for step in event.history if step.published), None)
    return say("events.told_on", date=in_words(told, say)) if told else say("date.untold")


def lines_of(seen: EventView, say: Messages) -> Iterator[str]:
    """An event as lines: each value of each field, and who says so in which words."""
    event = seen.event
    yield f"{event.id}  {say(f'what.{event.what}')}"
    yield say("events.sources", reports=len(seen.sources), accounts=seen.accounts)
    marks = {source.report.id: number for number, source in enumerate(seen.sources, 1)}
    for name in FIELDS:
        told = seen.fields[name]
        if told:
            differs = f"  {say('events.differ')}" if name in seen.differ else ""
            yield f"\n{say(f'events.field.{name}')}{differs}"
            yield from (value_line(name, value, event, marks, say) for value in told)
    if len(event.history) > 1:
        yield f"\n{say('events.history')}"
        for step in event.history:
            day = in_words(step.published, say) if step.published else say("date.untold")
            state = say(f"{'agreement' if event.what == 'agreement' else 'status'}.{step.status}")
            yield f"  {day}: {state} [{marks[step.report]}]"
    if seen.counts:
        yield f"\n{say('events.counts')}"
        yield from (count_line(count, marks, say) for count in seen.counts)
    yield f"\n{say('events.sources_heading')}"
    yield from source_lines(seen.sources, say)


def count_line(count: Count, marks: dict[str, int], say: Messages) -> str:
    """How far a negotiation is, who says so, and when that was published."""
    source = count.source
    day = in_words(source.published, say) if source.published else say("date.untold")
    return one_line_kept(f"  {day}: {count_words(count, say)} [{marks[source.report.id]}]")


def value_line(name: str, told: Told, event: Event, marks: dict[str, int], say: Messages) -> str:
    """One value with the numbers of those who tell it, and the words of the first."""
    numbers = ", ".join(str(number) for number in sorted(marks[w.source.report.id] for w in told.by))
    words = next((w.words for w in told.by if w.words), None)
    quoted = f"  {say('quote', text=words)}" if words else ""
    return one_line_kept(f"  {value_words(name, told.value, event, say)} [{numbers}]{quoted}")


def value_words(name: str, value: str, event: Event, say: Messages) -> str:
    """A value in the reader's language."""
    if name == "kinds" and event.what == "contact":
        return say(f"kind.{value}")
    if name == "kinds":
        return say(f"{'change' if event.what == 'appointment' else 'agreement'}.{value}")
    if name == "statuses":
        return say(f"status.{value}")
    return in_words(value, say) if name == "dates" else value


def source_lines(sources: Iterable[Source], say: Messages) -> Iterator[str]:
    """The articles, numbered, each with its words; copies of one text are marked."""
    seen = dict[str, int]()
    for number, source in enumerate(sources, 1):
        copy = f"  {say('events.copy', number=seen[source.account])}" if source.account in seen else ""
        seen.setdefault(source.account, number)
        day = in_words(source.published, say) if source.published else say("date.untold")
        yield one_line_kept(f"  [{number}] {source.name}, {day}: {source.title or say('article.untitled')}{copy}")
        if source.url:
            yield one_line_kept(f"      {unquote(source.url)}")
        yield one_line_kept(f"      {say('quote', text=source.report.evidence)}  {source.report.id}")


def one_line_kept(text: str) -> str:
    """One line of a stranger's words, with its indent."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + one_line(text)


def told_line(told: OfficeTold, store: Store, say: Messages) -> str:
    """One telling: when, what, in which words, by whom."""
    stored = store.article(told.article)
    source = stored.name if stored else told.article
    day = in_words(told.day, say) if told.day else say("date.untold")
    change = say(f"change.{told.change}") if told.change else say("events.holds")
    return one_line_kept(f"  {day}: {change}  {say('quote', text=told.words)}  {source}")


def listed_line(tenure: Tenure, say: Messages) -> str:
    """A line of the list that comes with Letopis."""
    until = in_words(tenure.until, say) if tenure.until else say("events.open")
    return f"  {in_words(tenure.since, say)} - {until}  {say('events.listed', source=tenure.source)}"
