"""What would be read from an address, and what it rests on: for `letopis sources test`. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass

from letopis.model.article import Article
from letopis.sources.dated import Dated
from letopis.sources.feeds import Entry
from letopis.sources.html import article_of_page
from letopis.sources.listing import Listing, listing_of
from letopis.sources.web.fetch import Fetched, Fetcher
from letopis.sources.web.gather import article_at, is_page, page_at


@dataclass(frozen=True, slots=True)
class Preview:
    """A page as it would be read; `dates` are all that were found in it, the one that won first."""

    url: str
    article: Article
    dates: tuple[Dated, ...] = ()
    author: str | None = None


def preview(address: str, fetcher: Fetcher) -> Preview | Listing:
    """What is at an address; raises InputError where it cannot be had or read."""
    fetched = fetcher.get(address)
    return listing_of(fetched.body, fetched.url) or preview_of(fetched, Entry(address, address))


def preview_of(fetched: Fetched, entry: Entry) -> Preview:
    """The page of an answer; raises InputError where it has no text."""
    if not is_page(fetched.body):
        return Preview(fetched.url, article_at(fetched, entry))
    page = page_at(fetched, entry)
    return Preview(fetched.url, article_of_page(page), page.dates, page.author)
