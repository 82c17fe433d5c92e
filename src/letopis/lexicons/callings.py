"""Families of nouns that stand in the place of a name, from `callings.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from letopis.lexicons.loader import load_toml


@dataclass(frozen=True, slots=True)
class Family:
    """Nouns that rename ("дипломат"), and the words that make somebody one of those renamed ("посол")."""

    type: Literal["person", "organization"]
    nouns: frozenset[str]
    of: frozenset[str]


@cache
def families() -> tuple[Family, ...]:
    """All families, in the order of the lexicon."""
    entries = load_toml("callings.toml", table="family", fields=("type", "nouns", "of", "example"))
    return tuple(Family(e["type"], frozenset(e["nouns"]), frozenset(e["of"])) for e in entries)


@cache
def families_of(noun: str) -> tuple[Family, ...]:
    """The families that a noun (a lemma, ё as е) renames by."""
    return tuple(f for f in families() if noun in f.nouns)
