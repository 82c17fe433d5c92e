"""A text cut where its facts begin and end: overlapping stretches become pieces that do not.

text      Лавров принял Фидана в Москве
fact 1    [------------------]
fact 2           [--------------------]
pieces    [-----][-----------][-------]
facts      1      1 2          2
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from letopis.interfaces.facts import Shown
from letopis.model.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the facts that rest on it; those that begin here, too."""

    span: Span
    facts: tuple[Shown, ...]
    begin: tuple[Shown, ...]


def spans_of(fact: Shown) -> list[Span]:
    """Where a fact rests, each stretch once, in text order."""
    return sorted({c.span for c in fact.citations if len(c.span)})


def pieces(text: str, facts: Iterable[Shown]) -> Iterator[Piece]:
    """The text from its start to its end without a gap, cut at every edge of a fact and every line."""
    facts = list(facts)
    at: Mapping[Shown, list[Span]] = {fact: spans_of(fact) for fact in facts}
    begins = _begins(at)
    edges = sorted(
        {0, len(text)} | _line_edges(text) | {e for spans in at.values() for s in spans for e in (s.start, s.stop)}
    )
    for start, stop in pairwise(edges):
        span = Span(start, stop)
        covering = tuple(fact for fact in facts if any(s.covers(span) for s in at[fact]))
        yield Piece(span, covering, tuple(begins[start]))


def _begins(at: Mapping[Shown, list[Span]]) -> Mapping[int, list[Shown]]:
    """Where each fact is marked with its number: at the first of its stretches."""
    begins: defaultdict[int, list[Shown]] = defaultdict(list)
    for fact, spans in at.items():
        if spans:
            begins[spans[0].start].append(fact)
    return begins


def _line_edges(text: str) -> set[int]:
    feeds = [i for i, character in enumerate(text) if character == "\n"]
    return {*feeds, *(i + 1 for i in feeds)}
