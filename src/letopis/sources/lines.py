"""The lines of a normalised text, and what a line looks like from outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letopis.model.span import Span

CLOSING = "\"'»”“)]’ "
FULL_STOP = (".", "…")
SENTENCE_END = (*FULL_STOP, "!", "?", ":", ";", ",")
# Of lines that follow another at once, how many begin in lower case where a text is wrapped at a
# fixed width. Articles with a paragraph a line have none; wrapped ones about two of three.
WRAPPED_SHARE = 0.3
FEWEST_BROKEN = 2
NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the spaces around it; `apart` is set after a blank line."""

    span: Span
    text: str
    apart: bool

    @property
    def key(self) -> str:
        """What phrases are compared with: lower case, ё as е, without bullets and heading marks."""
        return key_of(self.text)

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does, with a full stop or dots, brackets and quotation marks aside."""
        return self.text.rstrip(CLOSING).endswith(FULL_STOP)

    @property
    def finished(self) -> bool:
        """Whether any mark of punctuation ends it."""
        return self.text.rstrip(CLOSING).endswith(SENTENCE_END)


def key_of(text: str) -> str:
    """Lower case, ё as е, without bullets and heading marks in front."""
    return text.casefold().replace("ё", "е").lstrip(" -–—•●·►▶▸→>#*=[]«\"'")


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines from `start` on, blank ones left out."""
    offset, apart = start, True
    for raw in text[start:].split("\n"):
        if stripped := raw.strip():
            begin = offset + len(raw) - len(raw.lstrip())
            yield Line(Span(begin, begin + len(stripped)), stripped, apart)
        apart = not stripped
        offset += len(raw) + 1


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether lines are broken at a fixed width, so that a line is no paragraph."""
    following = [(before, line) for before, line in pairwise(lines) if not line.apart]
    broken = sum(line.text[:1].islower() and len(before.text) >= NARROWEST for before, line in following)
    return broken >= FEWEST_BROKEN and broken > WRAPPED_SHARE * len(following)
