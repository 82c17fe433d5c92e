"""Rules for calendar dates: days, months, seasons, quarters, years and their intervals.

A date without its year takes the one that the setting tells (`Reading.moment`).
"""

from __future__ import annotations

from letopis.extraction.dates.arithmetic import day_of, nearest_year, season
from letopis.extraction.dates.rule import Places, Rule
from letopis.extraction.dates.setting import Reading
from letopis.model.edtf import LEAP_YEAR, UNKNOWN_YEAR, Interval, Moment, Value


def interval(start: Moment | None, stop: Moment | None) -> Value | None:
    """Both ends told, or nothing; one end where they are the same; None where they run backwards."""
    if start is None or stop is None:
        return None
    if start == stop:
        return start
    try:
        return Interval(start, stop)
    except ValueError:
        return None


def in_calendar(places: Places) -> bool:
    """Whether the day is one of its month, and the second of the second."""
    second = places.get("month2", places.get("month", places.get("mm")))
    first = places.get("month", places.get("mm", second))
    return is_day(places, "", first) and is_day(places, "2", second)


def is_day_pair(places: Places) -> bool:
    """Whether two days follow each other: then they make an interval, else a list."""
    first, second = (places.get("digits" + s) or places.get("dayword" + s) for s in ("", "2"))
    return in_calendar(places) and isinstance(first, int) and second == first + 1


def is_day(places: Places, suffix: str, month: object) -> bool:
    """Whether the day at a place, if there is one, is of the month and year."""
    day = places.get("digits" + suffix) or places.get("dayword" + suffix)
    year = places.get("year" + suffix, LEAP_YEAR)
    if not isinstance(day, int) or not isinstance(month, int) or not isinstance(year, int):
        return True
    return day_of(year, month, day) is not None


def numeric_day(r: Reading) -> Value | None:
    """15.04.2021"""
    return r.moment(r.number("mm") or 0, r.day(), r.stated_year())


def day(r: Reading) -> Value | None:
    """15 апреля 2021 года"""
    return r.moment(r.number("month") or 0, r.day(), r.stated_year())


def borrowed_day(r: Reading) -> Value | None:
    """13 [, 15 и 17 апреля]: the month stands at the last of a list."""
    return r.moment(r.number("month2") or 0, r.day(), r.stated_year("2"))


def day_span(r: Reading) -> Value | None:
    """с 30 апреля по 2 мая: the first day takes from the last what it leaves out."""
    month2 = r.number("month2") or 0
    month = r.number("month") or month2
    stop = r.moment(month2, r.day("2"), r.stated_year("2"))
    if stop is None:
        return None
    return interval(r.moment(month, r.day(), r.stated_year() or year_before(month, month2, stop.year)), stop)


def year_before(month: int, month2: int, year2: str) -> str:
    """The year of a span's start: that of its end, or the one before for "с декабря по март"."""
    return year2 if month <= month2 or year2 == UNKNOWN_YEAR else f"{int(year2) - 1:04}"


def month(r: Reading) -> Value | None:
    """апреле 2021 года"""
    return r.moment(r.number("month") or 0, None, r.stated_year())


def month_adjective(r: Reading) -> Value | None:
    """июньском саммите"""
    return r.moment(r.number("monthly") or 0)


def which_month(r: Reading) -> Value | None:
    """прошлом мае"""
    number, which = r.number("month") or 0, r.number("which") or 0
    anchor = r.anchor
    if anchor is None or not anchor.year_known:
        return r.moment(number, None, UNKNOWN_YEAR)
    passed = number < anchor.day.month
    return r.moment(number, None, anchor.year(which + (which < 0 and passed) - (which > 0 and not passed)))


def month_span(r: Reading) -> Value | None:
    """с мая по июль 2020 года"""
    first, last = r.number("month") or 0, r.number("month2") or 0
    stop = r.moment(last, None, r.stated_year("2"))
    if stop is None:
        return None
    return interval(r.moment(first, None, r.stated_year() or year_before(first, last, stop.year)), stop)


def season_of_year(r: Reading) -> Value | None:
    """летом 2010 года"""
    return season(r.stated_year() or UNKNOWN_YEAR, r.number("season") or 3)


def which_season(r: Reading) -> Value | None:
    """этим летом"""
    first = r.number("season") or 3
    if r.anchor is None or not r.anchor.year_known:
        return season(UNKNOWN_YEAR, first)
    coming_winter = first == 12 and r.anchor.day.month > 8
    return season(r.anchor.year((r.number("which") or 0) + coming_winter), first)


