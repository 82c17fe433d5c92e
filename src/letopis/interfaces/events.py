"""What a chronicle is asked on the command line: contacts, show, who, office, why; and a person's word on it.

Asks the views and the pipeline; how the answers look is told by `event_lines` and `event_objects`.
"""

from __future__ import annotations

import getpass
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.event_lines import line_of, lines_of, listed_line, one_line_kept, told_line
from letopis.interfaces.event_objects import event_object, office_object, report_object, source_object
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.unmet import say_unmet
from letopis.model.chronicle import Event, Report
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.store import Store
    from letopis.views.people import Office


def contacts(db: str, asked: dict[str, Any], *, as_json: bool, say: Messages) -> int:
    """List the contacts that are asked for, newest first."""
    from letopis.views.asking import asked as filter_of

    limit = asked.pop("limit")
    with opened(db) as store:
        wanted = filter_of("contact", **asked, limit=None if limit == 0 else limit + 1)
        found = [item.event for item in store.events(wanted)]
        if not found:
            say_unmet(store, wanted, say)
    shown = found if limit == 0 else found[:limit]
    for event in shown:
        if as_json:
            show_json(event_object(event))
        else:
            click.echo(line_of(event, say))
    if not as_json and len(found) > len(shown):
        click.echo(say("events.more", limit=limit))
    if not as_json and not found:
        click.echo(say("events.none"))
    return 0


def show(db: str, number: str, *, as_json: bool, say: Messages) -> int:
    """An event with every field and its sources."""
    from letopis.views.event import view

    with opened(db) as store:
        seen = view(store, event_named(store, number, say))
    if as_json:
        sources = [source_object(source) for source in seen.sources]
        show_json(event_object(seen.event) | {"accounts": seen.accounts, "sources": sources})
        return 0
    for line in lines_of(seen, say):
        click.echo(line)
    return 0


def who(db: str, name: str, *, as_json: bool, say: Messages) -> int:
    """The posts of somebody, by whose word."""
    from letopis.views.people import who as held_by

    with opened(db) as store:
        return show_offices(held_by(store, name), store, name, as_json=as_json, say=say)


def office(db: str, post: str, on: str | None, *, as_json: bool, say: Messages) -> int:
    """Who held a post, by whose word."""
    from letopis.views.asking import day
    from letopis.views.people import office as holders

    with opened(db) as store:
        found = holders(store, post, day(on, last=True) if on else None)
        return show_offices(found, store, post, as_json=as_json, say=say)


def show_offices(found: list[Office], store: Store, asked: str, *, as_json: bool, say: Messages) -> int:
    """Posts with what tells them."""
    for one in found:
        if as_json:
            show_json(office_object(one))
            continue
        body = f", {one.body}" if one.body else ""
        click.echo(one_line(f"{one.person}: {one.post}{body}"))
        for told in one.told:
            click.echo(told_line(told, store, say))
        for tenure in one.listed:
            click.echo(listed_line(tenure, say))
    if not found and not as_json:
        click.echo(say("events.nobody", name=asked))
    return 0


def why(db: str, a: str, b: str, *, as_json: bool, say: Messages) -> int:
    """Why two reports are of one event, or are not."""
    from letopis.views.why import why as reason

    with opened(db) as store:
        one, other = event_named(store, a, say), event_named(store, b, say)
        found = reason(store, one, other, report_named(store, a), report_named(store, b))
    if as_json:
        judged = {"verdict": found.judgement.verdict, "score": found.judgement.score}
        reasons = {"reasons": [asdict(r) for r in found.judgement.reasons], "together": found.together}
        said = {"compared": found.compared, "decisions": [asdict(d) for d in found.decisions]}
        show_json({"a": found.a.id, "b": found.b.id} | judged | reasons | said)
        return 0
    for report in (found.a, found.b):
        click.echo(one_line(f"{report.id}  {say('quote', text=report.evidence)}"))
    click.echo(say(f"why.{found.judgement.verdict}", score=f"{found.judgement.score:.1f}"))
    for r in found.judgement.reasons:
        weight = say("why.never") if r.weight <= -100 else f"{r.weight:+.1f}"
        click.echo(one_line_kept(f"  {weight}  {say(f'why.feature.{r.feature}')}: {r.found}"))
    if not found.compared:
        click.echo(say("why.not_compared"))
    for d in found.decisions:
        click.echo(one_line(say(f"why.decided.{d.kind.replace(' ', '_')}", author=d.author, at=d.at[:10], id=d.id)))
    click.echo(say("why.together" if found.together else "why.apart"))
    return 0


def merge(db: str, a: str, b: str, author: str | None, say: Messages) -> int:
    """Make one event of two, by a person's word."""
    from letopis.pipeline.deciding import merge as make_one

    with opened(db) as store:
        one, other = event_named(store, a, say), event_named(store, b, say)
        if one.id == other.id:
            raise InputError(say("events.already_one", a=a, b=b))
        if one.what != other.what:
            raise InputError(say("events.not_alike", a=a, b=b))
        word = make_one(store, one, other, author or whoever())
    click.echo(say("events.decided", id=word))
    return 0


def split(db: str, number: str, author: str | None, say: Messages) -> int:
    """Take a report out of its event, or all reports of an event apart."""
    from letopis.pipeline.deciding import split as take_apart

    with opened(db) as store:
        event = event_named(store, number, say)
        if len(event.reports) < 2:
            raise InputError(say("events.only_one", id=number))
        word = take_apart(store, event, report_named(store, number), author or whoever())
    click.echo(say("events.decided", id=word))
    return 0


def same_person(db: str, a: str, b: str, author: str | None, say: Messages) -> int:
    """Keep that two names are one person's."""
    from letopis.pipeline.deciding import same_person as are_one

    with opened(db) as store:
        word = are_one(store, a, b, author or whoever())
    click.echo(say("events.decided", id=word))
    return 0


def undo(db: str, word: str, say: Messages) -> int:
    """Take a person's word back."""
    from letopis.pipeline.deciding import undo as take_back

    with opened(db) as store:
        if not take_back(store, word):
            raise InputError(say("events.no_decision", id=word))
    click.echo(say("events.undone", id=word))
    return 0


def reports(db: str) -> int:
    """Each report with the event that it was put in, as JSON Lines."""
    with opened(db) as store:
        for stored, report, event in store.all_reports():
            show_json(report_object(stored.doc or stored.article.url or stored.id, report, event))
    return 0


def event_named(store: Store, number: str, say: Messages) -> Event:
    """The event of an id, or of one of its reports; raises InputError where there is none."""
    event = store.event_of(number)
    if event is None:
        raise InputError(say("events.no_event", id=number))
    return event


def report_named(store: Store, number: str) -> Report | None:
    """The report, where it is one that was named."""
    return store.report(number) if number.startswith("report:") else None


def whoever() -> str:
    """Who decides, where nobody is named: the account on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
