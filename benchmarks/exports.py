"""What exports cost: seconds and the peak of memory of each format, beside a chronicle ten times as large.

    python benchmarks/exports.py [--events 10000 100000] [--formats jsonl csv ...] [--imported 10000]

Contacts are generated as by `benchmarks/chronicle.py`, one an article of 3,000 characters. Each format is written by a
process of its own, which says how much memory it took at most; "nothing" is a process that opens the chronicle only.
An import takes back what `jsonl` wrote of chronicles that were made article by article.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from chronicle import fill, grown
from sqlalchemy import text

from letopis.exports import chronicle as whole
from letopis.exports.registry import BY_NAME, export
from letopis.exports.selection import Selection
from letopis.pipeline.taking_in import take_in
from letopis.store import open_store

NOTHING, IMPORT = "nothing", "import"
TEXT = 3_000  # characters of an article
REPORTS = {"markdown", "docx"}  # of one dossier: no export of a chronicle
MB = 2**20


def made(path: Path, number: int) -> None:
    """A chronicle of so many contacts, each in an article with a text."""
    store = open_store(str(path), create=True)
    fill(store, number)
    with store._engine.begin() as connection:
        words = {"words": "слово " * (TEXT // 6)}
        connection.execute(text("UPDATE articles SET added = '2026-01-01T00:00:00+00:00', text = :words"), words)
    store.close()


def run(name: str, db: str, target: str) -> None:
    """Write one format, in a process of its own; prints seconds, megabytes at most and written."""
    begun = time.perf_counter()
    store = open_store(db, create=True)
    path = Path(target)
    if name == IMPORT:
        with path.open("rb") as lines:
            take_in(store, whole.read(lines, target, None))  # type: ignore[arg-type]  # nothing is read anew
    elif name != NOTHING:
        export(BY_NAME[name], Selection(store), path)
    seconds = time.perf_counter() - begun
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.glob("*")))
    print(seconds, peak(), size / MB)


def peak() -> float:
    """Megabytes that this process took at most.

    Linux counts in `ru_maxrss` what the parent took before it became this process, so the high-water mark is asked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MB if sys.platform == "darwin" else most / 1024


def measured(name: str, db: Path, target: Path) -> tuple[float, float, float]:
    """What a format costs."""
    command = [sys.executable, __file__, "--run", name, str(db), str(target)]
    seconds, most, size = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(most), float(size)


def compare(folder: Path, sizes: list[int], names: list[str]) -> None:
    """A line a format, a chronicle beside another."""
    for number in sizes:
        made(folder / f"{number}.db", number)
    print(f"{'':12}" + "".join(f"{number:>14,} contacts{'':13}" for number in sizes))
    for name in (NOTHING, *names):
        cells = [measured(name, folder / f"{number}.db", folder / f"{number}.{name}") for number in sizes]
        print(
            f"{name:12}" + "".join(f"{s:9.1f} s {most:7.0f} MB {size:8.1f} MB" for s, most, size in cells), flush=True
        )


def measure_import(folder: Path, number: int) -> None:
    """An import of so many articles, and of a tenth of them."""
    for size in (number // 10, number):
        grown(folder / f"grown{size}.db", size)
        store, path = open_store(str(folder / f"grown{size}.db")), folder / f"{size}.jsonl"
        export(BY_NAME["jsonl"], Selection(store), path)
        seconds, most, _ = measured(IMPORT, folder / f"taken{size}.db", path)
        print(f"import of {size:,} articles: {seconds:.0f} s, {seconds / size * 1000:.1f} ms each, {most:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--formats", nargs="+", default=[name for name in BY_NAME if name not in REPORTS])
    parser.add_argument("--imported", type=int, default=10_000)
    parser.add_argument("--run", nargs=3, metavar=("FORMAT", "DB", "TARGET"))
    options = parser.parse_args()
    if options.run:
        run(*options.run)
        return
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), options.events, options.formats)
        if options.imported:
            measure_import(Path(folder), options.imported)


if __name__ == "__main__":
    main()
