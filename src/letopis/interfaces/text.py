"""A record as plain lines: for a narrow terminal, a pipe, a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from letopis.interfaces.explain import explain_fact, explain_rest
from letopis.interfaces.facts import Shown, about_article, is_diplomatic, shown, title
from letopis.interfaces.messages import Messages
from letopis.model.record import Record

Emphasis = Callable[[str], str]
"""How a heading is set off: bold on a terminal, as it is elsewhere."""

INDENT = "   "


def lines(record: Record, say: Messages, *, explain: bool = False, bold: Emphasis = str) -> Iterator[str]:
    """The record, one field a line."""
    yield bold(title(record, say))
    yield from (f"{label}: {value}" for label, value in about_article(record, say))
    if not is_diplomatic(record):
        yield say("article.nothing")
    for section, facts in groupby(shown(record, say), key=lambda fact: fact.section):
        yield ""
        yield bold(say(f"section.{section}"))
        yield from _section(section, list(facts), say, explain)
    if explain:
        yield from explain_rest(record, say, bold=bold)


def _section(section: str, facts: list[Shown], say: Messages, explain: bool) -> Iterator[str]:
    for fact in facts:
        yield from _office(fact) if section == "offices" else _fact(fact, say)
        if explain:
            yield from (INDENT + line for line in explain_fact(fact, say))


def _fact(fact: Shown, say: Messages) -> Iterator[str]:
    yield f"{fact.number}. {fact.title}"
    for row in fact.rows:
        yield f"{INDENT}{say(row.label)}: {'; '.join(row.values)}"
    yield f"{INDENT}{say('field.words')}: {say('quote', text=fact.words)}"


def _office(fact: Shown) -> Iterator[str]:
    yield f"{fact.number}. {fact.title}: {'; '.join(fact.values('field.post'))}"
