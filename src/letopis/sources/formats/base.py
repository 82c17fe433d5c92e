"""What every format has: a name, how it is recognised, and a function from bytes to articles."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import BinaryIO

from letopis.model.errors import InputError
from letopis.sources.bounds import DEEPEST, LARGEST, MB, Budget
from letopis.sources.loaded import Known, Loaded
from letopis.sources.rows import Columns

SAMPLE = 8192  # bytes that a format is recognised by


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes with a name, which may be a file's path or stand for a part of one; `file` can be sought."""

    name: str
    file: BinaryIO
    head: bytes

    @classmethod
    def of(cls, name: str, file: BinaryIO) -> Blob:
        """The bytes of an open file."""
        head = file.read(SAMPLE)
        file.seek(0)
        return cls(name, file, head)

    @classmethod
    def of_bytes(cls, name: str, data: bytes) -> Blob:
        """Bytes that are at hand."""
        return cls(name, io.BytesIO(data), data[:SAMPLE])

    @property
    def ending(self) -> str:
        """The ending of its name, in lower case: ".html"."""
        return PurePath(self.name).suffix.lower()

    def whole(self) -> bytes:
        """All of them; raises InputError where they are more than an article has."""
        data = self.file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise InputError(f"larger than {LARGEST // MB} MB: give one article a file")
        return data


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format needs beside the bytes. `inside` reads what an archive or a letter holds, whatever its format."""

    known: Known
    columns: Columns
    budget: Budget
    inside: Callable[[Blob, Reading], Iterator[Loaded]]
    depth: int = 0

    def deeper(self) -> Reading:
        """The reading of what is inside; raises InputError at the deepest level."""
        if self.depth >= DEEPEST:
            raise InputError(f"archives in archives, more than {DEEPEST} levels: unpack it by hand")
        return replace(self, depth=self.depth + 1, known=self.known.shared)


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of input: `looks` tells it by its bytes, `endings` by its name, `read` gives its articles.

    `read` raises InputError, without the name of the input, where none of it can be read.
    """

    name: str
    endings: tuple[str, ...]
    looks: Callable[[Blob], bool]
    read: Callable[[Blob, Reading], Iterator[Loaded]]


def never(_: Blob) -> bool:
    """Of a format that no bytes tell."""
    return False
