"""What stands around a time expression: the day last told, the day of a quotation, a complement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from letopis.extraction.dates.matching import Match
from letopis.extraction.dates.tense import governor
from letopis.extraction.dates.words import lemmas
from letopis.model.dates import Timex
from letopis.model.document import Document
from letopis.model.edtf import Interval, Moment, parse

QUOTES = {"«": 1, "“": 1, "„": 1, "»": -1, "”": -1}
NOMINAL = {"NOUN", "PROPN", "ADJ", "DET", "NUM"}
# A quotation may stand so many paragraphs below the recollection that it belongs to.
RECOLLECTION = 2
# A quotation that opened further back is taken for closed: it bounds the work on a text without line breaks.
QUOTE_REACH = 5000


def previous_day(document: Document, match: Match, before: Sequence[Timex]) -> Moment | None:
    """The day last told in the paragraph, or in the one above for its first sentence."""
    first = paragraph_start(document, match.span.start)
    if document.sentence_of(match.start).span.start <= first:
        first = paragraph_above(document, first)
    if document.article.in_title(first):
        return None
    return next((day for t in since(first, before) if (day := day_told(t))), None)


def since(first: int, before: Sequence[Timex]) -> Iterator[Timex]:
    """The times from an offset on, the last one first."""
    return takewhile(lambda time: time.span.start >= first, reversed(before))


def spoken_day(document: Document, match: Match, before: Sequence[Timex]) -> Moment | None:
    """The day of the quotation around, where a speech or a recollection above it tells one.

    "Напомним, 22 февраля стороны провели переговоры. «Мне сегодня докладывали», - сказал он": the
    quotation's "сегодня" is the 22nd. Other quotations are of the article's own day.
    """
    if not is_quoted(document, match):
        return None
    first = own = paragraph_start(document, match.span.start)
    for _ in range(RECOLLECTION):
        first = paragraph_above(document, first)
    for time in filter(day_told, since(first, before)):
        if is_recollected(document, time) or (time.span.start >= own and is_of_speech(document, time)):
            return day_told(time)
    return None


def is_recollected(document: Document, time: Timex) -> bool:
    """Whether the sentence of a time opens a recollection: "Напомним, 22 февраля"."""
    opening = document.sentence_tokens(document.sentence_of(time.start))[:2]
    return any(token.lemma in lemmas("background") for token in opening)


def is_of_speech(document: Document, time: Timex) -> bool:
    """Whether a time tells when somebody spoke: "22 февраля он заявил"."""
    verb = governor(document, time.start, time.stop)
    return verb is not None and verb.lemma in lemmas("report")


def paragraph_start(document: Document, offset: int) -> int:
    """Where the line of an offset begins."""
    return document.text.rfind("\n", 0, offset) + 1


def paragraph_above(document: Document, first: int) -> int:
    """Where the paragraph above begins, blank lines left out."""
    return paragraph_start(document, len(document.text[:first].rstrip()))


def day_told(time: Timex) -> Moment | None:
    """The day of a time expression, the last one of an interval."""
    value = parse(time.value) if time.value else None
    if isinstance(value, Interval):
        value = value.stop
    return value if isinstance(value, Moment) and value.precision == "day" else None


def has_complement(document: Document, match: Match) -> bool:
    """Whether a genitive follows: "накануне визита", "накануне его визита"."""
    following = document.tokens[match.stop : match.stop + 2]
    return bool(following) and following[0].pos in NOMINAL and following[0].case == "Gen"


def is_quoted(document: Document, match: Match) -> bool:
    """Whether the words stand in quotation marks that open in the paragraph."""
    start = max(paragraph_start(document, match.span.start), match.span.start - QUOTE_REACH)
    line = document.text[start : match.span.start]
    return sum(QUOTES.get(char, 0) for char in line) > 0 or len(re.findall(r'"', line)) % 2 == 1
