"""What lists articles instead of being one: feeds, OPML, sitemaps, told by their content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from letopis.sources.feeds import Entry, is_feed, read_feed
from letopis.sources.opml import is_opml, read_opml
from letopis.sources.sitemap import Listed, is_sitemap, read_sitemap


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries, and the addresses of other lists: feeds of an OPML, sitemaps of an index.

    `every` is how long a feed asks to be left alone between two visits.
    """

    entries: tuple[Entry, ...] = ()
    lists: tuple[str, ...] = ()
    title: str | None = None
    every: timedelta | None = None


def listing_of(data: bytes, base: str | None = None) -> Listing | None:
    """What some bytes list, None where they are something else; raises InputError where the list cannot be read."""
    if is_feed(data):
        feed = read_feed(data, base)
        return Listing(feed.entries, title=feed.title, every=feed.every)
    if is_opml(data):
        return Listing(lists=tuple(subscription.url for subscription in read_opml(data)))
    if is_sitemap(data):
        found = read_sitemap(data, base)
        return Listing(tuple(map(entry_of, found.pages)), found.sitemaps)
    return None


def entry_of(page: Listed) -> Entry:
    """A page of a sitemap as an entry; when it was changed does not tell when it was published."""
    return Entry(page.url, page.url, page.title, page.published)
