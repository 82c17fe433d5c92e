"""Sentences and words of a text, by razdel: a line break always ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from razdel import sentenize, tokenize

from letopis.model.span import Span

LINE = re.compile(r"[^\n]+")

# The parser's memory grows with the square of a sentence: a longer one (a list without full stops)
# is cut. The longest sentence of 933 news articles (NEREL) has 152 words.
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence and its words by span."""

    span: Span
    words: tuple[Span, ...]


def segment(text: str) -> Iterator[Segment]:
    """The sentences of a text in order; a blank one yields nothing."""
    for line in LINE.finditer(text):
        for sentence in sentenize(line.group()):
            offset = line.start() + sentence.start
            words = [Span(offset + w.start, offset + w.stop) for w in tokenize(sentence.text)]
            yield from pieces(words)


def pieces(words: list[Span]) -> Iterator[Segment]:
    """A sentence as it is, or in pieces of `LONGEST` words."""
    for start in range(0, len(words), LONGEST):
        part = words[start : start + LONGEST]
        yield Segment(Span(part[0].start, part[-1].stop), tuple(part))
