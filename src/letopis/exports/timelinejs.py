"""`timelinejs`: contacts as the JSON that TimelineJS shows (timeline.knightlab.com). A date keeps its precision."""

from __future__ import annotations

from html import escape
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from letopis.exports.lists import json_list
from letopis.exports.selection import Selection
from letopis.exports.titles import lines_of, title_of
from letopis.model.edtf import Interval, Moment, parse
from letopis.views.event import EventView

Json = dict[str, Any]


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the contacts asked for; those without a year have no place on a line of time."""
    json_list(out, '{"events": [', slides(selection), "]}")


def slides(selection: Selection) -> Any:
    """A slide for each contact."""
    for seen in selection.events("contact"):
        if slide := slide_of(seen, selection):
            yield slide
        else:
            selection.left_out("day")


def slide_of(seen: EventView, selection: Selection) -> Json | None:
    """A contact as a slide; None where no year is told."""
    ends = ends_of(seen.event.date)
    if ends is None:
        return None
    start, stop = ends
    slide: Json = {
        "unique_id": seen.event.id.replace(":", "-"),
        "start_date": date_of(start),
        "text": {"headline": escape(title_of(seen.event, selection.say)), "text": html_of(seen, selection)},
        "group": selection.say(f"kind.{seen.event.kind}"),
    }
    return slide | ({"end_date": date_of(stop)} if stop else {})


def ends_of(value: str | None) -> tuple[Moment, Moment | None] | None:
    """The moment of a date, or both of an interval."""
    moment = parse(value) if value else None
    if moment is None or not moment.year_known:
        return None
    if isinstance(moment, Interval):
        return (moment.start, moment.stop) if moment.start and moment.stop else None
    return moment, None


def date_of(moment: Moment) -> Json:
    """A moment as TimelineJS has it."""
    known = {"year": int(moment.year), "month": moment.month, "day": moment.day}
    return {name: value for name, value in known.items() if value is not None}


def html_of(seen: EventView, selection: Selection) -> str:
    """What is told, and links to who tells it."""
    told = "".join(f"<p>{escape(line)}</p>" for line in lines_of(seen, selection.say))
    links = (source for source in seen.sources if source.url and urlsplit(source.url).scheme in {"http", "https"})
    listed = (f'<li><a href="{escape(s.url or "")}">{escape(s.title or s.url or "")}</a></li>' for s in links)
    return f"{told}<ul>{''.join(listed)}</ul>"
