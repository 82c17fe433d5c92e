"""Speed: reading an article with Letopis beside Natasha's full pipeline, in one run.

    python benchmarks/speed.py [--rounds N] [--length CODE_POINTS]

The article is made of whole examples up to about `--length` code points. Natasha's full pipeline is
the one of its README: segment, morphology, syntax, names, lemmas, normal forms of the names. Letopis
reads the same text into a record and makes the contract's object of it. The two take turns, so that
whatever else the machine does hits both; a ratio is of two neighbours. Both are warmed up before.

Everything is measured twice: in a process with one thread for matrix work (OPENBLAS_NUM_THREADS=1) and
in one with the default. Start-up is a new process that imports and loads, up to the first article.
Exit code 1 if the median ratio is above 2 or Letopis' start-up takes 2 s or more.

Natasha 1.6 needs pymorphy2, which needs `inspect.getargspec`, gone since Python 3.11; it is put back here,
in the benchmark only.
"""

from __future__ import annotations

import argparse
import inspect
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "examples"
LENGTH = 3500
ROUNDS = 15
STARTS = 5
MOST_RATIO = 2.0
MOST_START = 2.0
START_LETOPIS = "from letopis import Reader; Reader()"
START_NATASHA = "import sys; sys.path.insert(0, {here!r}); import speed; speed.natasha()"
THREADS = {"one thread": {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}, "default threads": {}}

Pipeline = Callable[[str], object]


def article(length: int) -> str:
    """Examples one after the other, as whole paragraphs, up to about `length` code points."""
    paragraphs = [p for path in sorted(EXAMPLES.glob("*.txt")) for p in path.read_text(encoding="utf-8").split("\n\n")]
    text = ""
    for paragraph in paragraphs:
        if len(text) + len(paragraph) > length + 100:
            break
        text += paragraph.strip() + "\n\n"
    return text.strip()


def letopis() -> Pipeline:
    from letopis import Reader

    reader = Reader()
    return lambda text: reader.read(text, published="2024-01-23").to_dict()


def natasha() -> Pipeline:
    from natasha import Doc

    stages = natasha_stages()

    def run(text: str) -> Doc:
        doc = Doc(text)
        for stage in stages.values():
            stage(doc)
        return doc

    return run


def natasha_stages() -> dict[str, Callable[[Any], None]]:
    """What Natasha does to a document, in its order."""
    if not hasattr(inspect, "getargspec"):
        inspect.getargspec = lambda f: inspect.getfullargspec(f)[:4]  # type: ignore[attr-defined]
    from natasha import MorphVocab, NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser, Segmenter

    vocabulary, embedding, segmenter = MorphVocab(), NewsEmbedding(), Segmenter()
    morphology, syntax, names = NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)

    def lemmatize(doc: Any) -> None:
        for token in doc.tokens:
            token.lemmatize(vocabulary)

    def normalize(doc: Any) -> None:
        for span in doc.spans:
            span.normalize(vocabulary)

    return {
        "sentences and words": lambda doc: doc.segment(segmenter),
        "morphology": lambda doc: doc.tag_morph(morphology),
        "syntax": lambda doc: doc.parse_syntax(syntax),
        "names": lambda doc: doc.tag_ner(names),
        "lemmas": lemmatize,
        "normal forms of names": normalize,
    }


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def take_turns(rounds: int, length: int) -> list[tuple[float, float]]:
    """Seconds of Letopis and of Natasha, by rounds; who begins alternates."""
    text = article(length)
    ours, theirs = letopis(), natasha()
    for _ in range(2):
        ours(text), theirs(text)
    pairs = []
    for i in range(rounds):
        if i % 2:
            b, a = seconds(lambda: theirs(text)), seconds(lambda: ours(text))
        else:
            a, b = seconds(lambda: ours(text)), seconds(lambda: theirs(text))
        pairs.append((a, b))
    return pairs


def start(code: str, environment: dict[str, str]) -> list[float]:
    """Seconds that a new process takes to run `code`; the first run, which fills the disk cache, is left out."""
    command = [sys.executable, "-c", code]
    environment = {**os.environ, **environment}
    return [seconds(lambda: subprocess.run(command, env=environment, check=True)) for _ in range(STARTS + 1)][1:]


def measure(options: argparse.Namespace, environment: dict[str, str]) -> list[tuple[float, float]]:
    """`take_turns` in a process of its own: the number of threads is fixed when numpy is imported."""
    command = [sys.executable, __file__, "--turns", f"--rounds={options.rounds}", f"--length={options.length}"]
    done = subprocess.run(
        command, env={**os.environ, **environment}, check=True, stdout=subprocess.PIPE, text=True
    ).stdout
    return [(float(a), float(b)) for a, b in (line.split() for line in done.splitlines())]


def spread(values: list[float], unit: str) -> str:
    return f"{min(values):8.3f} {median(values):8.3f} {max(values):8.3f} {unit}"


def report(name: str, options: argparse.Namespace, environment: dict[str, str]) -> bool:
    """Print the figures of one number of threads; whether they are within the limits."""
    pairs = measure(options, environment)
    ratios = [a / b for a, b in pairs]
    starts = start(START_LETOPIS, environment)
    their_starts = start(START_NATASHA.format(here=str(Path(__file__).parent)), environment)
    print(f"\n{name:24}     min   median      max")
    print(f"{'Letopis, article':24}{spread([a for a, _ in pairs], 's')}")
    print(f"{'Natasha, article':24}{spread([b for _, b in pairs], 's')}")
    print(f"{'ratio, by rounds':24}{spread(ratios, 'times')}")
    print(f"{'Letopis, start-up':24}{spread(starts, 's')}")
    print(f"{'Natasha, start-up':24}{spread(their_starts, 's')}")
    return median(ratios) <= MOST_RATIO and median(starts) < MOST_START


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--turns", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.turns:
        print("\n".join(f"{a} {b}" for a, b in take_turns(options.rounds, options.length)))
        return 0
    print(f"an article of {len(article(options.length))} code points, {options.rounds} rounds")
    within = [report(name, options, environment) for name, environment in THREADS.items()]
    return int(not all(within))


if __name__ == "__main__":
    sys.exit(main())
