"""Publication dates that a user gives, an address carries or a stamp tells. Never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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

MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
CLOCK = r"(?:[012]?\d[:.][0-5]\d(?::[0-5]\d)?)"
# "1 сентября 2012 года в 16:15" is when something happened: a stamp has no preposition.
STAMP = re.compile(
    rf"(?:опубликовано:?\s+|дата:?\s+)?(?:{CLOCK}[\s,|/—–-]*)?"
    r"(?:(?P<d>\d{1,2})\s+(?P<month>[а-я]{3,8})\.?\s+(?P<y>\d{4})(?:\s*г(?:ода|\.)?)?"
    r"|(?P<d2>\d{2})\.(?P<m2>\d{2})\.(?P<y2>\d{4})|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2}))"
    rf"(?P<time>[\s,|/T—–-]*{CLOCK})?(?![\w.])",
    re.I,
)


def parse_date(text: str, *, today: date | None = None) -> date:
    """The day of "2021-04-15"; raises InputError on every other form, and on a day after `today`."""
    day = _iso(text.strip().partition("T")[0])  # feeds give the hour too: "2021-04-15T18:40"
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


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of publication at the start of a line; `alone` where nothing else is on it, `timed` with the hour."""

    day: date
    length: int
    alone: bool
    timed: bool


def find_stamp(line: str) -> Stamp | None:
    """The stamp that a line begins with: "15 апреля 2021, 18:40", "15.04.2021 18:40"; None without a year."""
    match = STAMP.match(line)
    if match is None or (day := _stamped(match)) is None:
        return None
    rest = line[match.end() :].strip(" .,|:—–-")
    return Stamp(day, match.end(), not rest, match["time"] is not None)


def _stamped(match: re.Match[str]) -> date | None:
    named = match["month"]
    month = match["m2"] or match["m3"] or (_month(named.lower()) if named else None)
    return _calendar(match["y"] or match["y2"] or match["y3"], month, match["d"] or match["d2"] or match["d3"])


def _month(word: str) -> int | None:
    return next((i for i, stem in enumerate(MONTHS, 1) if word.startswith(stem)), None)


def _calendar(year: str, month: str | int | None, day: str) -> date | None:
    if month is None or int(year) not in YEARS:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


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
    month, day = int(match["m"]), int(match["d"])
    day_first = match.start("d") < match.start("y")
    if day_first and day <= 12 and day != month:
        return None
    return _calendar(match["y"], month, match["d"])
