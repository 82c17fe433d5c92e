"""A plain text in, an Article out: normalised once, its headline and boilerplate told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from letopis.model.article import Article
from letopis.model.span import Span
from letopis.sources.boilerplate import find_boilerplate
from letopis.sources.dateline import find_dateline
from letopis.sources.dates import date_in_url
from letopis.sources.headline import captions, headline_of
from letopis.sources.language import RUSSIAN, UNDETERMINED, language_name, language_of
from letopis.sources.lines import Line, is_wrapped, lines_of
from letopis.sources.lookalikes import fold_lookalikes, mixed_words
from letopis.sources.normal import normalise, one_line
from letopis.sources.outlets import outlet_of_url

__all__ = ["article_of", "fold_lookalikes"]

TITLE_BREAK = "\n\n"
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
    address, the outlet then on the dateline.
    """
    parts = _parts(normalise(text), one_line(title or ""))
    in_url = date_in_url(url) if url and not published else None
    language = language_of(parts.text)
    return Article(
        text=parts.text,
        title_span=parts.title,
        published=published or in_url,
        outlet=outlet or _outlet(url, parts),
        url=url,
        language=language,
        boilerplate=parts.boilerplate,
        warnings=tuple(_warnings(parts.text, language)),
        published_source="given" if published else "url" if in_url else None,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text with its headline and the lines after it."""

    text: str
    title: Span | None
    body: tuple[Line, ...]
    boilerplate: tuple[Span, ...]


def _parts(body: str, title: str) -> _Parts:
    if not title:
        return _headed(body)
    lines = tuple(lines_of(body))
    if lines and _same(lines[0].text, title):
        return _divided(body, lines, 1)
    text = title + TITLE_BREAK + body if body else title
    return _divided(text, tuple(lines_of(text)), 1)


def _headed(text: str) -> _Parts:
    lines = tuple(lines_of(text))
    headline = headline_of(lines, wrapped=is_wrapped(lines))
    return _divided(text, lines, 1 if headline else 0)


def _divided(text: str, lines: Sequence[Line], headlines: int) -> _Parts:
    """The parts of a text whose first `headlines` lines, one or none, are its headline."""
    body = tuple(lines[headlines:])
    under = tuple(captions(body)) if headlines and not is_wrapped(body) else ()
    spans = [*(line.span for line in under), *find_boilerplate(body[len(under) :])]
    return _Parts(text, lines[0].span if headlines else None, body[len(under) :], tuple(spans))


def _same(line: str, title: str) -> bool:
    """Whether a line is the title, but for case, spaces and a full stop."""
    return one_line(line).casefold().rstrip(" .") == title.casefold().rstrip(" .")


def _outlet(url: str | None, parts: _Parts) -> str | None:
    found = outlet_of_url(url) if url else None
    if found is None and parts.body and (dateline := find_dateline(parts.text, parts.body[0].span.start)):
        found = dateline.outlet
    return found.name if found else None


def _warnings(text: str, language: str) -> Iterator[str]:
    if not text:
        yield "the text is empty: there is nothing to read"
        return
    if language != RUSSIAN:
        yield f"the text is not Russian ({_described(language)}): no facts are read from it"
        return
    if words := list(islice(_distinct(mixed_words(text)), MIXED_WORDS_SHOWN)):
        yield f"words that mix Latin and Cyrillic letters, read as Cyrillic: {', '.join(words)}"


def _described(language: str) -> str:
    if language == UNDETERMINED:
        return "its language cannot be told"
    return f"it reads as {language_name(language)}"


def _distinct(words: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(words)
