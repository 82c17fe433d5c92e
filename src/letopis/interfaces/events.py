"""What a chronicle is asked on the command line: contacts, show, who, office, why; and a person's word on it."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.when import in_words
from letopis.model.chronicle import Event, Report
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.lexicons.tenures import Tenure
    from letopis.store import OfficeTold, Store
    from letopis.views.event import Count, EventView, Source, Told
    from letopis.views.people import Office

LIMIT = 50
FIELDS = ("kinds", "statuses", "parties", "subjects", "bodies", "dates", "places", "topics")


def contacts(db: str, asked: dict[str, Any], *, as_json: bool, say: Messages) -> int:
    """List the contacts that are asked for, newest first."""
    from letopis.views.asking import asked as filter_of

    limit = asked.pop("limit")
    with opened(db) as store:
        wanted = filter_of("contact", **asked, limit=None if limit == 0 else limit + 1)
        found = [item.event for item in store.events(wanted)]
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


def line_of(event: Event, say: Messages) -> str:
    """An event on one line: when, what, who, where, how many reports, its id."""
    when = when_of(event, say)
    status = f" ({say(f'status.{event.status}')})" if event.status and event.status != "held" else ""
    who = ", ".join(party.name for party in event.parties)
    place = f", {event.place}" if event.place else ""
    sources = say("events.reports", number=len(event.reports))
    return one_line(f"{when}  {say(f'kind.{event.kind}')}{status}: {who}{place}  [{sources}]  {event.id}")


def when_of(event: Event, say: Messages) -> str:
    """The date, or where none is told the day on which the first article came out."""
    if event.date:
        return in_words(event.date, say)
    told = next((step.published for step in event.history if step.published), None)
    return say("events.told_on", date=in_words(told, say)) if told else say("date.untold")


def event_object(event: Event) -> dict[str, Any]:
    """An event in JSON: the best of each field, and all that is told."""
    best = {"id": event.id, "what": event.what, "kind": event.kind, "status": event.status, "date": event.date}
    rest = {"place": event.place, "participants": [asdict(party) for party in event.parties]}
    told = {name: [asdict(value) for value in getattr(event, name)] for name in TOLD}
    return best | rest | {"told": told, "history": [asdict(s) for s in event.history], "reports": list(event.reports)}


TOLD = ("kinds", "statuses", "parties_by", "subjects", "bodies", "dates", "places", "topics")


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
    left = f"{count.least}" if count.least == count.most else f"{count.least}-{count.most}"
    told = [say("events.total", number=count.total)] if count.total is not None else []
    told += [say("events.left", number=left)] if count.least is not None else []
    by = f", {count.claimed_by}" if count.claimed_by else ""
    return one_line_kept(f"  {day}: {', '.join(told)}{by} [{marks[source.report.id]}]")


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
        day = in_words(source.published, say) if source.published else say("article.undated")
        name = source.outlet or host_of(source.url) or source.doc or source.article
        yield one_line_kept(f"  [{number}] {name}, {day}: {source.title or say('article.untitled')}{copy}")
        if source.url:
            yield one_line_kept(f"      {unquote(source.url)}")
        yield one_line_kept(f"      {say('quote', text=source.report.evidence)}  {source.report.id}")


def host_of(url: str | None) -> str | None:
    """The site of an address."""
    return urlsplit(url).hostname if url else None


def one_line_kept(text: str) -> str:
    """One line of a stranger's words, with its indent."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return indent + one_line(text)


def source_object(source: Source) -> dict[str, Any]:
    """A source in JSON."""
    names = ("article", "doc", "outlet", "url", "title", "published", "account")
    report = source.report
    told = {"report": report.id, "evidence": report.evidence, "sentences": list(report.sentences)}
    cited = {"citations": report.fact.get("citations", [])}
    return {name: getattr(source, name) for name in names} | told | cited


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


def told_line(told: OfficeTold, store: Store, say: Messages) -> str:
    """One telling: when, what, in which words, by whom."""
    stored = store.article(told.article)
    known = (stored.article.outlet, host_of(stored.article.url), stored.doc) if stored else ()
    source = next((name for name in known if name), told.article)
    day = in_words(told.day, say) if told.day else say("date.untold")
    change = say(f"change.{told.change}") if told.change else say("events.holds")
    return one_line_kept(f"  {day}: {change}  {say('quote', text=told.words)}  {source}")


def listed_line(tenure: Tenure, say: Messages) -> str:
    """A line of the list that comes with Letopis."""
    until = in_words(tenure.until, say) if tenure.until else say("events.open")
    return f"  {in_words(tenure.since, say)} - {until}  {say('events.listed', source=tenure.source)}"


def office_object(one: Office) -> dict[str, Any]:
    """A post in JSON."""
    listed = [{"since": t.since, "until": t.until, "source": t.source} for t in one.listed]
    told = [asdict(told) for told in one.told]
    return {"person": one.person, "post": one.post, "body": one.body, "told": told, "listed": listed}


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


def report_object(doc: str, report: Report, event: str) -> dict[str, Any]:
    """A report in JSON."""
    return {
        "doc": doc,
        "what": report.what,
        "kind": report.kind,
        "participants": [party.name for party in report.parties],
        "sentences": list(report.sentences),
        "event": event,
        "report": report.id,
    }


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
