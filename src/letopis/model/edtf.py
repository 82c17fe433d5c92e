"""EDTF values (ISO 8601-2): the part of them that news needs.

A value is a `Moment` (a day, month, year or decade: "2021-04-15", "2021-04", "2021", "199X") whose
year may be unknown ("XXXX-04-15"), or an `Interval` of two moments, either end of which may be
open ("2013/..", "../2030"). Times of day, seasons by number and qualifiers ("?", "~") are left alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "decade"]

UNKNOWN_YEAR = "XXXX"
OPEN = ".."
MOMENT = re.compile(r"(\d{4}|\d{3}X|XXXX)(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
# Stands for an unknown year in the calendar: the 29th of February must exist.
LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, year or decade; `year` has four digits, "XXXX" where it is unknown."""

    year: str
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not MOMENT.fullmatch(str(self)) or self.year == "0000":
            raise ValueError(f"no EDTF date: {self}")
        if self.month is None and (self.day is not None or self.year == UNKNOWN_YEAR):
            raise ValueError(f"no EDTF date: {self} has no month")
        if self.month is not None and self.precision in {"day", "month"}:
            self._check_calendar(self.month)

    def _check_calendar(self, month: int) -> None:
        if self.year.endswith("X") and self.year != UNKNOWN_YEAR:
            raise ValueError(f"no EDTF date: {self} is finer than its decade")
        if not 1 <= month <= 12 or not 1 <= (self.day or 1) <= monthrange(self._calendar_year, month)[1]:
            raise ValueError(f"no EDTF date: {self} is not in the calendar")

    @classmethod
    def of(cls, day: date, *, year_known: bool = True) -> Moment:
        """The moment of a calendar day, its year hidden where it is not known."""
        return cls(f"{day.year:04}" if year_known else UNKNOWN_YEAR, day.month, day.day)

    @property
    def year_known(self) -> bool:
        """Whether all four digits of the year are known."""
        return self.year.isdecimal()

    @property
    def precision(self) -> Precision:
        """The finest unit that is told."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        return "year" if self.year_known else "decade"

    @property
    def _calendar_year(self) -> int:
        return LEAP_YEAR if self.year == UNKNOWN_YEAR else int(self.year.replace("X", "0"))

    @property
    def first(self) -> date:
        """Its first day; an unknown year is counted as 2000."""
        return date(self._calendar_year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day; an unknown year is counted as 2000."""
        year = self._calendar_year + (9 if self.precision == "decade" else 0)
        month = self.month or 12
        return date(year, month, self.day or monthrange(year, month)[1])

    def to(self, precision: Precision) -> Moment:
        """Itself, or the coarser month or year that it lies in; raises ValueError where that is untold."""
        if precision == "month":
            return Moment(self.year, self.month)
        return Moment(self.year) if precision == "year" else self

    def in_year(self, year: int) -> Moment:
        """The same day or month of a given year; raises ValueError where there is none."""
        return Moment(f"{year:04}", self.month, self.day)

    def __str__(self) -> str:
        parts = [self.year, *(f"{n:02}" for n in (self.month, self.day) if n is not None)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Interval:
    """From one moment to another, both included; None is an open end."""

    start: Moment | None
    stop: Moment | None

    def __post_init__(self) -> None:
        if self.start is None and self.stop is None:
            raise ValueError("no EDTF interval: both ends are open")
        if self._ends_compare and self.first > self.last:
            raise ValueError(f"no EDTF interval: {self} ends before it starts")

    @property
    def _ends_compare(self) -> bool:
        # From December to February of an unknown year is a winter, not an error.
        ends = (self.start, self.stop)
        return all(end is not None and end.year != UNKNOWN_YEAR for end in ends)

    @property
    def year_known(self) -> bool:
        """Whether the years of all its ends are known."""
        return all(end.year_known for end in (self.start, self.stop) if end)

    @property
    def first(self) -> date:
        """Its first day; the calendar's first where the start is open."""
        return self.start.first if self.start else date.min

    @property
    def last(self) -> date:
        """Its last day; the calendar's last where the end is open."""
        return self.stop.last if self.stop else date.max

    def __str__(self) -> str:
        return f"{self.start or OPEN}/{self.stop or OPEN}"


Value = Moment | Interval


def parse(text: str) -> Value:
    """The value of an EDTF string; raises ValueError where it is none that news needs."""
    start, slash, stop = text.partition("/")
    return Interval(parse_end(start), parse_end(stop)) if slash else parse_moment(text)


def parse_moment(text: str) -> Moment:
    """A moment: "2021-04-15", "2021-04", "2021", "199X", "XXXX-04-15"; raises ValueError on others."""
    match = MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"no EDTF date: {text!r}")
    year, month, day = match.groups()
    return Moment(year, int(month) if month else None, int(day) if day else None)


def parse_end(text: str) -> Moment | None:
    """One end of an interval; ".." is open."""
    return None if text == OPEN else parse_moment(text)


def contains(outer: Value, inner: Value) -> bool:
    """Whether `inner` lies wholly in `outer`: "2021-04" contains "2021-04-15".

    Where one year is unknown and the other is not, nothing can be told: False.
    """
    if same_kind_of_year(outer, inner):
        return outer.first <= inner.first and inner.last <= outer.last
    return False


def compatible(one: Value, other: Value) -> bool:
    """Whether both may speak of one time: "XXXX-04-15" may be "2021-04", "2020" is not "2021-04"."""
    if not same_kind_of_year(one, other):
        one, other = without_year(one) or one, without_year(other) or other
    if not same_kind_of_year(one, other):
        return True
    return one.first <= other.last and other.first <= one.last


def before(one: Value, other: Value) -> bool:
    """Whether `one` certainly ends before `other` starts."""
    return same_kind_of_year(one, other) and one.last < other.first


def same_kind_of_year(one: Value, other: Value) -> bool:
    """Whether both tell their years, or neither does."""
    return (UNKNOWN_YEAR in str(one)) == (UNKNOWN_YEAR in str(other))


def without_year(value: Value) -> Value | None:
    """The value with its year hidden; None where nothing would be left or the ends would mix."""
    if isinstance(value, Moment):
        return Moment(UNKNOWN_YEAR, value.month, value.day) if value.month else None
    if value.start is None or value.stop is None or not value.start.month or not value.stop.month:
        return None
    if value.start.year != value.stop.year:
        return None
    return Interval(Moment(UNKNOWN_YEAR, *_tail(value.start)), Moment(UNKNOWN_YEAR, *_tail(value.stop)))


def _tail(moment: Moment) -> tuple[int | None, int | None]:
    return moment.month, moment.day
