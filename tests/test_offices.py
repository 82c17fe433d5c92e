"""Offices told in passing."""

from __future__ import annotations

import pytest

from letopis.extraction.cast import find_cast
from letopis.extraction.context import Context
from letopis.extraction.dates import find_times
from letopis.extraction.offices import extract
from letopis.extraction.posts import groups
from letopis.reading import Annotator
from letopis.sources.text import article_of

ANNOTATOR = Annotator()


def offices(text: str) -> list[tuple[str, str, str | None]]:
    document = ANNOTATOR.annotate(article_of(text))
    context = Context(document, find_cast(document), tuple(find_times(document)))
    return [(o.person, o.post, o.body) for o in extract(context)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Президент Молдавии Иван Петров прибыл.", ("Иван Петров", "президент", "Молдавия")),
        ("Он принял молдавского посла Ивана Петрова.", ("Иван Петров", "посол", "Молдавия")),
        ("Выступил глава МИД Молдавии Иван Петров.", ("Иван Петров", "глава МИД", "Молдавия")),
        ("Встречу провёл посол Молдавии в Болгарии Иван Петров.", ("Иван Петров", "посол", "Молдавия")),
        (
            "С заместителем министра иностранных дел Молдавии Иваном Петровым говорили долго.",
            ("Иван Петров", "заместитель министра иностранных дел", "Молдавия"),
        ),
        ("Глава правительства Молдавии Петров прибыл.", ("Петров", "глава правительства", "Молдавия")),
        (
            "Вице-президент Еврокомиссии по вопросам энергетики Иван Петров прибыл.",
            ("Иван Петров", "вице-президент по вопросам энергетики", "Еврокомиссия"),
        ),
        ("Иван Петров, премьер-министр Молдавии, прибыл.", ("Иван Петров", "премьер-министр", "Молдавия")),
    ],
)
def test_a_post_beside_a_name_is_an_office(text: str, expected: tuple[str, str, str]) -> None:
    assert offices(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Бывший президент Молдавии Иван Петров прибыл.",
        "Экс-министр обороны Молдавии Иван Петров прибыл.",
        "Президент Молдавии прибыл.",
        "Иван Петров прибыл, президент Молдавии остался.",
        "Дирижёр оркестра Иван Петров прибыл.",
        "Он хвалил представителей администрации Петрова.",
        "Пресс-секретарь правительства Меркель ответил.",
        "Президенты Молдавии и Литвы Иван Петров и Олег Сидоров прибыли.",
    ],
)
def test_a_former_or_an_unnamed_holder_has_no_office(text: str) -> None:
    assert offices(text) == []


def test_a_complement_of_another_post_is_no_office_of_the_name() -> None:
    text = "Прибыла делегация заместителя помощника министра Ивана Петрова."
    assert "министр" not in [post for _, post, _ in offices(text)]


def test_a_minister_whose_aide_is_spoken_of_keeps_his_office() -> None:
    assert offices("Помощник министра Ивана Петрова прибыл.") == [("Иван Петров", "министр", None)]


def test_an_office_is_told_once() -> None:
    text = "Президент Молдавии Иван Петров прибыл. Президент Молдавии Иван Петров выступил."
    assert len(offices(text)) == 1


def test_no_word_of_post_is_of_two_kinds() -> None:
    kinds = [groups()[kind] for kind in ("envoy", "state", "chief", "member", "deputy", "job")]
    assert sum(map(len, kinds)) == len(frozenset().union(*kinds))
