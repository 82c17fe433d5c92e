"""A text cut where its facts begin and end: overlapping stretches become pieces that do not.

text      Лавров принял Фидана в Москве
fact 1    [------------------]
fact 2           [--------------------]
pieces    [-----][-----------][-------]
facts      1      1 2          2
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letopis.interfaces.facts import Shown
from letopis.model.span import Span

TELLING = ("evidence", "text")  # the fields whose words tell the whole fact


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the facts that rest on it, and those that get their numbers before it."""

    span: Span
    facts: tuple[Shown, ...]
    begin: tuple[Shown, ...]


def spans_of(fact: Shown) -> list[Span]:
    """Where a fact rests, in text order; stretches that touch are one."""
    joined: list[Span] = []
    for span in sorted({c.span for c in fact.citations if len(c.span)}):
        if joined and span.start <= joined[-1].stop:
            joined[-1] = joined[-1].join(span)
        else:
            joined.append(span)
    return joined


def pieces(text: str, facts: Sequence[Shown], cuts: Iterable[int] = ()) -> Iterator[Piece]:
    """The text from its start to its end without a gap, cut at every edge of a fact, every line, and at `cuts`."""
    at = {fact.anchor: spans_of(fact) for fact in facts}
    begins = _begins(facts, at)
    edges = {
        0,
        len(text),
        *cuts,
        *_line_edges(text),
        *(e for spans in at.values() for s in spans for e in (s.start, s.stop)),
    }
    for start, stop in pairwise(sorted(edges)):
        span = Span(start, stop)
        covering = tuple(fact for fact in facts if any(s.covers(span) for s in at[fact.anchor]))
        yield Piece(span, covering, tuple(begins[start]))


def _begins(facts: Iterable[Shown], at: Mapping[str, list[Span]]) -> Mapping[int, list[Shown]]:
    """Where each fact gets its number: at the words that tell it best."""
    begins: defaultdict[int, list[Shown]] = defaultdict(list)
    for fact in facts:
        if spans := at[fact.anchor]:
            best = next((c.span for c in fact.citations if c.field in TELLING), spans[0])
            begins[next((s.start for s in spans if s.covers(best)), spans[0].start)].append(fact)
    return begins


def _line_edges(text: str) -> set[int]:
    feeds = [i for i, character in enumerate(text) if character == "\n"]
    return {*feeds, *(i + 1 for i in feeds)}
