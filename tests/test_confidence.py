"""How sure a fact is: what lowers it, that it is a share, and what a least confidence leaves out."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import factory
from letopis.extraction.confidence import features
from letopis.extraction.confidence.weights import LEAST, MOST, weights
from letopis.extraction.context import Context
from letopis.extraction.extract import record_of
from letopis.extraction.linear import logistic
from letopis.model.errors import InputError
from letopis.model.record import Record
from letopis.pipeline.reader import Reader

Read = Callable[..., Record]
KINDS = ("contact", "statement", "appointment", "agreement")
FIRST_SIGHT = Path(__file__).parent / "gold" / "first_sight.jsonl"

QUOTED = "«Мы готовы открыть второй пограничный переход уже весной», — заявил министр Пётр Зимин."
# Each pair: words that are told plainly, and the same with their speaker further off.
SURER = [
    ("Пётр Зимин заявил, что порт откроют весной.", "Порт молчит. Он заявил, что порт откроют весной."),
    ("«Мы откроем порт весной», — заявил Пётр Зимин.", "«Мы откроем порт весной», — заявил чиновник."),
]


def sureness(record: Record) -> float:
    return max((s.confidence for s in record.statements), default=0.0)


@pytest.mark.parametrize(("plain", "doubtful"), SURER)
def test_a_speaker_told_by_name_is_surer_than_one_to_be_found(read: Read, plain: str, doubtful: str) -> None:
    assert sureness(read(plain)) > sureness(read("Пётр Зимин посетил порт. " + doubtful))


def test_an_appointment_with_its_body_is_surer_than_one_without(read: Read) -> None:
    told = read("Послом Дании в Швеции назначен Нильс Хольм.").appointments[0]
    bare = read("Директором назначен Нильс Хольм.").appointments
    assert all(told.confidence > fact.confidence for fact in bare)


def test_every_fact_has_a_share_for_its_confidence(read: Read) -> None:
    record = read(f"Президент Сербии Александр Вучич встретился в Вене с премьером Венгрии Виктором Орбаном. {QUOTED}")
    facts = [*record.contacts, *record.statements]
    assert facts
    assert all(LEAST <= fact.confidence <= MOST and fact.confidence == round(fact.confidence, 2) for fact in facts)


def test_a_second_reading_is_as_sure_as_the_first(reader: Reader) -> None:
    assert [s.confidence for s in reader.read(QUOTED).statements] == [
        s.confidence for s in reader.read(QUOTED).statements
    ]


@pytest.mark.parametrize("text", [QUOTED, "Лавров 5 мая принял Фидана.", "По его словам, договор о границе подписан."])
def test_features_are_small_numbers(context: Callable[..., Context], text: str) -> None:
    found = context(text)
    record = record_of(found, found.document, None)
    for fact in (*record.contacts, *record.statements, *record.agreements):
        assert all(0 < value <= 2 for value in features(found, fact).values())


def test_the_weights_are_of_every_kind_of_fact_and_moderate() -> None:
    assert set(weights()) == set(KINDS)
    assert all(abs(weight) < 3 for own in weights().values() for weight in own.values())


@pytest.mark.parametrize(("score", "share"), [(0.0, 0.5), (800.0, 1.0), (-800.0, 0.0)])
def test_a_score_of_any_size_is_a_share(score: float, share: float) -> None:
    assert logistic(score) == share


def test_the_judged_facts_hold_no_words_of_their_articles() -> None:
    """The texts are not ours: names and offsets only."""
    for line in FIRST_SIGHT.read_text("utf8").splitlines():
        for fact in json.loads(line)["facts"]:
            assert not fact.keys() & {"text", "evidence", "topics", "outcomes"}
            assert all(len(citation) == 3 for citation in fact["citations"])


def test_the_judged_facts_are_of_no_article_set_aside() -> None:
    judged = {json.loads(line)["doc"] for line in FIRST_SIGHT.read_text("utf8").splitlines()}
    assert not judged & {path.stem for path in (FIRST_SIGHT.parent / "aside").glob("*.json")}


def test_the_weights_are_plain_toml() -> None:
    path = Path(__file__).parent.parent / "src/letopis/extraction/confidence/weights.toml"
    assert path.stat().st_size < 50_000
    assert set(tomllib.loads(path.read_text("utf8"))) == set(KINDS)


# What a least confidence leaves out


def mixed() -> Record:
    return factory.record(
        contacts=(factory.contact(confidence=0.4),),
        statements=(factory.statement(confidence=0.8),),
        appointments=(factory.appointment(confidence=0.79),),
        agreements=(factory.agreement(confidence=0.95),),
    )


def test_facts_below_are_left_out_and_those_at_it_stay() -> None:
    record = mixed().at_least(0.8)
    assert (len(record.contacts), len(record.statements), len(record.appointments), len(record.agreements)) == (
        0,
        1,
        0,
        1,
    )


def test_what_is_left_out_is_dropped_with_its_confidence() -> None:
    assert [(d.what, d.reason) for d in mixed().at_least(0.8).dropped[1:]] == [
        ("contact", "confidence 0.40, below 0.80"),
        ("appointment", "confidence 0.79, below 0.80"),
    ]


def test_a_statement_is_about_no_contact_that_was_left_out() -> None:
    assert mixed().statements[0].about == ("contact:1",)
    assert mixed().at_least(0.8).statements[0].about == ()
    assert mixed().at_least(0.3).statements[0].about == ("contact:1",)


def test_nothing_is_below_nothing() -> None:
    assert mixed().at_least(0) == mixed()


@pytest.mark.parametrize("least", [-0.1, 1.01, float("nan"), float("inf")])
def test_no_share_is_refused(reader: Reader, least: float) -> None:
    with pytest.raises(InputError, match="give a number from 0 to 1"):
        reader.read(QUOTED, min_confidence=least)


def test_the_reader_takes_the_least_confidence(reader: Reader) -> None:
    assert reader.read(QUOTED).statements
    assert reader.read(QUOTED, min_confidence=1.0).statements == ()
