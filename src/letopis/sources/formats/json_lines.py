"""JSON Lines: an article a line, as feeds, archives and `letopis export jsonl` keep them.

A bad line costs itself alone. Lines are read one by one, and one that is too long is passed over without being held.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from letopis.model.errors import InputError
from letopis.sources.bounds import LARGEST, MB
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.loaded import Loaded, refused
from letopis.sources.rows import article_of_row

LONGEST_LINE = LARGEST  # bytes
OBJECT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"[^\"\n]{1,60}\"\s*:")
OF_A_CHRONICLE, ARTICLE = "letopis", "article"
"""The key by which a line of an exported chronicle says what it is, and what it says of an article."""
ENDINGS = (".jsonl", ".ndjson")


def looks(blob: Blob) -> bool:
    """Whether the first line is an object by itself, or begins as one and is long."""
    if not OBJECT.match(blob.head):
        return False
    line, end, _ = blob.head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    try:
        return isinstance(parsed(line), dict) if end else blob.ending in ENDINGS
    except InputError:
        return False


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The articles of the lines; empty lines are none. Raises InputError where no text is there at all."""
    if not blob.head:
        raise InputError("empty: give a file with the article's text")
    if b"\0" in blob.head:  # JSON has none, in whatever words
        raise InputError("not in UTF-8: save the file as UTF-8")
    given, passed = reading.known.shared, 0
    for number, line in enumerate(bounded(blob.file), 1):
        name = f"{blob.name}:{number}"
        if line is None:
            yield refused(name, f"longer than {LONGEST_LINE // MB} MB: give one article a line")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            try:
                row = parsed(line)
            except InputError as error:
                yield refused(name, error)
            else:
                if row.get(OF_A_CHRONICLE, ARTICLE) != ARTICLE:
                    passed += 1
                    continue
                yield article_of_row(name, row, reading.columns, given)
    if passed:
        yield Loaded(blob.name, note=f"passed over: {passed} lines of a chronicle, which letopis import takes in")


def bounded(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long, which is read past."""
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def parsed(line: bytes) -> dict[str, Any]:
    """The object of a line; raises InputError where there is none."""
    try:
        content = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("not in UTF-8: save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"no JSON ({error}): mend the line or take it away") from None
    if not isinstance(content, dict):
        raise InputError('not a JSON object: give it as {"text": "...", "published": "2021-04-15"}')
    return content


JSON_LINES = Format("jsonl", ENDINGS, looks, read)
