"""Contacts in time: how many in each day, month or year, and the newest of them with their independent accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from letopis.store import Filter, Store
from letopis.views.event import EventView, views

By = Literal["day", "month", "year"]
LENGTH: dict[By, int] = {"day": 10, "month": 7, "year": 4}
"""How many letters of an ISO day a period has."""
DAYS, MONTHS = 45, 48
"""The longest span that is grouped by days, and by months, where nobody asks for one; in days and months."""
TO_COME = ("planned", "proposed")


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month or year (its ISO beginning): how many contacts there are, how many of them are only to come.

    `shown` are those that were asked for, newest first.
    """

    begins: str
    number: int
    to_come: int
    shown: tuple[EventView, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods in which there is anything, newest first; `undated` contacts have no day and stand in none."""

    by: By
    periods: tuple[Period, ...]
    undated: tuple[EventView, ...] = ()

    @property
    def number(self) -> int:
        """How many contacts there are."""
        return sum(period.number for period in self.periods)


def timeline(store: Store, asked: Filter, by: By | None = None) -> Timeline:
    """The contacts of a filter in time; its limit bounds those that are shown, not those that are counted."""
    all_days = Counter(dict(store.days(asked)))
    later = Counter[str]()
    for status in TO_COME if asked.status is None else ():
        later.update(dict(store.days(replace(asked, status=status))))
    if asked.status in TO_COME:
        later = all_days
    by = by or grain([day for day in all_days if day])
    listed = list(store.events(asked))
    shown = views(store, [found.event for found in listed])
    first = {found.event.id: found.cursor.first_day or "" for found in listed}
    numbers, waiting = grouped(all_days, by), grouped(later, by)
    periods = tuple(
        Period(begins, number, waiting[begins], tuple(seen_in(shown, first, begins)))
        for begins, number in sorted(numbers.items(), reverse=True)
    )
    return Timeline(by, periods, tuple(one for one in shown if not first[one.event.id]))


def grain(days: Sequence[str]) -> By:
    """Days for some weeks, months for some years, else years."""
    if not days:
        return "month"
    first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
    if last - first <= timedelta(days=DAYS):
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month <= MONTHS else "year"


def grouped(days: Counter[str], by: By) -> Counter[str]:
    """Numbers by period; what has no day is left out."""
    found = Counter[str]()
    for day, number in days.items():
        if day:
            found[day[: LENGTH[by]]] += number
    return found


def seen_in(shown: Sequence[EventView], first: dict[str, str], begins: str) -> Iterator[EventView]:
    """Those of a period."""
    return (one for one in shown if first[one.event.id].startswith(begins))


def without_gaps(found: Timeline) -> Iterator[Period]:
    """All periods from the first to the last, oldest first, the empty ones too."""
    known = {period.begins: period for period in found.periods}
    begins = min(known, default="")
    while begins and begins <= max(known):
        yield known.get(begins, Period(begins, 0, 0))
        begins = following(begins)


def following(begins: str) -> str:
    """The period after one.

    >>> following("2020-12"), following("2021-02-28"), following("1999")
    ('2021-01', '2021-03-01', '2000')
    """
    if len(begins) == LENGTH["day"]:
        return (date.fromisoformat(begins) + timedelta(days=1)).isoformat()
    if len(begins) == LENGTH["month"]:
        year, month = map(int, begins.split("-"))
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    return f"{int(begins) + 1:04}"
