"""EDTF values as the days that they cover, for formats that know nothing but days."""

from __future__ import annotations

from datetime import date

from letopis.model.edtf import Interval, parse


def days_of(value: str | None) -> tuple[date, date] | None:
    """The first and the last day of a date; None where it has no known year, or an open end."""
    if value is None:
        return None
    moment = parse(value)
    if not moment.year_known or (isinstance(moment, Interval) and None in (moment.start, moment.stop)):
        return None
    return moment.first, moment.last


def first_day(value: str | None) -> date | None:
    """The first day of a date, if it can be told."""
    days = days_of(value)
    return days[0] if days else None


def last_day(value: str | None) -> date | None:
    """The last day of a date, if it can be told."""
    days = days_of(value)
    return days[1] if days else None


def is_day(value: str | None) -> bool:
    """Whether a date is one day."""
    days = days_of(value)
    return days is not None and days[0] == days[1]
