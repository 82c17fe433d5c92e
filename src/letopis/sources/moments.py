"""The moments that feeds and sitemaps write: RFC 822, ISO 8601, and what Russian newsrooms make of them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Zones by name, hours from UTC; RFC 822 knows only those of America.
ZONES = {"MSK": 3, "MSD": 4, "МСК": 3, "EET": 2, "EEST": 3, "CET": 1, "CEST": 2}
ZONE = re.compile(r"\s*\(?\b(" + "|".join(ZONES) + r")\b\)?\s*$")
WEEKDAY = re.compile(r"^[^\W\d]+,\s*")  # "Чт, 15 Apr 2021": a weekday in Russian stops the parser
YEAR_AND_MONTH = re.compile(r"\d{4}(-\d{2})?")


def moment_of(words: str) -> datetime | None:
    """The moment that some words tell, in the zone that they tell; without zone where they tell none.

    None where it cannot be told, or not to the day.
    """
    words = words.strip()
    if zone := ZONE.search(words):
        moment = _read(words[: zone.start()])
        return moment.replace(tzinfo=timezone(timedelta(hours=ZONES[zone[1]]))) if moment else None
    return _read(words)


def in_utc(moment: datetime) -> datetime:
    """A moment to compare with others; one without zone is taken for UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read(words: str) -> datetime | None:
    if YEAR_AND_MONTH.fullmatch(words):
        return None
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(WEEKDAY.sub("", words))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
