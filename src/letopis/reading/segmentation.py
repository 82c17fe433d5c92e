"""Sentences and words of a text, by razdel's rules: a line break always ends a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letopis.model.span import Span
from letopis.reading.chunks import words_of
from letopis.reading.sentences import sentences

# The parser's memory grows with the square of a sentence: a longer one (a list without full stops)
# is cut. The longest sentence of 933 news articles (NEREL) has 152 words.
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its words, by span and as they stand in the text."""

    span: Span
    spans: tuple[Span, ...]
    words: tuple[str, ...]


def segment(text: str) -> Iterator[Segment]:
    """The sentences of a text in order; a blank one yields nothing."""
    for start, stop in sentences(text):
        yield from pieces(*words_of(text, start, stop))


def pieces(spans: list[Span], words: list[str]) -> Iterator[Segment]:
    """A sentence as it is, or in pieces of `LONGEST` words."""
    for start in range(0, len(words), LONGEST):
        part = spans[start : start + LONGEST]
        yield Segment(part[0].join(part[-1]), tuple(part), tuple(words[start : start + LONGEST]))
