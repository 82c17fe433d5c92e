"""Put the real output of each export, and the data dictionary, into docs/exports.md.

    python scripts/make_exports.py            writes the page
    python scripts/make_exports.py --check    says whether it is up to date; exit code 1 if it is not

The chronicle is that of `tests/exporting.py`: four short articles. Of each format a piece is shown.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import exporting
from letopis.exports.columns import dictionary
from letopis.exports.selection import Selection
from letopis.exports.tables import TABLES
from letopis.interfaces.messages import Messages
from letopis.interfaces.when import in_words
from letopis.store import Store

PAGE = Path(__file__).parents[1] / "docs" / "exports.md"
BLOCK = re.compile(r"(<!-- (\w+): made by scripts/make_exports.py -->\n)(.*?)(<!-- end -->)", re.S)
ADDED = "2026-01-01T00:00:00.000000+00:00"
SHOWN = 7  # paragraphs of a report
Excerpt = Callable[[bytes], str]


def page(text: str) -> str:
    """The page with every block made anew."""
    clock = patch("letopis.pipeline.chronicle.now", return_value=ADDED)
    with tempfile.TemporaryDirectory() as folder, clock, exporting.chronicle(Path(folder)) as store:
        made = blocks(store)
        return BLOCK.sub(lambda block: f"{block[1]}{made[block[2]]()}{block[4]}", text)


def blocks(store: Store) -> Mapping[str, Callable[[], str]]:
    """The blocks of the page by their names."""

    say = Messages("ru")
    selection = Selection(store, say=say, day=partial(in_words, say=say))

    def shown(name: str, language: str, excerpt: Excerpt) -> Callable[[], str]:
        return lambda: fenced(language, excerpt(exporting.written(name, selection)))

    examples = {name: shown(name, language, excerpt) for name, (language, excerpt) in EXCERPTS.items()}
    return examples | {"dictionary": lambda: f"\n{dictionary(TABLES)}\n"}


def fenced(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.strip()}\n```\n"


def lines(*parts: str) -> Excerpt:
    """The lines in which one of some words stands."""
    return lambda data: "\n".join(line for line in data.decode().splitlines() if any(part in line for part in parts))


def between(start: str, stop: str, having: str) -> Excerpt:
    """The piece between two words that has a third, with both."""

    def found(data: bytes) -> str:
        pieces = re.findall(f"{re.escape(start)}.*?{re.escape(stop)}", data.decode().replace("\r\n", "\n"), re.S)
        return next(piece for piece in pieces if having in piece)

    return found


def pretty(value: Any) -> str:
    """JSON over several lines."""
    return json.dumps(value, ensure_ascii=False, indent=1)


def whole_chronicle(data: bytes) -> str:
    """The first line, an article without its record, the last line."""
    parsed = [json.loads(line) for line in data.splitlines()]
    article = next(line for line in parsed if line["letopis"] == "article" and line["id"] == "doc-2")
    cut = {"record": {"schema": article["record"]["schema"], "...": "..."}, "reports": ["..."], "offices": []}
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in (parsed[0], article | cut, parsed[-1]))


def contacts_csv(data: bytes) -> str:
    """Two tables of the zip."""
    archive = ZipFile(BytesIO(data))
    tables = (archive.read(f"{name}.csv").decode("utf-8-sig").replace("\r\n", "\n") for name in ("contacts", "told"))
    return "\n".join("\n".join(table.splitlines()[:4]) + "\n" for table in tables)


def contacts_parquet(data: bytes) -> str:
    """The schema of a table of the zip."""
    from pyarrow.parquet import read_schema

    schema = read_schema(BytesIO(ZipFile(BytesIO(data)).read("contacts.parquet")))
    return "\n".join(f"{field.name}: {field.type}" for field in schema)


def paragraphs_docx(data: bytes) -> str:
    """The first paragraphs, each with its style."""
    from docx import Document

    paragraphs = Document(BytesIO(data)).paragraphs
    return "\n".join(f"{p.style.name if p.style else ''}: {p.text}" for p in paragraphs[:SHOWN])


def first_of(key: str | None, having: str) -> Excerpt:
    """The first of a list of JSON that has a word."""

    def found(data: bytes) -> str:
        content = json.loads(data)
        values = content[key] if key else content
        return pretty(next(value for value in values if having in json.dumps(value, ensure_ascii=False)))

    return found


EXCERPTS: Mapping[str, tuple[str, Excerpt]] = {
    "jsonl": ("json", whole_chronicle),
    "csv": ("", contacts_csv),
    "parquet": ("", contacts_parquet),
    "plover": ("json", lambda data: pretty(json.loads(lines("CONSULT")(data)))),
    "ical": ("", between("BEGIN:VEVENT", "END:VEVENT", "TENTATIVE")),
    "atom": ("xml", lambda data: between("<entry", "</entry>", 'term="visit"')(data).replace("><", ">\n<")),
    "graphml": ("xml", between("<edge", "</edge>", "Хакан")),
    "gexf": ("xml", between("<edge ", "</edge>", "Хакан")),
    "csl": ("json", first_of(None, "Сочи")),
    "bibtex": ("bibtex", between("@misc", "\n}", "Сочи")),
    "timelinejs": ("json", first_of("events", "12")),
    "geojson": ("json", first_of("features", "Сочи")),
    "ftm": ("json", lines('"Event"', 'Фидан"]', "Occupancy")),
    "markdown": ("markdown", lambda data: data.decode()),
    "docx": ("", paragraphs_docx),
}


def main() -> int:
    """Write or check the page."""
    before = PAGE.read_text("utf-8")
    after = page(before)
    if "--check" in sys.argv:
        return int(before != after)
    PAGE.write_text(after, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
