"""EDTF values: what they are, how they compare."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letopis.model.edtf import Interval, Moment, Value, before, compatible, contains, parse, without_year

DAYS = st.dates(min_value=date(1000, 1, 1)).map(Moment.of)
YEARLESS = st.dates().map(lambda day: Moment.of(day, year_known=False))
MOMENTS = st.one_of(
    DAYS,
    YEARLESS,
    DAYS.map(lambda day: day.to("month")),
    YEARLESS.map(lambda day: day.to("month")),
    DAYS.map(lambda day: day.to("year")),
    DAYS.map(lambda day: Moment(day.year[:3] + "X")),
)


def ordered(pair: tuple[Moment, Moment]) -> Interval:
    return Interval(*sorted(pair, key=lambda moment: moment.first))


INTERVALS = st.one_of(
    MOMENTS.map(lambda moment: Interval(moment, None)),
    MOMENTS.map(lambda moment: Interval(None, moment)),
    st.tuples(DAYS, DAYS).map(ordered),
    st.tuples(YEARLESS, YEARLESS).map(lambda pair: Interval(*pair)),
)
VALUES: st.SearchStrategy[Value] = st.one_of(MOMENTS, INTERVALS)


@given(VALUES)
def test_a_value_is_read_back_as_it_is_written(value: Value) -> None:
    assert parse(str(value)) == value


@pytest.mark.parametrize(
    "text",
    ["2021-04-15", "2021-04", "2021", "199X", "XXXX-04-15", "XXXX-04", "2013/..", "../2030", "2017-06/..",
     "2021-04-13/2021-04-14", "XXXX-12/XXXX-02", "2020-02-29", "XXXX-02-29"],
)  # fmt: skip
def test_what_news_needs_is_read(text: str) -> None:
    assert str(parse(text)) == text


@pytest.mark.parametrize(
    "text",
    ["", "15.04.2021", "2021-4-15", "2021-13", "2021-00", "2021-02-29", "2021-04-31", "XXXX", "XXXX-02-30", "199X-04",
     "19XX", "0000", "../..", "/", "2021/2020", "2021-04-15/2021-04-14", "2021-04-15T10:00", "2021-04-15?",
     "٢٠٢١", "2021\n"],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="EDTF"):
        parse(text)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("2021-04", "2021-04-15"), ("2021", "2021-04"), ("199X", "1994"), ("2013/..", "2021-04-15"), ("2021", "2021"),
     ("2021-04-13/2021-04-14", "2021-04-14"), ("XXXX-04", "XXXX-04-15")],
)  # fmt: skip
def test_a_longer_time_contains_a_shorter_one_in_it(outer: str, inner: str) -> None:
    assert contains(parse(outer), parse(inner))


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("2021-04-15", "2021-04"), ("2021-04", "2021-05-01"), ("../2012", "2013"), ("2021", "XXXX-04-15"),
     ("XXXX-04", "2021-04-15"), ("2021-04-13/2021-04-14", "2021-04")],
)  # fmt: skip
def test_and_no_other(outer: str, inner: str) -> None:
    assert not contains(parse(outer), parse(inner))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("2021-04", "2021-04-15", True), ("XXXX-04-15", "2021-04-15", True), ("XXXX-04-15", "2021-04", True),
     ("2021", "XXXX-04-15", True), ("2021-04-13/2021-04-14", "2021-04-14/2021-04-16", True),
     ("2020", "2021-04", False), ("XXXX-04-15", "2021-04-16", False), ("2021-04-15", "2021-04-16", False)],
)  # fmt: skip
def test_times_are_compatible_where_both_can_be_meant(one: str, other: str, expected: bool) -> None:
    assert compatible(parse(one), parse(other)) is expected
    assert compatible(parse(other), parse(one)) is expected


def test_before_needs_certainty() -> None:
    assert before(parse("2021-03"), parse("2021-04-01"))
    assert not before(parse("2021-04"), parse("2021-04-15"))
    assert not before(parse("XXXX-03-01"), parse("2021-04-01"))


def test_bounds_of_a_value() -> None:
    assert (parse("2021-02").first, parse("2021-02").last) == (date(2021, 2, 1), date(2021, 2, 28))
    assert (parse("199X").first, parse("199X").last) == (date(1990, 1, 1), date(1999, 12, 31))
    assert (parse("2013/..").first, parse("2013/..").last) == (date(2013, 1, 1), date.max)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [("2021-04-15", "XXXX-04-15"), ("2021-04-13/2021-04-14", "XXXX-04-13/XXXX-04-14"), ("2021", "None"),
     ("2013/..", "None"), ("2020-12-30/2021-01-02", "None")],
)  # fmt: skip
def test_a_year_can_be_hidden_where_something_is_left(text: str, hidden: str) -> None:
    assert str(without_year(parse(text))) == hidden


@given(DAYS)
def test_a_day_lies_in_its_month_and_year(day: Moment) -> None:
    assert contains(day.to("month"), day)
    assert contains(day.to("year"), day.to("month"))
