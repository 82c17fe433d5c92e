"""Feeds, lists of feeds and sitemaps as files: the articles whose text they carry.

Nothing is fetched here; a list that the user names is followed by `sources.web.gather`, one in a folder or an archive
is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from letopis.model.errors import InputError
from letopis.sources.entries import article_of_text
from letopis.sources.feeds import is_feed
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.listing import Listing, listing_of
from letopis.sources.loaded import Loaded, refused
from letopis.sources.markup import root_of

ROOTS = {"opml", "urlset", "sitemapindex"}


def looks(blob: Blob) -> bool:
    """Whether bytes begin as a feed, an OPML or a sitemap does."""
    return root_of(blob.head) in ROOTS or is_feed(blob.head)


def listed_in(blob: Blob) -> Listing:
    """What a file lists; raises InputError where that cannot be read."""
    listing = listing_of(blob.whole())
    if listing is None:
        raise InputError("a feed that cannot be read: check the file or the address")
    return listing


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """An article for each entry with a text of its own; how many are only addresses is told once."""
    listing = listed_in(blob)
    known = reading.known.shared
    for number, entry in enumerate((e for e in listing.entries if e.text), 1):
        yield Loaded(f"{blob.name}:{number}", article_of_text(entry, known), doc=entry.url or entry.id)
    addresses = sum(not entry.text for entry in listing.entries) + len(listing.lists)
    if addresses:
        yield refused(blob.name, f"{addresses} addresses without a text: name the list itself to fetch them")


LISTING = Format("feed", (".rss", ".atom", ".opml", ".xml"), looks, read)
