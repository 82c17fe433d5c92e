"""What an article's time expressions lean on: its date of publication, or the day of its news.

Without a publication date the article's own dates may tell the day: a dateline ("МОСКВА, 15 апреля
— "), a day with its weekday ("в среду, 29 января 2020 года"), the date of the lead. A year is
never taken from a life ("родился 26 марта 1960 года").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from letopis.extraction.dates.arithmetic import day_of
from letopis.extraction.dates.matching import Match
from letopis.extraction.dates.setting import Anchor
from letopis.extraction.dates.tense import governor
from letopis.extraction.dates.words import lemmas
from letopis.model.document import Document

DAY_RULES = {"day", "iso_day", "numeric_day"}
# A dateline stands within so many letters of the body's start, and a dash or a stop follows it.
DATELINE_REACH = 60
DATELINE_END = re.compile(r"\s*(?:\(|[-–—]|[/.,]\s*[-–—A-ZА-ЯЁ]|/|\n)")
# Years to stand for an unknown one: any seven in a row hold every weekday of every day.
STAND_IN_YEARS = range(2001, 2015)
# So many sentences around a date may lend it their year.
LENDING_REACH = 2
LEAD_SENTENCES = 2


def find_anchor(document: Document, found: Sequence[Match]) -> Anchor | None:
    """The anchor of an article, or None where nothing certain is told."""
    if document.article.published:
        return Anchor(document.article.published)
    days = [m for m in found if m.rule.name in DAY_RULES and m.opening is None]
    candidates = (dateline(document, days), full_weekday(document, days), lead_day(document, days), weekday_day(days))
    return next((anchor for anchor in candidates if anchor), None)


def dateline(document: Document, days: Sequence[Match]) -> Anchor | None:
    """The date before the first sentence: "МОСКВА, 15 апреля — РИА Новости."."""
    title = document.article.title_span
    body = title.stop if title else 0
    for match in days:
        near = body <= match.span.start <= body + DATELINE_REACH
        if near and DATELINE_END.match(document.text, match.span.stop) and not verbs_before(document, match):
            return anchor_of(match, publication=True)
    return None


def verbs_before(document: Document, match: Match) -> bool:
    """Whether the sentence has begun before a date."""
    first = document.sentence_of(match.start).start
    return any(token.pos == "VERB" for token in document.tokens[first : match.start])


def full_weekday(document: Document, days: Sequence[Match]) -> Anchor | None:
    """A day told with its weekday and year is the news': "в среду, 29 января 2020 года"."""
    full = (m for m in days if has_weekday(m) and "year" in m.places and not is_life(document, m))
    return next((anchor_of(match, publication=False) for match in full), None)


def lead_day(document: Document, days: Sequence[Match]) -> Anchor | None:
    """The first full date of the lead, where the main clause tells it."""
    for match in days:
        if "year" in match.places and in_lead(document, match) and is_main(document, match):
            return anchor_of(match, publication=False)
    return None


def weekday_day(days: Sequence[Match]) -> Anchor | None:
    """A weekday and a day without a year: "в понедельник 7 февраля"."""
    return next((anchor_of(m, publication=False) for m in days if has_weekday(m)), None)


def has_weekday(match: Match) -> bool:
    """Whether a day is told with its weekday."""
    return "weekday" in match.places or "weekday2" in match.places


def in_lead(document: Document, match: Match) -> bool:
    """Whether a match stands in the first sentences of the body; captions without a verb do not count."""
    title = document.article.title_span
    body = (s for s in document.sentences if not (title and title.covers(s.span)))
    told = (s.index for s in body if any(t.pos == "VERB" for t in document.sentence_tokens(s)))
    return document.tokens[match.start].sentence in list(islice(told, LEAD_SENTENCES))


def is_main(document: Document, match: Match) -> bool:
    """Whether the main clause of a sentence tells a date, and not a clause of a life or of the past."""
    verb = governor(document, match.start, match.stop)
    if verb is None or is_life(document, match):
        return False
    return verb.feats.get("VerbForm") != "Part" and verb.rel.split(":")[0] not in {"acl", "advcl"}


def is_life(document: Document, match: Match) -> bool:
    """Whether a date belongs to a life: "родился", "окончил"."""
    verb = governor(document, match.start, match.stop)
    return verb is not None and verb.lemma in lemmas("life")


def anchor_of(match: Match, *, publication: bool) -> Anchor | None:
    """The anchor that a day makes; without a year it lies in one that has the day on that weekday."""
    month = number(match, "month") or number(match, "mm") or 0
    day = number(match, "digits") or number(match, "dayword") or 0
    year = number(match, "year")
    if year:
        found = day_of(year, month, day)
        return Anchor(found, publication=publication) if found else None
    stand_in = next(stand_ins(match, month, day), None)
    if stand_in is None:
        return None
    return Anchor(stand_in, year_known=False, weekday_known=has_weekday(match), publication=publication)


def stand_ins(match: Match, month: int, day: int) -> Iterator[date]:
    """The days of stand-in years that fall on the weekday told."""
    weekday = match.places.get("weekday", match.places.get("weekday2"))
    for year in STAND_IN_YEARS:
        found = day_of(year, month, day)
        if found and weekday in {None, found.weekday()}:
            yield found


def number(match: Match, place: str) -> int | None:
    """The number at a place of a match."""
    value = match.places.get(place)
    return value if isinstance(value, int) else None


def years_told(document: Document, found: Sequence[Match]) -> Mapping[int, set[int]]:
    """The years that full dates name, by sentence; those of a life are left out."""
    years: dict[int, set[int]] = {}
    for match in found:
        year = number(match, "year")
        if year and "month" in match.places and not is_life(document, match):
            years.setdefault(document.tokens[match.start].sentence, set()).add(year)
    return years


def lent_year(document: Document, match: Match, years: Mapping[int, set[int]]) -> int | None:
    """The one year that full dates of the sentences around name."""
    here = document.tokens[match.start].sentence
    near = range(here - LENDING_REACH, here + LENDING_REACH + 1)
    lent: set[int] = set().union(*(years.get(sentence, ()) for sentence in near))
    return lent.pop() if len(lent) == 1 else None
