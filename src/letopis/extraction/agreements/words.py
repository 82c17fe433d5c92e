"""The nouns of `agreements.toml` and the words of `agreement_words.toml`, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from letopis.lexicons.loader import load_toml

NOUN_FIELDS = ("words", "with", "without", "bare", "example", "expect")
WORD_FIELDS = ("status", "words", "takes", "needs", "example")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names an agreement; see the head of `agreements.toml`."""

    words: tuple[str, ...]
    needed: frozenset[str]
    excluded: frozenset[str]
    bare: bool
    example: str
    expect: str


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A word that tells how an agreement stands; see the head of `agreement_words.toml`."""

    status: str
    takes: frozenset[str]
    needs: str | None
    example: str


@cache
def nouns() -> Mapping[str, Noun]:
    """The nouns by lemma."""
    entries = load_toml("agreements.toml", table="noun", fields=NOUN_FIELDS, required=("words", "example", "expect"))
    return {word: noun_of(entry) for entry in entries for word in entry["words"]}


def noun_of(entry: Mapping[str, Any]) -> Noun:
    """An entry of the file as a noun."""
    return Noun(
        tuple(entry["words"]),
        frozenset(entry.get("with", ())),
        frozenset(entry.get("without", ())),
        entry.get("bare", True),
        entry["example"],
        entry["expect"],
    )


@cache
def status_words() -> Mapping[str, tuple[StatusWord, ...]]:
    """The words of status by lemma."""
    entries = load_toml("agreement_words.toml", table="word", fields=WORD_FIELDS, required=("status", "words", "takes"))
    found: dict[str, tuple[StatusWord, ...]] = {}
    for entry in entries:
        word = StatusWord(entry["status"], frozenset(entry["takes"]), entry.get("needs"), entry["example"])
        for lemma in entry["words"]:
            found[lemma] = (*found.get(lemma, ()), word)
    return found
