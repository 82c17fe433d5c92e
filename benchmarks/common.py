"""What several benchmarks need: the sets' place, counts as a line of figures, an optimal one-to-one assignment."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from letopis.model.article import Article
from letopis.sources.text import article_of

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
HEAD = f"{'':34}{'right':>7} {'gold':>6} {'found':>6}   {'prec.':>6} {'recall':>6} {'F1':>6}"

G = TypeVar("G")
P = TypeVar("P")
Stretch = tuple[int, int]
"""A half-open stretch of a text, in code points."""


@dataclass
class Counts:
    """What is right of what should be and what was found; a pair may be right in part."""

    right: float = 0
    gold: int = 0
    found: int = 0

    def add(self, right: float, gold: int, found: int) -> None:
        self.right += right
        self.gold += gold
        self.found += found

    @property
    def precision(self) -> float:
        return self.right / (self.found or 1)

    @property
    def recall(self) -> float:
        return self.right / (self.gold or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((self.gold + self.found) or 1)


@dataclass
class Report:
    """Counts by name, and the lines of errors."""

    counts: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    errors: list[str] = field(default_factory=list)

    def add(self, name: str, right: float, gold: int, found: int) -> None:
        self.counts[name].add(right, gold, found)

    def table(self) -> Iterator[str]:
        yield HEAD
        yield from (row(name, counts) for name, counts in self.counts.items())


def parser_of(doc: str | None, default: str) -> argparse.ArgumentParser:
    """The command line that all share: where the set is, and whether to show errors."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=DATA / default, help=f"default {DATA.name}/{default}")
    parser.add_argument("--errors", action="store_true", help="show each miss and each invention")
    return parser


def found_in(folder: Path, pattern: str) -> list[Path]:
    """The files of a set; ends the run with a plain word where there are none."""
    return sorted(folder.glob(pattern)) or sys.exit(f"{folder}: no {pattern} there: give the folder of the set")


def row(name: str, counts: Counts) -> str:
    """One line of a table under `HEAD`."""
    right, gold, found = counts.right, counts.gold, counts.found
    return f"{name:34}{right:7.5g} {gold:6} {found:6}   {counts.precision:6.3f} {counts.recall:6.3f} {counts.f1:6.3f}"


def overlap(one: Stretch, other: Stretch) -> int:
    """How many code points two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def assign(gold: Sequence[G], pred: Sequence[P], gain: Callable[[G, P], float]) -> list[tuple[int, int]]:
    """One-to-one pairs by index whose gains add up to the most; what gains nothing is not paired.

    The Hungarian method with potentials, O(rows² · columns), rows being the shorter side.
    """
    if len(gold) > len(pred):
        return sorted((i, j) for j, i in assign(pred, gold, lambda p, g: gain(g, p)))
    gains = [[gain(g, p) for p in pred] for g in gold]
    return [(i, j) for i, j in _cheapest([[-x for x in line] for line in gains]) if gains[i][j] > 0]


def _cheapest(costs: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    """The cheapest assignment of every row to a column of its own; row and column 0 are stand-ins."""
    columns = len(costs[0]) if costs else 0
    rows_of = [0] * (columns + 1)
    by_row, by_column = [0.0] * (len(costs) + 1), [0.0] * (columns + 1)
    for i in range(1, len(costs) + 1):
        _augment(costs, i, rows_of, by_row, by_column)
    return ((i - 1, j - 1) for j, i in enumerate(rows_of) if i and j)


def _augment(
    costs: Sequence[Sequence[float]], start: int, rows_of: list[int], by_row: list[float], by_column: list[float]
) -> None:
    """Take in one more row, along the shortest path to a free column."""
    rows_of[0], column = start, 0
    least, came_from = [float("inf")] * len(rows_of), [0] * len(rows_of)
    free = set(range(1, len(rows_of)))
    while rows_of[column]:
        i = rows_of[column]
        for j in free:
            cost = costs[i - 1][j - 1] - by_row[i] - by_column[j]
            if cost < least[j]:
                least[j], came_from[j] = cost, column
        nearest = min(free, key=lambda j: (least[j], j))
        step = least[nearest]
        for j in range(len(rows_of)):
            if j in free:
                least[j] -= step
            else:
                by_row[rows_of[j]] += step
                by_column[j] -= step
        free.remove(nearest)
        column = nearest
    while column:
        rows_of[column] = rows_of[came_from[column]]
        column = came_from[column]


def unpaired(pairs: Sequence[tuple[int, int]], gold: Sequence[G], pred: Sequence[P]) -> tuple[list[G], list[P]]:
    """What of the gold is missed, and what of the predicted is invented."""
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    return [g for i, g in enumerate(gold) if i not in found], [p for j, p in enumerate(pred) if j not in right]


def around(text: str, span: Stretch) -> str:
    """A stretch in its surroundings, for a line of errors."""
    return f"[{text[span[0] : span[1]]}] in {text[max(0, span[0] - 60) : span[1] + 60]!r}"


def article_at(text: str, published: date | None = None) -> tuple[Article, int] | None:
    """The article of a text, and how far its offsets stand before the text's own.

    Annotation counts code points of the file; an article has lost the blanks at its ends. None where the
    text loses something inside (a soft hyphen): its offsets can't be compared.
    """
    article = article_of(text, published=published)
    if len(article.text) != len(text.strip()):
        return None
    return article, len(text) - len(text.lstrip())
