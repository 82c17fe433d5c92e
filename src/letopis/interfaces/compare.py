"""`letopis compare`: what each side says of a contact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.event_lines import line_of, one_line_kept
from letopis.interfaces.event_objects import event_object
from letopis.interfaces.events import event_named
from letopis.interfaces.messages import Messages
from letopis.interfaces.when import in_words
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.views.compare import Comparison, Conflict, Passage


def show(db: str, number: str, *, as_json: bool, say: Messages) -> int:
    """Print what the sides of a contact say; returns the exit code."""
    from letopis.views.compare import compare

    with opened(db) as store:
        event = event_named(store, number, say)
        if event.what != "contact":
            raise InputError(say("compare.no_contact", id=number))
        found = compare(store, event)
    if as_json:
        show_json(comparison_object(found))
    else:
        click.echo("\n".join(lines_of(found, say)))
    return 0


def lines_of(found: Comparison, say: Messages) -> Iterator[str]:
    """A comparison as lines."""
    yield line_of(found.event, say)
    if not found.sides:
        yield say("compare.no_sides")
    for side in found.silent:
        yield say("compare.silent", side=name_of(side))
    for conflict in found.conflicts:
        yield f"\n{say(f'compare.{conflict.field}', what=conflict.what)}"
        yield from conflict_lines(conflict, say)
    if found.both:
        yield f"\n{say('compare.both')}"
        for pair in found.both:
            yield one_line_kept(f"  {', '.join(pair.shared) or say('compare.by_meaning')}")
            yield from (passage_line(passage, say) for passage in (pair.a, pair.b))
    for side in found.sides:
        alone = [passage for passage in found.only if passage.side == side]
        if alone:
            yield f"\n{say('compare.only', side=name_of(side))}"
            yield from (passage_line(passage, say) for passage in alone)


def conflict_lines(conflict: Conflict, say: Messages) -> Iterator[str]:
    """What each side tells."""
    for value, passage in conflict.values:
        shown = in_words(value, say) if conflict.field == "date" else value
        yield one_line_kept(f"  {name_of(passage.side)}: {shown}")
        yield passage_line(passage, say)


def passage_line(passage: Passage, say: Messages) -> str:
    """A passage with who says it, and where."""
    source = passage.source
    day = in_words(source.published, say) if source.published else say("date.untold")
    who = f"{name_of(passage.side)}{f', {passage.speaker}' if passage.speaker else ''}"
    return one_line_kept(f"    {who}: {say('quote', text=passage.text)}  ({source.name}, {day})")


def name_of(side: str) -> str:
    """The name of a side by its code."""
    from letopis.lexicons.countries import countries
    from letopis.lexicons.organisations import organisations

    known = countries().by_iso(side) or organisations().by_short(side)
    return known.name if known else side


def comparison_object(found: Comparison) -> dict[str, Any]:
    """A comparison in JSON."""
    both = [{"shared": list(p.shared), "a": passage_object(p.a), "b": passage_object(p.b)} for p in found.both]
    conflicts = [
        {"field": c.field, "what": c.what, "values": [{"value": v} | passage_object(p) for v, p in c.values]}
        for c in found.conflicts
    ]
    told = {"sides": list(found.sides), "silent": list(found.silent), "conflicts": conflicts, "both": both}
    return {"contact": event_object(found.event)} | told | {"only": [passage_object(p) for p in found.only]}


def passage_object(passage: Passage) -> dict[str, Any]:
    """A passage in JSON."""
    source = passage.source
    where = {"article": source.article, "url": source.url, "published": source.published}
    return {"side": passage.side, "speaker": passage.speaker, "text": passage.text} | where
