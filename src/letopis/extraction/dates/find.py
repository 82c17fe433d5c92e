"""Document -> time expressions, told in text order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letopis.extraction.dates.absolute import ABSOLUTE
from letopis.extraction.dates.anchors import find_anchor, lent_year
from letopis.extraction.dates.matching import Match, Opening, matches
from letopis.extraction.dates.relative import RELATIVE
from letopis.extraction.dates.rule import Rule
from letopis.extraction.dates.setting import Anchor, Reading, Setting
from letopis.extraction.dates.tense import tense_at
from letopis.model.dates import Timex
from letopis.model.document import Document
from letopis.model.edtf import Interval, Moment, Value, parse

# Where two rules read the same words, the earlier wins.
RULES: tuple[Rule, ...] = (*ABSOLUTE, *RELATIVE)

QUOTES = {"«": 1, "“": 1, "„": 1, "»": -1, "”": -1}
NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "NUM"}


def find_times(document: Document) -> list[Timex]:
    """The time expressions of an article in text order, none inside another."""
    found = matches(document, RULES)
    anchor = find_anchor(document, found)
    times: list[Timex] = []
    for match in found:
        times.append(told(document, match, found, anchor, times))
    return times


def told(
    document: Document, match: Match, found: Sequence[Match], anchor: Anchor | None, before: Sequence[Timex]
) -> Timex:
    """A match as a time expression with its value."""
    previous = previous_day(document, match, before)
    setting = Setting(
        anchor=anchor,
        tense=tense_at(document, match.start, match.stop),
        previous=previous,
        lent_year=None if anchor else lent_year(document, match, found),
        complement=has_complement(document, match),
        quoted=is_quoted(document, match),
    )
    value = with_opening(match.rule.value(Reading(match.places, setting)), match.opening)
    leans = match.rule.leans and "year" not in match.places and anchor and anchor.year_known
    day = anchor.day.isoformat() if anchor and leans else None
    return Timex(match.span, match.start, match.stop, str(value) if value else None, day, match.rule.name)


def with_opening(value: Value | None, opening: Opening | None) -> Value | None:
    """A moment, or the interval that it opens: "2013" of "с 2013 года" is "2013/.."."""
    if not isinstance(value, Moment) or opening is None:
        return value
    return Interval(value, None) if opening == "from" else Interval(None, value)


def previous_day(document: Document, match: Match, before: Sequence[Timex]) -> Moment | None:
    """The day last told in the paragraph, or in the one above for its first sentence."""
    first = paragraph_start(document, match.span.start)
    sentence = document.sentence_of(match.start)
    if sentence.span.start <= first:
        first = paragraph_start(document, max(len(document.text[:first].rstrip()) - 1, 0))
    title = document.article.title_span
    if title and title.holds(first):
        first = title.stop
    days = (day_told(t) for t in reversed(before) if t.span.start >= first)
    return next((day for day in days if day), None)


def paragraph_start(document: Document, offset: int) -> int:
    """Where the line of an offset begins."""
    return document.text.rfind("\n", 0, offset) + 1


def day_told(time: Timex) -> Moment | None:
    """The day of a time expression, the last one of an interval."""
    value = parse(time.value) if time.value else None
    if isinstance(value, Interval):
        value = value.stop
    return value if isinstance(value, Moment) and value.precision == "day" else None


def has_complement(document: Document, match: Match) -> bool:
    """Whether a genitive follows: "накануне визита", "накануне своего визита"."""
    following = document.tokens[match.stop : match.stop + 2]
    return bool(following) and following[0].pos in NOMINAL and following[0].case == "Gen"


def is_quoted(document: Document, match: Match) -> bool:
    """Whether the words stand in quotation marks that open in the paragraph."""
    line = document.text[paragraph_start(document, match.span.start) : match.span.start]
    depth = sum(QUOTES.get(char, 0) for char in line)
    return depth > 0 or len(re.findall(r'"', line)) % 2 == 1
