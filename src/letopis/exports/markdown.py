"""`markdown`: a report of what is asked for (CommonMark). Nothing that a stranger wrote is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from letopis.exports.report import Block, Heading, Line, blocks
from letopis.exports.selection import Selection

MARKUP = re.compile(r"([\\`*_\[\]<>&~|#])")  # in CommonMark, and in GitHub's
BULLET = re.compile(r"^([-+=])")  # at the beginning, a list or a line
NUMBER = re.compile(r"^(\d+)([.)])")  # at the beginning, a list
BLANKS = re.compile(r"\s+")
SAFE = "/:?#[]@!$&'()*+,;=%~"  # of an address: as it is


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the report."""
    write_blocks("", blocks(selection), out)


def write_blocks(_: str, told: Iterable[Block], out: BinaryIO) -> None:
    """Write blocks; a title is among them."""
    for block in told:
        out.writelines(f"{line}\n".encode() for line in lines_of(block))


def lines_of(block: Block) -> Iterator[str]:
    """A block as lines."""
    if isinstance(block, Heading):
        yield from ("#" * block.level + f" {escaped(block.text)}", "")
        return
    when = f"**{escaped(block.when)}** " if block.when else ""
    yield f"- {when}{escaped(block.text)}"
    yield from (f"  - {escaped(line.text)}{link(line)}" for line in block.lines)
    yield ""


def escaped(text: str) -> str:
    """Words on one line, none of them markup."""
    line = MARKUP.sub(r"\\\1", BLANKS.sub(" ", text).strip())
    return NUMBER.sub(r"\1\\\2", BULLET.sub(r"\\\1", line))


def link(line: Line) -> str:
    """The address of a line, if it is one of the web."""
    address = web_address(line.url)
    return f" <{address}>" if address else ""


def web_address(url: str | None) -> str | None:
    """An address of the web with nothing in it that ends a link; None of another."""
    if not url or urlsplit(url).scheme not in {"http", "https"}:
        return None
    return quote(url, safe=SAFE)
