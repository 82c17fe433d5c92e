"""`letopis evaluate`: read a gold set, print its figures, hold them against their floors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from letopis.evaluation.floors import Fall, falls, read_floors
from letopis.evaluation.gold import GoldDocument, digest, read_gold
from letopis.evaluation.report import errors, table
from letopis.evaluation.run import Evaluation, as_json, evaluate, predict, save_predictions
from letopis.evaluation.score import Figure, RecordDict
from letopis.interfaces.messages import Messages
from letopis.interfaces.progress import Progress
from letopis.interfaces.safe import clean
from letopis.interfaces.share import least_confidence
from letopis.interfaces.shell import BELOW_FLOOR, complain
from letopis.model.errors import LetopisError

SHOWN_DIGEST = 12
PACKAGED = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command was asked for; `floors` is a file, "-" for the packaged ones, or None."""

    gold: Path
    errors: bool = False
    as_json: bool = False
    floors: str | None = None
    predictions: Path | None = None
    min_confidence: str | None = None


def evaluate_set(request: Request, say: Messages) -> int:
    """Run the request; returns the exit code."""
    least = least_confidence(request.min_confidence, say)
    documents = read_gold(request.gold)
    predictions = _predict(documents, least, say)
    if request.predictions:
        _save(predictions, request.predictions, say)
    evaluation = evaluate(documents, predictions)
    _show(evaluation, request)
    return _hold(evaluation.figures, request, say) if request.floors else 0


def _predict(documents: list[GoldDocument], least: float, say: Messages) -> dict[str, RecordDict]:
    from letopis.pipeline.reader import Reader

    reader = Reader()
    progress = Progress(say, several=len(documents) > 1)
    predictions = {}
    for name, record in predict(documents, lambda article: reader.read_article(article).at_least(least)):
        progress.at(name)
        predictions[name] = record
    progress.clear()
    return predictions


def _save(predictions: Mapping[str, RecordDict], folder: Path, say: Messages) -> None:
    try:
        save_predictions(predictions, folder)
    except OSError as error:
        raise LetopisError(say("run.not_written", path=folder, reason=error.strerror)) from error


def _show(evaluation: Evaluation, request: Request) -> None:
    if request.as_json:
        _print([json.dumps(as_json(evaluation), ensure_ascii=False, indent=1)])
        return
    if request.errors:
        _print(errors(evaluation))
    _print(table(evaluation))


def _print(lines: Iterable[str]) -> None:
    sys.stdout.writelines(clean(line) + "\n" for line in lines)


def _hold(figures: Mapping[str, Figure], request: Request, say: Messages) -> int:
    """Hold the figures against the floors; messages go to standard error."""
    floors = read_floors(None if request.floors == PACKAGED else Path(str(request.floors)))
    actual = digest(request.gold)
    if floors.gold and floors.gold != actual:
        expected = floors.gold[:SHOWN_DIGEST]
        raise LetopisError(say("run.other_gold", expected=expected, actual=actual[:SHOWN_DIGEST]))
    fallen = list(falls(floors, figures))
    for fall in fallen:
        complain(_fall(fall, say), say)
    if not fallen:
        complain(say("run.floors_kept", count=len(floors.least)), say)
    return BELOW_FLOOR if fallen else 0


def _fall(fall: Fall, say: Messages) -> str:
    value, floor = f"{fall.value:.4f}", f"{fall.floor:.4f}"
    return say("run.falls", figure=fall.figure, measure=fall.measure, value=value, floor=floor)
