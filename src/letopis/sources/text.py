"""A plain text in, an Article out: normalised once, its headline and boilerplate told apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from letopis.model.article import Article, PublishedSource
from letopis.sources.addresses import LONGEST
from letopis.sources.dateline import find_dateline
from letopis.sources.dates import date_in_url
from letopis.sources.language import RUSSIAN, UNDETERMINED, language_name, language_of
from letopis.sources.layout import Layout, lay_out
from letopis.sources.lookalikes import fold_lookalikes, mixed_words
from letopis.sources.normal import normalise, one_line
from letopis.sources.outlets import outlet_of_url

__all__ = ["article_of", "fold_lookalikes"]

MIXED_WORDS_SHOWN = 5


def article_of(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    url: str | None = None,
    outlet: str | None = None,
) -> Article:
    """The article of a text; no text makes it raise.

    A `title` that is given is put before the text, unless the text begins with it as a line of its
    own; else a first line that is a headline is taken. `outlet` and `published` fall back on the
    address, then on a stamp of date and hour, and on the dateline. A `url` too long to be one is left out.
    """
    layout = lay_out(normalise(text), one_line(title or ""))
    url = url if url and len(url.encode("utf-8", "replace")) <= LONGEST else None
    day, source = _published(published, url, layout)
    language = language_of(layout.text)
    return Article(
        text=layout.text,
        title_span=layout.title,
        published=day,
        outlet=outlet or _outlet(url, layout),
        url=url,
        language=language,
        boilerplate=layout.boilerplate,
        warnings=tuple(_warnings(layout.text, language)),
        published_source=source,
    )


def _published(given: date | None, url: str | None, layout: Layout) -> tuple[date | None, PublishedSource | None]:
    """The day of publication by the best that is known, and what that is."""
    if given:
        return given, "given"
    if url and (day := date_in_url(url)):
        return day, "url"
    return (layout.stamped, "stamp") if layout.stamped else (None, None)


def _outlet(url: str | None, layout: Layout) -> str | None:
    """The outlet by the address, else by the dateline."""
    if url and (outlet := outlet_of_url(url)):
        return outlet.name
    dateline = find_dateline(layout.text, layout.body)
    return dateline.outlet.name if dateline and dateline.outlet else None


def _warnings(text: str, language: str) -> Iterator[str]:
    if not text:
        yield "the text is empty: there is nothing to read"
        return
    if language != RUSSIAN:
        yield f"the text is not Russian ({_described(language)}): no facts are read from it"
        return
    if words := list(islice(dict.fromkeys(mixed_words(text)), MIXED_WORDS_SHOWN)):
        yield f"words that mix Latin and Cyrillic letters, read as Cyrillic: {', '.join(words)}"


def _described(language: str) -> str:
    if language == UNDETERMINED:
        return "its language cannot be told"
    return f"it reads as {language_name(language)}"
