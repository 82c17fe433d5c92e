"""What would be read from an address, and what it rests on: for `letopis sources test`. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from letopis.model.article import Article
from letopis.sources.addresses import canonical
from letopis.sources.dates import date_in_url
from letopis.sources.encoding import decode
from letopis.sources.feeds import Entry
from letopis.sources.html import decode_page, looks_like_html
from letopis.sources.listing import Listing, listing_of
from letopis.sources.web.fetch import Fetched, Fetcher
from letopis.sources.web.gather import article_at


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day of publication that something tells: `origin` is "metadata", "url" or "stamp"."""

    origin: str
    day: date


@dataclass(frozen=True, slots=True)
class Preview:
    """A page as it would be read; `dates` are all that were found, the one that won first."""

    url: str
    article: Article
    dates: tuple[Candidate, ...]
    author: str | None


def preview(address: str, fetcher: Fetcher) -> Preview | Listing:
    """What is at an address; raises InputError where it cannot be had or read."""
    fetched = fetcher.get(address)
    return listing_of(fetched.body, fetched.url) or preview_of(fetched, address)


def preview_of(fetched: Fetched, address: str) -> Preview:
    """The page of an answer; raises InputError where it has no text."""
    article = article_at(fetched, Entry(address, address))
    author, declared = metadata_of(fetched)
    candidates = dict.fromkeys(candidates_of(article, declared, canonical(address)))
    return Preview(fetched.url, article, tuple(candidates), author)


def candidates_of(article: Article, declared: date | None, url: str) -> Iterator[Candidate]:
    """The day that won, then the others in the order in which they are asked."""
    if article.published and article.published_source:
        yield Candidate(article.published_source, article.published)
    if declared and article.published_source != "url":
        yield Candidate("metadata", declared)
    if day := date_in_url(url):
        yield Candidate("url", day)


def metadata_of(fetched: Fetched) -> tuple[str | None, date | None]:
    """The author and the day that a page of HTML declares."""
    from trafilatura import extract_metadata

    if not looks_like_html(decode(fetched.body)[0]):
        return None, None
    found = extract_metadata(decode_page(fetched.body), default_url=fetched.url)
    if found is None:
        return None, None
    try:
        return found.author, date.fromisoformat(found.date) if found.date else None
    except ValueError:
        return found.author, None
