"""Files, folders and standard input in, articles out; a bad one is named and the others are still read.

The only module of `sources` that touches the disk. Beside NAME.txt a NAME.meta.json with
"published", "url", "title" and "outlet" is used; what the caller gives goes before it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.dates import parse_date
from letopis.sources.encoding import decode
from letopis.sources.html import article_of_html, looks_like_html
from letopis.sources.json_lines import read_lines
from letopis.sources.text import article_of

STDIN = "-"
LINES = frozenset({".jsonl", ".ndjson"})
SUFFIXES = frozenset({".txt", ".html", ".htm", ".md", *LINES})
SIDECAR = ".meta.json"
LARGEST = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article beside its text; None is unknown."""

    published: date | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None

    def over(self, other: Known) -> Known:
        """This one, its gaps filled from another."""
        return Known(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """One input and what became of it: an article with the id that it came with, or the error to show."""

    name: str
    article: Article | None = None
    error: InputError | None = None
    doc: str | None = None


def read_sources(paths: Sequence[str], known: Known = Known()) -> Iterator[Loaded]:
    """The articles of files, folders and "-" (standard input), in the order given, folders sorted by name.

    Folders are searched to the bottom for .txt, .html, .htm, .md and .jsonl, hidden files left out; a
    file that is named is read whatever its ending. Each line of JSON Lines is an article.
    """
    for path in paths:
        if path == STDIN:
            yield _loaded("standard input", None, known)
        elif not path or "\0" in path:
            yield Loaded(path, error=InputError(f"{path!r}: no name of a file: give a file, a folder or -"))
        else:
            yield from _at(Path(path), known)


def read_bytes(data: bytes, name: str, known: Known = Known()) -> Article:
    """The article of some bytes; raises InputError where there is none."""
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError(f"{name}: empty: give a file with the article's text")
    try:
        text, _ = decode(data)
        if looks_like_html(text):
            return article_of_html(
                data, published=known.published, title=known.title, url=known.url, outlet=known.outlet
            )
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    return article_of(text, published=known.published, title=known.title, url=known.url, outlet=known.outlet)


def _at(path: Path, known: Known) -> Iterator[Loaded]:
    try:
        if path.is_dir():
            yield from _folder(path, known)
            return
    except OSError as error:
        yield Loaded(str(path), error=_refused(path, error))
        return
    yield from _file(path, known)


def _file(path: Path, known: Known) -> Iterator[Loaded]:
    """The articles of a file: one, or one for each line of JSON Lines."""
    if path.suffix.lower() not in LINES:
        yield _loaded(str(path), path, known)
        return
    try:
        for line in read_lines(path):
            name = f"{path}:{line.number}"
            error = InputError(f"{name}: {line.error}") if line.error else None
            yield Loaded(name, line.article, error, line.doc)
    except InputError as error:
        yield Loaded(str(path), error=error)


def _folder(folder: Path, known: Known) -> Iterator[Loaded]:
    found = False
    for item in _walk(folder):
        found = True
        if isinstance(item, Loaded):
            yield item
        else:
            yield from _file(item, known)
    if not found:
        endings = ", ".join(sorted(SUFFIXES))
        yield Loaded(
            str(folder),
            error=InputError(f"{folder}: no articles in this folder: put files there that end in {endings}"),
        )


def _walk(folder: Path) -> Iterator[Path | Loaded]:
    """The files to read below a folder in order, and a refusal for each folder that can't be opened."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Loaded(str(folder), error=_refused(folder, error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif Path(entry.name).suffix.lower() in SUFFIXES:
            yield Path(entry.path)


def _loaded(name: str, path: Path | None, known: Known) -> Loaded:
    try:
        data = _standard_input() if path is None else _bytes(path)
        return Loaded(name, read_bytes(data, name, known.over(_sidecar(path)) if path else known))
    except InputError as error:
        return Loaded(name, error=error)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _limited(file.read(LARGEST + 1), str(path))
    except OSError as error:
        raise _refused(path, error) from None


def _standard_input() -> bytes:
    return _limited(sys.stdin.buffer.read(LARGEST + 1), "standard input")


def _limited(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise InputError(f"{name}: larger than {LARGEST // 1024 // 1024} MB: give one article a file")
    return data


def _refused(path: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(f"{path}: no such file or folder: check the name")
    if isinstance(error, PermissionError):
        return InputError(f"{path}: no permission to read it: change its rights or leave it out")
    return InputError(f"{path}: cannot be read ({error.strerror or error}): check the path")


def _sidecar(path: Path) -> Known:
    """What NAME.meta.json says beside NAME.txt; nothing where there is none."""
    meta = path.with_suffix(SIDECAR)
    try:
        content = json.loads(meta.read_text("utf-8-sig"))
    except FileNotFoundError:
        return Known()
    except (OSError, ValueError) as error:
        raise InputError(f"{meta}: cannot be read as JSON ({error}): mend it or take it away") from None
    if not isinstance(content, dict):
        raise InputError(f'{meta}: not a JSON object: give it as {{"published": "2021-04-15"}}')
    return _known(content, meta)


def _known(content: dict[str, Any], meta: Path) -> Known:
    values = {name: content.get(name) for name in ("published", "title", "url", "outlet")}
    for name, value in values.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f"{meta}: {name} is not a string: put it in quotation marks")
    published = values.pop("published")
    try:
        return Known(parse_date(published) if published else None, **values)
    except InputError as error:
        raise InputError(f"{meta}: {error}") from None
