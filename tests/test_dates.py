"""Time expressions of newsroom prose and their values."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from letopis.extraction.dates import RULES, find_times
from letopis.extraction.dates.matching import hits
from letopis.extraction.dates.openings import FIGURE, openings
from letopis.extraction.dates.patterns import fold
from letopis.extraction.dates.rule import Rule
from letopis.extraction.when import time_for
from letopis.model.article import Article
from letopis.model.dates import Timex
from letopis.model.document import Document
from letopis.model.edtf import parse
from letopis.model.span import Span
from letopis.reading import Annotator

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data" / "timexes.toml").read_text("utf-8"))[
    "case"
]
THURSDAY = date(2021, 4, 15)


@cache
def annotator() -> Annotator:
    return Annotator()


def document(text: str, published: date | None = THURSDAY, **known: Any) -> Document:
    return annotator().annotate(Article(text, published=published, **known))


def told(text: str, published: date | None = THURSDAY, **known: Any) -> list[tuple[str, str]]:
    """The times of a text: words and value, "" where it cannot be told."""
    return [(text[t.span.start : t.span.stop], t.value or "") for t in times(text, published, **known)]


def times(text: str, published: date | None = THURSDAY, **known: Any) -> list[Timex]:
    return find_times(document(text, published, **known))


def values(text: str, published: date | None = THURSDAY, **known: Any) -> list[str]:
    return [value for _, value in told(text, published, **known)]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['sentence'][:40]} {c.get('published')}" for c in CASES])
def test_times_of_a_newsroom_sentence(case: dict[str, Any]) -> None:
    assert told(case["sentence"], case.get("published")) == [tuple(pair) for pair in case["times"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_its_example(rule: Any) -> None:
    assert rule.name in {t.rule for t in times(rule.example)}


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "text",
    ["Он живет на площади 1905 года.", "Каждый вторник министр принимает граждан.", "Праздник Октябрьской революции."],
)
def test_names_and_recurring_days_are_no_dates(text: str) -> None:
    assert told(text) == []


def test_a_date_after_a_street_word_is_still_a_date() -> None:
    assert values("Люди вышли на улицу 10 января.") == ["2021-01-10"]


def test_the_date_of_an_address_is_no_date() -> None:
    assert told("Подробности: https://news.example/2020-06-30/sammit и example.org/2020/06/30.") == []


def test_years_of_a_list_are_told_apart() -> None:
    assert values("Они встречались в 2014, 2016 и 2018 годах.") == ["2014", "2016", "2018"]


def test_an_impossible_day_is_no_date() -> None:
    assert told("Встреча 31.02.2021 не значится.") == []


def test_a_glued_date_keeps_its_own_letters() -> None:
    assert told("Указ от 15.04.2021, подписанный в Москве, опубликован.") == [("15.04.2021", "2021-04-15")]


def test_today_in_a_recollected_quotation_is_the_recollected_day() -> None:
    text = "Напомним, 22 февраля стороны провели переговоры.\n\n«Мне сегодня докладывал посол», - сказал он."
    assert values(text) == ["2021-02-22", "2021-02-22"]


def test_today_in_any_other_quotation_is_the_article_s_day() -> None:
    text = "Договор подписали 3 февраля.\n\n«Сегодня мы видим итоги», - сказал он."
    assert values(text) == ["2021-02-03", "2021-04-15"]


def test_a_paragraph_begins_anew() -> None:
    """ "На следующий день" leans on the day above only in the first sentence of a paragraph."""
    text = "Он прилетел 2 апреля.\n\nЗатем были переговоры. На следующий день он улетел."
    assert values(text) == ["2021-04-02", ""]


def test_a_dateline_stands_for_the_date_of_publication() -> None:
    text = "МОСКВА, 15 апреля 2021 — Агентство. Министр прибыл в Минск вчера."
    assert values(text, None) == ["2021-04-15", "2021-04-14"]


def test_a_dateline_without_year_tells_days_without_year() -> None:
    assert values("МОСКВА, 15 апреля — Агентство. Министр прибыл в Минск вчера.", None) == ["XXXX-04-15", "XXXX-04-14"]


def test_a_lead_tells_the_day_of_the_news_but_not_today() -> None:
    text = "20 апреля 2018 года президент поздравил коллегу.\n\n19 апреля его избрали. Сегодня он вступил в должность."
    assert values(text, None) == ["2018-04-20", "2018-04-19", ""]


def test_boilerplate_tells_no_time() -> None:
    text = "Министр прилетел 2 апреля.\nОбновлено 3 апреля."
    assert told(text, boilerplate=(Span(27, len(text)),)) == [("2 апреля", "2021-04-02")]


def test_a_relative_time_keeps_its_anchor_and_an_absolute_one_has_none() -> None:
    text = "Министр прибыл вчера, а посол 5 марта 2020 года. На следующий день они встретились."
    assert [t.anchor for t in times(text)] == ["2021-04-15", None, "2020-03-05"]


WORDS = (
    "в |с |по |до | мая | апреля|2021| года|среду|сегодня|неделе|прошлой |назад|через |два |дня |накануне|31|"
    "29 февраля|9999|летом |İ|Ё"
)
ALPHABET = st.sampled_from([*'0123456789.,:-–—/ \n«»"()IVхегм', *WORDS.split("|")])


@example(pieces=["прошлым ", "летом "], published=date.min)
@example(pieces=["прошлой ", "зимой "], published=date.min)
@example(pieces=["следующим ", "летом "], published=date.max)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    pieces=st.lists(ALPHABET, max_size=25),
    published=st.one_of(st.none(), st.dates(), st.just(date.min), st.just(date.max)),
)
def test_no_text_makes_find_times_raise(pieces: list[str], published: date | None) -> None:
    text = "".join(pieces)
    found = times(text, published)
    assert all(str(parse(t.value)) == t.value for t in found if t.value)
    assert all(t.start < t.stop and t.span.stop <= len(text) for t in found)
    assert all(a.span.stop <= b.span.start for a, b in pairwise(found))


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cn", "Co", "Lo"]), max_size=60))
def test_no_unicode_makes_find_times_raise(text: str) -> None:
    assert isinstance(times(text), list)


def time_of(text: str, word: str, published: date | None = THURSDAY) -> str | None:
    """The words of the time that belongs to `word`."""
    doc = document(text, published)
    index = next(t.index for t in doc.tokens if t.text == word)
    time = time_for(doc, find_times(doc), index)
    return text[time.span.start : time.span.stop] if time else None


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("Президенты 15 апреля провели телефонные переговоры.", "провели", "15 апреля"),
        ("Президенты 15 апреля провели телефонные переговоры.", "переговоры", "15 апреля"),
        ("13-14 апреля в ходе визита в Баку президенты обсуждали торговлю.", "визита", "13-14 апреля"),
        ("13-14 апреля в ходе визита в Баку президенты обсуждали торговлю.", "обсуждали", "13-14 апреля"),
        ("Состоявшаяся 2 апреля встреча прошла в Минске.", "встреча", "2 апреля"),
        ("Встреча, которая состоялась 2 апреля, была долгой.", "Встреча", "2 апреля"),
        ("Он стал самым молодым послом с 1912 года, когда этот пост занял его дед.", "занял", "с 1912 года"),
        ("Министр заявил, что стороны встретились 2 апреля в Минске.", "встретились", "2 апреля"),
        ("Президент пригласил коллегу посетить Минск этим летом.", "посетить", "этим летом"),
        ("В среду министр должен встретиться с коллегой.", "встретиться", "среду"),
        ("2 апреля министр прилетел в Баку и встретился с коллегой.", "встретился", "2 апреля"),
    ],
)
def test_a_time_belongs_to_its_verb_or_noun(text: str, word: str, time: str) -> None:
    assert time_of(text, word) == time


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Как 16 января сообщил посол, стороны провели встречу в Минске.", "встречу"),
        ("Посол сообщил 16 января, что стороны провели встречу в Минске.", "провели"),
        ("2 марта президент рассказал о переговорах.", "переговорах"),
        ("Министр уезжает во вторник в Рим, где его ждут обед с мэром и встреча с папой.", "встреча"),
        ("Президент прилетел 2 апреля. Он встретился с коллегой.", "встретился"),
        ("Президент пригласил коллегу посетить Минск этим летом.", "пригласил"),
    ],
)
def test_a_time_never_crosses_into_another_clause(text: str, word: str) -> None:
    assert time_of(text, word) is None


def test_each_of_two_clauses_keeps_its_own_date() -> None:
    text = "Министры встретились 2 апреля, а президенты созвонились 5 апреля."
    assert (time_of(text, "встретились"), time_of(text, "созвонились")) == ("2 апреля", "5 апреля")


# A pattern is tried only where a word stands that it may begin with


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_is_tried_where_its_example_begins(rule: Rule) -> None:
    text = f"Тогда, {fold(rule.example)}, было так."
    found = [(hit.span(), hit.groupdict()) for read, hit in hits(text, RULES) if read is rule]
    assert found == [(hit.span(), hit.groupdict()) for hit in rule.regex.finditer(text)]
    assert found


def test_what_cannot_be_told_of_is_tried_everywhere() -> None:
    anywhere = Rule("anywhere", "-й год", r"(?:-й|[а-в]..) год", lambda reading: None)
    assert openings(anywhere.pattern) is None
    assert [hit[0] for _, hit in hits("без дат: -й год, век год", [anywhere])] == ["-й год", "век год"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("(?:с |от )?то(?:м|го) {year}", {"с", "от", "то"}),
        ("{digits}[./]{mm}", {FIGURE}),
        (r"\((?P<said>{year})(?=\))", {"("}),
        ("днем?(?=: )", {"дне"}),
        ("(?:в )?", None),
        ("[.,] {year}", None),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, words: set[str] | None) -> None:
    assert openings(pattern) == words
