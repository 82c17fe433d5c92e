"""`letopis export` and `letopis import`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from letopis.interfaces.chronicle_cli import command, filter_options
from letopis.interfaces.messages import Messages

# As `exports.registry` has them, which would take the store with it.
FORMATS = (
    "jsonl", "csv", "parquet", "plover", "ical", "atom", "graphml", "gexf", "csl", "bibtex", "timelinejs", "geojson",
    "ftm", "markdown", "docx",
)  # fmt: skip


@command("export")
@click.argument("format", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("--out", metavar="FILE", type=click.Path(path_type=Path))
@filter_options
@click.option("--newest", "limit", metavar="NUMBER", type=click.IntRange(min=1))
def export(say: Messages, /, format: str, out: Path | None, db: str, **asked: Any) -> int:
    """Write a chronicle in another format."""
    from letopis.interfaces import exports

    return exports.export_as(format, out, db, asked, say)


@command("import", layouts=True)
@click.argument("file", metavar="FILE")
def take_in(say: Messages, /, file: str, db: str, as_json: bool) -> int:
    """Take an exported chronicle in."""
    from letopis.interfaces import exports

    return exports.import_from(file, db, as_json=as_json, say=say)


EXPORTS = (export, take_in)
