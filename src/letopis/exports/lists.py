"""A list of JSON written element by element."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from letopis.exports.lines import line_of


def json_list(out: BinaryIO, before: str, values: Iterable[Any], after: str) -> None:
    """Write what stands before a list, its elements, a line each, and what stands after it."""
    out.write(before.encode() + b"\n")
    for number, value in enumerate(values):
        out.write((b"," if number else b"") + line_of(value))
    out.write(after.encode() + b"\n")
