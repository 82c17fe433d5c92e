"""Floors: measured quality is pinned and never falls in silence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from letopis.evaluation.score import Figure
from letopis.model.errors import LetopisError

MEASURES = ("f1", "precision", "recall")


@dataclass(frozen=True, slots=True)
class Floors:
    """The least values by (measure, figure), and the digest of the gold set they were measured on.

    An empty digest fits every gold set.
    """

    gold: str
    least: Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor."""

    figure: str
    measure: str
    value: float
    floor: float

    def __str__(self) -> str:
        return f"{self.figure} {self.measure} is {self.value:.4f}, below its floor {self.floor:.4f}"


def read_floors(path: Path | None = None) -> Floors:
    """The floors of a file, or the packaged ones; raises LetopisError where the file is no such."""
    source = path or files("letopis.evaluation").joinpath("floors.toml")
    try:
        return _floors(tomllib.loads(source.read_text("utf8")))
    except (OSError, ValueError) as error:
        raise LetopisError(f"{source}: no floors: {error}") from error


def falls(floors: Floors, figures: Mapping[str, Figure]) -> Iterator[Fall]:
    """The figures that are below their floors; one that was not counted at all is 0."""
    for (measure, name), floor in floors.least.items():
        value: float = getattr(figures.get(name, Figure()), measure)
        if value < floor:
            yield Fall(name, measure, value, floor)


def _floors(loaded: Mapping[str, Any]) -> Floors:
    if unknown := set(loaded) - {"gold", *MEASURES}:
        raise ValueError(f"unknown keys {sorted(unknown)}; known are gold, {', '.join(MEASURES)}")
    gold = loaded.get("gold", "")
    least = {(measure, name): floor for measure in MEASURES for name, floor in loaded.get(measure, {}).items()}
    if not isinstance(gold, str) or not all(isinstance(floor, int | float) for floor in least.values()):
        raise ValueError("gold is a digest and every floor a number")
    return Floors(gold, least)
