"""Counts in figures and words: "33", "6-7", "шесть-семь", "тридцать три", "6 или 7".

Yields whole numbers only; ordinals ("третий"), decimals and dates are left alone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from letopis.lexicons.loader import load_toml
from letopis.model.document import Token
from letopis.reading.morphology import normal_forms

FIGURE = re.compile(r"\d{1,12}$")
FIELDS = ("word", "value", "kind")
DASHES = frozenset("-–—‑")
PAIR = re.compile(r"^(\w+)[-–—‑](\w+)$")


@dataclass(frozen=True, slots=True)
class Count:
    """A number, or a range of two ("шесть-семь" is 6 to 7), in tokens `[start, stop)`."""

    least: int
    most: int
    start: int
    stop: int


def counts(tokens: Sequence[Token]) -> Iterator[Count]:
    """The counts of a run of tokens, in order and apart from each other; indices are those of the run."""
    i = 0
    while i < len(tokens):
        found = count_at(tokens, i)
        if found:
            yield found
        i = found.stop if found else i + 1


def count_at(tokens: Sequence[Token], i: int) -> Count | None:
    """The count that begins at place `i` of `tokens`, as long as it goes."""
    pair = hyphenated(tokens[i].low)
    if pair:
        return Count(*pair, i, i + 1)
    first = whole_at(tokens, i)
    if first is None:
        return None
    value, stop = first
    second = second_of_pair(tokens, stop)
    if second and value < second[0]:
        return Count(value, second[0], i, second[1])
    return Count(value, value, i, stop)


def second_of_pair(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The number after "-" or "или" at place `i`, and where it stops."""
    if i + 1 < len(tokens) and (tokens[i].low in DASHES or tokens[i].low == "или"):
        return whole_at(tokens, i + 1)
    return None


def hyphenated(low: str) -> tuple[int, int] | None:
    """The two numbers of "6-7" or "шести-семи"; "двадцать-первый" and "2021-22" (falling) are none."""
    parts = PAIR.match(low)
    if not parts:
        return None
    least, most = value_of(parts[1]), value_of(parts[2])
    return (least, most) if least is not None and most is not None and least < most else None


def whole_at(tokens: Sequence[Token], i: int) -> tuple[int, int] | None:
    """The whole number that begins at place `i`, and where it stops: falling parts add up, a scale multiplies."""
    total, room, stop = 0, sys.maxsize, i
    while stop < len(tokens) and room:
        value, scale = value_of(tokens[stop].low), scale_of(tokens[stop].low)
        if scale and total and room < scale:
            total, room = total * scale, scale
        elif value is not None and value < room:
            total, room = total + value, room_after(tokens[stop].low, value)
        else:
            break
        stop += 1
    return (total, stop) if stop > i else None


def room_after(low: str, value: int) -> int:
    """What a further part has to stay under: 10 after "тридцать", 100 after "двести"; nothing follows "семь"."""
    if FIGURE.match(low):
        return 1
    return 100 if value >= 100 else 10 if value >= 20 else 1


def value_of(low: str) -> int | None:
    """The number that one word or figure means by itself."""
    if FIGURE.match(low):
        return int(low)
    return next((value for form in normal_forms(low) if (value := words()["simple"].get(form)) is not None), None)


def scale_of(low: str) -> int | None:
    """What a word of scale multiplies by ("тысяч" is 1000)."""
    return next((value for form in normal_forms(low) if (value := words()["scale"].get(form)) is not None), None)


@cache
def words() -> Mapping[str, Mapping[str, int]]:
    """The words of number by lemma: "scale", and "simple" with the collective ones."""
    entries = load_toml("numbers.toml", table="number", fields=FIELDS, required=FIELDS, key="word")
    table: dict[str, dict[str, int]] = {"simple": {}, "scale": {}}
    for entry in entries:
        table["scale" if entry["kind"] == "scale" else "simple"][entry["word"]] = entry["value"]
    return table
