"""Publication dates that a user gives or an address carries. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from letopis.model.errors import InputError

ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# The web is not older; a number beyond is no year.
YEARS = range(1990, 2100)
IN_PATH = (
    re.compile(r"(?<!\d)(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{2})[-/.](?P<m>\d{2})[-/.](?P<y>\d{4})(?!\d)", re.ASCII),
)


def parse_date(text: str, *, today: date | None = None) -> date:
    """The day of "2021-04-15"; raises InputError on every other form, and on a day after `today`."""
    day = _iso(text.strip())
    if day is None:
        raise InputError(f"publication date {text!r} is no calendar date: give it as YYYY-MM-DD, like 2021-04-15")
    if day > (today or date.today()):
        raise InputError(f"publication date {text!r} is in the future: give the day on which the article came out")
    return day


def date_in_url(url: str) -> date | None:
    """The day in the path of an address: /2021/04/15/, 2021-04-15, 20210415, /25/04/2021/.

    Two different days, and a day-first form whose day may be the month, tell nothing.
    """
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    days = set(_days_in(path))
    return days.pop() if len(days) == 1 else None


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if ISO.fullmatch(text) else None
    except ValueError:
        return None


def _days_in(path: str) -> Iterator[date]:
    for pattern in IN_PATH:
        for match in pattern.finditer(path):
            if day := _day(match):
                yield day


def _day(match: re.Match[str]) -> date | None:
    year, month, day = (int(match[part]) for part in "ymd")
    day_first = match.start("d") < match.start("y")
    if year not in YEARS or (day_first and day <= 12 and day != month):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
