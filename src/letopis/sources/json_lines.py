"""JSON Lines: an article a line, as feeds and archives are kept. A bad line costs itself alone.

Keys: `text`, and where known `id`, `url`, `published`, `title`, `outlet`; others are left alone. Lines are read one by
one, and one that is too long is passed over without being held.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.dates import parse_date
from letopis.sources.text import article_of

SAMPLE = 4096  # bytes that a file is known by
LONGEST_LINE = 20 * 1024 * 1024  # bytes
HALF = re.compile("[\ud800-\udfff]")
"""JSON can tell half of a pair ("\\ud83d"), which is no character."""
KEYS = ("id", "url", "published", "title", "outlet", "text")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number, and the article with its own id, or why there is none."""

    number: int
    article: Article | None = None
    doc: str | None = None
    error: InputError | None = None


def read_lines(path: Path) -> Iterator[Line]:
    """The articles of a file; raises InputError where it cannot be opened, is empty, or holds no text at all."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}): check the path") from None
    with file:
        begins = file.peek(SAMPLE)[:SAMPLE]
        if not begins:
            raise InputError(f"{path}: empty: give a file with the article's text")
        if b"\0" in begins:  # JSON has none, in whatever words
            raise InputError(f"{path}: not in UTF-8: save the file as UTF-8")
        yield from lines_of(file)


def lines_of(file: BinaryIO) -> Iterator[Line]:
    """The articles of an open file; empty lines are none."""
    for number, line in enumerate(bounded(file), 1):
        if line is None:
            most = LONGEST_LINE // 1024 // 1024
            yield Line(number, error=InputError(f"longer than {most} MB: give one article a line"))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield of_line(number, line)


def bounded(file: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long, which is read past."""
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LONGEST_LINE)
        yield None


def of_line(number: int, line: bytes) -> Line:
    """The article of one line."""
    try:
        known = strings(parsed(line))
        published = parse_date(known["published"]) if known["published"] else None
    except InputError as error:
        return Line(number, error=error)
    article = article_of(
        known["text"] or "", title=known["title"], published=published, url=known["url"], outlet=known["outlet"]
    )
    return Line(number, article, known["id"])


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


def strings(content: dict[str, Any]) -> dict[str, str | None]:
    """What is known of an article; raises InputError where a value is no string, or there is no text."""
    known = {key: content.get(key) for key in KEYS}
    for key, value in known.items():
        if key == "id" and isinstance(value, int):
            known[key] = str(value)
        elif value is not None and not isinstance(value, str):
            raise InputError(f"{key} is not a string: put it in quotation marks")
        elif value and HALF.search(value):
            raise InputError(f"{key} has half of a character: mend the line or take it away")
    if not (known["text"] or "").strip():
        raise InputError("no text: give the article's words under the key text")
    return known
