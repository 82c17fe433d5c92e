"""Confidence: how often facts at each value are right; fits the weights again.

    python benchmarks/confidence.py [--data DIR] [--gold DIR] [--write] [--folds N]

A fact is right where a careful reader finds nothing wrong in who, what, when and which words. Labels:

    first sight   tests/gold/first_sight.jsonl: facts of articles that no rule had been tried on, as version
                  aa106e8 printed them, judged by reading or by a gold record made afterwards
    open          what the present rules print of tests/gold/open, judged by its records
    readouts      the contacts of official readouts, judged by the editors' tags (benchmarks/kremlin.py)
    gold          the same of the development gold (--gold), which the rules were written with

The table counts facts at first sight only, each judged by weights that were fitted without its article (folds
by article, fixed order). `--write` fits all articles and writes src/letopis/extraction/confidence/weights.toml.
The fit is a logistic regression with a ridge, by Newton's method; numpy is all it needs. Facts of articles
that the rules were mended by count less, and one coefficient of theirs takes up that they are right more often.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import kremlin
import numpy as np
from own_gold import DATA, ROOT, documents, text_of

from letopis.evaluation.compare import same_party
from letopis.evaluation.gold import GoldDocument, read_gold
from letopis.evaluation.score import (
    AGREEMENT_SLOTS,
    APPOINTMENT_SLOTS,
    CONTACT_SLOTS,
    Same,
    agreement_likeness,
    align,
    appointment_likeness,
    contact_likeness,
    pair_up,
    statement_likeness,
)
from letopis.extraction.confidence import Fact, features
from letopis.extraction.context import Context
from letopis.extraction.extract import dated_context, record_of
from letopis.model.article import Article
from letopis.model.record import Agreement, Appointment, Contact, Participant, Statement
from letopis.model.span import Citation, Span
from letopis.reading import Annotator
from letopis.sources.text import article_of

FIRST_SIGHT = ROOT / "tests" / "gold" / "first_sight.jsonl"
READOUTS = Path("kremlin_2025") / "items.jsonl"
WEIGHTS = ROOT / "src" / "letopis" / "extraction" / "confidence" / "weights.toml"
GOLD = ROOT.parent / "shared" / "gold" / "dev"
# Tried on the 507 facts at first sight of 2026-11-23: ridges of 4, 6, 8, 10, 15, 20; weights of 0, 0.25, 0.5 and 1
# for the seen articles, 0, 0.5 and 1 for the readouts (at 1 contacts at first sight were right less often than told);
# with and without SEEN, without which too many facts came to 0.9 (right 85 in a hundred).
RIDGE = 6.0
OPEN_WEIGHT, GOLD_WEIGHT, READOUT_WEIGHT = 0.5, 0.25, 0.5
SEEN = "seen"  # a feature of facts of articles that rules were mended by: it takes their luck, and is then left out
LEAST_WEIGHT = 0.02  # weights nearer to 0 are not written
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
LIKENESS = {
    "contacts": contact_likeness,
    "statements": statement_likeness,
    "appointments": appointment_likeness,
    "agreements": agreement_likeness,
}
SLOTS: dict[str, dict[str, Same]] = {
    "contacts": dict(CONTACT_SLOTS),
    "statements": {},
    "appointments": dict(APPOINTMENT_SLOTS),
    "agreements": dict(AGREEMENT_SLOTS),
}


@dataclass(frozen=True)
class Example:
    """A fact as the fit sees it."""

    doc: str
    kind: str
    features: dict[str, float]
    right: bool
    weight: float = 1.0
    first_sight: bool = False


# Facts and their labels


def first_sight(data: Path, annotate: Callable[[Article], Context]) -> Iterator[Example]:
    """The facts that were judged when their articles were new."""
    for line in FIRST_SIGHT.read_text("utf8").splitlines():
        told = json.loads(line)
        published = date.fromisoformat(told["published"]) if told["published"] else None
        context = annotate(article_of(text_of(told, data), published=published, url=told["url"]))
        for fact in told["facts"]:
            yield example(told["doc"], context, MAKERS[fact["list"]](fact), fact["right"], first_sight=True)


def judged(gold: Sequence[GoldDocument], annotate: Callable[[Article], Context], weight: float) -> Iterator[Example]:
    """The facts that the present rules print of a gold set, judged by its records."""
    for document in gold:
        article = article_of(document.text, published=document.published, url=document.url)
        context = annotate(article)
        record = record_of(context, context.document, None)
        printed = record.to_dict()
        for name, likeness in LIKENESS.items():
            facts = dict(zip(map(id, printed[name]), getattr(record, name), strict=True))
            for g, p in align(document.record[name], printed[name], likeness):
                if p is not None:
                    found = example(document.name, context, facts[id(p)], is_right(name, g, p), weight=weight)
                    yield replace(found, features=found.features | {SEEN: 1.0})


def readouts(path: Path, annotate: Callable[[Article], Context]) -> Iterator[Example]:
    """The contact that each official readout tells, judged by the editors' tags."""
    for number, item in enumerate(kremlin.items(path)[0]):
        context = annotate(article_of(item.text, title=item.title, published=date.fromisoformat(item.published)))
        verdicts = [(c, kremlin.slots(item, c)) for c in record_of(context, context.document, None).contacts]
        if verdicts:
            contact, right = max(verdicts, key=lambda v: sum(v[1].values()))
            yield example(f"readout-{number}", context, contact, right["all"], weight=READOUT_WEIGHT)


