"""`csv`: the flat tables as CSV, with their data dictionary (`datapackage.json`).

UTF-8 with a mark at the beginning, by which spreadsheets tell it. A cell of words that begins with = + - @, a tab or
a carriage return would be a formula there: an apostrophe stands before it, which spreadsheets do not show. Who reads
the files by program takes it away again (`unguarded`).
"""

from __future__ import annotations

import csv
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from letopis.exports.columns import Cell
from letopis.exports.flat import describe, fill
from letopis.exports.selection import Selection
from letopis.exports.tables import TABLES

FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


class CsvWriter:
    """Writes the rows of one table."""

    def __init__(self, file: Any) -> None:
        self._writer = csv.writer(file, lineterminator="\r\n")  # as RFC 4180 has it

    def row(self, cells: list[Cell]) -> None:
        """Write a row."""
        self._writer.writerow([cell_of(cell) for cell in cells])


def write(selection: Selection, folder: Path) -> None:
    """Write the tables into a folder."""
    with ExitStack() as stack:
        writers = dict[str, CsvWriter]()
        for table in TABLES:
            path = folder / f"{table.name}.csv"
            writers[table.name] = CsvWriter(stack.enter_context(path.open("w", encoding="utf-8-sig", newline="")))
            writers[table.name].row([column.name for column in table.columns])
        fill(selection, writers)
    describe(folder, ".csv", "text/csv")


def cell_of(value: Cell) -> str:
    """A cell as it is written.

    >>> cell_of("=SUM(A1)"), cell_of(-1), cell_of(None), cell_of(True)
    ("'=SUM(A1)", '-1', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else str(value)


def guarded(text: str) -> str:
    """Words that no spreadsheet takes for a formula; what looks guarded already is guarded once more."""
    return GUARD + text if text.lstrip(GUARD).startswith(FORMULA) else text


def unguarded(cell: str) -> str:
    """The words of a cell."""
    return cell[1:] if cell.startswith(GUARD) and cell.lstrip(GUARD).startswith(FORMULA) else cell
