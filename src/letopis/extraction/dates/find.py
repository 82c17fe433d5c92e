"""Document -> time expressions, told in text order."""

from __future__ import annotations

from letopis.extraction.dates.absolute import ABSOLUTE
from letopis.extraction.dates.anchors import find_anchor, lent_year, years_told
from letopis.extraction.dates.matching import Match, Opening, matches
from letopis.extraction.dates.nearby import has_complement, previous_day, spoken_day
from letopis.extraction.dates.relative import RELATIVE
from letopis.extraction.dates.rule import Rule
from letopis.extraction.dates.setting import Reading, Setting
from letopis.extraction.dates.tense import tense_at
from letopis.model.dates import Timex
from letopis.model.document import Document
from letopis.model.edtf import Interval, Moment, Value

# Where two rules read the same words, the earlier wins.
RULES: tuple[Rule, ...] = (*ABSOLUTE, *RELATIVE)


def find_times(document: Document) -> list[Timex]:
    """The time expressions of an article in text order, none inside another."""
    found = matches(document, RULES)
    anchor = find_anchor(document, found)
    years = {} if anchor and anchor.year_known else years_told(document, found)
    times: list[Timex] = []
    for match in (m for m in found if not is_boilerplate(document, m)):
        setting = Setting(
            anchor=anchor,
            tense=tense_at(document, match.start, match.stop),
            previous=previous_day(document, match, times),
            lent_year=lent_year(document, match, years),
            complement=has_complement(document, match),
            spoken=spoken_day(document, match, times),
        )
        times.append(told(match, setting))
    return times


def is_boilerplate(document: Document, match: Match) -> bool:
    """Whether a match stands where the article tells nothing of its own."""
    return any(span.covers(match.span) for span in document.article.boilerplate)


def told(match: Match, setting: Setting) -> Timex:
    """A match as a time expression with its value."""
    value = with_opening(match.rule.value(Reading(match.places, setting)), match.opening)
    anchor = leaned_on(match, setting)
    return Timex(match.span, match.start, match.stop, str(value) if value else None, anchor, match.rule.name)


def leaned_on(match: Match, setting: Setting) -> str | None:
    """The ISO date that the words lean on; None for an absolute time or where the anchor's year is unknown."""
    if not match.rule.leans or "year" in match.places:
        return None
    base = Moment.of(setting.anchor.day, year_known=setting.anchor.year_known) if setting.anchor else None
    if match.rule.follows:
        base = setting.previous or base
    return str(base) if base and base.year_known else None


def with_opening(value: Value | None, opening: Opening | None) -> Value | None:
    """A moment, or the interval that it opens: "2013" of "с 2013 года" is "2013/.."."""
    if not isinstance(value, Moment) or opening is None:
        return value
    return Interval(value, None) if opening == "from" else Interval(None, value)
