"""Rules for times told from another: from the day of publication, or from the day last told.

The first kind needs an anchor, the second a previous day; without them the value is None.
"""

from __future__ import annotations

from datetime import date

from letopis.extraction.dates.absolute import interval
from letopis.extraction.dates.arithmetic import last_weekday, next_weekday, plus, shift, shift_months, week_of
from letopis.extraction.dates.rule import Places, Rule
from letopis.extraction.dates.setting import Anchor, Reading
from letopis.model.edtf import Moment, Value

DAYS = {"day": 1, "week": 7}


def today(r: Reading) -> Value | None:
    """вчера вечером; in somebody's words it is the day of speech, which may be another."""
    base = spoken_day(r)
    return shift(base, r.number("today") or 0) if base else None


def today_adjective(r: Reading) -> Value | None:
    """вчерашней встречи"""
    base = spoken_day(r)
    return shift(base, r.number("daily") or 0) if base else None


def spoken_day(r: Reading) -> Moment | None:
    """The day of somebody's words: the one that the article tells, else that of publication."""
    return r.setting.spoken or publication(r)


def publication(r: Reading) -> Moment | None:
    """The day of publication, where it is known for certain."""
    anchor = r.anchor
    return anchor.moment(anchor.day) if anchor and anchor.publication else None


def eve(r: Reading) -> Value | None:
    """накануне; but "накануне визита" is told from the visit."""
    base = None if r.setting.complement else publication(r)
    return shift(base, -1) if base else None


def week(r: Reading) -> Value | None:
    """прошлой неделе"""
    anchor = r.anchor
    if anchor is None or not anchor.weekday_known:
        return None
    days = week_of(anchor.day, r.number("which") or 0)
    return interval(anchor.moment(days[0]), anchor.moment(days[1])) if days else None


def weekend(r: Reading) -> Value | None:
    """минувшие выходные"""
    anchor = r.anchor
    if anchor is None or not anchor.weekday_known:
        return None
    ahead = (r.number("which") or 0) > 0 or r.setting.tense == "future"
    saturday = coming_weekend(anchor.day) if ahead else last_weekday(anchor.day, 5)
    sunday = plus(saturday, 1) if saturday else None
    return interval(anchor.moment(saturday), anchor.moment(sunday))


def coming_weekend(day: date) -> date | None:
    """The Saturday of the next weekend, or of the one that is on."""
    return plus(day, -1) if day.weekday() == 6 else next_weekday(day, 5)


def calendar_month(r: Reading) -> Value | None:
    """прошлом месяце"""
    base = news_day(r)
    return shift_months(base, r.number("which") or 0) if base else None


def this_month(r: Reading) -> Value | None:
    """конца месяца"""
    return Moment.of(r.anchor.day, year_known=r.anchor.year_known).to("month") if r.anchor else None


def moved(base: Moment | None, count: int | None, unit: str | None) -> Value | None:
    """A time so many units from a day, in the precision of the unit.

    "Две недели назад" is a week, not a day; "неделю назад" names the same day of the week.
    """
    if base is None or not count or unit is None:
        return None
    if unit == "week" and abs(count) > 1:
        return whole_week(shift(base, 7 * count))
    if unit in DAYS:
        return shift(base, DAYS[unit] * count)
    return shift_months(base, count) if unit == "month" else moved_years(base, count)


def whole_week(day: Moment | None) -> Value | None:
    """The week of a day; None where its year is unknown."""
    if day is None or not day.year_known:
        return None
    days = week_of(day.first, 0)
    return interval(Moment.of(days[0]), Moment.of(days[1])) if days else None


def moved_years(base: Moment, count: int) -> Moment | None:
    """The year so many years away, if the base's is known."""
    number = int(base.year) + count if base.year_known else 0
    return Moment(f"{number:04}") if 1 <= number <= 9999 else None


def amount(r: Reading) -> tuple[int | None, str | None]:
    """How many of which unit: "два дня", "неделю", "годом"."""
    single = r.word("oneunit") or r.word("byunit")
    if single:
        return 1, single
    return r.number("count") or r.number("number"), r.word("unit")


def ago(r: Reading) -> Value | None:
    """два дня назад; "около двух дней назад" is no certain day."""
    count, unit = amount(r)
    if unit in DAYS:
        base = None if "about" in r.places else spoken_day(r)
    else:
        base = r.setting.spoken or news_day(r)
    return moved(base, -(count or 0), unit)


def news_day(r: Reading) -> Moment | None:
    """The day that the article leans on, be it of publication or of the news: enough for months."""
    return r.anchor.moment(r.anchor.day) if r.anchor else None


def half_year_ago(r: Reading) -> Value | None:
    """полгода назад"""
    return moved(news_day(r), -6, "month")


def ahead(r: Reading) -> Value | None:
    """через два дня: from publication for what is to come, from the day last told for what has been.

    "Через два дня после саммита" is told from the summit.
    """
    if "from" in r.places:
        return None
    return moved(r.setting.previous if r.setting.tense == "past" else publication(r), *amount(r))


def earlier(r: Reading) -> Value | None:
    """днем ранее"""
    count, unit = amount(r)
    return moved(r.setting.previous or publication(r), -(count or 0), unit)


def later(r: Reading) -> Value | None:
    """двумя днями позже"""
    return moved(r.setting.previous, *amount(r))


def same_day(r: Reading) -> Value | None:
    """тот же день"""
    return r.setting.previous


def next_day(r: Reading) -> Value | None:
    """на следующий день; "на следующий день после встречи" is told from the meeting."""
    base = None if "from" in r.places else r.setting.previous
    return shift(base, 1) if base else None


def same_month(r: Reading) -> Value | None:
    """том же месяце"""
    return r.setting.previous.to("month") if r.setting.previous else None


