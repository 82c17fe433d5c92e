"""Dates as Russian prose has them: "13 апреля 2021 года", "в ноябре 2020 года", "с 19 по 21 ноября"."""

from __future__ import annotations

from datetime import date

from letopis.model.edtf import Interval, Moment, parse

OF_DAYS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
IN_MONTHS = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
    "декабре",
)  # fmt: skip


def when(edtf: str, today: date | None) -> str | None:
    """A date as an adverbial of time; the year is left out where it is that of `today`. None where no prose fits.

    >>> when("2021-04-13", date(2021, 5, 1))
    '13 апреля'
    >>> when("2020-11", date(2021, 5, 1))
    'в ноябре 2020 года'
    """
    try:
        value = parse(edtf)
    except ValueError:
        return None
    if isinstance(value, Moment):
        return moment(value, today)
    return interval(value, today)


def moment(value: Moment, today: date | None) -> str | None:
    """A day, a month or a year."""
    if value.month is None:
        return f"в {value.year} году" if value.year.isdecimal() else None
    if not value.year_known:
        return None  # without its year it would be read as one of this year
    year = "" if today and value.year == str(today.year) else f" {value.year} года"
    if value.day is None:
        return f"в {IN_MONTHS[value.month - 1]}{year}"
    return f"{value.day} {OF_DAYS[value.month - 1]}{year}"


def interval(value: Interval, today: date | None) -> str | None:
    """A stretch of days, or what goes on since a month; None for other stretches."""
    start, stop = value.start, value.stop
    if start is not None and stop is None and start.day is None and start.month is not None and start.year_known:
        return f"с {OF_DAYS[start.month - 1]} {start.year} года"
    if start is None or stop is None or start.day is None or stop.day is None:
        return None
    last = moment(stop, today)
    if last is None:
        return None
    if (start.year, start.month) == (stop.year, stop.month):
        return f"{start.day}–{last}"
    first = f"{start.day} {OF_DAYS[(start.month or 1) - 1]}"
    return f"с {first if start.year == stop.year else moment(start, None)} по {last}"
