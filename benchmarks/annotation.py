"""Annotation and whole reading beside Natasha's full pipeline, stage by stage, in one run on one thread.

    python benchmarks/annotation.py [DIR] [--warm N] [--texts N] [--write FILE]

Both read the same texts of DIR (default NEREL's, then the examples), one after the other; who begins alternates, so
that whatever else the machine does hits both. Each has a process of its own: in one, Python's search for circles of
objects would go through what the other keeps, at the cost of who makes objects. Seconds are those that the processor
spent on the process, so that on a machine that is shared the others' turns don't count.

`--warm` texts are read before and not measured, so what is measured is what a process does that has read news, with
articles that it has never seen. Each is read once.

Natasha's full pipeline is the one of its README, lemmas and normal forms of names too; the bare one ends with names.
The arithmetic limit is the time that the three models' products of matrices would take, all of them, at the speed of
the fastest product that numpy does on this machine (1,024 x 1,024 in single precision, one thread). Letopis keeps
products of the first layer by word, so that it may come below.

`--write` puts the figures and a chart into a page.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
if __name__ == "__main__" and any(os.environ.get(k) != v for k, v in ONE_THREAD.items()):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})  # read when numpy is loaded

import numpy as np  # noqa: E402
from common import DATA  # noqa: E402
from speed import EXAMPLES, natasha_stages  # noqa: E402

from letopis.extraction.extract import extract_record  # noqa: E402
from letopis.reading import Annotator  # noqa: E402
from letopis.reading.annotator import document_of  # noqa: E402
from letopis.reading.models import Reading, set_apart, windows  # noqa: E402
from letopis.reading.segmentation import segment  # noqa: E402
from letopis.sources.lookalikes import fold_lookalikes  # noqa: E402
from letopis.sources.text import article_of  # noqa: E402

ARTICLE, FACTS = "article", "facts"
BARE = ("sentences and words", "morphology", "syntax", "names")
BAR = 40
# Multiplications and additions for one word: three models of convolutions of width 3, and what is above them.
CONVOLUTIONS = 3 * 3 * 2 * (330 * 256 + 256 * 128 + 128 * 64)
HEADS = 2 * (64 * 8 + 64 * 753 + 4 * 64 * 32 + 32 * 32 + 32 * 32 * 45)


class Clock:
    """Seconds of the processor by stage; `clock(name)` ends a stage that began where the last one ended."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def start(self) -> None:
        self._last = time.process_time()

    def __call__(self, stage: str) -> None:
        now = time.process_time()
        self.seconds[stage] += now - self._last
        self._last = now

    def total(self, *without: str) -> float:
        return sum(s for name, s in self.seconds.items() if name not in without)


def letopis() -> Callable[[str, Clock], int]:
    """Reads a text by the parts of `Annotator.annotate`, with a look at the clock between; the number of words."""
    annotator = Annotator()

    def run(text: str, clock: Clock) -> int:
        clock.start()
        article = article_of(text)
        clock(ARTICLE)
        segments = list(segment(fold_lookalikes(article.text)))
        clock("sentences and words")
        reading = Reading([], [], [], [])
        for window in windows([s.words for s in segments]):
            read_window(annotator._models, window, reading, clock)
        document = document_of(article, segments, reading, annotator._lemmas)
        clock("tokens, lemmas, names")
        extract_record(document)
        clock(FACTS)
        return len(document.tokens)

    return run


def read_window(models: Any, sentences: list[Any], reading: Reading, clock: Clock) -> None:
    """`Models._read`, by stages."""
    lengths = [len(words) for words in sentences]
    rows = models._first_layer.rows([word for words in sentences for word in words])
    apart, places = set_apart(rows, lengths)
    clock("first layer of new words")
    names, morphology, syntax = models._encoders
    reading.names.extend(models._name_tags[i] for i in models._name_tagger(names(rows)).tolist())
    clock("names")
    reading.tags.extend(models.tags[i] for i in models._tag(morphology(apart)[places]).tolist())
    clock("morphology")
    heads, relations = models._parse(syntax(apart), places, lengths)
    reading.heads.extend(heads.tolist())
    reading.relations.extend(models._relations[i] for i in relations.tolist())
    clock("syntax")


def natasha() -> Callable[[str, Clock], None]:
    stages = natasha_stages()
    from natasha import Doc

    def run(text: str, clock: Clock) -> None:
        clock.start()
        doc = Doc(text)
        for name, stage in stages.items():
            stage(doc)
            clock(name)

    return run


def fastest_product() -> float:
    """Operations a second of a product of two 1,024 x 1,024 matrices in single precision, the best of some."""
    size = 1024
    x = np.random.default_rng(0).random((size, size), np.float32)
    best = float("inf")
    for _ in range(8):
        start = time.process_time()
        np.dot(x, x)
        best = min(best, time.process_time() - start)
    return 2 * size**3 / best


