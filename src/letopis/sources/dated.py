"""When an article came out: the day, the moment where it is told, and what told it.

    origin      where it stood
    json-ld     datePublished of the page's JSON-LD
    opengraph   article:published_time and the like
    time        <time datetime="...">
    microdata   itemprop="datePublished"
    metadata    another tag of the page's head
    feed        the feed that named the article
    url         the address
    text        a stamp that readers see

The earlier one wins. Nothing is moved between time zones: the day is the one that stands there, in the outlet's
own zone as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from letopis.sources.dates import YEARS, date_in_url, find_stamp

Origin = Literal["json-ld", "opengraph", "time", "microdata", "metadata", "feed", "url", "text"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)
LONGEST = 64  # characters of a date; what is longer is none


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of publication: `moment` has the hour, and the zone where the source gives one; `words` are its own."""

    day: date
    moment: datetime | None
    origin: Origin
    words: str


def dated(words: str, origin: Origin, *, today: date | None = None) -> Dated | None:
    """The date that some words tell: ISO 8601, RFC 822 or a Russian stamp; None for none, or one to come."""
    words = words.strip()
    if not words or len(words) > LONGEST:
        return None
    moment = _iso(words) or _rfc822(words)
    if moment:
        return _sound(Dated(moment.date(), moment if _has_hour(words) else None, origin, words), today)
    stamp = find_stamp(words)
    return _sound(Dated(stamp.day, None, origin, words), today) if stamp else None


def dated_by_url(url: str | None) -> Dated | None:
    """The date in the path of an address."""
    day = date_in_url(url) if url else None
    return Dated(day, None, "url", url) if day and url else None


def _sound(found: Dated, today: date | None) -> Dated | None:
    """None where the web is younger, or the day is still to come in every time zone."""
    latest = (today or date.today()) + timedelta(days=1)
    return found if found.day.year in YEARS and found.day <= latest else None


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _rfc822(words: str) -> datetime | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(words)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _has_hour(words: str) -> bool:
    return len(words) > len("2021-04-15")
