"""JSON Lines: an object a line, in UTF-8, with no character that could steer a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from letopis.model.errors import InputError

MB = 1024 * 1024
LONGEST = 256 * MB  # of a line: an article of the largest size with its record
# What JSON may hold as it is and a terminal obeys: C1, marks of direction, halves of pairs.
STEERING = re.compile("[\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")

NO_TEXT = re.compile("[\0\ud800-\udfff]")  # no store holds it: NUL, halves of pairs
ESCAPED = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")  # where a line may have some


def line_of(value: Any) -> bytes:
    """An object as a line."""
    dumped = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", dumped).encode() + b"\n"


def objects(file: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of the lines with their numbers; empty lines are none. Raises InputError for what is none."""
    number = 0
    while line := file.readline(LONGEST + 1):
        number += 1
        if len(line) > LONGEST:
            raise InputError(f"{name}:{number}: longer than {LONGEST // MB} MB: no line of a chronicle is")
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield number, parsed(line, f"{name}:{number}")


def parsed(line: bytes, where: str) -> dict[str, Any]:
    """The object of a line; raises InputError where there is none."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{where}: not in UTF-8: export the chronicle again") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: no JSON ({error}): export the chronicle again") from None
    if not isinstance(value, dict):
        raise InputError(f"{where}: not a JSON object: export the chronicle again")
    if ESCAPED.search(line) and not is_text(value):
        raise InputError(f"{where}: holds what is no text: export the chronicle again")
    return value


def is_text(value: Any) -> bool:
    """Whether all words of a value are such that any store takes them."""
    if isinstance(value, str):
        return not NO_TEXT.search(value)
    if isinstance(value, dict):
        return all(map(is_text, (*value, *value.values())))
    return all(map(is_text, value)) if isinstance(value, list) else True