def is_right(name: str, gold: Any, pred: Any) -> bool:
    """Whether a fact has its gold entry and every slot that the evaluation compares."""
    if gold is None:
        return False
    if name == "contacts":
        parties = gold["participants"], pred["participants"]
        if len(pair_up(*parties, same_party)) < max(map(len, parties)):
            return False
    return all(agree(same, gold.get(slot), pred.get(slot)) for slot, same in SLOTS[name].items())


def agree(same: Same, gold: Any, pred: Any) -> bool:
    return gold is pred if gold is None or pred is None else same(gold, pred)


def example(doc: str, context: Context, fact: Fact, right: bool, **known: Any) -> Example:
    return Example(doc, type(fact).__name__.lower(), features(context, fact), right, **known)


# Facts from their lines: names and offsets, no words of the article


def cited(line: dict[str, Any]) -> dict[str, Any]:
    """What all facts have."""
    citations = tuple(Citation(field, Span(start, stop), "") for field, start, stop in line["citations"])
    return {"citations": citations, "rule": line["rule"], "confidence": 1.0}


def known(line: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: line[key] for key in keys}


def statement(line: dict[str, Any]) -> Statement:
    told = known(line, "speaker", "medium", "direct", "cue")
    return Statement(**told, text="", span=Span(line["start"], line["stop"]), **cited(line))


def contact(line: dict[str, Any]) -> Contact:
    parties = tuple(Participant(**party) for party in line["participants"])
    empty: dict[str, Any] = {"id": "", "topics": (), "outcomes": (), "reported_by": (), "plover": None, "evidence": ""}
    told = known(line, "kind", "status", "date", "place", "foreground")
    return Contact(**told, **empty, participants=parties, **cited(line))


def appointment(line: dict[str, Any]) -> Appointment:
    told = known(line, "person", "post", "body", "change", "date", "by", "succeeds")
    return Appointment(**told, evidence="", **cited(line))


def agreement(line: dict[str, Any]) -> Agreement:
    told = known(line, "name", "status", "total", "date", "claimed_by")
    remaining = tuple(line["remaining"]) if line["remaining"] else None
    return Agreement(**told, parties=tuple(line["parties"]), remaining=remaining, evidence="", **cited(line))


MAKERS: dict[str, Callable[[dict[str, Any]], Fact]] = {
    "contacts": contact,
    "statements": statement,
    "appointments": appointment,
    "agreements": agreement,
}


# The fit


class Columns:
    """Features as columns: each once for all kinds and once for its own, which share what they can."""

    def __init__(self, examples: Sequence[Example]) -> None:
        names = {key for e in examples for name in e.features for key in ((name,), (e.kind, name))}
        self.index = {key: i for i, key in enumerate(sorted(names, key=str))}

    def matrix(self, examples: Sequence[Example]) -> np.ndarray:
        """One row an example."""
        rows = np.zeros((len(examples), len(self.index)))
        for row, e in zip(rows, examples, strict=True):
            for name, value in e.features.items():
                for key in ((name,), (e.kind, name)):
                    if key in self.index:
                        row[self.index[key]] = value
        return rows

    def weights(self, fitted: np.ndarray) -> dict[str, dict[str, float]]:
        """The weight of each feature by kind, the shared part added."""
        kinds = sorted({key[0] for key in self.index if len(key) == 2})
        own = {kind: {k[1]: 0.0 for k in self.index if k[0] == kind and k[1:] not in {(), (SEEN,)}} for kind in kinds}
        for kind, names in own.items():
            for name in names:
                names[name] = float(fitted[self.index[(name,)]] + fitted[self.index[(kind, name)]])
        return own


