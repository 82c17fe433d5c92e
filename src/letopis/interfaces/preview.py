"""`letopis sources test`: what would be read from an address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from letopis.interfaces.chronicle import show_json
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import clean, one_line
from letopis.interfaces.translate import translated
from letopis.interfaces.web_options import Web
from letopis.model.errors import InputError

if TYPE_CHECKING:
    from letopis.sources.listing import Listing
    from letopis.sources.web.preview import Preview


def show(address: str, web: Web, *, as_json: bool, say: Messages) -> int:
    """Fetch an address and show what is there; returns the exit code. Raises InputError where nothing can be read."""
    from letopis.sources.listing import Listing
    from letopis.sources.web.gather import named, survivable
    from letopis.sources.web.preview import preview

    try:
        with web.fetcher() as fetcher, survivable():
            found = preview(address, fetcher)
    except InputError as error:
        raise named(address, error) from None
    if as_json:
        show_json(listing_object(found) if isinstance(found, Listing) else page_object(found))
    else:
        lines = listing_lines(found, say) if isinstance(found, Listing) else page_lines(found, say)
        click.echo("\n".join(lines))
    return 0


def page_lines(page: Preview, say: Messages) -> Iterator[str]:
    """A page, a field a line, then its text."""
    article = page.article
    yield f"{say('sources.title')}: {one_line(article.title or say('article.untitled'))}"
    yield f"{say('article.url')}: {one_line(page.url)}"
    for number, candidate in enumerate(page.dates):
        key = "article.published" if number == 0 else "sources.date_beside"
        moment = candidate.moment.isoformat(sep=" ") if candidate.moment else candidate.day.isoformat()
        yield f"{say(key)}: {moment} ({say(f'sources.origin.{candidate.origin}')})"
    if not page.dates:
        day = article.published.isoformat() if article.published else say("article.undated")
        yield f"{say('article.published')}: {day}"
    yield f"{say('article.outlet')}: {one_line(article.outlet or say('sources.unknown'))}"
    yield f"{say('sources.author')}: {one_line(page.author or say('sources.unknown'))}"
    yield f"{say('sources.language')}: {article.language}"
    yield from (f"{say('article.warning')}: {one_line(translated(warning, say))}" for warning in article.warnings)
    yield ""
    yield clean(article.text)


def listing_lines(listing: Listing, say: Messages) -> Iterator[str]:
    """A list: how much there is, then a line for each entry."""
    yield say("sources.list", entries=len(listing.entries), lists=len(listing.lists))
    for entry in listing.entries:
        day = entry.published.isoformat(sep=" ") if entry.published else "-"
        what = say("sources.full") if entry.text else one_line(entry.url or "-")
        yield f"{day}  {one_line(entry.title or say('article.untitled'))}  {what}"
    yield from map(one_line, listing.lists)


def page_object(page: Preview) -> dict[str, Any]:
    """A page as JSON."""
    article = page.article
    return {
        "kind": "page",
        "url": page.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "dates": [
            {
                "origin": found.origin,
                "day": found.day.isoformat(),
                "moment": found.moment.isoformat() if found.moment else None,
                "words": found.words,
            }
            for found in page.dates
        ],
        "outlet": article.outlet,
        "author": page.author,
        "language": article.language,
        "warnings": list(article.warnings),
        "text": article.text,
    }


def listing_object(listing: Listing) -> dict[str, Any]:
    """A list as JSON."""
    return {
        "kind": "list",
        "title": listing.title,
        "lists": list(listing.lists),
        "entries": [
            {
                "url": entry.url,
                "title": entry.title,
                "published": entry.published.isoformat() if entry.published else None,
                "author": entry.author,
                "full_text": entry.text is not None,
            }
            for entry in listing.entries
        ],
    }
