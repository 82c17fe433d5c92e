"""Compressed bytes from strangers: gzip, deflate, Brotli and Zstandard, never more than was asked for.

Every decoder is asked for a bounded piece at a time, so that a bomb is stopped before it is in memory.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from letopis.model.errors import InputError

GZIP = b"\x1f\x8b"
PIECE = 64 * 1024  # bytes let out at once
# A page shrinks to a tenth, at best to a hundredth; a bomb to a thousandth. Below some size no matter.
RATIO = 200
UNSUSPECTED = 1024 * 1024  # bytes
LARGEST_WINDOW = 23  # of Zstandard, as a power of two: 8 MB, which RFC 9659 has servers keep to


class Decoder(Protocol):
    """Takes compressed bytes, lets out at most `PIECE` at a time; with b"" it goes on with what it has."""

    @property
    def done(self) -> bool:
        """Whether the end was seen."""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What some more bytes are, in pieces."""


class _Zlib:
    """gzip, also of several members, and both that are called deflate."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._inside = zlib.decompressobj(bits)
        self.done = False

    def pieces(self, data: bytes) -> Iterator[bytes]:
        rest, full = data, False
        while rest or full:  # a full piece may leave something behind when all bytes are taken
            if self._inside.eof:
                if self._bits < zlib.MAX_WBITS or not rest.startswith(GZIP):
                    return  # padding
                self._inside = zlib.decompressobj(self._bits)
            piece = self._inside.decompress(rest, PIECE)
            yield piece
            self.done = self._inside.eof
            rest = self._inside.unused_data if self.done else self._inside.unconsumed_tail
            full = len(piece) == PIECE and not self.done


class _Deflate:
    """As the standard has it with zlib's header, as some servers send it without."""

    def __init__(self) -> None:
        self._inside: _Zlib | None = None

    @property
    def done(self) -> bool:
        """Whether the end was seen."""
        return self._inside is not None and self._inside.done

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._inside is None and data:
            self._inside = _Zlib(zlib.MAX_WBITS if data[0] & 0x0F == 8 else -zlib.MAX_WBITS)
        if self._inside:
            yield from self._inside.pieces(data)


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._inside = brotli.Decompressor()

    @property
    def done(self) -> bool:
        """Whether the end was seen."""
        return bool(self._inside.is_finished())

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self.done:
            return
        yield self._inside.process(data, output_buffer_limit=PIECE)
        while not self._inside.can_accept_more_data():
            yield self._inside.process(b"", output_buffer_limit=PIECE)


class _Zstandard:
    def __init__(self) -> None:
        self._module = zstandard()
        self._inside = self._new()

    def _new(self) -> Any:
        return self._module.ZstdDecompressor(
            options={self._module.DecompressionParameter.window_log_max: LARGEST_WINDOW}
        )

    @property
    def done(self) -> bool:
        """Whether the end was seen."""
        return bool(self._inside.eof)

    def pieces(self, data: bytes) -> Iterator[bytes]:
        rest = data
        while rest:
            if self._inside.eof:
                self._inside = self._new()
            yield self._inside.decompress(rest, PIECE)
            while not self._inside.eof and not self._inside.needs_input:
                yield self._inside.decompress(b"", PIECE)
            rest = self._inside.unused_data if self._inside.eof else b""


def zstandard() -> Any:
    """Zstandard of the standard library, or its twin for older ones."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def decoder_of(coding: str) -> Decoder:
    """The decoder of a Content-Encoding; raises InputError for one that is not known."""
    match coding:
        case "gzip" | "x-gzip":
            return _Zlib(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstandard()
    raise InputError(f"compressed in a way that is not known ({coding}): nothing of it is read")


def inflate(chunks: Iterable[bytes], coding: str, most: int) -> Iterator[bytes]:
    """Compressed chunks as what they were; raises InputError where they are damaged, cut, too large, or a bomb."""
    decoder, taken, given = decoder_of(coding), 0, 0
    for chunk in chunks:
        taken += len(chunk)
        try:
            for piece in decoder.pieces(chunk):
                given += len(piece)
                if given > most:
                    raise InputError(f"larger than {most // 1024 // 1024} MB when unpacked: it is not read")
                if given > max(UNSUSPECTED, taken * RATIO):
                    raise InputError("a decompression bomb: it is not read")
                yield piece
        except InputError:
            raise
        except Exception as error:  # each library has errors of its own
            raise InputError(f"damaged where it is compressed ({error}): nothing of it is read") from None
    if not decoder.done and taken:
        raise InputError("cut off where it is compressed: nothing of it is read")


def inflated(data: bytes, coding: str, most: int) -> bytes:
    """Compressed bytes as what they were, all at once."""
    return b"".join(inflate((data[i : i + PIECE] for i in range(0, len(data), PIECE)), coding, most))
