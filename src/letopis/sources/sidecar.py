"""NAME.meta.json beside NAME.txt: what is known of an article that its text does not say."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath
from typing import Any

from letopis.model.errors import InputError
from letopis.sources.dates import parse_date
from letopis.sources.loaded import Known

SIDECAR = ".meta.json"
# Of these an article is a file by itself, and may have files of JSON beside it.
SINGLE = (".txt", ".html", ".htm", ".md", ".pdf", ".docx")


def belongs_to(name: str, names: Collection[str]) -> bool:
    """Whether a file of JSON stands beside an article and is none: NAME.meta.json, NAME.gold.json."""
    stem, dot, rest = name.rpartition("/")[2].partition(".")
    if name.endswith(SIDECAR):
        return True
    folder = name[: len(name) - len(stem + dot + rest)]
    return rest.endswith(".json") and any(folder + stem + ending in names for ending in SINGLE)


def known_of(content: Any, meta: PurePath | str) -> Known:
    """What a sidecar says; raises InputError where it is broken."""
    if not isinstance(content, dict):
        raise InputError(f'{meta}: not a JSON object: give it as {{"published": "2021-04-15"}}')
    values = {name: content.get(name) for name in ("published", "title", "url", "outlet")}
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"{meta}: {name} is not a string: put it in quotation marks")
    published = values.pop("published")
    try:
        return Known(parse_date(published) if published else None, **values)
    except InputError as error:
        raise InputError(f"{meta}: {error}") from None