def bare_season(r: Reading) -> Value | None:
    """осенью"""
    first = r.number("season") or 3
    if r.anchor is None or not r.anchor.year_known:
        return season(f"{r.setting.lent_year:04}" if r.setting.lent_year else UNKNOWN_YEAR, first)
    year = nearest_year(r.anchor.day, first % 12 + 1, None, r.setting.tense)
    return season(f"{year:04}", first) if year else None


def winter(r: Reading) -> Value | None:
    """зимой 2013-2014 годов"""
    return season(f"{r.number('year2'):04}", 12)


def quarter(r: Reading) -> Value | None:
    """первом квартале 2021 года"""
    return part_of_year(r, ((r.number("quarter") or 1) - 1) * 3 + 1, 3)


def half_year(r: Reading) -> Value | None:
    """первом полугодии 2021 года"""
    return part_of_year(r, ((r.number("quarter") or 1) - 1) * 6 + 1, 6)


def half_of_year(r: Reading) -> Value | None:
    """второй половине 2021 года"""
    return part_of_year(r, 7 if r.word("part") == "second half" else 1, 6)


def part_of_year(r: Reading, first: int, months: int) -> Value | None:
    """So many months of the stated year, or of the anchor's."""
    year = r.stated_year() or (r.anchor.year(0) if r.anchor else UNKNOWN_YEAR)
    return interval(Moment(year, first), Moment(year, first + months - 1))


def year_span(r: Reading) -> Value | None:
    """с 2014 по 2016 год"""
    return interval(year_at(r.number("year")), year_at(r.number("year2")))


def year(r: Reading) -> Value | None:
    """2011 году"""
    return year_at(r.number("year"))


def year_at(number: int | None) -> Moment | None:
    """The moment of a year."""
    return Moment(f"{number:04}") if number else None


def which_year(r: Reading) -> Value | None:
    """прошлом году"""
    anchor = r.anchor
    return Moment(anchor.year(r.number("which") or 0)) if anchor and anchor.year_known else None


def year_adjective(r: Reading) -> Value | None:
    """прошлогоднем саммите"""
    anchor = r.anchor
    return Moment(anchor.year(r.number("yearly") or 0)) if anchor and anchor.year_known else None


def this_year(r: Reading) -> Value | None:
    """начала года"""
    return Moment(r.anchor.year(0)) if r.anchor and r.anchor.year_known else None


def decade(r: Reading) -> Value | None:
    """1990-х годах"""
    return Moment(f"{(r.number('year') or 0) // 10}X")


def late_decade(r: Reading) -> Value | None:
    """90-х годах: of the last century; "20-х" may be either's."""
    return Moment(f"19{(r.number('tens') or 0) // 10}X")


def is_half_year(places: Places) -> bool:
    """Whether an ordinal is the first or the second."""
    return places.get("quarter") in {1, 2}


def is_half(places: Places) -> bool:
    """Whether a part is a half."""
    return places.get("part") in {"first half", "second half"}


def is_decade(places: Places) -> bool:
    """Whether a year is the first of a decade."""
    number = places.get("year")
    return isinstance(number, int) and number % 10 == 0


def is_winter(places: Places) -> bool:
    """Whether a winter's two years follow each other."""
    first, second = places.get("year"), places.get("year2")
    return places.get("season") == 12 and isinstance(first, int) and second == first + 1


def is_forward(places: Places) -> bool:
    """Whether a span of years runs forward."""
    first, second = places.get("year"), places.get("year2")
    return isinstance(first, int) and isinstance(second, int) and first < second


def is_late_decade(places: Places) -> bool:
    """Whether tens of years can only be the last century's."""
    tens = places.get("tens")
    return isinstance(tens, int) and tens >= 30


# Bare months are read after these only: "марта" alone may be a name, "мая" the end of another date.
BEFORE_MONTH = "(?:в|во|на|к|ко|до|с|со|по|за|после|начиная с|уже в|еще в) "
# A bare year is not followed by what it counts: "в 2000 километрах".
NOT_COUNTED = (
    r"(?! ?%| ?тыс| млн| млрд| руб| чел| км| кил| метр| дол| евр| проц| раз| случа| мест| ?[а-я]+ов\b| ?[а-я]+ах\b)"
)

