"""An HTML page in, an Article out: main text, headline, date, outlet and address, from the page alone.

trafilatura finds the main text; it is loaded with the first page. Nothing is ever fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from letopis.model.article import Article, PublishedSource
from letopis.model.errors import InputError
from letopis.sources.clutter import leads, without_clutter
from letopis.sources.dated import ORIGINS, Dated, dated, dated_by_url
from letopis.sources.declared import Declared, declared
from letopis.sources.encoding import decode_declared
from letopis.sources.language import language_of
from letopis.sources.outlets import outlet_named, outlet_of_url
from letopis.sources.text import article_of

TAGS = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# A declared charset stands within the first kilobyte, or should.
HEAD = 4096
# Of a headline, what a site puts behind it: "Стороны провели переговоры | Политика | Новости".
SITE_NAMES = re.compile(r"\s+[|»]\s.*$")
# trafilatura's own date is not used: it mixes what is declared with what is seen and with the address.
DATES = {"extensive_search": False, "outputformat": "%Y-%m-%d"}
# Where readers see the date beside the headline.
SEEN = (
    "//*[self::time or contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'meta')]"
    "[not(*//*)][string-length(normalize-space()) < 64]"
)
NO_TEXT = "a page without main text: give the page of one article, saved whole, or its plain text"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: `dated` is the date that wins, `dates` are all that were found, the winner first.

    `text` is the main text, a paragraph a line with blank lines between, without the headline.
    """

    title: str | None
    dated: Dated | None
    dates: tuple[Dated, ...]
    outlet: str | None
    author: str | None
    url: str | None
    text: str
    language: str


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does."""
    return TAGS.match(text[:HEAD].lstrip("\ufeff")) is not None


def page_of(
    data: bytes | str,
    url: str | None = None,
    *,
    feed: Dated | None = None,
    charset: str | None = None,
    latest: date | None = None,
) -> Page:
    """What a page says: `url` is where it is from, `feed` the date that a feed gives it, `charset` a server's claim.

    A date after `latest`, the day on which the page was there already, is none. Raises InputError where it has no
    main text.
    """
    page = data if isinstance(data, str) else decode_page(data, charset)
    tree = _parsed(page)
    said = declared(tree)
    seen = _seen(tree)
    metadata = _metadata(tree, url)
    text = "\n\n".join(_paragraphs(tree, url))
    if not text:
        raise InputError(NO_TEXT)
    address = url or said.url or metadata.url
    told = _ordered(said, feed, dated_by_url(address), seen)
    dates = tuple(found for found in told if latest is None or found.day <= latest)
    return Page(
        title=_title(metadata.title or said.title),
        dated=dates[0] if dates else None,
        dates=dates,
        outlet=_outlet(address, said.site or metadata.sitename),
        author=said.author,
        url=address,
        text=text,
        language=language_of(text),
    )


def article_of_html(
    data: bytes | str,
    *,
    title: str | None = None,
    published: date | None = None,
    url: str | None = None,
    outlet: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a page; what is given goes before what the page says. Raises InputError where it has no text."""
    page = page_of(data, url, charset=charset)
    return article_of_page(page, title=title, published=published, outlet=outlet)


def article_of_page(
    page: Page, *, title: str | None = None, published: date | None = None, outlet: str | None = None
) -> Article:
    """The article of what a page says; what is given goes before it."""
    article = article_of(
        page.text,
        title=title or page.title,
        published=published or (page.dated.day if page.dated else None),
        url=page.url,
        outlet=outlet or page.outlet,
    )
    if published or page.dated is None:
        return article
    return replace(article, published_source=source_of(page.dated))


def source_of(found: Dated) -> PublishedSource:
    """The origin of a date as an article keeps it."""
    return "stamp" if found.origin == "text" else found.origin


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes; the charset that is declared is believed where the text bears it out."""
    declared_there = CHARSET.search(data[:HEAD])
    said = declared_there[1].decode("ascii", "ignore") if declared_there else None
    return decode_declared(data, said or charset)[0]


def _parsed(page: str) -> Any:
    from trafilatura import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read is told by us, in one line
    tree = load_html(page.replace("\0", ""))
    if tree is None:
        raise InputError(NO_TEXT)
    return tree


def _metadata(tree: Any, url: str | None) -> Any:
    from trafilatura.metadata import extract_metadata

    return extract_metadata(tree, url, DATES)


def _paragraphs(tree: Any, url: str | None) -> Iterator[str]:
    """The paragraphs of the main text, with the lead that pages set apart from it."""
    page = without_clutter(tree)
    paragraphs = _main_text(page, url)
    if not paragraphs:
        yield from _main_text(tree, url)
        return
    yield from (lead for lead in leads(page, paragraphs[0]) if lead not in paragraphs)
    yield from paragraphs


def _main_text(tree: Any, url: str | None) -> list[str]:
    """The paragraphs that trafilatura finds; it changes the tree."""
    from trafilatura import bare_extraction

    found: Any = bare_extraction(deepcopy(tree), url=url, include_comments=False, include_tables=False)
    return [line.strip() for line in (found.text or "").splitlines() if line.strip()] if found else []


def _ordered(said: Declared, *others: Dated | None) -> tuple[Dated, ...]:
    """All dates, the winner first."""
    return tuple(sorted(filter(None, (*said.dates, *others)), key=lambda found: ORIGINS.index(found.origin)))


def _seen(tree: Any) -> Dated | None:
    """The date that readers see, alone in an element of its own after the headline or before it."""
    told = (dated(" ".join(element.text_content().split()), "text") for element in tree.xpath(SEEN))
    return next((found for found in told if found), None)


def _title(title: str | None) -> str | None:
    return SITE_NAMES.sub("", title) or title if title else None


def _outlet(url: str | None, site: str | None) -> str | None:
    known = (outlet_of_url(url) if url else None) or (outlet_named(site) if site else None)
    return known.name if known else site
