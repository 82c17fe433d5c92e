"""Read a gold set and score what was read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from letopis.evaluation.gold import GoldDocument
from letopis.evaluation.score import Difference, Figure, RecordDict, Score
from letopis.model.article import Article
from letopis.model.record import Record

Read = Callable[[Article], Record]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures over a gold set, the documents that no record was read of, differences by document."""

    documents: int
    absent: tuple[str, ...]
    figures: Mapping[str, Figure]
    differences: Mapping[str, tuple[Difference, ...]]


def predict(documents: Iterable[GoldDocument], read: Read) -> Iterator[tuple[str, RecordDict]]:
    """The record of each document, by name."""
    from letopis.sources.text import article_of

    for document in documents:
        article = article_of(document.text, published=document.published, url=document.url)
        yield document.name, read(article).to_dict()


def evaluate(documents: Iterable[GoldDocument], predictions: Mapping[str, RecordDict]) -> Evaluation:
    """Score predictions by name against gold; one that is missing or empty counts as an empty record."""
    score = Score()
    documents = list(documents)
    differences = {d.name: tuple(score.add(d.record, predictions.get(d.name) or {})) for d in documents}
    absent = tuple(d.name for d in documents if not predictions.get(d.name))
    return Evaluation(len(documents), absent, dict(score.figures), differences)


def save_predictions(predictions: Mapping[str, RecordDict], folder: Path) -> None:
    """Write each record as `NAME.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, record in predictions.items():
        folder.joinpath(f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf8")


def load_predictions(documents: Iterable[GoldDocument], folder: Path) -> dict[str, RecordDict]:
    """The records that `save_predictions`, or another program, left in a folder."""
    found = {d.name: folder / f"{d.name}.json" for d in documents}
    return {name: json.loads(path.read_text("utf8")) for name, path in found.items() if path.exists()}


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as plain values: documents, absent ones, figures."""
    return {
        "documents": evaluation.documents,
        "absent": list(evaluation.absent),
        "figures": {name: _row(figure) for name, figure in evaluation.figures.items()},
    }


def _row(figure: Figure) -> dict[str, float]:
    return {
        "P": figure.precision,
        "R": figure.recall,
        "F1": figure.f1,
        "tp": figure.right,
        "gold": figure.gold,
        "pred": figure.pred,
    }
