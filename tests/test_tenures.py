"""The table of tenures is consistent, and answers only what is certain."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

import pytest

from letopis.lexicons import countries, organisations, tenures
from letopis.lexicons.loader import load_csv
from letopis.lexicons.tenures import AS_OF, Tenure, Tenures, days_of, is_slip

START = date(2000, 1, 1)
MAIN = ("head_of_state", "head_of_government", "foreign_minister")
# One person in the two posts, or no such post: no row of head_of_government is due.
ONE_EXECUTIVE = {"US", "TM", "BR", "AR", "MX", "VE", "ZA", "CH", "IR", "VA"}
NAME = re.compile(r"[А-ЯЁа-яё' .-]+( [IVX]+( [А-Я][а-я]+)?)?")
POSTS = {
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "vice_president", "speaker",
    "upper_house_speaker", "security_council_secretary", "press_secretary", "head_of_administration",
    "security_adviser", "supreme_leader", "party_leader", "crown_prince", "governor_general", "secretary_of_state",
    "secretary_general", "executive_secretary", "commission_president", "council_president", "high_representative",
    "finance_minister", "economy_minister", "energy_minister", "interior_minister", "trade_minister",
    "brexit_minister", "intelligence_director", "state_counsellor", "parliament_president", "collegium_chair",
    "managing_director", "director_general", "state_secretary_union",
}  # fmt: skip


def by_post() -> dict[tuple[str, str], list[Tenure]]:
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in sorted(tenures().rows, key=lambda t: (t.begins.first, t.ends.first)):
        found[tenure.holder, tenure.post].append(tenure)
    return found


def gaps(rows: list[Tenure]) -> Iterator[tuple[str, str]]:
    """The last day before and the first day after each time that nobody can have held a post."""
    end = START
    for tenure in rows:
        if tenure.begins.first > end + timedelta(days=1):
            yield str(end), str(tenure.begins.first)
        end = max(end, tenure.ends.last)
    if end < AS_OF:
        yield str(end), ""


def overlaps(rows: list[Tenure]) -> Iterator[tuple[str, str]]:
    """The first and the last day that two people surely held a post, the day of handover left out."""
    for one, other in combinations(rows, 2):
        first = max(one.begins.last, other.begins.last)
        last = min(one.ends.first, other.ends.first)
        if one.person != other.person and first < last:
            yield str(first), str(last)


def gap_reasons(reason: str) -> list[tuple[str, str]]:
    return [(row["holder"], row["post"]) for row in gap_rows() if row["reason"] == reason]


def gap_rows() -> list[dict[str, str]]:
    fields = ("holder", "post", "kind", "since", "until", "reason")
    return load_csv("gaps.csv", fields=fields, required=("holder", "post", "kind", "since", "reason"))


def listed(kind: str) -> list[tuple[str, ...]]:
    rows = gap_rows()
    assert {row["kind"] for row in rows} == {"gap", "overlap"}
    return sorted(tuple(row[f] for f in ("holder", "post", "since", "until")) for row in rows if row["kind"] == kind)


# The table


def test_every_gap_is_listed_with_a_reason_and_no_other() -> None:
    assert sorted((*key, *gap) for key, rows in by_post().items() for gap in gaps(rows)) == listed("gap")


def test_every_overlap_is_listed_with_a_reason_and_no_other() -> None:
    assert sorted((*key, *pair) for key, rows in by_post().items() for pair in overlaps(rows)) == listed("overlap")


def test_a_gap_and_an_overlap_would_be_seen() -> None:
    rows = [
        tenure(since="1999", until="2005-05-01"),
        tenure("Иван Второй", "2005-04-01", "2006-04"),
        tenure("Иван Третий", "2006-06"),
    ]
    assert list(overlaps(rows)) == [("2005-04-01", "2005-05-01")]
    assert list(gaps(rows)) == [("2006-04-30", "2006-06-01")]


def test_no_tenure_ends_before_it_begins() -> None:
    assert [t for t in tenures().rows if t.begins.first > t.ends.last or t.begins.last > t.ends.last] == []


def test_no_row_stands_twice() -> None:
    keys = [(t.holder, t.post, t.person, t.since) for t in tenures().rows]
    assert len(keys) == len(set(keys))


def test_names_are_russian_words_begun_with_a_capital() -> None:
    bad = [n for t in tenures().rows for n in t.names if not NAME.fullmatch(n) or not n[0].isupper() or n != n.strip()]
    assert bad == []


def test_one_person_has_one_spelling_everywhere() -> None:
    """A name that is a variant of one person is nobody's main name."""
    main = {t.person for t in tenures().rows}
    assert sorted({v for t in tenures().rows for v in t.variants if v in main}) == []


