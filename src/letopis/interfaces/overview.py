"""`letopis timeline`, `calendar`, `dossier`: how they look on a terminal, and as JSON Lines."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.event_lines import line_of, listed_line, one_line_kept, told_line
from letopis.interfaces.event_objects import event_object, office_object, source_object
from letopis.interfaces.messages import Messages
from letopis.interfaces.related import heading
from letopis.interfaces.safe import one_line
from letopis.interfaces.unmet import say_unmet
from letopis.interfaces.when import in_words
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.store import Store
    from letopis.views.calendar import Calendar
    from letopis.views.dossier import Counterpart, Dossier
    from letopis.views.entities import Entity
    from letopis.views.event import EventView
    from letopis.views.timeline import Period, Timeline

FULL, LATER = "█", "░"
WIDEST = 50  # of a bar
SHORT_GAP = 3  # periods


def timeline(db: str, asked: dict[str, Any], *, by: Any, chart: bool, as_json: bool, say: Messages) -> int:
    """Contacts in time; returns the exit code."""
    from letopis.views.asking import asked as filter_of
    from letopis.views.timeline import timeline as timeline_of

    with opened(db) as store:
        wanted = filter_of("contact", **asked)
        found = timeline_of(store, wanted, by)
        if not found.periods:
            say_unmet(store, wanted, say)
    if as_json:
        for period in found.periods:
            contacts = [event_object(one.event) | {"accounts": one.accounts} for one in period.shown]
            counted = {"number": period.number, "to_come": period.to_come}
            show_json({"by": found.by, "begins": period.begins, **counted, "contacts": contacts})
        return 0
    lines = chart_lines(found, say) if chart else timeline_lines(found, say)
    click.echo("\n".join(lines) or say("events.none"))
    return 0


def timeline_lines(found: Timeline, say: Messages) -> Iterator[str]:
    """Each period with its contacts, newest first; those to come after those that were."""
    for period in found.periods:
        later = f", {say('timeline.to_come', number=period.to_come)}" if period.to_come else ""
        yield f"{in_words(period.begins, say)}: {say('timeline.contacts', number=period.number)}{later}"
        yield from (seen_line(one, say) for one in sorted(period.shown, key=lambda one: is_to_come(one)))
    if found.undated:
        yield say("timeline.undated")
        yield from (seen_line(one, say) for one in found.undated)


def chart_lines(found: Timeline, say: Messages) -> Iterator[str]:
    """A bar for each period, the empty ones too: what was, and what is to come."""
    from letopis.views.timeline import without_gaps

    periods = list(without_gaps(found))
    most = max((period.number for period in periods), default=0)
    width = min(WIDEST, max(10, shutil.get_terminal_size((80, 24)).columns - 30))
    runs = [list(run) for _, run in groupby(periods, key=lambda period: period.number > 0)]
    for run in runs:
        yield from bar_lines(run, most, width) if run[0].number else gap_lines(run, say)
    if any(period.to_come for period in periods):
        yield f"{FULL} {say('timeline.were')}  {LATER} {say('timeline.are_to_come')}"


def bar_lines(periods: Iterable[Period], most: int, width: int) -> Iterator[str]:
    """Bars, to one scale."""
    for period in periods:
        held, later = (scaled(n, most, width) for n in (period.number - period.to_come, period.to_come))
        yield f"{period.begins:>10} {period.number:>6} {FULL * held}{LATER * later}".rstrip()


def gap_lines(periods: Sequence[Period], say: Messages) -> Iterator[str]:
    """Empty periods, a long run of them on one line."""
    if len(periods) <= SHORT_GAP:
        yield from bar_lines(periods, 1, 1)
    else:
        yield f"{'...':>10} {0:>6} {say('timeline.gap', number=len(periods))}"


def scaled(number: int, most: int, width: int) -> int:
    """The length of a bar: never none where there is anything."""
    return max(1, round(number * width / most)) if number else 0


def is_to_come(one: EventView) -> bool:
    """Whether a contact is planned or proposed."""
    return one.event.status in {"planned", "proposed"}


def seen_line(one: EventView, say: Messages) -> str:
    """An event on a line, with its independent accounts."""
    return one_line_kept(f"  {line_of(one.event, say)}  ({say('timeline.accounts', number=one.accounts)})")


def calendar(db: str, asked: dict[str, Any], *, as_json: bool, say: Messages) -> int:
    """What is planned; returns the exit code."""
    from letopis.views.asking import asked as filter_of
    from letopis.views.calendar import calendar as calendar_of

    with opened(db) as store:
        wanted = filter_of("contact", **asked)
        found = calendar_of(store, wanted, date.today())
        if not (found.dated or found.undated):
            say_unmet(store, wanted, say)
    if as_json:
        for one in (*found.dated, *found.undated):
            show_json(event_object(one.event) | {"sources": [source_object(source) for source in one.sources]})
        return 0
    click.echo("\n".join(calendar_lines(found, say)) or say("calendar.none"))
    return 0


def calendar_lines(found: Calendar, say: Messages) -> Iterator[str]:
    """Plans with the words of their first source."""
    for one in found.dated:
        yield from planned_lines(one, say)
    if found.undated:
        yield say("calendar.undated")
        for one in found.undated:
            yield from planned_lines(one, say)


def planned_lines(one: EventView, say: Messages) -> Iterator[str]:
    """A plan, and who says so."""
    yield seen_line(one, say)
    for source in one.sources[:1]:
        day = in_words(source.published, say) if source.published else say("date.untold")
        yield one_line_kept(f"      {source.name}, {day}: {say('quote', text=source.report.evidence)}")


def dossier(db: str, names: Sequence[str], *, as_json: bool, say: Messages) -> int:
    """All that is known of somebody; returns the exit code."""
    from letopis.views.dossier import dossier as dossier_of

    with opened(db) as store:
        found = dossier_of(store, entity_named(store, names, say), date.today())
        if as_json:
            show_json(dossier_object(found))
        else:
            click.echo("\n".join(dossier_lines(found, store, say)))
    return 0


def dossier_report(db: str, names: Sequence[str], out: Path, say: Messages) -> int:
    """Write a dossier as Markdown or DOCX, by the name of the file; returns the exit code."""
    from letopis.exports.dossier_report import write
    from letopis.exports.selection import Selection
    from letopis.store import Filter
    from letopis.views.dossier import dossier as dossier_of

    with opened(db) as store:
        one = entity_named(store, names, say)
        selection = Selection(store, Filter(keys=one.keys), one.name, say, partial(in_words, say=say))
        try:
            write(dossier_of(store, one, date.today()), selection, out)
        except OSError as error:
            raise InputError(say("dossier.unwritable", file=out, cause=error.strerror)) from None
    click.echo(say("dossier.written", file=out))
    return 0


def entity_named(store: Store, names: Sequence[str], say: Messages) -> Entity:
    """Whom a user means; raises InputError with the names to choose from."""
    from letopis.views.entities import AmbiguousEntityError, UnknownEntityError, entity

    try:
        return entity(store, names)
    except AmbiguousEntityError as error:
        raise InputError(say("named.several", name=error.name, names=", ".join(error.choices))) from None
    except UnknownEntityError as error:
        near = say("named.near", names=", ".join(error.near)) if error.near else say("named.see")
        raise InputError(f"{say('named.unknown', name=error.name)}: {near}") from None


def dossier_lines(found: Dossier, store: Store, say: Messages) -> Iterator[str]:
    """A dossier, section by section; an empty one is left out."""
    yield one_line(found.entity.name)
    yield "  " + ", ".join(f"{say(f'dossier.{what}')}: {number}" for what, number in found.numbers.items())
    if found.offices:
        yield f"\n{say('dossier.offices')}"
        for one in found.offices:
            yield one_line_kept(f"  {one.person}: {one.post}{f', {one.body}' if one.body else ''}")
            yield from (f"  {told_line(told, store, say)}" for told in one.told[-3:])
            yield from (f"  {listed_line(tenure, say)}" for tenure in one.listed)
    if found.counterparts:
        yield f"\n{say('dossier.counterparts')}"
        yield from (counterpart_line(one) for one in found.counterparts)
    if found.planned.dated or found.planned.undated:
        yield f"\n{say('dossier.planned')}"
        yield from calendar_lines(found.planned, say)
    for what in found.numbers:
        shown: tuple[EventView, ...] = getattr(found, f"{what}s")
        if shown:
            yield f"\n{say(f'dossier.{what}')}"
            yield from (seen_line(one, say) for one in shown)
    if found.statements:
        yield f"\n{say('dossier.statements')}"
        for said in found.statements:
            yield one_line_kept(f"  {said.speaker}: {say('quote', text=said.text)}  {heading(said.article, say)}")


def counterpart_line(one: Counterpart) -> str:
    """ "  Белоруссия  12  (2020: 5, 2021: 7)"."""
    years = ", ".join(f"{year}: {number}" for year, number in one.by_year)
    return one_line_kept(f"  {one.name}  {one.number}{f'  ({years})' if years else ''}")


def dossier_object(found: Dossier) -> dict[str, Any]:
    """A dossier in JSON."""
    lists = {
        name: [event_object(one.event) | {"accounts": one.accounts} for one in getattr(found, name)]
        for name in ("contacts", "appointments", "agreements")
    }
    planned = [event_object(one.event) for one in (*found.planned.dated, *found.planned.undated)]
    said = [{"speaker": s.speaker, "text": s.text, "article": s.article.id, "url": s.article.article.url}
            for s in found.statements]  # fmt: skip
    known = {"sort": found.entity.sort, "name": found.entity.name, "numbers": found.numbers}
    offices = {"offices": [office_object(one) for one in found.offices]}
    return known | offices | lists | {
        "planned": planned, "counterparts": [asdict(one) for one in found.counterparts], "statements": said,
    }  # fmt: skip
