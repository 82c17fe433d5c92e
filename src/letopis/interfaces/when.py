"""EDTF values in words: "2021-04-13/2021-04-14" is "13-14 April 2021"."""

from __future__ import annotations

from letopis.interfaces.messages import Messages
from letopis.model.edtf import Interval, Moment, Value, parse

DASH = "\N{EN DASH}"


def in_words(edtf: str, say: Messages) -> str:
    """The value in words; one that news has no need of stays as it is."""
    try:
        value = parse(edtf)
    except ValueError:
        return edtf
    words = _value(value, say)
    return words if "XXXX" not in edtf else say("date.year_unknown", date=words)


def _value(value: Value, say: Messages) -> str:
    if isinstance(value, Moment):
        return _moment(value, say)
    if value.start is None or value.stop is None:
        return _open(value, say)
    return _interval(value.start, value.stop, say)


def _open(interval: Interval, say: Messages) -> str:
    if interval.start:
        return say("date.since", date=_moment(interval.start, say))
    assert interval.stop is not None
    return say("date.until", date=_moment(interval.stop, say))


def _interval(start: Moment, stop: Moment, say: Messages) -> str:
    """Both ends, what they share told once."""
    if start.day and stop.day and (start.year, start.month) == (stop.year, stop.month):
        return f"{start.day}{DASH}{_moment(stop, say)}"
    if start.month and stop.month and start.year == stop.year:
        return f"{_moment(start, say, with_year=False)} {DASH} {_moment(stop, say)}"
    return f"{_moment(start, say)} {DASH} {_moment(stop, say)}"


def _moment(moment: Moment, say: Messages, *, with_year: bool = True) -> str:
    year = _year(moment, say) if with_year else ""
    if moment.month is None:
        return year
    names = say("date.months_of_days" if moment.day else "date.months").split()
    month = names[moment.month - 1]
    return " ".join(part for part in (str(moment.day or ""), month, year) if part)


def _year(moment: Moment, say: Messages) -> str:
    if moment.precision == "decade":
        return say("date.decade", year=moment.year.replace("X", "0"))
    return moment.year if moment.year_known else ""
