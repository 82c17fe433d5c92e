"""RSS, Atom and JSON feeds: bytes in, entries out. feedparser reads them; nothing is fetched.

An entry carries its full text where the feed has it (`yandex:full-text`, `content:encoded`, Atom's content), else a
summary and the address of its page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from letopis.model.errors import InputError
from letopis.sources.addresses import whole
from letopis.sources.markup import head_of, refuse_entities, root_of, words_of
from letopis.sources.moments import moment_of

LARGEST = 10 * 1024 * 1024  # bytes
MOST_ENTRIES = 5000
JSON_FEED = "jsonfeed.org/version/"
RSS_1 = ("purl.org/rss/1.0", "purl.org/net/rss1.1", "my.netscape.com/rdf", "channel.netscape.com/rdf")
# A full text is longer than a teaser, which newsrooms put into the same elements. Letters.
SHORTEST_TEXT = 280
PERIODS = {"hourly": 1, "daily": 24, "weekly": 7 * 24, "monthly": 30 * 24}  # hours


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `id` is the feed's own, `url` its page's; `published` in the zone that the feed writes.

    `text` is the whole article where the feed carries it, `summary` what else it says of it; both are plain text.
    """

    id: str
    url: str | None
    title: str | None = None
    published: datetime | None = None
    author: str | None = None
    text: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; `every` is how long it asks to be left alone between two visits."""

    title: str | None
    entries: tuple[Entry, ...]
    every: timedelta | None = None


def is_feed(data: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    root, head = root_of(data), head_of(data)
    if root == "rdf":
        return any(name in head for name in RSS_1)
    return root in {"rss", "feed"} or (is_object(head) and JSON_FEED in head.replace("\\/", "/"))


def is_object(head: str) -> bool:
    """Whether a text begins as an object of JSON."""
    return head.lstrip("\ufeff \t\r\n").startswith("{")


def read_feed(data: bytes, base: str | None = None) -> Feed:
    """The feed of some bytes, its addresses made whole by `base`; raises InputError where it is none."""
    if len(data) > LARGEST:
        raise InputError(f"a feed larger than {LARGEST // 1024 // 1024} MB: give a smaller one, or a sitemap")
    if is_object(head_of(data)):
        return _of_json(data, base)
    refuse_entities(data)
    return _of_xml(data, base)


def _of_xml(data: bytes, base: str | None) -> Feed:
    import feedparser

    headers = {"content-type": "application/xml", **({"content-location": base} if base else {})}
    try:  # bytes as they are could be taken for the name of a file
        found = feedparser.parse(BytesIO(data), response_headers=headers)
    except Exception as error:  # of damaged bytes it lets many kinds out: ValueError, AssertionError, RecursionError
        raise InputError(f"a feed that cannot be read ({error}): check the file or the address") from None
    if not found.version and not found.entries:
        raise InputError("a feed that cannot be read: check the file or the address")
    entries = (_of_item(item, base) for item in islice(found.entries, MOST_ENTRIES))
    return Feed(_words(found.feed.get("title")), tuple(entries), _every(found.feed))


def _of_item(item: Any, base: str | None) -> Entry:
    url = whole(item.get("link"), base)
    words = item.get("published") or item.get("updated")
    summary = _words(item.get("summary"))
    return Entry(
        id=item.get("id") or url or f"{item.get('title', '')}\n{words or ''}",
        url=url,
        title=_words(item.get("title")),
        published=moment_of(words) if words else None,
        author=_words(item.get("author")),
        text=_full_text(_bodies(item), summary),
        summary=summary,
    )


def _bodies(item: Any) -> Iterator[str]:
    """What may be the whole text; the summary too, which in some feeds is all that there is."""
    yield item.get("yandex_full-text") or ""
    yield from (content.get("value") or "" for content in item.get("content") or ())  # of damaged bytes None
    yield (item.get("summary") or "") if not item.get("link") else ""


def _full_text(bodies: Iterator[str], summary: str | None) -> str | None:
    for body in bodies:
        text = words_of(body)
        if len(text) >= SHORTEST_TEXT and text != summary and not text.endswith(("…", "...")):
            return text
    return None


def _every(feed: Any) -> timedelta | None:
    """By RSS's ttl in minutes, else by the syndication module."""
    try:
        if minutes := int(feed.get("ttl", 0)):
            return timedelta(minutes=min(max(minutes, 0), 60 * 24 * 30)) or None
        hours = PERIODS.get(str(feed.get("sy_updateperiod", "")).strip().lower())
        return timedelta(hours=hours) / max(int(feed.get("sy_updatefrequency", 1)), 1) if hours else None
    except ValueError:
        return None


def _of_json(data: bytes, base: str | None) -> Feed:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"a feed that is no JSON ({error}): check the file or the address") from None
    items = content.get("items") if isinstance(content, dict) else None
    if not isinstance(items, list):
        raise InputError("a JSON feed without items: check the file or the address")
    entries = (_of_object(item, base) for item in items[:MOST_ENTRIES] if isinstance(item, dict))
    return Feed(_words(_string(content, "title")), tuple(entries))


def _of_object(item: dict[str, Any], base: str | None) -> Entry:
    url = whole(_string(item, "url") or _string(item, "external_url"), base)
    words = _string(item, "date_published") or _string(item, "date_modified")
    summary = _words(_string(item, "summary"))
    bodies = (body for body in (_string(item, "content_html"), _string(item, "content_text")) if body)
    number = item.get("id")
    return Entry(
        id=str(number) if isinstance(number, str | int | float) else url or _string(item, "title") or words or "",
        url=url,
        title=_words(_string(item, "title")),
        published=moment_of(words) if words else None,
        author=_author(item),
        text=_full_text(bodies, summary),
        summary=summary,
    )


def _author(item: dict[str, Any]) -> str | None:
    """Of version 1.1 the first author, of version 1 the only one."""
    authors = item.get("authors")
    first = authors[0] if isinstance(authors, list) and authors else item.get("author")
    return _words(_string(first, "name")) if isinstance(first, dict) else None


def _string(content: dict[str, Any], key: str) -> str | None:
    value = content.get(key)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None


def _words(markup: str | None) -> str | None:
    """One line of words; None of nothing."""
    return " ".join(words_of(markup).split()) or None if markup else None
