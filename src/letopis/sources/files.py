"""Files, folders and standard input in, articles out; a bad one is named and the others are still read.

The only module of `sources` that opens files by name. Beside NAME.txt a NAME.meta.json with "published", "url",
"title" and "outlet" is used; what the caller gives goes before it. What a file is, `formats.registry` tells.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.bounds import Budget, spooled
from letopis.sources.formats.base import Blob, Reading
from letopis.sources.formats.registry import ENDINGS, is_readable, read_blob
from letopis.sources.formats.text import article_of_bytes
from letopis.sources.loaded import Known, Loaded, refused
from letopis.sources.rows import Columns
from letopis.sources.sidecar import SIDECAR, belongs_to, known_of

STDIN = "-"
NOTHING = Known()
ANY_SIZE = 1 << 50  # standard input is no archive: what it gives is what it holds
AS_NAMED = Columns({})


def read_sources(paths: Sequence[str], known: Known = NOTHING, columns: Columns = AS_NAMED) -> Iterator[Loaded]:
    """The articles of files, folders and "-" (standard input), in the order given, folders sorted by name.

    Folders are searched to the bottom for the endings of `formats.registry`, hidden files left out; a file that is
    named is read whatever its ending. `columns` tells what the fields of tables and JSON are called.
    """
    for path in paths:
        if path == STDIN:
            yield from _standard_input(known, columns)
        elif not path or "\0" in path:
            yield Loaded(path, error=InputError(f"{path!r}: no name of a file: give a file, a folder or -"))
        else:
            yield from _at(Path(path), known, columns)


def read_bytes(data: bytes, name: str, known: Known = NOTHING) -> Article:
    """The article of the bytes of a text or a page; raises InputError where there is none."""
    try:
        return article_of_bytes(data, known)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None


def _at(path: Path, known: Known, columns: Columns) -> Iterator[Loaded]:
    try:
        is_folder = path.is_dir()
    except OSError as error:
        yield refused_path(path, error)
        return
    yield from _folder(path, known, columns) if is_folder else _file(path, known, columns)


def _file(path: Path, known: Known, columns: Columns) -> Iterator[Loaded]:
    try:
        with path.open("rb") as file:
            budget = Budget(os.fstat(file.fileno()).st_size)
            reading = Reading(known.over(_sidecar(path)), columns, budget, read_blob)
            yield from read_blob(Blob.of(str(path), file), reading)
    except OSError as error:
        yield refused_path(path, error)
    except InputError as error:
        yield Loaded(str(path), error=error)


def _standard_input(known: Known, columns: Columns) -> Iterator[Loaded]:
    name = "standard input"
    with spooled(sys.stdin.buffer, Budget(ANY_SIZE)) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        yield from read_blob(Blob.of(name, file), Reading(known, columns, Budget(size), read_blob))


def _folder(folder: Path, known: Known, columns: Columns) -> Iterator[Loaded]:
    found = passed = 0
    for item in _walk(folder):
        if isinstance(item, Loaded):
            found += 1
            yield item
        elif is_readable(item.name):
            found += 1
            yield from _file(item, known, columns)
        else:
            passed += 1
    if not found:
        endings = ", ".join(sorted(ENDINGS))
        yield refused(str(folder), f"no articles in this folder: put files there that end in {endings}")
    elif passed:
        yield Loaded(str(folder), note=f"passed over: {passed} files of other kinds")


def _walk(folder: Path) -> Iterator[Path | Loaded]:
    """The files below a folder in order, and a refusal for each folder that can't be opened."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield refused_path(folder, error)
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif not belongs_to(entry.name, names):
            yield Path(entry.path)


def refused_path(path: Path, error: OSError) -> Loaded:
    """A file or folder that cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return refused(str(path), "no such file or folder: check the name")
    if isinstance(error, PermissionError):
        return refused(str(path), "no permission to read it: change its rights or leave it out")
    return refused(str(path), f"cannot be read ({error.strerror or error}): check the path")


def _sidecar(path: Path) -> Known:
    """What NAME.meta.json says beside NAME.txt; nothing where there is none."""
    meta = path.with_suffix(SIDECAR)
    try:
        return known_of(json.loads(meta.read_text("utf-8-sig")), meta)
    except FileNotFoundError:
        return Known()
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(f"{meta}: cannot be read as JSON ({error}): mend it or take it away") from None
