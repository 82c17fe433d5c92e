"""The one door to the word lists: CSV and TOML of this package, checked as they are read.

Refuses unknown and missing fields, duplicate keys, blank required values and words that mix
Latin with Cyrillic letters. Every refusal is a `LexiconError` that says where and what to do.
Knows nothing of what the words mean.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from letopis.model.errors import LetopisError

Row = dict[str, str]

# A Latin letter beside a Cyrillic one, in either order: "Cовет" with a Latin "C".
MIXED = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
SEPARATOR = "|"


class LexiconError(LetopisError):
    """A word list is broken: no result could be trusted, so everything stops."""


def load_csv(name: str, *, fields: Sequence[str], key: str | None = None, required: Collection[str] = ()) -> list[Row]:
    """The rows of a CSV file of this package, blank lines and lines beginning with "#" left out.

    The header must be `fields`, in that order. `key` names a column without repeats or blanks,
    `required` the other columns without blanks.
    """
    return parse_csv(_text(name), name=name, fields=fields, key=key, required=required)


def parse_csv(
    text: str, *, name: str, fields: Sequence[str], key: str | None = None, required: Collection[str] = ()
) -> list[Row]:
    """`load_csv` of a text; `name` is what errors call it."""
    check_alphabet(text, name)
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.reader(lines, strict=True)
    _check_fields(next(reader, []), fields, name)
    rows = [_row(cells, fields, name) for cells in reader]
    must = [*required, *([key] if key else [])]
    for row in rows:
        _check_required(row, must, name)
    if key:
        check_unique((row[key] for row in rows), name)
    return rows


def load_toml(
    name: str, *, table: str, fields: Collection[str], required: Collection[str] = (), key: str | None = None
) -> list[dict[str, Any]]:
    """The entries `[[table]]` of a TOML file of this package.

    An entry has no key but `fields` and all of `required`; the values of `key` do not repeat.
    """
    return parse_toml(_text(name), name=name, table=table, fields=fields, required=required, key=key)


def parse_toml(
    text: str, *, name: str, table: str, fields: Collection[str], required: Collection[str] = (), key: str | None = None
) -> list[dict[str, Any]]:
    """`load_toml` of a text; `name` is what errors call it."""
    check_alphabet(text, name)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: not TOML ({error}): mend that line") from error
    if unknown := set(content) - {table}:
        raise LexiconError(f"{name}: unknown table {_listed(unknown)}: only [[{table}]] is read")
    entries: list[dict[str, Any]] = content.get(table, [])
    must = {*required, *([key] if key else [])}
    for number, entry in enumerate(entries, 1):
        _check_keys(entry, fields, must, f"{name}: entry {number}")
    if key:
        check_unique((str(entry[key]) for entry in entries), name)
    return entries


def split(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several values: "а|б"."""
    return tuple(part for part in cell.split(SEPARATOR) if part)


def check_alphabet(text: str, name: str) -> None:
    """Refuse a word that mixes Latin and Cyrillic letters: look-alikes never match anything."""
    if hit := MIXED.search(text):
        line = text.count("\n", 0, hit.start()) + 1
        word = next(w for w in re.findall(r"\w+", text.splitlines()[line - 1]) if MIXED.search(w))
        raise LexiconError(f"{name}: line {line}: {word!r} mixes Latin and Cyrillic letters: retype it in one alphabet")


def check_unique(keys: Iterable[str], name: str) -> None:
    """Refuse a repeated key."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise LexiconError(f"{name}: {key!r} stands there twice: keep one entry")
        seen.add(key)


def _text(name: str) -> str:
    source = files(__package__) / name
    if not source.is_file():
        raise LexiconError(f"{name}: no such word list in the package: install Letopis again")
    return io.StringIO(source.read_bytes().decode("utf-8"), newline=None).read()


def _row(cells: Sequence[str], fields: Sequence[str], name: str) -> Row:
    if len(cells) != len(fields):
        raise LexiconError(f"{name}: {cells[:1]}: {len(cells)} cells, {len(fields)} wanted: add or remove commas")
    return dict(zip(fields, cells, strict=True))


def _check_fields(header: Sequence[str], fields: Sequence[str], name: str) -> None:
    if problems := list(_differences(header, fields)):
        raise LexiconError(f"{name}: {', '.join(problems)}: the header must be {','.join(fields)}")
    if list(header) != list(fields):
        raise LexiconError(f"{name}: columns in another order: the header must be {','.join(fields)}")


def _differences(header: Sequence[str], fields: Sequence[str]) -> Iterator[str]:
    if unknown := set(header) - set(fields):
        yield f"unknown column {_listed(unknown)}"
    if missing := set(fields) - set(header):
        yield f"missing column {_listed(missing)}"


def _check_required(row: Row, required: Iterable[str], name: str) -> None:
    for field in required:
        if not row[field].strip():
            raise LexiconError(f"{name}: {next(iter(row.values()))!r}: {field} is blank: fill it")


def _check_keys(entry: Mapping[str, Any], fields: Collection[str], required: Collection[str], where: str) -> None:
    if unknown := set(entry) - set(fields):
        raise LexiconError(f"{where}: unknown key {_listed(unknown)}: known are {_listed(fields)}")
    if missing := {field for field in required if entry.get(field) in (None, "", [])}:
        raise LexiconError(f"{where}: {_listed(missing)} is missing: fill it")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
