"""What a flat table is: its columns, what each means, and how a cell is told.

The data dictionary is made of the same declarations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

Sort = Literal["string", "integer", "number", "boolean", "date"]
"""The type of a column, as Frictionless Table Schema calls it."""
Cell: TypeAlias = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, its type and its meaning; `of` tells the cell of a row. `key` names TABLE.COLUMN."""

    name: str
    sort: Sort
    meaning: str
    of: Callable[[Any], Cell]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table by its name; `rows` tells the rows of one source, of which `source` names the sort.

    The first column, or the first of `primary`, tells one row from another.
    """

    name: str
    meaning: str
    source: Literal["event", "article"]
    rows: Callable[[Any], Iterable[Any]]
    columns: tuple[Column, ...]
    primary: tuple[str, ...] = ()

    def cells(self, source: Any) -> Iterator[list[Cell]]:
        """The rows that a source gives."""
        for row in self.rows(source):
            yield [column.of(row) for column in self.columns]


def package(tables: Sequence[Table], ending: str, media: str) -> dict[str, Any]:
    """The data dictionary of some tables: a Frictionless data package."""
    return {"name": "letopis", "resources": [*resources(tables, ending, media)]}


def resources(tables: Sequence[Table], ending: str, media: str) -> Iterator[dict[str, Any]]:
    """The tables as resources of a package."""
    for table in tables:
        fields = [{"name": c.name, "type": c.sort, "description": c.meaning} for c in table.columns]
        keys = [
            {"fields": c.name, "reference": {"resource": c.key.partition(".")[0], "fields": c.key.partition(".")[2]}}
            for c in table.columns
            if c.key
        ]
        schema = {"fields": fields, "primaryKey": list(table.primary), "foreignKeys": keys}
        known = {"name": table.name, "path": f"{table.name}{ending}", "mediatype": media, "encoding": "utf-8"}
        yield known | {"description": table.meaning, "schema": schema}


def dictionary(tables: Sequence[Table]) -> str:
    """The data dictionary of some tables in Markdown."""
    return "\n".join(f"### {table.name}\n\n{table.meaning}\n\n{columns(table)}" for table in tables)


def columns(table: Table) -> str:
    """The columns of a table in Markdown."""
    rows = (f"| `{c.name}` | {c.sort} | {c.meaning}{f' (`{c.key}`)' if c.key else ''} |" for c in table.columns)
    return "\n".join(("| column | type | |", "|---|---|---|", *rows, ""))
