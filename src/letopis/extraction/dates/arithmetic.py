"""The calendar: which day a word like "среда" or "15 апреля" falls on, near a given one.

Pure functions of dates and moments. Where the year is unknown they answer only what holds in every
year.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from letopis.model.edtf import UNKNOWN_YEAR, Interval, Moment

Tense = Literal["past", "present", "future"]

# Russian news is read a day late, or dated by another time zone: "15 апреля заявил" of the 16th.
LATE = timedelta(days=1)
# A day this near is meant whatever the verb: tense is told by a parser with one wrong arc in eight.
NEAR = timedelta(days=31)


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None where there is none."""
    if not 1 <= year <= 9999 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)


def plus(day: date, days: int) -> date | None:
    """The day so many days away; None past the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def shift(moment: Moment, days: int) -> Moment | None:
    """A moment so many days away; None where the unknown year matters (leap days) or it is no day."""
    if moment.month is None or moment.day is None:
        return None
    if moment.year != UNKNOWN_YEAR:
        day = plus(moment.first, days)
        return Moment.of(day) if day else None
    found = {shifted_in(year, moment.month, moment.day, days) for year in (2001, 2004)}
    return found.pop() if len(found) == 1 else None


def shifted_in(year: int, month: int, day: int, days: int) -> Moment | None:
    """The same within one stand-in year; its year is hidden."""
    start = day_of(year, month, day)
    return Moment.of(start + timedelta(days=days), year_known=False) if start else None


def shift_months(moment: Moment, months: int) -> Moment | None:
    """The month so many months away."""
    if moment.month is None:
        return None
    count = moment.month - 1 + months
    if moment.year == UNKNOWN_YEAR:
        return Moment(UNKNOWN_YEAR, count % 12 + 1)
    return month_at(int(moment.year) * 12 + count)


def month_at(count: int) -> Moment | None:
    """The month of a count of months since the year 0."""
    return Moment(f"{count // 12:04}", count % 12 + 1) if 12 <= count < 120000 else None


def nearest_year(anchor: date, month: int, day: int | None, tense: Tense | None) -> int | None:
    """The year that puts a day or month nearest to `anchor`, on the side that the tense tells.

    Newsrooms leave the year out within about half a year. A day against the tense but `NEAR` is
    kept: "визит 20 мая готовили", read in May, is not of the year before.
    """
    years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if day_of(y, month, day or 1)]
    fitting = [y for y in years if on_side(anchor, y, month, day, tense)] or years
    return min(fitting, key=lambda y: abs((first_day(y, month, day or 15) - anchor).days), default=None)


def on_side(anchor: date, year: int, month: int, day: int | None, tense: Tense | None) -> bool:
    """Whether a day or month lies on the side of the anchor that a tense tells."""
    slack = NEAR if day else LATE
    if tense == "past":
        return first_day(year, month, day) - anchor <= slack
    return tense != "future" or anchor - last_day(year, month, day) <= slack


def first_day(year: int, month: int, day: int | None) -> date:
    """The first day of a month, or the day given."""
    return date(year, month, day or 1)


def last_day(year: int, month: int, day: int | None) -> date:
    """The last day of a month, or the day given."""
    return date(year, month, day or monthrange(year, month)[1])


def last_weekday(anchor: date, weekday: int, *, same: bool = True) -> date | None:
    """The last such weekday up to the anchor, the anchor itself included if `same`."""
    back = (anchor.weekday() - weekday) % 7
    return plus(anchor, -(back or (0 if same else 7)))


def next_weekday(anchor: date, weekday: int, *, same: bool = True) -> date | None:
    """The next such weekday from the anchor on, the anchor itself included if `same`."""
    ahead = (weekday - anchor.weekday()) % 7
    return plus(anchor, ahead or (0 if same else 7))


def week_of(anchor: date, which: int) -> tuple[date, date] | None:
    """Monday and Sunday of the week so many weeks away.

    On a Saturday or a Sunday "прошлая неделя" is the one that is just ending.
    """
    weeks = which + 1 if which < 0 and anchor.weekday() >= 5 else which
    monday = plus(anchor, 7 * weeks - anchor.weekday())
    sunday = plus(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def season(year: str, first_month: int) -> Interval | None:
    """The three months of a season; winter is named by the year of its January. None before the calendar begins."""
    if year != UNKNOWN_YEAR and not date.min.year < int(year) <= date.max.year:
        return None
    last = first_month + 2
    if last <= 12:
        return Interval(Moment(year, first_month), Moment(year, last))
    before = year if year == UNKNOWN_YEAR else f"{int(year) - 1:04}"
    return Interval(Moment(before, first_month), Moment(year, last - 12))
