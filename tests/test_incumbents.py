"""Posts that the model of incumbents joins to names, and those that it leaves alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from letopis.extraction.context import Context
from letopis.extraction.incumbents import SURE, features, pairs
from letopis.extraction.incumbents.weights import weights
from letopis.model.record import Office, Record

Read = Callable[..., Record]
RULE = "model.incumbents"

JOINED = [
    ("Сенатор от штата Орегон Брэд Колман выступил против закона.", "Брэд Колман", "сенатор"),
    ("Действующий президент 89-летний Томас Рунге приехал в Осло.", "Томас Рунге", "президент"),
    ("Газета ссылается на пресс-секретаря Фонда защиты рек (ФЗР) Анну Зимину.", "Анна Зимина", "пресс-секретарь"),
]
LEFT_ALONE = [
    "На приёме была супруга президента Словении Ирина Лаптева.",
    "Бывший сенатор от штата Орегон Брэд Колман выступил против закона.",
    "Брэд Колман в девяностые годы был сенатором от штата Орегон.",
    "Подруга премьер-министра Норвегии Ирина Лаптева приехала в Осло.",
    "Министр обороны встретил гостей. Брэд Колман остался в отеле.",
]


def by_model(record: Record) -> list[Office]:
    return [office for office in record.offices if office.rule == RULE]


@pytest.mark.parametrize(("text", "person", "post"), JOINED)
def test_a_post_parted_from_its_name_is_told(read: Read, text: str, person: str, post: str) -> None:
    assert (person, post) in {(o.person, o.post.split()[0]) for o in read(text).offices}


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_the_model_adds_no_post_of_others_or_of_the_past(read: Read, text: str) -> None:
    assert by_model(read(text)) == []


def test_the_noun_within_a_post_is_no_post_of_its_own(read: Read) -> None:
    told = read("Слово взял председатель совета директоров «Севера» Брэд Колман.").offices
    assert "директор" not in {office.post for office in told}


def test_what_a_rule_tells_is_not_told_again(read: Read) -> None:
    offices = read("Министр обороны Чили Анна Рохас прибыла в Лиму. Министр обороны Чили Анна Рохас улетела.").offices
    assert [(o.person, o.post) for o in offices] == [("Анна Рохас", "министр обороны")]


def test_a_pair_has_a_post_and_a_name_of_one_sentence(context: Callable[..., Context]) -> None:
    found = context("Президент Чили принял министра Ивана Петрова. Анна Рохас уехала.")
    assert {(p.head.low, p.person.name) for p in pairs(found)} >= {("министра", "Иван Петров")}
    assert "Анна Рохас" not in {p.person.name for p in pairs(found)}


def test_features_are_moderate_numbers(context: Callable[..., Context]) -> None:
    found = context(JOINED[0][0])
    for pair in pairs(found):
        assert all(0 < value < 10 for value in features(found, pair).values())


def test_the_weights_are_few_and_moderate() -> None:
    path = Path(__file__).parent.parent / "src/letopis/extraction/incumbents/weights.toml"
    assert path.stat().st_size < 50_000
    assert all(abs(weight) < 5 for weight in weights().values())
    assert 0.5 < SURE < 1
