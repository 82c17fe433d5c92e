"""The date of a change, and whether it lies long before the news."""

from __future__ import annotations

import re

from letopis.extraction.context import Context
from letopis.extraction.when import time_for
from letopis.model.dates import Timex
from letopis.model.document import Token

DATE = re.compile(r"^(?:\d{4}|XXXX)(?:-(?:\d\d|XX)){0,2}$")
MONTH = re.compile(r"^\d{4}-\d\d")
YEAR = re.compile(r"^(\d{4})")
DECREES = frozenset({"решение", "указ", "распоряжение", "приказ", "постановление"})
DEATH = frozenset({"скончаться", "умереть", "погибнуть"})
# A change so many years before the newest year of the article is history.
LONG_AGO = 2


def date_near(context: Context, trigger: Token) -> str | None:
    """The date of a trigger: a day, a month or a year; None where none is told."""
    found = time_near(context, trigger)
    return found.value if found else None


def time_near(context: Context, trigger: Token) -> Timex | None:
    """The words of the date of a trigger."""
    found = time_for(context.document, context.times, trigger.index) or dated_epoch(context, trigger)
    found = found or dated_decree(context, trigger) or dated_main_verb(context, trigger)
    return found if found and found.value and DATE.match(found.value) else None


def dated_decree(context: Context, trigger: Token) -> Timex | None:
    """ "решение об увольнении было принято 22 декабря": the time of the verb that the decree is subject of."""
    above = list(context.document.ancestors(trigger.index))[:2]
    if len(above) < 2 or above[0].lemma not in DECREES or not above[0].rel.startswith("nsubj"):
        return None
    return time_for(context.document, context.times, above[1].index)


def dated_main_verb(context: Context, trigger: Token) -> Timex | None:
    """ "18 февраля премьер успокоил улицу, уволив министра": the time of the verb that "уволив" joins."""
    above = context.document.tokens[trigger.head] if trigger.head is not None else None
    if above is None or trigger.feats.get("VerbForm") != "Conv":
        return None
    main = next(
        (t for t in (above, *context.document.ancestors(above.index)) if t.feats.get("VerbForm") == "Fin"), above
    )
    return time_for(context.document, context.times, main.index)


def dated_epoch(context: Context, trigger: Token) -> Timex | None:
    """ "с 1812 года, когда этот пост занял": the time that a clause with "когда" explains."""
    first = next((t.index for t in context.document.children(trigger.index) if t.lemma == "когда"), None)
    return next((t for t in context.times if first and t.stop in {first, first - 1}), None)


def newest_year(context: Context) -> int | None:
    """The year of publication, else that of the newest day or month of the article, else its newest year.

    A year alone may lie ahead ("уйдёт в 2030 году"); days ahead are seldom of another year.
    """
    if context.article.published:
        return context.article.published.year
    values = [t.value for t in context.times if t.value and YEAR.match(t.value)]
    days = [v for v in values if MONTH.match(v)]
    return max((int(v[:4]) for v in days or values), default=None)


def is_told_of_the_past(context: Context, place: int) -> bool:
    """Whether the sentence of a token speaks of a year long before the news."""
    sentence = context.document.tokens[place].sentence
    near = (t for t in context.times if context.document.tokens[t.start].sentence == sentence)
    return any(is_history(context, time.value) for time in near if not is_aside(context, time, place))


def is_aside(context: Context, time: Timex, place: int) -> bool:
    """Whether a time stands in a clause on a noun that tells of something else: "занимавший пост с 2006 года"."""
    document = context.document
    clause = next((t for t in document.ancestors(time.start) if t.rel.startswith("acl")), None)
    return clause is not None and place not in document.subtree(clause.index)


def is_history(context: Context, date: str | None) -> bool:
    """Whether a date lies long before the news."""
    year, newest = YEAR.match(date) if date else None, newest_year(context)
    return bool(year and newest and int(year[1]) <= newest - LONG_AGO)


def time_of_death(context: Context, token: int) -> Timex | None:
    """When somebody who makes room died, if the clause after his name tells: "который скончался 20 мая"."""
    tokens = context.document.tokens
    stop = context.document.sentence_of(token).stop
    verb = next((t for t in tokens[token : min(stop, token + 8)] if t.lemma in DEATH), None)
    return time_near(context, verb) if verb else None
