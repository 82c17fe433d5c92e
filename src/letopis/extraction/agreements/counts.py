"""How many there are in all, and how many remain: "осталось согласовать 6-7", "из 33"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from letopis.extraction.numbers import Count, counts
from letopis.model.document import Document, Token

REMAINING = frozenset({"остаться", "оставаться"})
# What may be counted in place of the agreements themselves: "33 направления обозначили".
COUNTED = frozenset(
    {"направление", "документ", "пункт", "программа", "карта", "соглашение", "договор", "сделка", "раздел"}
)
NEAR = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """A count of agreements: all of them, and those that remain."""

    total: int | None = None
    remaining: tuple[int, int] | None = None

    def with_more(self, other: Progress) -> Progress:
        """This count, completed by another."""
        return Progress(self.total or other.total, self.remaining or other.remaining)


def progress_at(document: Document, noun: int) -> Progress:
    """The counts in the sentence of a noun that are of it."""
    sentence = document.sentence_of(noun)
    tokens = document.sentence_tokens(sentence)
    found, remains = Progress(), any(t.lemma in REMAINING for t in tokens)
    for count in counts(tokens):
        found = found.with_more(progress_of(tokens, count, remains, noun - sentence.start))
    return found


def progress_of(tokens: Sequence[Token], count: Count, remains: bool, noun: int) -> Progress:
    """What one count tells: after "из" or of things done all, under "осталось" what remains."""
    after = tokens[count.stop : count.stop + NEAR]
    before = tokens[count.start - 1].low if count.start else ""
    if remains and before == "из":
        return Progress(total=count.most)
    counted = next((t for t in after if t.pos in {"NOUN", "PROPN"}), None)
    if counted is None or not (counted.index == tokens[noun].index or is_counted_for(counted, tokens[noun])):
        return Progress()
    if remains and is_governed_by_rest(tokens, count):
        return Progress(remaining=(count.least, count.most))
    return Progress(total=count.most) if count.least == count.most else Progress()


def is_counted_for(counted: Token, noun: Token) -> bool:
    """Whether the counted word is another one for the agreements: "33 направления"."""
    return counted.lemma in COUNTED and counted.lemma != noun.lemma


def is_governed_by_rest(tokens: Sequence[Token], count: Count) -> bool:
    """Whether "осталось" stands before the count, no mark between but quotation marks."""
    for token in reversed(tokens[: count.start]):
        if token.lemma in REMAINING:
            return True
        if token.text in ",;—":
            return False
    return False
