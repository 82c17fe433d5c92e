"""When a report says that something was: the days that its date covers, or that its article lets expect.

Dates keep their precision. A year that is unknown tells nothing; an untold date of news is near the day of
publication, one of background is not known at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from letopis.model.chronicle import Report
from letopis.model.edtf import Interval, parse

# Days around the publication that news without a date is of. A resignation is news for longer than a call.
BEFORE = {"contact": 10, "appointment": 21, "agreement": 30}
AHEAD = 45
TO_COME = frozenset({"planned", "proposed", "nominated", "negotiating"})


@dataclass(frozen=True, slots=True)
class Window:
    """From the first day to the last, both included; `told` where the article gives the date itself."""

    first: date
    last: date
    told: bool

    @property
    def length(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1

    def gap(self, other: Window) -> int:
        """The days between two windows; 0 where they overlap."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


def window(report: Report) -> Window | None:
    """The days that a report is of, or None where nothing can be told."""
    if report.date:
        return told(report.date, report.published)
    published = day_of(report.published)
    if published is None or not report.foreground:
        return None
    if {report.kind, report.status} & TO_COME:
        return Window(published - timedelta(1), published + timedelta(AHEAD), told=False)
    return Window(published - timedelta(BEFORE[report.what]), published + timedelta(1), told=False)


@lru_cache(maxsize=65_536)
def told(value: str, of_article: str | None) -> Window | None:
    """The days of an EDTF value; an open end reaches to the publication and no further."""
    moment, published = parse(value), day_of(of_article)
    if not moment.year_known:
        return None
    if isinstance(moment, Interval) and None in (moment.start, moment.stop):
        known = moment.first if moment.start else moment.last
        first, last = sorted((known, published or known))
        return Window(first, last, told=True)
    return Window(moment.first, moment.last, told=True)


@lru_cache(maxsize=65_536)
def day_of(value: str | None) -> date | None:
    """The calendar day of an EDTF value; None where it is coarser or its year unknown."""
    return date.fromisoformat(value) if value and len(value) == len("2021-04-15") and "X" not in value else None


def published_apart(a: Report, b: Report) -> int | None:
    """The days between two publications; None where one is unknown."""
    one, other = day_of(a.published), day_of(b.published)
    return abs((one - other).days) if one and other else None