def test_one_person_has_one_gender() -> None:
    genders = defaultdict(set)
    for t in tenures().rows:
        genders[t.person].add(t.gender)
    assert [person for person, found in genders.items() if len(found) > 1] == []


def test_holders_are_known_countries_and_organisations() -> None:
    codes = {c.iso2 for c in countries()} | {c.id.removeprefix("country:") for c in countries()}
    codes |= {o.represents for o in organisations()}
    assert {t.holder for t in tenures().rows} - codes == set()


def test_posts_are_of_the_closed_set() -> None:
    assert {t.post for t in tenures().rows if not t.post.startswith("ambassador:")} - POSTS == set()


def test_the_three_main_posts_of_fifty_states_go_back_to_2000() -> None:
    """Complete: the posts that a state has are there, and no time of one is "not collected"."""
    posts = by_post()
    uncollected = set(gap_reasons("not collected"))
    states = {t.holder for t in tenures().rows if countries().by_iso(t.holder)}
    due = {s: [(s, p) for p in MAIN if p != "head_of_government" or s not in ONE_EXECUTIVE] for s in states}
    complete = {s for s, wanted in due.items() if all(key in posts and key not in uncollected for key in wanted)}
    assert len(complete) >= 50
    assert {"RU", "BY", "UA", "KZ", "KG", "UZ", "TJ", "AM", "AZ", "GE", "MD", "LT", "LV", "EE", "US", "CN"} <= complete


def test_the_table_is_read_in_an_instant() -> None:
    def seconds() -> float:
        tenures.cache_clear()
        began = time.process_time()
        tenures()
        return time.process_time() - began

    assert min(seconds() for _ in range(3)) < 0.06


# Questions


@pytest.mark.parametrize(
    ("holder", "post", "on", "person"),
    [
        ("RU", "head_of_state", "2010-05-01", "Дмитрий Медведев"),
        ("RU", "head_of_state", "2012-05-08", "Владимир Путин"),
        ("RU", "head_of_government", "2011", "Владимир Путин"),
        ("US", "head_of_state", "2017-01-19", "Барак Обама"),
        ("US", "head_of_state", "2017-01-21", "Дональд Трамп"),
        ("US", "foreign_minister", "2018-07-10", "Майк Помпео"),
        ("GB", "head_of_government", "2016-07-12", "Дэвид Кэмерон"),
        ("GB", "foreign_minister", "2016-08", "Борис Джонсон"),
        ("KG", "head_of_state", "2021-04-15", "Садыр Жапаров"),
        ("AM", "head_of_government", "2018-04-20", "Серж Саргсян"),
        ("UN", "secretary_general", "2016-12-20", "Пан Ги Мун"),
        ("EU", "commission_president", "2018-07-10", "Жан-Клод Юнкер"),
        ("Union State", "state_secretary_union", "2021-04-15", "Дмитрий Мезенцев"),
        ("TR", "head_of_government", "2016-12-19", "Бинали Йылдырым"),
        ("VA", "head_of_state", "2013-03-14", "Франциск"),
        ("RU", "ambassador:BY", "2021-04-15", "Евгений Лукьянов"),
        ("BY", "ambassador:RU", "2021-04-15", "Владимир Семашко"),
    ],
)
def test_the_holder_of_a_post_on_a_day(holder: str, post: str, on: str, person: str) -> None:
    found = tenures().who(holder, post, on)
    assert found is not None
    assert found.person == person


@pytest.mark.parametrize(
    ("holder", "post", "on", "why"),
    [
        ("RU", "head_of_state", "2012-05-07", "the day of handover"),
        ("RU", "head_of_state", "2012", "both held it within the year"),
        ("BY", "foreign_minister", "2003-03-15", "handed over some day of that month"),
        ("KR", "head_of_state", "2017-01-10", "one suspended, another acting"),
        ("VA", "head_of_state", "2013-03-05", "nobody"),
        ("TR", "head_of_government", "2020-01-01", "post abolished"),
        ("RU", "head_of_state", "2031-01-01", "later than the table knows"),
        ("RU", "head_of_state", "1991-08-20", "before the table begins"),
        ("XX", "head_of_state", "2010-01-01", "no such holder"),
    ],
)
def test_no_answer_where_it_is_unsure(holder: str, post: str, on: str, why: str) -> None:
    assert tenures().who(holder, post, on) is None, why


def test_an_acting_one_who_stays_answers_for_the_day_of_the_change() -> None:
    found = tenures().who("RU", "head_of_government", "2000-05-17")
    assert found is not None
    assert (found.person, found.acting) == ("Михаил Касьянов", False)


