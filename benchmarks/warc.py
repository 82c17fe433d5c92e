"""Records of WARC a second, beside the bare library, and what is held while they are read.

Both read the same file to the bytes of each page's body, by turns in one run: fastwarc alone, and what Letopis does
with it (recognising the file, choosing the pages, bounds, codings, captures). The main text of a page costs what it
costs on any page (`--articles` measures it on some), and is no part of reading records.

    python benchmarks/warc.py [--records 10000] [--articles 200] [--floor 0.5]
"""

from __future__ import annotations

import argparse
import gzip
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import formats  # noqa: E402

ROUNDS = 5
SIZE = 60_000  # bytes of a page: Common Crawl's news have about as many


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--floor", type=float, default=0.5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc.gz"
        write(path, asked.records)
        tenth = Path(folder) / "tenth.warc.gz"
        write(tenth, asked.records // 10)
        own(tenth)
        peak_of_tenth = peak()
        own(path)
        peak_of_all = peak()
        bare_read, own_read = by_turns((bare, own), path)
        assert bare_read[1] == own_read[1], "not the same bytes"
        seconds, articles = whole(path, asked.articles)
    ratio = bare_read[0] / own_read[0]
    print(f"{asked.records} records of {SIZE} bytes: fastwarc {asked.records / bare_read[0]:.0f} a second, "
          f"Letopis {asked.records / own_read[0]:.0f}, ratio {ratio:.2f}")  # fmt: skip
    print(f"memory at most: {peak_of_tenth:.1f} MB for a tenth of the records, {peak_of_all:.1f} MB for all")
    print(f"articles with main text: {articles / seconds:.0f} a second")
    return 0 if ratio >= asked.floor else 1


def peak() -> float:
    """The memory that this process has taken at most, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def write(path: Path, records: int) -> None:
    """Pages with some furniture, each a record and a member of gzip of its own, pictures and requests between."""
    page = next((ROOT / "tests" / "pages").glob("rbc_long.html")).read_bytes()
    page += b"<!-- " + b"<div class='x'>" * ((SIZE - len(page)) // 15) + b" -->"
    with path.open("wb") as out:
        for number in range(records):
            kind = "image/png" if number % 10 == 9 else "text/html; charset=utf-8"
            out.write(gzip.compress(formats.record(page, f"https://a.example/{number}", kind=kind), 6))


def bare(path: Path) -> int:
    """The bytes of the bodies of all HTML responses, by fastwarc."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    size = 0
    with path.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            if record.http_content_type == "text/html":
                size += len(record.reader.read())
    return size


def own(path: Path) -> int:
    """The same by Letopis, from the recognition of the file on."""
    from letopis.sources.formats.base import Blob
    from letopis.sources.formats.registry import format_of
    from letopis.sources.formats.warc import Capture, captures

    size = 0
    with path.open("rb") as file:
        assert format_of(Blob.of(str(path), file)).name == "warc"
        for _, found in captures(file):
            size += len(found.body) if isinstance(found, Capture) else 0
    return size


def by_turns(readers: tuple[Callable[[Path], int], ...], path: Path) -> list[tuple[float, int]]:
    """Of each reader the seconds of its fastest round, and what it gave; whatever else the machine does hits all."""
    fastest = [(float("inf"), 0)] * len(readers)
    for _ in range(ROUNDS):
        for number, read in enumerate(readers):
            begun = time.perf_counter()
            size = read(path)
            fastest[number] = min(fastest[number], (time.perf_counter() - begun, size))
    return fastest


def whole(path: Path, most: int) -> tuple[float, int]:
    """The seconds for so many articles with main text, date and outlet."""
    from itertools import islice

    from letopis.sources import read_sources

    loaded = read_sources([str(path)])
    list(islice(loaded, 5))
    begun = time.perf_counter()
    articles = sum(bool(one.article) for one in islice(loaded, most))
    return time.perf_counter() - begun, articles


if __name__ == "__main__":
    sys.exit(main())