def fit(rows: np.ndarray, right: np.ndarray, weight: np.ndarray, ridge: float = RIDGE) -> np.ndarray:
    """The coefficients of a logistic regression with a ridge, by Newton's method."""
    found = np.zeros(rows.shape[1])
    for _ in range(30):
        p = probability(rows @ found)
        gradient = rows.T @ (weight * (right - p)) - ridge * found
        hessian = (rows * (weight * p * (1 - p))[:, None]).T @ rows + ridge * np.eye(rows.shape[1])
        step = np.linalg.solve(hessian, gradient)
        found += step
        if np.abs(step).max() < 1e-6:
            break
    return found


def probability(scores: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-scores)))


def labels(examples: Sequence[Example]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([float(e.right) for e in examples]), np.array([e.weight for e in examples])


def held_out(examples: Sequence[Example], folds: int) -> np.ndarray:
    """The confidence of each example by weights fitted without its article."""
    told = np.zeros(len(examples))
    for fold in range(folds):
        inside = [e for e in examples if fold_of(e.doc, folds) != fold]
        outside = [i for i, e in enumerate(examples) if fold_of(e.doc, folds) == fold]
        columns = Columns(inside)
        fitted = fit(columns.matrix(inside), *labels(inside))
        told[outside] = probability(columns.matrix([examples[i] for i in outside]) @ fitted)
    return told


def fold_of(doc: str, folds: int) -> int:
    """The fold of an article, the same in every run."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % folds


# The table


def reliability(told: np.ndarray, right: np.ndarray) -> Iterator[str]:
    """A line for each bin of confidence, then the error of calibration, the mean and the loss."""
    yield f"{'confidence':14}{'facts':>7}{'mean':>8}{'right':>8}"
    error = 0.0
    for least, most in pairwise(BINS):
        there = (told >= least) & ((told < most) | (most == 1.0))
        if there.any():
            mean, share = told[there].mean(), right[there].mean()
            error += there.sum() / len(told) * abs(mean - share)
            yield f"{least:.1f} to {most:.1f}{'':4}{there.sum():7}{mean:8.3f}{share:8.3f}"
    loss = -np.mean(right * np.log(told) + (1 - right) * np.log(1 - told))
    yield f"{'all':14}{len(told):7}{told.mean():8.3f}{right.mean():8.3f}   ECE {error:.3f}   log loss {loss:.3f}"


def curve(told: np.ndarray, right: np.ndarray) -> Iterator[str]:
    """What `--min-confidence` keeps: how many facts, what share of them right, what share of all right ones."""
    yield f"{'least':14}{'kept':>7}{'right':>8}{'of right':>10}"
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        kept = told >= least
        if kept.any():
            yield f"{least:<14}{kept.sum():7}{right[kept].mean():8.3f}{right[kept].sum() / right.sum():10.3f}"


def report(examples: Sequence[Example], told: np.ndarray) -> Iterator[str]:
    """The tables of first sight, whole and by kind."""
    for kind in ("", *sorted({e.kind for e in examples})):
        rows = [i for i, e in enumerate(examples) if e.first_sight and kind in {"", e.kind}]
        right, _ = labels([examples[i] for i in rows])
        yield f"\n{kind or 'all kinds'}, at first sight, held out"
        yield from reliability(told[rows], right)
        yield from curve(told[rows], right) if not kind else ()


def write(examples: Sequence[Example]) -> None:
    """Fit all examples and keep the weights that matter."""
    columns = Columns(examples)
    fitted = columns.weights(fit(columns.matrix(examples), *labels(examples)))
    lines = ["# Written by benchmarks/confidence.py --write: the weight of each feature, by kind of fact."]
    for kind, weights in fitted.items():
        lines += ["", f"[{kind}]"]
        lines += [f'"{name}" = {value:.2f}' for name, value in weights.items() if abs(value) >= LEAST_WEIGHT]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf8")


def gather(arguments: argparse.Namespace) -> list[Example]:
    """All examples, of first sight first."""
    annotator = Annotator()

    def annotate(article: Article) -> Context:
        return dated_context(annotator.annotate(article))[0]

    found = [*first_sight(arguments.data, annotate)]
    found += judged(list(documents("open", arguments.data)), annotate, OPEN_WEIGHT)
    found += readouts(arguments.data / READOUTS, annotate)
    if arguments.gold.exists():
        found += judged(read_gold(arguments.gold), annotate, GOLD_WEIGHT)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--write", action="store_true", help="fit all articles and write the weights")
    arguments = parser.parse_args()
    examples = gather(arguments)
    print("\n".join(report(examples, held_out(examples, arguments.folds))))
    if arguments.write:
        write(examples)


if __name__ == "__main__":
    main()
