"""Gold sets: a folder of `NAME.txt`, `NAME.meta.json` and `NAME.gold.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from letopis.model.errors import InputError, LetopisError

GOLD = ".gold.json"
LISTS = ("contacts", "statements", "appointments", "agreements")


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A text with what is known of its publication, and the record that a careful reader makes of it."""

    name: str
    text: str
    published: date | None
    url: str | None
    record: dict[str, Any]


def read_gold(folder: Path) -> list[GoldDocument]:
    """The documents of a gold set by name; raises LetopisError where it is none or is broken."""
    documents = [_document(path) for path in gold_files(folder)]
    if not documents:
        raise LetopisError(f"{folder}: no gold set: it holds no NAME{GOLD} beside NAME.txt")
    return documents


def digest(folder: Path) -> str:
    """The SHA-256 of a gold set: every text, its metadata and its record, by name."""
    total = hashlib.sha256()
    for path in gold_files(folder):
        for part in (path, _beside(path, ".txt"), _beside(path, ".meta.json")):
            content = part.read_bytes() if part.exists() else b""
            total.update(f"{part.name}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def gold_files(folder: Path) -> Iterator[Path]:
    """The gold records of a folder in the order of their names."""
    return iter(sorted(folder.glob(f"*{GOLD}")))


def _document(path: Path) -> GoldDocument:
    meta = _object(_beside(path, ".meta.json"), missing={})
    record = _object(path)
    if absent := [name for name in LISTS if not isinstance(record.get(name), list)]:
        raise InputError(f"{path}: no gold record: it lacks {', '.join(absent)}")
    published = meta.get("published")
    return GoldDocument(_stem(path), _text(path), _date(path, published), meta.get("url"), record)


def _text(path: Path) -> str:
    try:
        return _beside(path, ".txt").read_text("utf8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{_beside(path, '.txt')}: cannot be read: {error}") from error


def _object(path: Path, missing: dict[str, Any] | None = None) -> dict[str, Any]:
    if missing is not None and not path.exists():
        return missing
    try:
        loaded = json.loads(path.read_text("utf8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no JSON: {error}") from error
    if not isinstance(loaded, dict):
        raise InputError(f"{path}: a JSON object is expected, not a {type(loaded).__name__}")
    return loaded


def _date(path: Path, value: object) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise InputError(f"{_beside(path, '.meta.json')}: published is no date YYYY-MM-DD: {value!r}") from error


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(_stem(path) + suffix)


def _stem(path: Path) -> str:
    return path.name.removesuffix(GOLD)
