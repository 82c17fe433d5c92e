"""Where the time expressions of a text stand, before anything is known of what they lean on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from letopis.extraction.dates.patterns import fold
from letopis.extraction.dates.rule import Rule
from letopis.extraction.dates.setting import places_of
from letopis.extraction.dates.words import Meaning, lemmas
from letopis.model.document import Document
from letopis.model.span import Span

Opening = Literal["from", "until"]

FROM = re.compile(r"(?<!\w)(?:начиная с|с|со|после)[ \t]+$")
UNTIL = re.compile(r"(?<!\w)(?:вплоть до|не позднее|до|по)[ \t]+$")
# "С Новым 2011 годом" greets, it does not begin.
INSTRUMENTAL = re.compile(r"годом$|(?:ым|им)[ \t]")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule at a place: its words `span`, its tokens `[start, stop)`, the meanings of its places.

    `opening` tells an interval with one open end: "с 2013 года", "до 2030 года".
    """

    rule: Rule
    span: Span
    start: int
    stop: int
    places: Mapping[str, Meaning]
    opening: Opening | None = None


def matches(document: Document, rules: Sequence[Rule]) -> list[Match]:
    """The matches of all rules that do not overlap, in text order: the longest wins, then the earlier rule."""
    text = fold(document.text)
    found = [m for rule in rules for m in matches_of(rule, document, text)]
    return [opened(match, document, text) for match in longest(found)]


def matches_of(rule: Rule, document: Document, text: str) -> Iterator[Match]:
    """All places that a rule reads."""
    for hit in rule.regex.finditer(text):
        span = Span(*hit.span("said" if "said" in rule.regex.groupindex else 0))
        tokens = tokens_over(document, span)
        places = places_of(hit)
        if tokens and rule.fits(places) and not is_name(document, tokens[0]):
            yield Match(rule, span, *tokens, places)


def tokens_over(document: Document, span: Span) -> tuple[int, int] | None:
    """The tokens that share a letter with a span."""
    starts = document.tokens
    first = bisect_right(starts, span.start, key=lambda t: t.span.stop)
    last = bisect_left(starts, span.stop, key=lambda t: t.span.start)
    return (first, last) if first < last else None


def is_name(document: Document, start: int) -> bool:
    """Whether a date is a name: "улица 8 Марта", "площадь 1905 года"; or recurs: "каждый вторник"."""
    before = [t.lemma for t in document.tokens[max(start - 2, 0) : start] if t.text != "."]
    return bool(before) and (before[-1] in lemmas("name") or before[-1] in {"каждый", "ежегодно"})


def longest(found: Iterable[Match]) -> list[Match]:
    """The matches that no longer one overlaps."""
    kept: list[Match] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda m: (-len(m.span), m.span.start)):
        letters = range(match.span.start, match.span.stop)
        if taken.isdisjoint(letters):
            taken.update(letters)
            kept.append(match)
    return sorted(kept, key=lambda m: m.span.start)


def opened(match: Match, document: Document, text: str) -> Match:
    """The match with the preposition that opens an end of it, where there is one."""
    before = text[max(match.span.start - 20, 0) : match.span.start]
    words = text[match.span.start : match.span.stop]
    for opening, pattern in (("from", FROM), ("until", UNTIL)):
        hit = pattern.search(before)
        if hit and not INSTRUMENTAL.search(words):
            span = Span(match.span.start - len(before) + hit.start(), match.span.stop)
            tokens = tokens_over(document, span)
            if tokens:
                return Match(match.rule, span, *tokens, match.places, opening)  # type: ignore[arg-type]
    return match
