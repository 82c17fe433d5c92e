"""`parquet`: the flat tables as Parquet, typed, with their data dictionary. Needs pyarrow (`letopis[parquet]`)."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from letopis.exports.columns import Cell, Table
from letopis.exports.flat import describe, fill
from letopis.exports.selection import Selection
from letopis.exports.tables import TABLES
from letopis.model.errors import LetopisError

GROUP = 5_000  # rows held before they are written


def write(selection: Selection, folder: Path) -> None:
    """Write the tables into a folder; raises LetopisError where pyarrow is not there."""
    try:
        import pyarrow  # noqa: F401
    except ModuleNotFoundError:
        raise LetopisError("Parquet needs a library that is not here: pip install 'letopis[parquet]'") from None
    with ExitStack() as stack:
        fill(selection, {table.name: stack.enter_context(ParquetTable(table, folder)) for table in TABLES})
    describe(folder, ".parquet", "application/vnd.apache.parquet")


class ParquetTable:
    """Writes the rows of one table, a group at a time."""

    def __init__(self, table: Table, folder: Path) -> None:
        from pyarrow.parquet import ParquetWriter

        self._schema = schema_of(table)
        self._writer = ParquetWriter(str(folder / f"{table.name}.parquet"), self._schema)
        self._rows = list[list[Cell]]()

    def __enter__(self) -> ParquetTable:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._writer.close()

    def row(self, cells: list[Cell]) -> None:
        """Keep a row, and write the group that it fills."""
        self._rows.append(cells)
        if len(self._rows) >= GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        columns = zip(*self._rows, strict=True) if self._rows else ([] for _ in self._schema)
        arrays = [pyarrow.array(list(c), field.type) for c, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []


def schema_of(table: Table) -> Any:
    """The schema of a table; the meaning of each column goes with it."""
    import pyarrow

    sorts = {
        "string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(), "date": pyarrow.date32(),
    }  # fmt: skip
    fields = [pyarrow.field(c.name, sorts[c.sort], metadata={"description": c.meaning}) for c in table.columns]
    return pyarrow.schema(fields, metadata={"description": table.meaning})
