"""`letopis silence` and `letopis ledger`: how they look on a terminal, and as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from letopis.exports.titles import count_words
from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.compare import name_of
from letopis.interfaces.event_lines import one_line_kept
from letopis.interfaces.event_objects import event_object, source_object
from letopis.interfaces.messages import Messages
from letopis.interfaces.overview import seen_line
from letopis.interfaces.when import in_words

if TYPE_CHECKING:
    from letopis.views.event import Count, Source
    from letopis.views.ledger import Ledger
    from letopis.views.silence import Silence


def silence(db: str, on: str | None, *, as_json: bool, say: Messages) -> int:
    """What is not told; returns the exit code."""
    from letopis.views.asking import day
    from letopis.views.silence import silence as silence_of

    with opened(db) as store:
        found = silence_of(store, date.fromisoformat(day(on, last=True)) if on else None)
    if as_json:
        for one in found.broken:
            show_json({"what": "broken rhythm"} | asdict(one))
        for seen in found.without_sequel:
            show_json({"what": "without sequel", "contact": event_object(seen.event)})
        for alone in found.one_sided:
            known = {"told": alone.told, "silent": list(alone.silent)}
            show_json({"what": "one side", **known, "contact": event_object(alone.contact.event)})
        return 0
    click.echo(say("silence.on", date=in_words(found.on.isoformat(), say)))
    click.echo("\n".join(silence_lines(found, say)) or say("silence.none"))
    return 0


def silence_lines(found: Silence, say: Messages) -> Iterator[str]:
    """Section by section; an empty one is left out."""
    if found.broken:
        yield say("silence.broken")
        for one in found.broken:
            sides, last = " - ".join(map(name_of, one.sides)), in_words(one.last, say)
            figures = say("silence.rhythm", usual=f"{one.usual:g}", since=one.since, last=last, number=one.contacts)
            yield one_line_kept(f"  {sides}: {figures}")
    if found.without_sequel:
        yield say("silence.without_sequel")
        yield from (seen_line(seen, say) for seen in found.without_sequel)
    if found.one_sided:
        yield say("silence.one_sided")
        for alone in found.one_sided:
            yield seen_line(alone.contact, say)
            silent = ", ".join(map(name_of, alone.silent))
            yield one_line_kept(f"      {say('silence.told', told=name_of(alone.told), silent=silent)}")


def ledger(db: str, topic: str, *, as_json: bool, say: Messages) -> int:
    """The state of a negotiation; returns the exit code."""
    from letopis.views.ledger import ledger as ledger_of

    with opened(db) as store:
        found = ledger_of(store, topic, date.today())
    if as_json:
        show_json(ledger_object(found))
    else:
        click.echo("\n".join(ledger_lines(found, say)) or say("ledger.none", topic=topic))
    return 0


def ledger_lines(found: Ledger, say: Messages) -> Iterator[str]:
    """What was told when, then what was counted, contradicted, promised."""
    if found.entries:
        yield say("ledger.entries")
        for entry in found.entries:
            state = say(f"agreement.{entry.state}")
            yield one_line_kept(f"  {day_of(entry.source, say)}: {state}: {entry.name}  {quoted(entry.source, say)}")
    if found.counts:
        yield say("ledger.counts")
        yield from (one_line_kept(f"  {counted(count, say)}  {quoted(count.source, say)}") for count in found.counts)
    if found.contradictions:
        yield say("ledger.contradictions")
        for pair in found.contradictions:
            yield one_line_kept(f"  {counted(pair.a, say)}  <>  {counted(pair.b, say)}")
    if found.promises:
        yield say("ledger.promises")
        for promise in found.promises:
            by, outcome = in_words(promise.by, say), say(f"ledger.{promise.outcome}")
            told = f"  {quoted(promise.outcome_by, say)}" if promise.outcome_by else ""
            yield one_line_kept(f"  {promise.name}, {by}: {outcome}  {quoted(promise.source, say)}{told}")


def counted(count: Count, say: Messages) -> str:
    """A count with its day and who makes it."""
    told = count_words(count, say)
    if count.total is not None and count.least is not None:
        agreed = {count.total - count.least, count.total - (count.most or count.least)}
        told += f" ({say('ledger.agreed', number='-'.join(map(str, sorted(agreed))))})"
    return f"{day_of(count.source, say)}: {told}"


def day_of(source: Source, say: Messages) -> str:
    """When an article came out."""
    return in_words(source.published, say) if source.published else say("date.untold")


def quoted(source: Source, say: Messages) -> str:
    """The words of a source, and whose they are."""
    return f"{say('quote', text=source.report.evidence)} ({source.name})"


def ledger_object(found: Ledger) -> dict[str, Any]:
    """A ledger in JSON."""
    entries = [{"state": e.state, "name": e.name, "source": source_object(e.source)} for e in found.entries]
    promises = [
        {"name": p.name, "by": p.by, "outcome": p.outcome, "source": source_object(p.source),
         "outcome_by": source_object(p.outcome_by) if p.outcome_by else None}
        for p in found.promises
    ]  # fmt: skip
    return {
        "topic": found.topic,
        "agreements": [event_object(seen.event) for seen in found.agreements],
        "entries": entries,
        "counts": [count_object(count) for count in found.counts],
        "contradictions": [[count_object(c.a), count_object(c.b)] for c in found.contradictions],
        "promises": promises,
    }


def count_object(count: Count) -> dict[str, Any]:
    """A count in JSON."""
    left = [count.least, count.most] if count.least is not None else None
    told = {"total": count.total, "remaining": left, "claimed_by": count.claimed_by}
    return told | {"source": source_object(count.source)}
