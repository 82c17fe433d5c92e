"""`letopis background`: the paragraph "Напомним, ..." with the source of each sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import click

from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.event_lines import host_of, one_line_kept
from letopis.interfaces.event_objects import source_object
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import one_line
from letopis.interfaces.subjects import subject_of
from letopis.interfaces.web_options import Web
from letopis.interfaces.when import in_words

if TYPE_CHECKING:
    from letopis.views.background import Background
    from letopis.views.event import Source

LAYOUTS = ("text", "markdown", "html", "json")
MARKED = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>#|"})


def show(db: str, name: str, limit: int, layout: str, web: Web, say: Messages) -> int:
    """Print the background of an article; returns the exit code."""
    from letopis.views.background import background

    with opened(db) as store:
        found = background(store, subject_of(store, name, web, say), limit)
    if layout == "json":
        show_json(background_object(found))
    elif found.clauses:
        click.echo("\n".join(RENDERED[layout](found, say)))
    else:
        click.echo(say("background.none"), err=layout != "text")
    return 0


def numbered(found: Background) -> tuple[list[str], list[Source]]:
    """The sentences, each with the numbers of its sources, and the sources in their order."""
    sources: list[Source] = []
    numbers = dict[str, int]()
    told = list[str]()
    for sentence, clause in zip(found.sentences, found.clauses, strict=True):
        for source in clause.sources:
            if source.article not in numbers:
                numbers[source.article] = len(numbers) + 1
                sources.append(source)
        told.append(f"{sentence} {''.join(f'[{numbers[s.article]}]' for s in clause.sources)}")
    return told, sources


def as_text(found: Background, say: Messages) -> Iterator[str]:
    """The paragraph and its sources, for a terminal."""
    told, sources = numbered(found)
    yield one_line(" ".join(told))
    yield ""
    for number, source in enumerate(sources, 1):
        yield one_line_kept(f"[{number}] {told_by(source, say)}{': ' + source.url if source.url else ''}")
        yield one_line_kept(f"    {say('quote', text=words_of(source))}")


def as_markdown(found: Background, say: Messages) -> Iterator[str]:
    """The paragraph with footnotes."""
    told, sources = numbered(found)
    yield " ".join(one_line(sentence).translate(MARKED).replace("\\[", "[^").replace("\\]", "]") for sentence in told)
    yield ""
    for number, source in enumerate(sources, 1):
        name = one_line(told_by(source, say)).translate(MARKED)
        link = web_address(source)
        words = one_line(say("quote", text=words_of(source))).translate(MARKED)
        yield f"[^{number}]: {f'[{name}](<{link}>)' if link else name}: {words}"


def as_html(found: Background, say: Messages) -> Iterator[str]:
    """A paragraph and a list of sources, to be put into a page."""
    told, sources = numbered(found)
    yield f'<p lang="ru">{" ".join(escape(one_line(sentence)) for sentence in told)}</p>'
    yield "<ol>"
    for source in sources:
        name, link = escape(one_line(told_by(source, say))), web_address(source)
        shown = f'<a href="{escape(link)}">{name}</a>' if link else name
        yield f'<li>{shown}: <q lang="ru">{escape(one_line(words_of(source)))}</q></li>'
    yield "</ol>"


def told_by(source: Source, say: Messages) -> str:
    """Who tells it, when, under which title."""
    name = source.outlet or host_of(source.url) or source.doc or source.article
    day = in_words(source.published, say) if source.published else say("date.untold")
    return f"{name}, {day}: {source.title or say('article.untitled')}"


def words_of(source: Source) -> str:
    """The sentences that a report rests on, verbatim."""
    return " ".join(source.report.sentences)


def web_address(source: Source) -> str | None:
    """The address of a source where it is one of the web, with nothing in it that ends a link."""
    if source.url is None or urlsplit(source.url).scheme not in {"http", "https"}:
        return None
    return quote(source.url, safe="%/:?#[]@!$&'()*+,;=~-._")


def background_object(found: Background) -> dict[str, Any]:
    """A background in JSON."""
    clauses = [
        {
            "text": sentence,
            "event": clause.event,
            "relevance": round(clause.relevance, 3),
            "sources": [source_object(source) for source in clause.sources],
        }
        for sentence, clause in zip(found.sentences, found.clauses, strict=True)
    ]
    return {"article": found.article, "text": " ".join(found.sentences), "clauses": clauses}


RENDERED: Mapping[str, Callable[[Background, Messages], Iterator[str]]] = {
    "text": as_text, "markdown": as_markdown, "html": as_html,
}  # fmt: skip
