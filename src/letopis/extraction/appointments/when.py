"""The date of a change, and whether it lies long before the news."""

from __future__ import annotations

import re

from letopis.extraction.context import Context
from letopis.model.dates import Timex
from letopis.model.document import Token

DATE = re.compile(r"^(?:\d{4}|XXXX)(?:-(?:\d\d|XX)){0,2}$")
YEAR = re.compile(r"^(\d{4})")
# A change so many years before the newest year of the article is history.
LONG_AGO = 2


def date_near(context: Context, trigger: Token) -> str | None:
    """The nearest date of the trigger's sentence that no other verb stands before, or None."""
    near = [t for t in context.times if t.value and DATE.match(t.value) and is_with(context, trigger, t)]
    return min(near, key=lambda t: distance(trigger, t)).value if near else None


def is_with(context: Context, trigger: Token, timex: Timex) -> bool:
    """Whether a time expression of the sentence lies in the trigger's clause."""
    tokens = context.document.tokens
    if tokens[timex.start].sentence != trigger.sentence:
        return False
    low, high = sorted((trigger.index, timex.start))
    between = tokens[low + 1 : high]
    return not any(t.lemma in {"который", "когда", "чтобы", "что"} or t.text == ";" for t in between)


def distance(trigger: Token, timex: Timex) -> int:
    """How many tokens lie between."""
    return min(abs(trigger.index - timex.start), abs(trigger.index - timex.stop))


def newest_year(context: Context) -> int | None:
    """The year of publication, else the newest that the article tells."""
    if context.article.published:
        return context.article.published.year
    years = [int(m[1]) for t in context.times if t.value and (m := YEAR.match(t.value))]
    return max(years, default=None)


def is_history(context: Context, date: str | None) -> bool:
    """Whether a date lies long before the news."""
    year, newest = YEAR.match(date) if date else None, newest_year(context)
    return bool(year and newest and int(year[1]) <= newest - LONG_AGO)