class Reader:
    """A reader of texts in a process of its own, and the clock of what it was asked to measure."""

    def __init__(self, make: Callable[[], Callable[[str, Clock], int | None]]) -> None:
        context = get_context("spawn")
        self._ask, other = context.Pipe()
        self._process = context.Process(target=serve, args=(make, other), daemon=True)
        self._process.start()
        self.clock, self.words = Clock(), 0

    def warm(self, text: str) -> None:
        self._ask.send(text)
        self._ask.recv()

    def read(self, text: str) -> None:
        self._ask.send(text)
        seconds, words = self._ask.recv()
        self.words += words or 0
        for stage, of_stage in seconds.items():
            self.clock.seconds[stage] += of_stage


def serve(make: Callable[[], Callable[[str, Clock], int | None]], connection: Connection) -> None:
    """Answer each text with the seconds of its stages and its words, until the one who asks is gone."""
    run = make()
    with suppress(EOFError, OSError):
        while True:
            clock = Clock()
            words = run(connection.recv(), clock)
            connection.send((dict(clock.seconds), words))


def take_turns(warm: list[str], texts: list[str]) -> tuple[Clock, Clock, int, float]:
    """The clocks of Letopis and of Natasha, the words that they read, and the fastest product of the run."""
    ours, theirs = Reader(letopis), Reader(natasha)
    for text in warm:
        ours.warm(text), theirs.warm(text)
    product = 0.0
    for i, text in enumerate(texts):
        if i % 20 == 0:
            product = max(product, fastest_product())
        for reader in (theirs, ours) if i % 2 else (ours, theirs):
            reader.read(text)
    return ours.clock, theirs.clock, ours.words, product


def report(ours: Clock, theirs: Clock, words: int, product: float) -> Iterator[str]:
    """The table and the chart, in microseconds a word."""
    limit = (CONVOLUTIONS + HEADS) / product
    totals = {
        "Natasha, full pipeline": theirs.total(),
        "Natasha, bare pipeline": sum(theirs.seconds[s] for s in BARE),
        "Letopis, annotation": ours.total(ARTICLE, FACTS),
        "Letopis, whole reading": ours.total(),
        "arithmetic limit": limit * words,
    }
    yield f"{'microseconds a word':28}{'Letopis':>10}{'Natasha':>10}"
    for stage in dict.fromkeys([*ours.seconds, *theirs.seconds]):
        yield f"{stage:28}{cell(ours, stage, words)}{cell(theirs, stage, words)}"
    yield ""
    most = max(totals.values())
    for name, seconds in totals.items():
        yield f"{name:24}{seconds / words * 1e6:8.1f}  {'█' * max(1, round(BAR * seconds / most))}"
    yield ""
    full, bare = totals["Natasha, full pipeline"], totals["Natasha, bare pipeline"]
    annotation, whole = totals["Letopis, annotation"], totals["Letopis, whole reading"]
    yield f"annotation is {full / annotation:.1f} times as fast as Natasha's full pipeline"
    yield f"whole reading is {bare / whole:.1f} times as fast as Natasha's bare pipeline"
    yield f"fastest product of matrices: {product / 1e9:.0f} GFLOP/s; of the arithmetic limit annotation reaches"
    yield f"{limit * words / annotation:.0%}, Natasha's full pipeline {limit * words / full:.0%}"


def cell(clock: Clock, stage: str, words: int) -> str:
    return f"{clock.seconds[stage] / words * 1e6:10.1f}" if stage in clock.seconds else f"{'':10}"


def texts_of(folder: Path) -> Iterator[str]:
    """The texts of a folder, in an order that mixes its parts."""
    paths = sorted(folder.rglob("*.txt"), key=lambda p: p.stem[::-1])
    return (p.read_text(encoding="utf-8").replace("\ufeff", "").replace("\r", "") for p in paths)


def page(table: list[str], texts: int, warm: int, words: int) -> str:
    """What is put between the marks of the page."""
    machine = f"{platform.machine()}, Python {platform.python_version()}, numpy {np.__version__}"
    head = f"{texts} texts ({words} words) after {warm} others, one thread, {machine}:"
    return "\n".join([head, "", *(f"    {line}".rstrip() for line in table)])


def write(path: Path, figures: str) -> None:
    """Put the figures between the marks of a page."""
    begin, end = "<!-- figures -->\n", "<!-- /figures -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(begin)
    path.write_text(f"{before}{begin}{figures}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DATA / "nerel" if DATA.exists() else EXAMPLES)
    parser.add_argument("--warm", type=int, default=300)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    texts = list(islice(texts_of(options.folder), options.warm + options.texts))
    warm = min(options.warm, len(texts) // 2)
    ours, theirs, words, product = take_turns(texts[:warm], texts[warm:])
    table = list(report(ours, theirs, words, product))
    print("\n".join(table))
    if options.write:
        write(options.write, page(table, len(texts) - warm, warm, words))


if __name__ == "__main__":
    main()
