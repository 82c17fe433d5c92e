"""The articles at an address: a page's own, or those of the feed, OPML or sitemap that is there.

address -> bytes -> a list? its entries: with a full text as they are, else each page
                 -> no list: the article of the page
a list as a file -> its entries in the same way
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import islice

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.addresses import canonical, hidden
from letopis.sources.dated import Dated
from letopis.sources.encoding import decode
from letopis.sources.entries import article_of_text, by_feed
from letopis.sources.feeds import Entry
from letopis.sources.files import read_bytes
from letopis.sources.html import Page, article_of_page, looks_like_html, page_of
from letopis.sources.listing import Listing, listing_of
from letopis.sources.loaded import Known, Loaded
from letopis.sources.terms import ALL, NOTHING, Terms
from letopis.sources.web.clock import Stopped
from letopis.sources.web.fetch import Fetched, Fetcher

DEEPEST = 3  # lists within lists: an OPML of feeds, an index of indexes of sitemaps
TOO_DEEP = "a list in a list in a list: give the address of the innermost"
LONGEST_ID = 200  # letters


def gather(address: str, fetcher: Fetcher, terms: Terms = ALL) -> Iterator[Loaded]:
    """The articles at an address; each page that cannot be had is named and costs itself alone."""
    yield from islice(_at(canonical(address), fetcher, terms, 0, set()), terms.most)


def _at(address: str, fetcher: Fetcher, terms: Terms, depth: int, seen: set[str]) -> Iterator[Loaded]:
    if address in seen or (depth == 0 and terms.skip(address)):
        return
    seen.add(address)
    try:
        with survivable():
            fetched = fetcher.get(address)
            listing = listing_of(fetched.body, fetched.url)
            article = None if listing else article_at(fetched, Entry(address, address), terms.known)
        if listing and listing.lists and depth == DEEPEST:
            raise InputError(TOO_DEEP)
    except InputError as error:
        yield Loaded(hidden(address), error=named(address, error))
        return
    if listing is None:
        yield Loaded(address, article)
        return
    terms.listed(address)
    yield from _listed(listing, address, fetcher, terms, depth, seen)


def gather_listed(listing: Listing, name: str, fetcher: Fetcher, terms: Terms = ALL) -> Iterator[Loaded]:
    """The articles of a list that was given as a file of a name: what it carries, and what its addresses lead to."""
    yield from islice(_listed(listing, name, fetcher, terms, 0, set()), terms.most)


def _listed(
    listing: Listing, name: str, fetcher: Fetcher, terms: Terms, depth: int, seen: set[str]
) -> Iterator[Loaded]:
    for entry in listing.entries:
        yield from _of_entry(entry, name, fetcher, terms)
    for inner in listing.lists:
        yield from _at(canonical(inner), fetcher, terms, depth + 1, seen)


def _of_entry(entry: Entry, feed: str, fetcher: Fetcher, terms: Terms) -> Iterator[Loaded]:
    """The article of an entry, if it is wanted."""
    name = name_of(entry, feed)
    if terms.skip(name):
        return
    try:
        with survivable():
            article = article_of_entry(entry, fetcher, terms.known)
    except InputError as error:
        yield Loaded(name, error=named(name, error))
    else:
        yield Loaded(name, article)


@contextmanager
def survivable() -> Iterator[None]:
    """A bug that one article meets, of ours or of a library's, does not cost the others: its cause is kept."""
    try:
        yield
    except (InputError, Stopped):
        raise
    except Exception as error:
        raise InputError(f"internal error: {type(error).__name__}: {error}") from error


def named(name: str, error: InputError) -> InputError:
    """An error with the name of what it is about, which some errors have already."""
    name = hidden(name)
    return error if str(error).startswith(f"{name}: ") else InputError(f"{name}: {error}")


def name_of(entry: Entry, feed: str) -> str:
    """What an entry is called by: its address, else its feed's and its id."""
    if entry.url:
        return canonical(entry.url)
    number = " ".join(entry.id.split())
    return f"{feed}#{number if len(number) <= LONGEST_ID else sha256(number.encode()).hexdigest()}"


def article_of_entry(entry: Entry, fetcher: Fetcher, known: Known = NOTHING) -> Article:
    """The article of an entry: its own text, else its page; raises InputError where there is none."""
    if entry.text:
        return article_of_text(entry, known)
    if not entry.url:
        raise InputError("an entry without text and without an address: there is nothing to read")
    return article_at(fetcher.get(canonical(entry.url)), entry, known)


def article_at(fetched: Fetched, entry: Entry, known: Known = NOTHING) -> Article:
    """The article of what was fetched; it keeps the address that was asked for, by which it is found again."""
    known = known.over(Known(title=entry.title, url=canonical(entry.url or fetched.url)))
    if not is_page(fetched.body):
        return by_feed(read_bytes(fetched.body, known.url or fetched.url, known), entry)
    page = page_at(fetched, entry, known)
    return article_of_page(page, title=known.title, published=known.published, outlet=known.outlet)


def page_at(fetched: Fetched, entry: Entry, known: Known = NOTHING) -> Page:
    """What a page of HTML says, with the date that its feed gives it; raises InputError where it has no text."""
    url = known.url or canonical(entry.url or fetched.url)
    return page_of(fetched.body, url, feed=date_of(entry), charset=fetched.charset)


def is_page(data: bytes) -> bool:
    """Whether bytes are HTML."""
    try:
        return looks_like_html(decode(data)[0])
    except InputError:  # no text at all: what it is, the reader of bytes finds
        return False


def date_of(entry: Entry) -> Dated | None:
    """The date that a feed gives an entry."""
    moment = entry.published
    return Dated(moment.date(), moment, "feed", moment.isoformat()) if moment else None
