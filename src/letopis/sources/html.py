"""An HTML page in, an Article out: main text, headline, date, outlet and address, from the page alone.

trafilatura finds them; it is loaded with the first page. Nothing is ever fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.dates import date_in_url
from letopis.sources.encoding import decode_declared
from letopis.sources.outlets import outlet_named, outlet_of_url
from letopis.sources.text import article_of

TAGS = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
# A declared charset stands within the first kilobyte, or should.
HEAD = 4096
# Captions and related links, where the structure of the page tells them.
LEFT_OUT = [
    "//figcaption",
    "//*[contains(@class, 'caption') or contains(@class, 'credit')]",
    "//aside",
    "//*[contains(@class, 'related') or contains(@class, 'read-also') or contains(@class, 'readmore')]",
]
# Of a headline, what a site puts behind it: "Стороны провели переговоры | Политика | Новости".
SITE_NAMES = re.compile(r"\s+[|»]\s.*$")
# Only what the page declares: no dates are gathered from running text.
DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does."""
    return TAGS.match(text[:HEAD].lstrip("\ufeff")) is not None


def article_of_html(
    data: bytes | str,
    *,
    title: str | None = None,
    published: date | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Article:
    """The article of a page; what is given goes before what the page says. Raises InputError where it has no text."""
    page = data if isinstance(data, str) else decode_page(data)
    found = _extract(page, url)
    body = "\n\n".join(_paragraphs(found))
    if not body:
        raise InputError("a page without main text: give the page of one article, saved whole, or its plain text")
    address = url or found.url
    in_page = None if published else _date(found.date)
    article = article_of(
        body,
        title=title or _title(found.title),
        published=published or in_page,
        url=address,
        outlet=outlet or _outlet(address, found.sitename),
    )
    if in_page is None:
        return article
    return replace(article, published_source="url" if address and date_in_url(address) == in_page else "metadata")


def decode_page(data: bytes) -> str:
    """The text of a page's bytes; the charset that it declares is believed where the text bears it out."""
    declared = CHARSET.search(data[:HEAD])
    return decode_declared(data, declared[1].decode("ascii", "ignore") if declared else None)[0]


def _extract(page: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    found = bare_extraction(
        page.replace("\0", ""),
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        prune_xpath=LEFT_OUT,
        date_extraction_params=DATES,
    )
    if found is None:
        raise InputError("a page without main text: give the page of one article, saved whole, or its plain text")
    return found


def _paragraphs(found: Any) -> Iterator[str]:
    for line in (found.text or "").splitlines():
        if paragraph := line.strip():
            yield paragraph


def _title(title: str | None) -> str | None:
    return SITE_NAMES.sub("", title) or title if title else None


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _outlet(url: str | None, site: str | None) -> str | None:
    known = (outlet_of_url(url) if url else None) or (outlet_named(site) if site else None)
    return known.name if known else site
