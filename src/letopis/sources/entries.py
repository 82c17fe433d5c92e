"""Entries of a feed that carry their article: entry in, Article out, dated by the feed."""

from __future__ import annotations

from dataclasses import replace

from letopis.model.article import Article
from letopis.sources.addresses import canonical
from letopis.sources.feeds import Entry
from letopis.sources.loaded import Known
from letopis.sources.text import article_of


def article_of_text(entry: Entry, known: Known) -> Article:
    """The article of an entry's own text, which it has."""
    known = known.over(Known(title=entry.title, url=canonical(entry.url) if entry.url else None))
    article = article_of(
        entry.text or "", title=known.title, published=known.published, url=known.url, outlet=known.outlet
    )
    return by_feed(article, entry)


def by_feed(article: Article, entry: Entry) -> Article:
    """An article that declares no date itself, with that of its feed; the user's word goes before it."""
    if entry.published is None or article.published_source == "given":
        return article
    return replace(article, published=entry.published.date(), published_source="feed")
