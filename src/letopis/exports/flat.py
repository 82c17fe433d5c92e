"""The flat tables of a selection, all written in one pass over its events and one over its articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from letopis.exports.columns import Cell, package
from letopis.exports.selection import Selection
from letopis.exports.table_rows import ArticleRow
from letopis.exports.tables import TABLES

DICTIONARY = "datapackage.json"


class Writes(Protocol):
    """What writes one table."""

    def row(self, cells: list[Cell]) -> None:
        """Write a row."""


def fill(selection: Selection, writers: Mapping[str, Writes]) -> None:
    """Give each table its rows."""
    of_events = [(table, writers[table.name]) for table in TABLES if table.source == "event"]
    of_articles = [(table, writers[table.name]) for table in TABLES if table.source == "article"]
    for seen in selection.events():
        for table, writer in of_events:
            for cells in table.cells(seen):
                writer.row(cells)
    for row in article_rows(selection):
        for table, writer in of_articles:
            for cells in table.cells(row):
                writer.row(cells)


def article_rows(selection: Selection) -> Iterator[ArticleRow]:
    """The articles with their accounts."""
    for some in selection.kept():
        accounts = selection.store.accounts([kept.stored.id for kept in some])
        yield from (ArticleRow(kept, accounts.get(kept.stored.id, kept.stored.id)) for kept in some)


def describe(folder: Path, ending: str, media: str) -> None:
    """Write the data dictionary beside the tables."""
    text = json.dumps(package(TABLES, ending, media), ensure_ascii=False, indent=1)
    (folder / DICTIONARY).write_text(text + "\n", "utf-8")
