"""Facts and records for tests: each maker fills in what its case is not about."""

from __future__ import annotations

from datetime import date
from typing import Any

from letopis.model.article import Article
from letopis.model.cast import Cast, Entity, Mention
from letopis.model.dates import Timex
from letopis.model.record import (
    Agreement,
    Appointment,
    Contact,
    Dropped,
    Inference,
    Office,
    Participant,
    Record,
    Statement,
)
from letopis.model.span import Citation, Span

TEXT = """Главы МИД России и Турции встретились в Сочи

Министр иностранных дел России Сергей Лавров 5 мая принял в Сочи главу МИД Турции Хакана Фидана.

«Мы довольны ходом переговоров», - заявил Лавров агентству «Глобус».

Осталось согласовать две-три дорожные карты из десяти, отметил Фидан.

Послом России в Турции назначен Иван Петров, он сменил Олега Сидорова.
"""

ENTITIES = (
    Entity("person:sergei-lavrov", "person", "Сергей Лавров", "RU", "министр иностранных дел России", "Q58217"),
    Entity("person:hakan-fidan", "person", "Хакан Фидан", "TR", "глава МИД Турции"),
    Entity("place:sochi", "place", "Сочи", "RU"),
)


def span_of(words: str, text: str = TEXT) -> Span:
    """Where the words first stand in the text; they must."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, **known: Any) -> Article:
    headline = text.partition("\n\n")[0]
    return Article(text, **({"title_span": Span(0, len(headline)), "published": date(2023, 5, 6)} | known))


def citation(words: str, field: str = "evidence", text: str = TEXT) -> Citation:
    return Citation(field, span_of(words, text), words)


def mention(entity: str, words: str, **known: Any) -> Mention:
    values: dict[str, Any] = {"kind": "name", "start": 0, "stop": 1, "head": 0, "rule": "model.names"}
    return Mention(entity=entity, span=span_of(words), **(values | known))


def participant(name: str = "Сергей Лавров", **known: Any) -> Participant:
    values: dict[str, Any] = {"entity": "person:sergei-lavrov", "type": "person", "represents": "RU"}
    return Participant(name=name, **(values | known))


LAVROV = participant(office="министр иностранных дел России", role="host")
FIDAN = participant("Хакан Фидан", entity="person:hakan-fidan", represents="TR", office="глава МИД Турции")


def contact(**known: Any) -> Contact:
    words = "Сергей Лавров 5 мая принял в Сочи главу МИД Турции Хакана Фидана"
    values: dict[str, Any] = {
        "id": "contact:1",
        "kind": "meeting",
        "status": "held",
        "participants": (LAVROV, FIDAN),
        "date": "2023-05-05",
        "place": "Сочи",
        "topics": ("дорожные карты",),
        "outcomes": (),
        "foreground": True,
        "reported_by": ("МИД России",),
        "plover": "CONSULT/meet",
        "evidence": words,
        "citations": (citation(words), citation("5 мая", "date"), citation("в Сочи главу", "place")),
        "rule": "meeting.receive",
        "confidence": 0.9,
    }
    return Contact(**(values | known))


def statement(**known: Any) -> Statement:
    words = "Мы довольны ходом переговоров"
    values: dict[str, Any] = {
        "speaker": "Сергей Лавров",
        "medium": "«Глобус»",
        "direct": True,
        "text": words,
        "cue": "заявил",
        "span": span_of(words),
        "citations": (citation(words, "text"), citation("Лавров агентству", "speaker")),
        "rule": "direct.quoted",
        "about": ("contact:1",),
    }
    return Statement(**(values | known))


def appointment(**known: Any) -> Appointment:
    words = "Послом России в Турции назначен Иван Петров"
    values: dict[str, Any] = {
        "person": "Иван Петров",
        "post": "посол в Турции",
        "body": "Россия",
        "change": "appointed",
        "date": None,
        "by": None,
        "succeeds": "Олег Сидоров",
        "evidence": words,
        "citations": (citation(words),),
        "rule": "appointed.passive",
    }
    return Appointment(**(values | known))


def agreement(**known: Any) -> Agreement:
    words = "Осталось согласовать две-три дорожные карты из десяти"
    values: dict[str, Any] = {
        "name": "дорожные карты",
        "parties": ("Россия", "Турция"),
        "status": "negotiating",
        "total": 10,
        "remaining": (2, 3),
        "date": None,
        "claimed_by": "Хакан Фидан",
        "evidence": words,
        "citations": (citation(words), citation("две-три", "remaining")),
        "rule": "agreement.counted",
    }
    return Agreement(**(values | known))


def office(**known: Any) -> Office:
    words = "Министр иностранных дел России Сергей Лавров"
    values: dict[str, Any] = {
        "person": "Сергей Лавров",
        "post": "министр иностранных дел",
        "body": "Россия",
        "citation": citation(words, "post"),
        "rule": "office.apposed",
    }
    return Office(**(values | known))


def timex(**known: Any) -> Timex:
    values: dict[str, Any] = {"start": 0, "stop": 2, "value": "2023-05-05", "anchor": "2023-05-06", "rule": "day_month"}
    return Timex(span=span_of("5 мая"), **(values | known))


def dropped(**known: Any) -> Dropped:
    words = "ходом переговоров"
    values: dict[str, Any] = {
        "what": "talks",
        "span": span_of(words),
        "text": words,
        "reason": "no two parties",
        "rule": "talks.noun",
    }
    return Dropped(**(values | known))


def cast() -> Cast:
    return Cast(
        (
            mention("person:sergei-lavrov", "Сергей Лавров"),
            mention("place:sochi", "Сочи"),
            mention("person:hakan-fidan", "Хакана Фидана"),
        ),
        {entity.id: entity for entity in ENTITIES},
    )


def record(**known: Any) -> Record:
    """A record with one fact of each kind."""
    values: dict[str, Any] = {
        "article": article(),
        "cast": cast(),
        "times": (timex(),),
        "contacts": (contact(),),
        "statements": (statement(),),
        "appointments": (appointment(),),
        "agreements": (agreement(),),
        "offices": (office(),),
        "dropped": (dropped(),),
    }
    return Record(**(values | known))


def empty_record(text: str = "Погода\n\nВ Сочи сегодня солнечно.\n", **known: Any) -> Record:
    """A record of a text that tells nothing."""
    return Record(**({"article": article(text), "cast": Cast((), {})} | known))


def inferred_record() -> Record:
    """A record of an undated article whose date was told from its text."""
    return record(article=article(published=None), published_inferred=Inference("2023", "Фидан is minister since 2023"))
