"""Where the time expressions of a text stand, before anything is known of what they lean on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from letopis.extraction.dates.openings import index_of
from letopis.extraction.dates.patterns import fold
from letopis.extraction.dates.rule import Rule
from letopis.extraction.dates.setting import places_of
from letopis.extraction.dates.words import Meaning, forms_of, lemmas
from letopis.model.document import Document
from letopis.model.span import Span

Opening = Literal["from", "until"]

FROM = re.compile(r"(?<!\w)(?:начиная с|с|со|после)[ \t]+$")
UNTIL = re.compile(r"(?<!\w)(?:вплоть до|не позднее|до|по)[ \t]+$")
# "С Новым 2011 годом" greets, it does not begin.
INSTRUMENTAL = re.compile(r"годом$|(?:ым|им)[ \t]")


RECURRING = {"каждый", "ежегодно", "еженедельно"}


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
    found = [m for rule, hit in hits(text, rules) if (m := match_of(rule, hit, document))]
    return [opened(match, document, text) for match in longest(found)]


def hits(text: str, rules: Sequence[Rule]) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Where the patterns match, rule by rule, no two of one rule overlapping: `finditer` of each, in one walk."""
    index = index_of(tuple(rules))
    found = defaultdict(list, {number: list(rules[number].regex.finditer(text)) for number in index.anywhere})
    for place, numbers in index.starts(text):
        for number in numbers:
            before = found.get(number)
            if (not before or before[-1].end() <= place) and (hit := rules[number].regex.match(text, place)):
                found[number].append(hit)
    return ((rules[number], hit) for number in sorted(found) for hit in found[number])


def match_of(rule: Rule, hit: re.Match[str], document: Document) -> Match | None:
    """What a rule reads at a place, if it is a time."""
    span = Span(*hit.span("said" if "said" in rule.regex.groupindex else 0))
    tokens = tokens_over(document, span)
    places = places_of(hit)
    if not tokens or not rule.fits(places) or is_no_date(document, span, tokens[0]):
        return None
    return Match(rule, span, *tokens, places)


def tokens_over(document: Document, span: Span) -> tuple[int, int] | None:
    """The tokens that share a letter with a span."""
    starts = document.tokens
    first = bisect_right(starts, span.start, key=lambda t: t.span.stop)
    last = bisect_left(starts, span.stop, key=lambda t: t.span.start)
    return (first, last) if first < last else None


def is_no_date(document: Document, span: Span, start: int) -> bool:
    """Whether words name something else ("улица 8 Марта", "Октябрьской революции") or recur ("каждый вторник")."""
    before = next((t.lemma for t in reversed(document.tokens[max(start - 2, 0) : start]) if t.text != "."), "")
    if before in RECURRING or is_proper_adjective(document, start):
        return True
    return before in lemmas("name") and is_titled(document.text[span.start : span.stop])


def is_proper_adjective(document: Document, start: int) -> bool:
    """Whether an adjective of a month begins a name: "Октябрьской революции", "Майский район"."""
    first = document.tokens[start]
    inside = start > document.sentence_of(start).start
    return inside and first.text.istitle() and first.low in forms_of("monthly")


def is_titled(words: str) -> bool:
    """Whether a date is written as a name is: "8 Марта", "1905 года"; "10 января" is a date."""
    letters = [word for word in words.split() if word[0].isalpha()]
    return any(word[0].isupper() for word in letters) or words[:4].isdecimal()


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
    """The match with the preposition that opens an end of it, where there is one; a span has both its ends."""
    if any(place.endswith("2") for place in match.places):
        return match
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
