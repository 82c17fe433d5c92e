"""The words that a pattern of time expressions may begin with, so that it is tried only where one of them stands.

    "(?:с |от )?{month} {year}"   begins with   "с", "от", or any form of the group `month`
    "том же году"                 begins with   "том"
    "{digits}[./]{mm}"            begins with   a figure

Read from the pattern as `patterns` writes it; what it cannot be told of is tried everywhere. More openings than
needed cost time, none is ever left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from letopis.extraction.dates.patterns import MACROS, PLACE, SHAPES
from letopis.extraction.dates.rule import Rule
from letopis.extraction.dates.words import forms_of
from letopis.reading.memo import Memo

FIGURE = "0"
"""Stands for every word that begins with a digit."""
ANY = ""
"""Stands for what cannot be told, or is no word."""

PIECE = re.compile(r"\{[A-Za-z]+2?\}|\(\?[=!]|\(\?:|\(\?P<\w+>|\(\?P=\w+\)|\\.|\[[^]]*\]|\{[\d,]+\}|[а-яa-z]+|.", re.S)
REPEATED = re.compile(r"\{\d")
WORD = re.compile(r"\w+")
# What a match may begin at: no rule's begins inside a word.
STARTS = re.compile(r"\w+|\(")
WORDS_KEPT = 50_000


class Index:
    """The rules by the words that their matches begin with; the numbers of those that may begin with any."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_opening: dict[str, list[int]] = defaultdict(list)
        self._told = Memo(self._rules_at, WORDS_KEPT)
        self.anywhere: list[int] = []
        for number, rule in enumerate(rules):
            told = openings(rule.pattern)
            if told is None:
                self.anywhere.append(number)
            for opening in told or ():
                self._by_opening[opening].append(number)

    def starts(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """The places of a folded text where matches may begin, and the numbers of the rules that may match there."""
        for start in STARTS.finditer(text):
            if rules := self._told[start[0]]:
                yield start.start(), rules

    def _rules_at(self, word: str) -> tuple[int, ...]:
        beginnings = {word[:length] for length in range(len(word) + 1)} | ({FIGURE} if word[0].isdecimal() else set())
        return tuple(sorted({n for b in beginnings for n in self._by_opening.get(b, ())}))


@cache
def index_of(rules: tuple[Rule, ...]) -> Index:
    """The index of some rules, made once."""
    return Index(rules)


@dataclass
class Opening:
    """What a part of a pattern may begin with; `empty` where it may also be nothing."""

    words: set[str]
    empty: bool


def openings(template: str) -> frozenset[str] | None:
    """The beginnings of words that the matches of a pattern begin with, FIGURE for all figures; None for any."""
    text = template
    for name, body in MACROS.items():
        text = text.replace("{" + name + "}", body)
    whole, _ = alternatives(PIECE.findall(text))
    return None if whole.empty or ANY in whole.words else frozenset(whole.words)


def alternatives(pieces: Sequence[str]) -> tuple[Opening, Sequence[str]]:
    """What the alternatives up to the closing bracket begin with, and the pieces after it."""
    found = Opening(set(), empty=False)
    while True:
        one, pieces = sequence(pieces)
        found.words |= one.words
        found.empty |= one.empty
        if not pieces or pieces[0] == ")":
            return found, pieces[1:]
        pieces = pieces[1:]  # "|"


def sequence(pieces: Sequence[str]) -> tuple[Opening, Sequence[str]]:
    """What one alternative begins with, and the pieces from its end on."""
    found = Opening(set(), empty=True)
    while pieces and pieces[0] not in {"|", ")"}:
        one, pieces = item(pieces)
        if found.empty:
            found.words |= one.words
            found.empty = one.empty
    return found, pieces


def item(pieces: Sequence[str]) -> tuple[Opening, Sequence[str]]:
    """What a piece with its quantifier begins with, and the pieces after it."""
    piece, rest = pieces[0], pieces[1:]
    if piece in {"(?=", "(?!"}:
        return Opening(set(), empty=True), alternatives(rest)[1]  # looks ahead, and takes nothing
    if piece == "(?:" or (piece.startswith("(?P<")):
        found, rest = alternatives(rest)
    else:
        found = Opening(words_of(piece, optional=rest[:1] in (["?"], ["*"])), empty=False)
    if rest[:1] in (["?"], ["*"]):
        return Opening(found.words, empty=found.empty or len(piece) == 1 or not piece.isalpha()), rest[1:]
    return found, rest[1:] if rest[:1] == ["+"] or (rest[:1] and REPEATED.match(rest[0])) else rest


def words_of(piece: str, *, optional: bool) -> set[str]:
    """The beginnings of words that a piece stands for; the last letter of a run may be optional."""
    if place := PLACE.fullmatch(piece):
        return {FIGURE} if place[1] in SHAPES else {first_word(form) for form in forms_of(place[1])}
    if piece.isalpha():
        return {piece[:-1] if optional and len(piece) > 1 else piece}
    return {"("} if piece == r"\(" else {ANY}


def first_word(form: str) -> str:
    """The first word of a form."""
    found = WORD.match(form)
    word = found[0] if found else ANY
    return FIGURE if word[:1].isdecimal() else word
