"""What holds of any text whatever: it is read, each citation slices to its words, a second reading is the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from letopis.model.contract import schema
from letopis.model.edtf import parse
from letopis.model.record import Record

FRAGMENTS = [
    "Сергей Лавров", "Путин", "Александру Лукашекно", "Ван И", "И. И. Иванов", "Н.", "президент Белоруссии",
    "глава МИД", "президенты России и Белоруссии", "лидеры двух стран", "экс-президент", "посол Ирландии в США", "он",
    "мы с ним", "стороны", "Минск", "Белый дом", "Кот-д'Ивуар", "США", "ООН", "МИДа", "российско-турецкие",
    "делегация во главе с", "встретился с", "провели переговоры", "позвонил", "посетит", "отменён визит в", "не",
    "предложил встретиться", "саммит", "письмо", "назначен послом", "сменил",
    "33 дорожные карты, осталось шесть-семь", "подписали договор", "15 апреля", "29 февраля", "в среду",
    "с 5 по 7 мая 2019 года", "31.02.2021", "в прошлом году", "2021", "в 99999 году", "заявил:", "сообщил, что",
    "по словам", "Напомним,", "Читайте также:", "сказал он", "[редактор]", "«", "»", "„", "“", '"', "(", ")", "[",
    "]", "— ", "– ", "-", ".", "...", "…", "!", "?", ",", ";", ":", "\n", "\n\n", "\t", "\xa0", "\u200b", "\ufeff",
    "\xad", "\u0301", "\x00", "\x1b[31m", "\ue000", "😀", "é", "Пyтин", "№", "%", "І", "&nbsp;", "<b>",
]  # fmt: skip
# A subject, a deed with its object, a circumstance: any three make a sentence.
WHO = [
    "Президент Сербии Александр Вучич", "Главы МИД России и Турции", "Сергей Лавров", "Он", "Стороны", "Минск",
    "Делегация во главе с Иваном Петровым", "По словам Пескова, Путин", "Напомним, Ангела Меркель", "Лукашекно",
]  # fmt: skip
DEEDS = [
    "встретился с Реджепом Тайипом Эрдоганом", "встретились", "не исключил визита в Токио", "позвонил Джо Байдену",
    "провели переговоры с представителями ОБСЕ", "отменил поездку в Варшаву", "принял посла Ирландии", "сказал: «Да»",
    "заявил, что саммит ЕС пройдёт в мае", "назначил послом Олега Сидорова", "подписали три соглашения из десяти",
]  # fmt: skip
WHERE_AND_WHEN = [
    "в Баку",
    "13 апреля",
    "в среду",
    "на полях форума в Сочи",
    "в прошлом году",
    "с 5 по 7 мая 2019 года",
    "",
]
DAYS = [None, "2021-04-15", "2000-02-29"]

mixtures = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=25).map(" ".join)
sentences = st.tuples(*map(st.sampled_from, (WHO, DEEDS, WHERE_AND_WHEN))).map(" ".join)
articles = st.lists(sentences | st.sampled_from(FRAGMENTS), max_size=8).map(". ".join)
anything = st.text(st.characters(exclude_categories=[]), max_size=200)  # lone surrogates too
texts = articles | mixtures | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join) | anything

few = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def quotations(value: Any) -> Iterator[tuple[int, int, str]]:
    """Whatever in a record has a place and words."""
    if isinstance(value, dict):
        if {"start", "stop", "text"} <= value.keys():
            yield value["start"], value["stop"], value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from quotations(inner)


def check(record: Record) -> None:
    """The claims that hold of every record."""
    told = record.to_dict()
    validator().validate(told)
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told
    text = record.article.text
    assert all(text[start:stop] == words for start, stop, words in quotations(told))
    facts = [*record.contacts, *record.statements, *record.appointments, *record.agreements]
    assert all(fact.citations and fact.rule for fact in facts)
    assert all(parse(t.value) for t in record.times if t.value)
    assert all(len(c.participants) >= 2 for c in record.contacts)
    assert {m.entity for m in record.cast.mentions} <= set(record.cast.entities)


@few
@given(texts, st.sampled_from(DAYS))
@example("", None)
@example("\x00", "2021-04-15")
@example("29 февраля президентом Киргизии 28 января избран Садыр Жапаров. 29 февраля.", None)
@example("«" * 300, None)
@example("Лавров " * 400, "2021-04-15")
@example("и " * 600, None)
def test_any_text_makes_a_valid_record_with_true_citations(reader, text, published):
    check(reader.read(text, published=published))


@settings(few, max_examples=15)
@given(articles)
def test_a_second_reading_is_the_same(reader, text):
    assert reader.read(text, published="2021-04-15") == reader.read(text, published="2021-04-15")


@settings(few, max_examples=15)
@given(articles, articles)
def test_no_reading_leaves_a_trace_in_the_next(reader, text, other):
    before = reader.read(text).to_dict()
    reader.read(other)
    assert reader.read(text).to_dict() == before


TEXT = (
    "Президент Сербии Александр Вучич 13 апреля прибыл в Афины и встретился с премьер-министром Греции Кириакосом"
    " Мицотакисом. «Мы обсудили энергетику», — заявил Вучич. Послом Сербии в Греции назначен Иван Петров. Стороны"
    " подписали меморандум о сотрудничестве."
)


@pytest.mark.parametrize("published", DAYS)
def test_another_reader_reads_the_same(reader, second_reader, published):
    record = reader.read(TEXT, published=published)
    assert record.contacts
    assert record.to_dict() == second_reader.read(TEXT, published=published).to_dict()


@few
@given(st.integers(0, 3), st.sampled_from(["\n", "\n\n", "\n \n"]))
def test_blank_lines_before_a_text_tell_nothing(reader, many, blank):
    plain = reader.read(TEXT, published="2021-04-15").contacts
    moved = reader.read(blank * many + TEXT, published="2021-04-15").contacts
    assert [(c.kind, c.status, c.participants, c.date, c.place) for c in moved] == [
        (c.kind, c.status, c.participants, c.date, c.place) for c in plain
    ]


@pytest.mark.parametrize("text", ["Президент встретился с " + "«" * 300 + " сказал он.", "Министр (" * 300 + ")" * 300])
def test_a_run_of_marks_or_of_posts_is_read_and_tells_nothing(read: Callable[[str], Record], text: str) -> None:
    assert not read(text).contacts
