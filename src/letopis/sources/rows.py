"""A row of a table or an object of JSON in, an article out.

Fields: `text`, and where known `id`, `url`, `published`, `title`, `outlet`; others are left alone. Where they are
called otherwise, a mapping says how: `text=body,published=date`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from letopis.model.errors import InputError, LetopisError
from letopis.sources.dated import dated
from letopis.sources.dates import parse_date
from letopis.sources.loaded import Known, Loaded, refused
from letopis.sources.text import article_of

FIELDS = ("id", "url", "published", "title", "outlet", "text")
HALF = re.compile("[\ud800-\udfff]")
"""JSON can tell half of a pair ("\\ud83d"), which is no character."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the fields are called in an input; those that are not named are called as they are here."""

    named: Mapping[str, str]

    def of(self, field: str) -> str:
        """The name of a field."""
        return self.named.get(field, field)

    def missing(self, there: Collection[str]) -> str | None:
        """Why a table with these columns cannot be read, if it cannot."""
        wanted = (self.of("text"), *self.named.values())
        absent = next((column for column in wanted if column not in there), None)
        if absent is None:
            return None
        return f"no column {absent}: it has {', '.join(map(str, there))}: name the columns with --map text=COLUMN"


def columns_of(mapping: str | None) -> Columns:
    """The columns of "text=body,published=date"; raises LetopisError for what is no mapping."""
    named = {}
    for pair in mapping.split(",") if mapping else ():
        field, equals, column = (part.strip() for part in pair.partition("="))
        if not equals or not column or field not in FIELDS or field in named:
            raise LetopisError(
                f"--map {pair!r} is no mapping: give it as text=body,published=date; of {', '.join(FIELDS)}"
            )
        named[field] = column
    return Columns(named)


def article_of_row(name: str, row: Mapping[str, Any], columns: Columns, given: Known) -> Loaded:
    """The article of a row, or why there is none; what is given goes before what the row says."""
    try:
        known = strings({field: row.get(columns.of(field)) for field in FIELDS})
        published = day_of(known["published"]) if known["published"] else None
    except InputError as error:
        return refused(name, error)
    all_known = given.over(Known(published, known["title"], known["url"], known["outlet"]))
    article = article_of(
        known["text"] or "",
        title=all_known.title,
        published=all_known.published,
        url=all_known.url,
        outlet=all_known.outlet,
    )
    return Loaded(name, article, doc=known["id"])


def day_of(words: str) -> date:
    """The day that a row tells, in any form of date without doubt; raises InputError."""
    try:
        return parse_date(words)
    except InputError:
        found = dated(words, "metadata")
        if found is None:
            raise
        return found.day


def strings(row: dict[str, Any]) -> dict[str, str | None]:
    """The fields as words; raises InputError where a value is no string, or there is no text."""
    known = {field: _words(field, value) for field, value in row.items()}
    for field, value in known.items():
        if value and HALF.search(value):
            raise InputError(f"{field} has half of a character: mend the line or take it away")
    if not (known["text"] or "").strip():
        raise InputError("no text: give the article's words under the key text")
    return known


def _words(field: str, value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if field == "id" and isinstance(value, int):
        return str(value)
    if field == "published" and isinstance(value, (date, datetime)):
        return value.isoformat()
    raise InputError(f"{field} is not a string: put it in quotation marks")