def test_holders_by_day_by_interval_and_ever() -> None:
    table = tenures()
    assert [t.person for t in table.holders("RU", "head_of_state", "2012-05-07")] == [
        "Дмитрий Медведев", "Владимир Путин",
    ]  # fmt: skip
    assert [t.person for t in table.holders("US", "head_of_state", within=("2016-12", "2017-02"))] == [
        "Барак Обама", "Дональд Трамп",
    ]  # fmt: skip
    assert len(table.holders("RU", "head_of_state")) == 4
    assert table.holders("RU", "no_such_post") == []


def test_a_person_is_found_by_full_name_surname_variant_and_without_yo() -> None:
    table = tenures()
    for name in ("Шавкат Мирзиёев", "мирзиеев", "МИРЗИЁЕВ"):
        assert {t.holder for t in table.held_by(name)} == {"UZ"}
    assert table.known_person("Маехара") == {"Сэйдзи Маэхара"}
    assert table.known_person("Си") == {"Си Цзиньпин"}
    assert table.known_person("Цзиньпин") == set()
    assert table.known_person("Елизавета") == {"Елизавета II"}


def test_a_surname_of_two_gives_both_unless_the_place_tells() -> None:
    table = tenures()
    assert table.known_person("Орбан") == {"Виктор Орбан", "Людовик Орбан"}
    assert {t.person for t in table.find("Орбан", holder="HU")} == {"Виктор Орбан"}
    assert {t.person for t in table.find("Клинтон", "US", "foreign_minister")} == {"Хиллари Клинтон"}
    assert table.find("Клинтон", "US", "foreign_minister", "2000-05-01") == []


@pytest.mark.parametrize(
    ("slip", "person"),
    [
        ("Лукашекно", "Александр Лукашенко"),
        ("Лукашнеко", "Александр Лукашенко"),
        ("Пашанян", "Никол Пашинян"),
        ("Зеленнский", "Владимир Зеленский"),
        ("Назрбаев", "Нурсултан Назарбаев"),
    ],
)
def test_a_slip_of_the_pen_leads_to_the_person(slip: str, person: str) -> None:
    assert tenures().near(slip) == {person}


@pytest.mark.parametrize(
    "word",
    [
        "Лукашенко",  # no slip at all
        "Лаврова",  # a case form
        "Зеленская",  # another gender
        "Лкашекно",  # two slips
        "Путен",  # too short to tell
        "Мосин",
        "",
    ],
)
def test_what_is_no_slip_leads_to_nobody(word: str) -> None:
    assert tenures().near(word) == set()


def test_a_slip_is_looked_for_in_one_country_if_told() -> None:
    assert tenures().near("Лукашекно", holder="BY") == {"Александр Лукашенко"}
    assert tenures().near("Лукашекно", holder="UA") == set()


def test_a_slip_is_one_edit_before_the_last_letter() -> None:
    known = "лукашенко"
    assert all(is_slip(w, known) for w in ("лукашекно", "лукшенко", "луккашенко", "лакашенко"))
    assert not any(is_slip(w, known) for w in (known, "лукашенка", "лукашенк", "лукашенком", "ликашекно"))


# Dates of any precision


def tenure(person: str = "Иван Первый", since: str = "2004-03", until: str | None = None) -> Tenure:
    return Tenure("RU", "speaker", "спикер", person, (), person.split()[-1], "m", since, until, "", "test")


def test_a_month_is_sure_only_after_it_and_possible_in_it() -> None:
    row = tenure(since="2004-03", until="2005")
    assert row.may_hold("2004-03-01")
    assert not row.surely_holds("2004-03-30")
    assert row.surely_holds("2004-03-31")
    assert row.surely_holds("2004-12-31")
    assert not row.surely_holds("2005-02-01")
    assert row.may_hold("2005-12-31")
    assert not row.may_hold("2006")


def test_an_open_tenure_is_sure_up_to_the_day_of_the_table() -> None:
    assert tenure().surely_holds(AS_OF)
    assert not tenure().surely_holds(AS_OF + timedelta(days=1))
    assert tenure().may_hold(AS_OF + timedelta(days=1))


def test_somebody_else_possible_makes_it_unsure() -> None:
    table = Tenures([tenure(until="2005-06-10"), tenure("Иван Второй", since="2005-06")])
    assert table.who("RU", "speaker", "2005-05-31") is not None
    assert table.who("RU", "speaker", "2005-06-05") is None


@pytest.mark.parametrize("bad", ["", "21", "2004-13", "2004-02-30", "XXXX-04-15", "2004/2005", "март 2004"])
def test_what_is_no_date_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        days_of(bad)
