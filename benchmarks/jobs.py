"""Two processes beside one: `letopis read --jobs N` and `--jobs 1` over the same articles, taking turns.

    python benchmarks/jobs.py [DIR] [--jobs N] [--texts N] [--rounds N]

The articles of DIR (default NEREL's, else the examples over and over) are laid into one folder. Both commands are
started from cold, models and all; standard output has to be the same to the byte. What loading costs falls with
the number of articles, so the ratio is also given without the time of a run over one article.
A machine that does other work shows less than it can do: the load is printed, and what several processes take of
all cores together beside one, which other work hardly touches. At 1.05 two of them are at best 1.9 times as fast.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from annotation import ONE_THREAD, texts_of
from common import DATA
from speed import EXAMPLES


def run(paths: list[str], jobs: int) -> tuple[float, float, bytes]:
    """Seconds by the clock and of all cores, and what was written."""
    command = [sys.executable, "-m", "letopis.interfaces.cli", "read", *paths, "-f", "jsonl", "--jobs", str(jobs)]
    start, worked = time.perf_counter(), cores_taken()
    done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - start, cores_taken() - worked, done.stdout


def cores_taken() -> float:
    """Seconds that the processes begun from here took of cores."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def lay(folder: Path, texts: list[str]) -> list[str]:
    """The texts as files of a folder; the path of the folder, and of the first."""
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return [str(folder), str(folder / "00000.txt")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA / "nerel" if DATA.exists() else EXAMPLES)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--texts", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ratios, without_start, work = [], [], []
    with tempfile.TemporaryDirectory() as made:
        everything, first = lay(Path(made), list(islice(cycle(texts_of(options.folder)), options.texts)))
        for number in range(options.rounds):
            order = (1, options.jobs) if number % 2 == 0 else (options.jobs, 1)
            done = {jobs: run([everything], jobs) for jobs in order}
            starts = {jobs: run([first], jobs)[0] for jobs in order}
            (one, one_worked, written), (many, many_worked, written_too) = done[1], done[options.jobs]
            assert written == written_too, "the answers differ"
            ratios.append(one / many)
            without_start.append((one - starts[1]) / (many - starts[options.jobs]))
            work.append(many_worked / one_worked)
            print(
                f"{options.texts} texts: {one:.1f} s by 1 process, {many:.1f} s by {options.jobs}: "
                f"{ratios[-1]:.2f} times as fast, without start-up {without_start[-1]:.2f}; work {work[-1]:.2f}; "
                f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
                flush=True,
            )
    print(f"median {median(ratios):.2f}, without start-up {median(without_start):.2f}, work {median(work):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
