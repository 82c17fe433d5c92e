"""Who holds the posts of a sentence: a model fitted to NEREL's training part, tested on its development part.

    python benchmarks/incumbents.py [FOLDER] [--write]

FOLDER holds `train` and `dev` (default ../shared/data/nerel). A pair is a name and a noun of post of one sentence,
the post being no former one and no finite verb between; it is right where NEREL has WORKS_AS between the two. Shown
is what the model adds to the rules: on the training part by folds of documents, on the development part by weights
fitted to the training part. `--write` writes src/letopis/extraction/incumbents/weights.toml. A logistic regression
with a ridge; numpy is all it needs. Documents of tests/gold are left out of the training.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from common import article_at, overlap, parser_of
from confidence import fit, probability
from nerel import Annotated, annotated, stretch
from own_gold import ROOT

from letopis.extraction.context import Context
from letopis.extraction.extract import context_of
from letopis.extraction.incumbents import features, pairs
from letopis.extraction.offices import apposed_posts
from letopis.reading import Annotator

WEIGHTS = ROOT / "src" / "letopis" / "extraction" / "incumbents" / "weights.toml"
OWN = ROOT / "tests" / "gold"
FOLDS = 5
RIDGE = 3.0
LEAST_SEEN = 5  # pairs that have a feature
LEAST_WEIGHT = 0.02
SURE = (0.7, 0.8, 0.85, 0.9, 0.95)


@dataclass(frozen=True)
class Row:
    """A pair as the fit sees it; `told` by a rule."""

    doc: str
    features: dict[str, float]
    right: bool
    told: bool


def rows(folder: Path, annotator: Annotator) -> Iterator[Row]:
    """The pairs of a part."""
    own = {path.stem for half in ("open", "aside") for path in (OWN / half).glob("*.json")}
    for path in sorted(folder.glob("*.txt")):
        if f"nerel-{path.stem.removesuffix('_text')}" in own:
            continue
        document = annotated(path)
        found = article_at(document.text)
        if found is not None:
            yield from rows_of(document, context_of(annotator.annotate(found[0])), found[1])


def rows_of(document: Annotated, context: Context, shift: int) -> Iterator[Row]:
    works = [(one.span, other.span) for one, other in document.related("WORKS_AS")]
    told = {(person.id, post.start) for person, _, post, _ in apposed_posts(context)}
    for pair in pairs(context):
        name, head = stretch(pair.name.span, shift), stretch(pair.head.span, shift)
        right = any(overlap(name, person) and overlap(head, post) for person, post in works)
        yield Row(document.name, features(context, pair), right, (pair.person.id, pair.post.start) in told)


def columns(found: Sequence[Row]) -> list[str]:
    """The features that enough pairs have."""
    seen = Counter(name for row in found for name in row.features)
    return sorted(name for name, count in seen.items() if count >= LEAST_SEEN)


def matrix(found: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    return np.array([[row.features.get(name, 0.0) for name in names] for row in found])


def fitted(found: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    right = np.array([float(row.right) for row in found])
    return fit(matrix(found, names), right, np.ones(len(found)), RIDGE)


def held_out(found: Sequence[Row]) -> np.ndarray:
    """The probability of each pair by weights fitted without its document."""
    fold = np.array([int(hashlib.sha256(row.doc.encode()).hexdigest(), 16) % FOLDS for row in found])
    told = np.zeros(len(found))
    for k in range(FOLDS):
        inside = [row for row, f in zip(found, fold, strict=True) if f != k]
        names = columns(inside)
        outside = [row for row, f in zip(found, fold, strict=True) if f == k]
        told[fold == k] = probability(matrix(outside, names) @ fitted(inside, names))
    return told


def report(part: str, found: Sequence[Row], sure: np.ndarray) -> Iterator[str]:
    """What the rules find of the pairs, and what the model adds to them."""
    right, told = (np.array([getattr(row, name) for row in found]) for name in ("right", "told"))
    yield f"\n{part}: {len(found)} pairs, {right.sum()} right"
    yield f"{'rules':10}{told.sum():6} pairs  P {right[told].mean():.3f}  R {right[told].sum() / right.sum():.3f}"
    for least in SURE:
        added = (sure >= least) & ~told
        both = added | told
        share = right[added].mean() if added.any() else 0.0
        yield (
            f"+ {least:<8}{added.sum():6} added  P {share:.3f}  "
            f"together P {right[both].mean():.3f}  R {right[both].sum() / right.sum():.3f}"
        )


def write(names: Sequence[str], weights: np.ndarray) -> None:
    lines = ["# Written by benchmarks/incumbents.py --write: NEREL, training part.", "[incumbents]"]
    told = zip(names, weights, strict=True)
    lines += [
        f"{json.dumps(name, ensure_ascii=False)} = {value:.2f}" for name, value in told if abs(value) >= LEAST_WEIGHT
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf8")


def main() -> None:
    parser = parser_of(__doc__, "nerel")
    parser.add_argument("--write", action="store_true", help="write the weights")
    arguments = parser.parse_args()
    annotator = Annotator()
    train, dev = (list(rows(arguments.data / part, annotator)) for part in ("train", "dev"))
    names = columns(train)
    weights = fitted(train, names)
    print("\n".join(report("training part, held out", train, held_out(train))))
    print("\n".join(report("development part", dev, probability(matrix(dev, names) @ weights))))
    if arguments.write:
        write(names, weights)


if __name__ == "__main__":
    main()
