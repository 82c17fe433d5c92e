"""How much a stranger's file may cost: bytes of an article, bytes out of an archive, levels of archives."""

from __future__ import annotations

import tempfile
from typing import BinaryIO, Protocol, cast

from letopis.model.errors import InputError

MB = 1024 * 1024
LARGEST = 20 * MB  # of one article
MOST_OUT = 2048 * MB  # of all that one input unpacks to
# Russian text as text, HTML or XML packs 5 to 15 times; a bomb of one layer 1000 times.
RATIO = 200
FREE = 16 * MB  # a small file may be as dense as it likes
DEEPEST = 4  # archives in archives
CHUNK = 256 * 1024
IN_MEMORY = 4 * MB  # what is larger is unpacked to a temporary file


class Readable(Protocol):
    """What gives bytes, some at a time."""

    def read(self, size: int, /) -> bytes:
        """The next bytes; none at the end."""


class Budget:
    """The bytes that one input may unpack to, all its levels together; `most` of them where they are kept."""

    def __init__(self, packed: int, free: int = FREE, most: int | None = MOST_OUT) -> None:
        left = max(free, RATIO * packed)
        self._left = left if most is None else min(most, left)

    def spend(self, count: int) -> None:
        """Count bytes that came out; raises InputError where they are too many."""
        self._left -= count
        if self._left < 0:
            raise InputError("unpacks to far more than it holds: it may be a decompression bomb: unpack it by hand")


def spooled(packed: Readable, budget: Budget) -> BinaryIO:
    """All that a stream gives, in memory or in a temporary file without a name, at its beginning."""
    out = cast(BinaryIO, tempfile.SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115
    try:
        while chunk := packed.read(CHUNK):
            budget.spend(len(chunk))
            out.write(chunk)
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return out
