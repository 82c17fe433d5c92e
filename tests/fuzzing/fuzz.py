"""Mutated files of all formats: no crash, no hang, no silent loss.

    python tests/fuzzing/fuzz.py [--inputs 10000] [--seed 1] [--keep FOLDER]

Each input begins as a whole file of some format and is damaged: bytes changed, cut, doubled, put in from another file
or from words that parsers fear; of packed formats also what is packed. It must end as articles or as a refusal that
names it, with a cause. Whatever does not is kept under --keep with its number; the exit code is then 1.
"""

from __future__ import annotations

import argparse
import gzip
import io
import random
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import formats  # noqa: E402
from letopis.sources import Loaded, read_sources  # noqa: E402

LONGEST = 20  # seconds that an input may take: most take a hundredth of one
FEARED = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n\r\n", b"\x1b[2J", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///x'>]>&a;",
    b"{", b"[" * 2000, b'"', b"}", b"</p>", b"<p>" * 500, b"<table>" * 100, b"=?utf-8?b?!!?=", b"%PDF-1.4",
    b"PK\x03\x04", b"PAR1", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n",
    b"\x1f\x8b\x08", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", b"9" * 400, b"1e999", b"endobj",
    b"stream\n", b"/Kids [2 0 R]",
    b"\\ud83d", b"null", b"\xd0", b"2024-99-99", b"charset=utf-7", b"charset=hex", b"A" * 5000,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Input:
    """A damaged file: its number tells how to make it again."""

    number: int
    name: str
    data: bytes


class HangError(Exception):
    """An input took too long."""


def inputs(count: int, seed: int) -> Iterator[Input]:
    """Damaged files, the same for the same seed."""
    whole = formats.every_format()
    names = sorted(whole)
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        name = names[number % len(names)]
        data = whole[name]
        if chance.random() < 0.4:
            data = inside_damaged(data, chance, whole)
        if chance.random() < 0.8:
            data = damaged(data, chance, whole)
        ending = chance.choice(names) if chance.random() < 0.1 else name
        yield Input(number, f"{number}_{ending}", data)


def damaged(data: bytes, chance: random.Random, whole: dict[str, bytes]) -> bytes:
    """The bytes after one to eight changes."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(out) + 1)
        length = min(chance.choice((1, 2, 8, 64, 512)), len(out) - at)
        kind = chance.randrange(7)
        if kind == 0:
            for place in range(at, at + length):
                out[place] = chance.randrange(256)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length] * chance.randint(1, 50)
        elif kind == 3:
            out[at:at] = chance.choice(FEARED)
        elif kind == 4:
            other = whole[chance.choice(sorted(whole))]
            start = chance.randrange(len(other))
            out[at:at] = other[start : start + chance.choice((16, 256, 4096))]
        elif kind == 5 and chance.random() < 0.3:
            del out[at:]
        elif at < len(out):
            out[at] ^= 1 << chance.randrange(8)
    return bytes(out)


def inside_damaged(data: bytes, chance: random.Random, whole: dict[str, bytes]) -> bytes:
    """The same file with what is packed in it damaged, and packed again; of others the file."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.compress(damaged(gzip.decompress(data), chance, whole), 1)
    if not data.startswith(b"PK"):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for member in archive.infolist():
            content = archive.read(member)
            hit = member.filename.endswith(("document.xml", ".rels", ".txt", ".html")) and chance.random() < 0.7
            again.writestr(member.filename, damaged(content, chance, whole) if hit else content)
    return out.getvalue()


def outcome(one: Input, folder: Path) -> str | list[Loaded]:
    """What reading an input gives, or what is wrong with it: a crash, a hang, a silent loss."""
    path = folder / one.name
    path.write_bytes(one.data)
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(LONGEST)
    try:
        loaded = list(read_sources([str(path)]))
    except HangError:
        return "hang"
    except Exception as error:
        return f"crash: {type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
        path.unlink()
    return wrong_with(loaded, str(path)) or loaded


def wrong_with(loaded: list[Loaded], name: str) -> str | None:
    """Why a list of outcomes tells too little, if it does."""
    if not any(one.article or one.error for one in loaded):
        return f"silent loss: {[one.note for one in loaded]}"
    for one in loaded:
        if sum(value is not None for value in (one.article, one.error, one.note)) != 1:
            return f"not one outcome: {one}"
        if one.error and not (str(one.error).startswith(name) and len(str(one.error)) > len(one.name) + 10):
            return f"no cause: {one.error}"
    return None


def too_long(*_: object) -> None:
    raise HangError


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzzed"))
    asked = parser.parse_args()
    counts, longest, begun = Counter[str](), 0.0, time.monotonic()
    with TemporaryDirectory() as folder:
        for one in inputs(asked.inputs, asked.seed):
            started = time.monotonic()
            found = outcome(one, Path(folder))
            longest = max(longest, time.monotonic() - started)
            if isinstance(found, str):
                counts["wrong"] += 1
                asked.keep.mkdir(exist_ok=True)
                (asked.keep / one.name).write_bytes(one.data)
                print(f"{one.name}: {found}")
                continue
            counts["articles"] += sum(bool(loaded.article) for loaded in found)
            counts["refusals"] += sum(bool(loaded.error) for loaded in found)
            counts["read"] += any(loaded.article for loaded in found)
    seconds = time.monotonic() - begun
    print(f"{asked.inputs} inputs in {seconds:.0f} s, the longest {longest:.1f} s")
    print(
        f"{counts['read']} gave articles ({counts['articles']}), {counts['refusals']} refusals, {counts['wrong']} wrong"
    )
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
