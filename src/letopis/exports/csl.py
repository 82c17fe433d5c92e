"""`csl`: the articles as CSL-JSON, for Zotero and whatever cites by the Citation Style Language."""

from __future__ import annotations

from typing import Any, BinaryIO

from letopis.exports.citations import Work, works
from letopis.exports.lists import json_list
from letopis.exports.selection import Selection


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the articles that tell of what is asked for."""
    json_list(out, "[", map(item_of, works(selection)), "]")


def item_of(work: Work) -> dict[str, Any]:
    """A work as an item of CSL."""
    day = work.published
    issued = {"date-parts": [[day.year, day.month, day.day]]} if day else None
    known: dict[str, Any] = {
        "id": work.key,
        "type": "article-newspaper",
        "title": work.title,
        "container-title": work.outlet,
        "issued": issued,
        "URL": work.url,
        "language": work.language,
    }
    return {name: value for name, value in known.items() if value}
