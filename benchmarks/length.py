"""Time by the length of a text: what is twice as long should take twice the time, no more.

    python benchmarks/length.py

Texts that once took the square of their length (posts without names, one surname over and over, many persons, one
long list), texts beyond what facts are read from, and one sentence of up to 50,000 words. Seconds are of the core, not
of the clock; the last column is how much more than the text before, which is half as long.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

from letopis import Reader
from letopis.sources.files import read_bytes

LETTERS = "абвгдежзик"
PROSE = "Министр иностранных дел Сергей Лавров встретился в Москве с главой МИД Турции Хаканом Фиданом. "
TEXTS: dict[str, tuple[Callable[[int], str], tuple[int, ...]]] = {
    "posts without names": (lambda n: "Министр ( " * n, (2500, 5000, 10_000)),
    "one surname": (lambda n: "Лавров прибыл. " * n, (1500, 3000, 6000)),
    "many persons": (lambda n: " ".join(map(person, range(n))), (1000, 2000, 4000)),
    "one list": (lambda n: "и Лавров, " * n, (2500, 5000, 10_000)),
    "prose": (lambda n: PROSE * n, (250, 500, 1000)),
    "one sentence": (lambda n: "Лавров обсудил " + "торговлю и " * n, (6250, 12_500, 25_000)),
    "beyond an article": (lambda n: PROSE * n, (25_000, 50_000, 100_000)),
}


def person(number: int) -> str:
    """A person of one of a thousand surnames."""
    syllables = "".join(LETTERS[number // 10**place % 10] + "а" for place in range(3))
    return f"Министр Иван {syllables.capitalize()}нов прибыл."


def main() -> int:
    reader = Reader()
    reader.read(PROSE)
    for name, (text, sizes) in TEXTS.items():
        before = 0.0
        for size in sizes:
            data = text(size).encode()
            start = time.process_time()
            record = reader.read_article(read_bytes(data, name))
            seconds = time.process_time() - start
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            ratio = f"{seconds / before:6.1f}" if before else " " * 6
            cut = ", its beginning" if len(record.warnings) else ""
            print(f"{name:22}{len(data) / 1e6:8.2f} MB{cut:16}{seconds:8.2f} s{memory:8.0f} MB{ratio}", flush=True)
            before = seconds
    return 0


if __name__ == "__main__":
    sys.exit(main())