def same_year(r: Reading) -> Value | None:
    """том же году"""
    previous = r.setting.previous
    return previous.to("year") if previous and previous.year_known else None


def weekday(r: Reading) -> Value | None:
    """в среду: the last one for what has been, the next for what is to come."""
    anchor, number = r.anchor, r.number("weekday")
    if anchor is None or number is None or not anchor.weekday_known:
        return None
    return anchor.moment(weekday_near(anchor, number, r.number("which"), r))


def weekday_near(anchor: Anchor, number: int, which: int | None, r: Reading) -> date | None:
    """The weekday that "в эту", "в прошлую", or the tense tells."""
    if which is not None and which < 0:
        return last_weekday(anchor.day, number, same=False)
    if which is not None and which > 0:
        return next_weekday(anchor.day, number, same=False)
    if r.setting.tense in {"future", "present"}:
        return next_weekday(anchor.day, number)
    return last_weekday(anchor.day, number)


def weekday_of_week(r: Reading) -> Value | None:
    """в среду на прошлой неделе"""
    anchor = r.anchor
    if anchor is None or not anchor.weekday_known:
        return None
    days = week_of(anchor.day, r.number("which") or 0)
    return anchor.moment(plus(days[0], r.number("weekday") or 0)) if days else None


def weekday_span(r: Reading) -> Value | None:
    """с понедельника по среду"""
    anchor, second = r.anchor, r.number("weekday2")
    start = weekday(r)
    if anchor is None or second is None or not isinstance(start, Moment):
        return None
    first = weekday_near(anchor, r.number("weekday") or 0, r.number("which"), r)
    return interval(start, anchor.moment(next_weekday(first, second) if first else None))


def vague(r: Reading) -> Value | None:
    """недавно"""
    return None


def counts(places: Places) -> bool:
    """Whether a number is one to count with."""
    return places.get("count") != 0


NEAR_WEEKDAY = "(?:в|во|на|к|ко|до|с|со|по|с утра|утром|днем|вечером|ночью|утро|вечер|утра|вечера|ранее|еще|уже) "
BACK = "ранее|раньше|до этого|до того"
FORTH = "позже|позднее|спустя|после этого|после того"

RELATIVE = (
    Rule("today", "вчера вечером", "{today}(?: {daypart})?", today),
    Rule("today_adjective", "вчерашней встречи", "{daily}(?: день| дня)?", today_adjective),
    Rule("eve", "накануне", "накануне(?: {daypart})?", eve),
    Rule("week", "прошлой неделе", "(?:{part} )?{which} недел(?:е|ю|и|я|ей)", week),
    Rule("weekend", "минувшие выходные", "{which} выходны(?:е|х)", weekend),
    Rule("bare_weekend", "в выходные", "(?:в|на) (?P<said>выходны(?:е|х))", weekend),
    Rule("which_month", "прошлом месяце", "(?:{part} )?{which} месяц(?:а|е|у|ем)?", calendar_month),
    Rule("part_of_this_month", "конца месяца", "{part} месяца", this_month),
    Rule(
        "ago",
        "два дня назад",
        "(?P<about>около |примерно |почти |более |менее |порядка )?(?:{COUNT} {unit}|{oneunit}) (?:тому )?назад",
        ago,
        counts,
    ),
    Rule("half_year_ago", "полгода назад", "полгода (?:тому )?назад", half_year_ago),
    Rule(
        "ahead",
        "через два дня",
        "(?:через|спустя) (?:{COUNT} {unit}|{oneunit}){OF_OTHER}?",
        ahead,
        counts,
    ),
    Rule(
        "earlier",
        "днем ранее",
        f"(?:за )?(?:{{COUNT}} {{unit}}|{{byunit}}|{{oneunit}}) (?:{BACK})",
        earlier,
        counts,
        follows=True,
    ),
    Rule(
        "later",
        "двумя днями позже",
        f"(?:{{COUNT}} {{unit}}|{{byunit}}|{{oneunit}}) (?:{FORTH})",
        later,
        counts,
        follows=True,
    ),
    Rule(
        "same_day",
        "в тот же день",
        "(?:в|во|к|с) (?P<said>(?:тот|этот|того) (?:же )?(?:день|вечер|дня))",
        same_day,
        follows=True,
    ),
    Rule("same_evening", "тем же вечером", "(?:тем|этим) же (?:вечером|утром|днем)", same_day, follows=True),
    Rule("next_day", "на следующий день", "на (?:следующий|другой) день{OF_OTHER}?", next_day, follows=True),
    Rule("next_morning", "следующим утром", "следующ(?:им|его) (?:утром|вечером|днем|дня)", next_day, follows=True),
    Rule("same_month", "том же месяце", "то(?:м|го|т) же месяц(?:е|а)?", same_month, follows=True),
    Rule("same_year", "том же году", "то(?:м|го|т) же год(?:у|а)?", same_year, follows=True),
    Rule("weekday", "во вторник вечером", NEAR_WEEKDAY + "(?P<said>(?:{which} )?{weekday}(?: {daypart})?)", weekday),
    Rule(
        "weekday_of_week",
        "среду на прошлой неделе",
        "{weekday},? (?:на )?{which} недел(?:е|и)",
        weekday_of_week,
    ),
    Rule(
        "week_then_weekday",
        "прошлой неделе, в среду",
        "{which} неделе,? (?:в|во) {weekday}",
        weekday_of_week,
    ),
    Rule(
        "weekday_span",
        "с понедельника по среду",
        "(?:с|со|в|во) {weekday}(?: по | до | на | и | и в | и во |~){weekday2}",
        weekday_span,
    ),
    Rule("vague", "недавно", "{vague}", vague),
)
