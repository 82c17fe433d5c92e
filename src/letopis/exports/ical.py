"""`ical`: contacts as an iCalendar (RFC 5545) that calendars subscribe to.

A day or a few are an all-day event. What is told by the month or coarser has no place in a calendar and is left out.
"""

from __future__ import annotations

from datetime import timedelta
from typing import BinaryIO

from letopis.exports.changes import Change, changing
from letopis.exports.days import days_of
from letopis.exports.selection import Selection
from letopis.exports.titles import lines_of, title_of
from letopis.views.event import EventView

END = b"END:VCALENDAR"
LONGEST = 14  # days of an event: a visit may take some, "in May" is no time to be there
STATUS = {
    "held": "CONFIRMED", "planned": "TENTATIVE", "proposed": "TENTATIVE", "cancelled": "CANCELLED",
    "denied": "CANCELLED",
}  # fmt: skip


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the contacts asked for."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Letopis//letopis//RU")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", selection.title or "Letopis")
    head, end, rest = calendar.to_ical().partition(END)
    out.write(head)
    for seen, change in changing(selection, "contact"):
        if data := event_of(seen, change, selection):
            out.write(data)
        else:
            selection.left_out("day")
    out.write(end + rest)


def event_of(seen: EventView, change: Change, selection: Selection) -> bytes | None:
    """A contact as a VEVENT; None where its days are not told, or are no days."""
    from icalendar import Event

    days = days_of(seen.event.date)
    if days is None or (days[1] - days[0]).days >= LONGEST:
        return None
    event = Event()
    event.add("uid", f"{change.uid}@letopis")
    event.add("dtstamp", change.last)
    event.add("last-modified", change.last)
    event.add("sequence", change.sequence)
    event.add("status", STATUS[seen.event.status or "held"])
    event.add("dtstart", days[0])
    event.add("dtend", days[1] + timedelta(1))  # the end is the day after
    event.add("transp", "TRANSPARENT")  # nobody's own time is taken
    event.add("summary", title_of(seen.event, selection.say))
    event.add("description", "\n".join(lines_of(seen, selection.say)))
    event.add("categories", [selection.say(f"kind.{seen.event.kind}")])
    if seen.event.place:
        event.add("location", seen.event.place)
    if url := next((source.url for source in seen.sources if source.url), None):
        event.add("url", url)
    return bytes(event.to_ical())
