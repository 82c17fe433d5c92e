"""What stands around a time expression: the day last told, the day of a quotation, a complement."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def previous_day(document: Document, match: Match, before: Sequence[Timex]) -> Moment | None:
    """The day last told in the paragraph, or in the one above for its first sentence."""
    first = paragraph_start(document, match.span.start)
    if document.sentence_of(match.start).span.start <= first:
        first = paragraph_above(document, first)
    days = (day_told(t) for t in reversed(before) if t.span.start >= first and not document.article.in_title(first))
    return next((day for day in days if day), None)


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
    for time in reversed([t for t in before if t.span.start >= first and day_told(t)]):
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
    line = document.text[paragraph_start(document, match.span.start) : match.span.start]
    return sum(QUOTES.get(char, 0) for char in line) > 0 or len(re.findall(r'"', line)) % 2 == 1