ABSOLUTE = (
    Rule("iso_day", "2021-04-15", "{year}-{mm}-{digits}", numeric_day, in_calendar, leans=False),
    Rule("numeric_day", "15.04.2021", "{digits}(?P<sep>[./]){mm}(?P=sep){year}", numeric_day, in_calendar, leans=False),
    Rule(
        "day_span",
        "с 30 апреля по 2 мая",
        "(?:(?:с|со|от) )?{DAY}(?: {month}{YEAR}?)?(?: по | до |~){DAY2} {month2}{YEAR2}?",
        day_span,
        in_calendar,
    ),
    Rule("day_pair", "13 и 14 апреля", "{DAY} (?:и|или) {DAY2} {month2}{YEAR2}?", day_span, is_day_pair),
    Rule(
        "day",
        "в среду, 16 ноября 2016 года",
        r"(?:{weekday},? )?{DAY} {month}{YEAR}?(?:(?: \(|,? во? ){weekday2}\)?(?!,? \d))?",
        day,
        in_calendar,
    ),
    Rule(
        "borrowed_day",
        "13, 15 и 17 апреля",
        "(?P<said>{DAY})(?=(?:, [0-9]{1,2})* (?:и|или) {DAY2} {month2}{YEAR2}?)",
        borrowed_day,
        in_calendar,
    ),
    Rule(
        "month_span",
        "с мая по июль 2020 года",
        "(?:(?:с|от) )?{month}{YEAR}?(?: по | до |~| и ){month2}{YEAR2}?",
        month_span,
    ),
    Rule("month_of_year", "мае 2009 года", "(?:{part} )?{month}{YEAR}", month),
    Rule("part_of_month", "начале марта", "{part} {month}", month),
    Rule("which_month_by_name", "прошлом мае", "{which} {month}", which_month),
    Rule("bare_month", "в мае", BEFORE_MONTH + "(?P<said>{month})", month),
    Rule("month_adjective", "июньском саммите", "{monthly}", month_adjective),
    Rule("season_of_year", "летом 2010 года", "{season}{YEAR}", season_of_year),
    Rule("winter", "зимой 2013-2014 годов", "{season} {year}(?:~|/){year2}{GOD}?", winter, is_winter, leans=False),
    Rule("which_season", "этим летом", "{which} {season}", which_season),
    Rule("bare_season", "осенью", "(?=весной|летом|осенью|зимой){season}", bare_season),
    Rule("quarter", "первом квартале 2021 года", "{quarter} квартал(?:а|е|у|ом)?{YEAR}?", quarter),
    Rule("half_year", "первом полугодии 2021 года", "{quarter} полугоди(?:е|я|и|ю){YEAR}?", half_year, is_half_year),
    Rule("half_of_year", "второй половине 2021 года", "{part}{YEAR}", half_of_year, is_half),
    Rule(
        "year_span",
        "с 2014 по 2016 год",
        "(?:с )?{year}{GOD}?(?: по | до |~){year2}{GOD}",
        year_span,
        is_forward,
        leans=False,
    ),
    Rule("years_in_brackets", "(1999-2008)", r"\((?P<said>{year}~{year2})(?=\))", year_span, is_forward, leans=False),
    Rule("year_in_brackets", "(2006)", r"\((?P<said>{year})(?= ?[,)—–-])", year, leans=False),
    Rule("decade", "1990-х годах", "{year}-(?:х|е)(?: (?:год(?:ах|ов|ы|ам)|гг\\.))?", decade, is_decade, leans=False),
    Rule(
        "late_decade",
        "90-х годах",
        "{tens}-(?:х|е) (?:год(?:ах|ов|ы|ам)|гг\\.)",
        late_decade,
        is_late_decade,
        leans=False,
    ),
    Rule("year", "2011 году", "(?:{part} )?{year}{GOD}", year, leans=False),
    Rule("bare_year", "в 1983", "(?:в|с|до|после) (?P<said>{year})" + NOT_COUNTED, year, leans=False),
    Rule(
        "borrowed_year",
        "1958, 1962 и 1970 годах",
        "(?P<said>{year})(?=(?:, [0-9]{4})* и {year2}{GOD})",
        year,
        leans=False,
    ),
    Rule("year_adjective", "прошлогоднем саммите", "{yearly}", year_adjective),
    Rule("which_year", "прошлом году", "(?:{part} )?{which} год(?:у|а|ом|е)?", which_year),
    Rule("part_of_this_year", "начала года", "{part} года", this_year),
)
