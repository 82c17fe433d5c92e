"""Tables: CSV, TSV and Parquet, an article a row. The columns may be called as they are: `--map text=body`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from letopis.model.errors import InputError
from letopis.sources.bounds import LARGEST, MB, MOST_OUT
from letopis.sources.encoding import decode
from letopis.sources.formats.base import Blob, Format, Reading, never
from letopis.sources.loaded import Loaded, refused
from letopis.sources.rows import FIELDS, article_of_row

DELIMITERS = ",;\t|"
AT_ONCE = 256  # rows of Parquet that are held
PARQUET_MARK = b"PAR1"


def read_csv(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The rows of a CSV or TSV file, one by one; the first names the columns."""
    if not blob.head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError("empty: give a file with the article's text")
    csv.field_size_limit(LARGEST)
    encoding = decode(blob.head)[1].replace("utf-8", "utf-8-sig")
    lines = io.TextIOWrapper(blob.file, encoding.removesuffix("-sig-sig"), "replace", newline="")
    header = lines.readline()
    delimiter = max(DELIMITERS, key=header.count)
    columns = [name.strip().lstrip("\ufeff") for name in next(csv.reader([header], delimiter=delimiter), [])]
    if cause := reading.columns.missing(columns):
        raise InputError(cause)
    yield from _rows(blob.name, csv.reader(lines, delimiter=delimiter), columns, reading)


def _rows(name: str, rows: Iterator[list[str]], columns: list[str], reading: Reading) -> Iterator[Loaded]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(rows, None)
        except csv.Error as error:
            yield refused(f"{name}:{number}", f"no row of a table ({error}): mend the row or take it away")
            continue
        if cells is None:
            return
        if any(cells):
            row = {column: cell or None for column, cell in zip(columns, cells, strict=False)}
            yield article_of_row(f"{name}:{number}", row, reading.columns, reading.known.shared)


def looks_parquet(blob: Blob) -> bool:
    """Whether bytes begin as Parquet does."""
    return blob.head.startswith(PARQUET_MARK)


def read_parquet(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The rows of a Parquet file, a few at a time."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise InputError("Parquet needs a library that is not here: pip install 'letopis[parquet]'") from None
    number = 0
    try:
        columns = ParquetFile(blob.file).schema_arrow.names
        if cause := reading.columns.missing(columns):
            raise InputError(cause)
        wanted = [column for field in FIELDS if (column := reading.columns.of(field)) in columns]
        # A value that stands in a million rows is held once: as it was packed, until its row's turn.
        table = ParquetFile(blob.file, read_dictionary=wanted)
        for group in range(table.num_row_groups):
            _check_group(table.metadata.row_group(group).total_byte_size)
            for batch in table.iter_batches(AT_ONCE, row_groups=[group], columns=wanted):
                for place in range(batch.num_rows):
                    number += 1
                    row = batch.slice(place, 1).to_pylist()[0]
                    reading.budget.spend(sum(len(value) for value in row.values() if isinstance(value, str)))
                    yield article_of_row(f"{blob.name}:{number}", row, reading.columns, reading.known.shared)
    except (ArrowException, OSError, ValueError, KeyError) as error:
        raise InputError(f"broken Parquet ({error}): save it again") from None


def _check_group(size: int) -> None:
    """Refuse a group of rows that nobody can hold."""
    if size > MOST_OUT:
        raise InputError(f"a row group larger than {MOST_OUT // MB} MB: write smaller ones")


CSV = Format("csv", (".csv", ".tsv", ".tab"), never, read_csv)
PARQUET = Format("parquet", (".parquet",), looks_parquet, read_parquet)
