"""The day of publication of an undated article, told from a change of office in it, or left open."""

from __future__ import annotations

from datetime import date

import pytest

from letopis.extraction.publication import as_date, begins, in_calendar, infer_publication
from letopis.lexicons import tenures
from letopis.model.dates import Timex
from letopis.model.record import Appointment
from letopis.model.span import Span

NEWS = "15 апреля в Бишкеке прошли переговоры."
CHANGE = "28 января президентом Киргизии избран Садыр Жапаров."


def appointment(person: str, day: str | None, change: str = "elected") -> Appointment:
    return Appointment(person, "президент", None, change, day, None, None, "избран", (), "rule")  # type: ignore[arg-type]


def time(value: str | None) -> Timex:
    return Timex(Span(0, 1), 0, 1, value, None, "rule")


def inferred(changes: list[Appointment], *values: str | None) -> str | None:
    found = infer_publication(changes, [time(v) for v in values])
    return found.value if found else None


@pytest.mark.parametrize(
    ("person", "changed", "day", "value"),
    [
        ("Садыр Жапаров", "XXXX-01-28", "XXXX-04-15", "2021-04-15"),
        ("Садыр Жапаров", "XXXX-01", "XXXX-04-15", "2021-04-15"),
        ("Садыр Жапаров", "XXXX-01-28", "XXXX-01-28", "2021-01-28"),
        ("Садыр Жапаров", "XXXX-01-28", "XXXX-01-20", "2022-01-20"),  # of the January before
        ("Садыр Жапаров", "XXXX-02-28", "XXXX-04-15", None),  # took no office in that month
        ("Садыр Жапаров", "XXXX-01-29", "XXXX-04-15", None),  # nor on that day
        ("Садыр Жапаров", "2021-01-28", "XXXX-04-15", None),  # the year of the change says nothing of the article's
        ("Садыр Жапаров", None, "XXXX-04-15", None),
        ("Садыр Жапаров", "XXXX-01-28", "XXXX-04", None),  # no day is named
        ("Садыр Жапаров", "XXXX-01-28", "2021-04-15", None),
        ("Садыр Жапаров", "XXXX-01-28", "XXXX-02-29", None),  # 2021 has no such day
        ("Иван Петров", "XXXX-01-28", "XXXX-04-15", None),  # nobody known
    ],
)
def test_the_year_is_that_of_the_change(person, changed, day, value):
    assert inferred([appointment(person, changed)], day) == value


def test_the_day_is_the_first_that_the_text_names():
    assert inferred(
        [appointment("Садыр Жапаров", "XXXX-01-28")], None, "2020", "XXXX-04", "XXXX-04-15", "XXXX-05-01"
    ) == ("2021-04-15")


def test_two_years_leave_the_year_open():
    one, other = appointment("Садыр Жапаров", "XXXX-01-28"), appointment("Сооронбай Жээнбеков", "XXXX-11-24")
    assert inferred([one, one], "XXXX-12-01") == "2021-12-01"
    assert inferred([other], "XXXX-12-01") == "2017-12-01"
    assert inferred([one, other], "XXXX-12-01") is None


@pytest.mark.parametrize("change", ["left", "nominated"])
def test_only_who_takes_an_office_fixes_a_year(change):
    assert inferred([appointment("Садыр Жапаров", "XXXX-01-28", change)], "XXXX-04-15") is None


def test_a_tenure_begins_in_its_month_and_on_its_day():
    [tenure] = [t for t in tenures().held_by("Садыр Жапаров") if t.since == "2021-01-28"]
    assert begins(tenure, "01", None)
    assert begins(tenure, "01", "28")
    assert not begins(tenure, "01", "27")
    assert not begins(tenure, "02", None)


@pytest.mark.parametrize(
    ("year", "day", "there"), [(2020, "XXXX-02-29", True), (2021, "XXXX-02-29", False), (2021, "XXXX-02-28", True)]
)
def test_days_of_leap_years(year, day, there):
    assert in_calendar(year, day) is there


# --- of a whole text


def test_an_undated_text_with_a_change_of_office_is_dated_with_the_reason(read):
    record = read(f"{NEWS} {CHANGE}", published=None)
    assert record.published_inferred is not None
    assert as_date(record.published_inferred) == date(2021, 4, 15)
    assert record.published_inferred.reason.startswith("Садыр Жапаров: президент, 2021-01-28; «")
    assert record.article.published is None  # the article stays as it was published
    assert [t.value for t in record.times] == ["2021-04-15", "2021-01-28"]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"{NEWS} Выступил президент Киргизии Садыр Жапаров.", None),  # who merely holds an office dates nothing
        (NEWS, None),
        (CHANGE.replace("28 января", "Недавно"), None),
        (f"{NEWS} {CHANGE}", "2021-04-16"),  # it is told already
        ("29 февраля прошли переговоры. " + CHANGE, None),
    ],
)
def test_no_date_is_inferred(read, text, published):
    assert read(text, published=published).published_inferred is None
    if published is None:
        assert all((t.value or "XXXX").startswith("XXXX") for t in read(text, published=None).times)
