"""When a predicted value is the gold one: names, places, kinds, stretches of text.

Forgiving where writing varies (case, ё, endings, one slip in a name), strict where meaning does.
Nothing here knows of facts or figures.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Set
from functools import cache
from importlib.resources import files
from typing import Any

Party = Mapping[str, Any]
"""A participant of a contact: `name`, `type`, `represents`."""

STEM = 5  # letters of a word that are compared: past them Russian words differ by case and number
HALF = 0.5  # the overlap of stems from which two texts are the same


def fold(text: object) -> str:
    """Lower case, ё as е, no marks but hyphens, single spaces; nothing at all for None."""
    plain = re.sub(r"[^\w\- ]+", " ", str(text or "").casefold().replace("ё", "е"))
    return re.sub(r"\s+", " ", plain).strip()


def words(text: object) -> list[str]:
    """The folded words of a text in order."""
    return re.findall(r"\w+", fold(text))


def stems(text: object) -> set[str]:
    """The beginnings of the words that tell something: three letters or more, or a number."""
    return {word[:STEM] for word in words(text) if len(word) > 2 or word.isdigit()}


def dice(a: Set[str], b: Set[str]) -> float:
    """The share that two sets have in common, from 0 to 1; 0 where either is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def near(a: str, b: str) -> bool:
    """Equal, or one edit apart where both have five letters or more ("Лукашекно")."""
    if a == b:
        return True
    if min(len(a), len(b)) < STEM or abs(len(a) - len(b)) > 1:
        return False
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[common:], b[common:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def equal(a: object, b: object) -> bool:
    """The same value, literally."""
    return bool(a == b)


def same_range(a: Collection[int], b: Collection[int]) -> bool:
    """The same `[least, most]`, tuple or list."""
    return list(a) == list(b)


def same_text(a: object, b: object) -> bool:
    """Equal when folded, or at least half of the stems in common."""
    return fold(a) == fold(b) or dice(stems(a), stems(b)) >= HALF


def same_kind(a: object, b: object) -> bool:
    """The same kind of contact; a meeting and talks shade into each other."""
    return a == b or {a, b} == {"meeting", "talks"}


def same_place(a: object, b: object) -> bool:
    """The same place by its words or as one country under two names; unknown is no place."""
    return a is not None and b is not None and (same_text(a, b) or country(a) == country(b))


def same_body(a: object, b: object) -> bool:
    """The same country or organisation of a post."""
    return same_place(a, b) or same_text(a, b)


def same_speaker(a: object, b: object) -> bool:
    """The same person by the last word of the name, or the same body by its words."""
    left, right = fold(a).split(), fold(b).split()
    return bool(left and right) and (near(left[-1], right[-1]) or same_text(a, b))


def same_party(gold: Party, pred: Party) -> bool:
    """The same participant: of one type, and of one name as that type compares names."""
    if gold.get("type") != pred.get("type"):
        return False
    if gold["type"] == "country":
        return _same_country(gold, pred)
    if gold["type"] == "person":
        return _same_person(fold(gold["name"]), fold(pred.get("name")))
    return same_text(gold["name"], pred.get("name"))


def country(name: object) -> str:
    """The usual name of a country, folded; another name stays as it is."""
    folded = fold(name)
    return _countries().get(folded, folded)


def _same_country(gold: Party, pred: Party) -> bool:
    code = gold.get("represents")
    return country(gold["name"]) == country(pred.get("name")) or bool(code and code == pred.get("represents"))


def _same_person(gold: str, pred: str) -> bool:
    """Surnames, or whole names, within one edit; two given names begin alike."""
    left, right = gold.split(), pred.split()
    if not left or not right or not (near(left[-1], right[-1]) or near(gold, pred)):
        return False
    return min(len(left), len(right)) < 2 or left[0][0] == right[0][0]


@cache
def _countries() -> Mapping[str, str]:
    aliases = tomllib.loads(files("letopis.evaluation").joinpath("countries.toml").read_text("utf8"))
    return {alias: usual for usual, others in aliases.items() for alias in others}
