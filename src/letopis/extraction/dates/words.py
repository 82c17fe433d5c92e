"""The word lists of time expressions, typed: what every form means, and the lemmas that tell tense."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from letopis.lexicons.loader import load_toml

Meaning = int | str


@cache
def entries(group: str) -> tuple[Mapping[str, Any], ...]:
    """The entries of one group of `dates.toml`."""
    fields = ("group", "value", "forms", "stems", "endings", "lemmas")
    words = load_toml("dates.toml", table="word", fields=fields, required=("group",))
    return tuple(word for word in words if word["group"] == group)


@cache
def forms_of(group: str) -> dict[str, Meaning]:
    """The forms of a group with their meanings ("month": {"мая": 5, ...}); none for an unknown group."""
    return {form: entry["value"] for entry in entries(group) for form in forms(entry)}


def forms(entry: Mapping[str, Any]) -> list[str]:
    """The forms that an entry lists, or its stems with its endings."""
    return list(entry.get("forms", ())) or [s + e for s in entry.get("stems", ()) for e in entry.get("endings", ())]


@cache
def lemmas(group: str) -> frozenset[str]:
    """The lemmas of a group ("future": what these words govern lies ahead)."""
    return frozenset(lemma for entry in entries(group) for lemma in entry.get("lemmas", ()))
