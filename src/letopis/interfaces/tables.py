"""A record as tables: for a wide terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import groupby

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from letopis.interfaces.explain import explain_fact, explain_rest
from letopis.interfaces.facts import Shown, about_article, is_diplomatic, shown, title
from letopis.interfaces.messages import Messages
from letopis.model.record import Record

# The columns of each section: the labels of their headings, the fields under each.
# The first column is the title; the last one the words. Fields that share a column stand in lines.
COLUMNS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "contacts": (
        ("field.who",),
        ("field.when", "field.where"),
        ("field.about", "field.outcomes", "field.account", "field.plover"),
    ),
    "statements": (("field.speaker", "field.medium"), ("field.cue", "field.contact")),
    "appointments": (("field.post",), ("field.when",), ("field.by", "field.succeeds")),
    "agreements": (("field.parties",), ("field.counts", "field.when")),
    "offices": (("field.post",),),
}
WORDS_RATIO = 3  # the words are the longest of all columns
OTHER_RATIO = 2


def drawn(record: Record, say: Messages, *, width: int, color: bool, explain: bool = False) -> str:
    """The tables of a record as text, `width` columns wide.

    Drawn in memory, since rich ends the program where its file is a pipe that closes.
    """
    console = Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for part in tables(record, say, explain=explain):
            console.print(part)
    return capture.get()


def tables(record: Record, say: Messages, *, explain: bool = False) -> Iterator[RenderableType]:
    """The heading and a table a section, as rich shows them."""
    yield Text(title(record, say), style="bold")
    yield from (Text(f"{label}: {value}") for label, value in about_article(record, say))
    if not is_diplomatic(record):
        yield Text(say("article.nothing"))
    facts = shown(record, say)
    for section, of_section in groupby(facts, key=lambda fact: fact.section):
        yield _table(section, of_section, say)
    if explain:
        yield from (Text(line) for line in _explanation(facts, record, say))


def _table(section: str, facts: Iterable[Shown], say: Messages) -> Table:
    table = Table(title=Text(say(f"section.{section}")), title_justify="left", show_lines=True, expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("", ratio=OTHER_RATIO)
    for labels in COLUMNS[section]:
        table.add_column(Text(", ".join(say(label) for label in labels)), ratio=OTHER_RATIO)
    table.add_column(Text(say("field.words")), ratio=WORDS_RATIO)
    for fact in facts:
        table.add_row(*_cells(fact, COLUMNS[section], say))
    return table


def _cells(fact: Shown, columns: Iterable[tuple[str, ...]], say: Messages) -> Iterator[Text]:
    yield Text(str(fact.number))
    yield Text(fact.title, style="bold")
    yield from (Text("\n".join(_lines(fact, labels, say))) for labels in columns)
    yield Text(say("quote", text=fact.words), style="italic")


def _lines(fact: Shown, labels: tuple[str, ...], say: Messages) -> Iterator[str]:
    """The values of a cell; those of the fields past the first say what they are."""
    first, *others = labels
    yield from fact.values(first)
    for label in others:
        yield from (f"{say(label)}: {value}" for value in fact.values(label))


def _explanation(facts: Iterable[Shown], record: Record, say: Messages) -> Iterator[str]:
    yield from ("", say("section.why"))
    for fact in facts:
        yield f"{say(f'section.{fact.section}')} {fact.number}. {fact.title}"
        yield from (f"   {line}" for line in explain_fact(fact, say))
    yield from explain_rest(record, say)
