"""`letopis background`: the paragraph "Напомним, ..." with the source of each sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

import click

from letopis.exports.markdown import escaped, web_address
from letopis.interfaces.chronicle import opened, show_json
from letopis.interfaces.event_lines import one_line_kept
from letopis.interfaces.event_objects import source_object
from letopis.interfaces.messages import Messages
from letopis.interfaces.safe import clean, one_line
from letopis.interfaces.subjects import subject_of
from letopis.interfaces.web_options import Web
from letopis.interfaces.when import in_words

if TYPE_CHECKING:
    from letopis.views.background import Background
    from letopis.views.event import Source


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


def numbered(found: Background) -> tuple[list[tuple[str, list[int]]], list[Source]]:
    """The sentences, each with the numbers of its sources, and the sources in their order."""
    sources: list[Source] = []
    numbers = dict[str, int]()
    for source in (source for clause in found.clauses for source in clause.sources):
        if source.article not in numbers:
            numbers[source.article] = len(numbers) + 1
            sources.append(source)
    marks = [[numbers[source.article] for source in clause.sources] for clause in found.clauses]
    return list(zip(found.sentences, marks, strict=True)), sources


def as_text(found: Background, say: Messages) -> Iterator[str]:
    """The paragraph and its sources, for a terminal."""
    told, sources = numbered(found)
    yield one_line(" ".join(f"{text} {marked(numbers)}" for text, numbers in told))
    yield ""
    for number, source in enumerate(sources, 1):
        yield one_line_kept(f"[{number}] {told_by(source, say)}{': ' + source.url if source.url else ''}")
        yield one_line_kept(f"    {say('quote', text=words_of(source))}")


def as_markdown(found: Background, say: Messages) -> Iterator[str]:
    """The paragraph with footnotes."""
    told, sources = numbered(found)
    yield " ".join(f"{escaped(clean(text))} {marked(numbers, '^')}" for text, numbers in told)
    yield ""
    for number, source in enumerate(sources, 1):
        name, link = escaped(clean(told_by(source, say))), web_address(source.url)
        words = escaped(clean(say("quote", text=words_of(source))))
        yield f"[^{number}]: {f'[{name}](<{link}>)' if link else name}: {words}"


def as_html(found: Background, say: Messages) -> Iterator[str]:
    """A paragraph and a list of sources, to be put into a page."""
    told, sources = numbered(found)
    sentences = (f"{escape(one_line(text))} {marked(numbers)}" for text, numbers in told)
    yield f'<p lang="ru">{" ".join(sentences)}</p>'
    yield "<ol>"
    for source in sources:
        name, link = escape(one_line(told_by(source, say))), web_address(source.url)
        shown = f'<a href="{escape(link)}">{name}</a>' if link else name
        yield f'<li>{shown}: <q lang="ru">{escape(one_line(words_of(source)))}</q></li>'
    yield "</ol>"


def marked(numbers: Iterable[int], before: str = "") -> str:
    """ "[1][2]"."""
    return "".join(f"[{before}{number}]" for number in numbers)


def told_by(source: Source, say: Messages) -> str:
    """Who tells it, when, under which title."""
    day = in_words(source.published, say) if source.published else say("date.untold")
    return f"{source.name}, {day}: {source.title or say('article.untitled')}"


def words_of(source: Source) -> str:
    """The sentences that a report rests on, verbatim."""
    return " ".join(source.report.sentences)


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
