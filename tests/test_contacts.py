"""Who called, met, visited, wrote to whom: a sentence, and the contacts that it tells.

The sentences stand in data/contacts.toml.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letopis.sources.text import article_of
from telling import contact_lines

DATA = Path(__file__).parent / "data" / "contacts.toml"
CASES: list[dict[str, Any]] = tomllib.loads(DATA.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["sentence"][:60] for c in CASES])
def test_contacts_of_a_newsroom_sentence(read, case):
    assert contact_lines(read(case["sentence"])) == case["contacts"]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Министр обороны Турции Хулуси Акар прибыл в Баку.", {"Хулуси Акар": "guest", "Азербайджан": "host"}),
        (
            "Владимир Путин принял в Кремле Эмомали Рахмона.",
            {"Владимир Путин": "host", "Эмомали Рахмон": "participant"},
        ),
        (
            "Владимир Путин прибыл в Анкару по приглашению Реджепа Тайипа Эрдогана.",
            {"Владимир Путин": "guest", "Реджеп Тайип Эрдоган": "host"},
        ),
        ("Джо Байден направил письмо Владимиру Путину.", {"Джо Байден": "sender", "Владимир Путин": "recipient"}),
        (
            "Ангела Меркель получила письмо от Владимира Зеленского.",
            {"Ангела Меркель": "recipient", "Владимир Зеленский": "sender"},
        ),
        (
            "Сергей Лавров встретился с Мевлютом Чавушоглу.",
            {"Сергей Лавров": "participant", "Мевлют Чавушоглу": "participant"},
        ),
    ],
)
def test_roles_of_the_parties(read, sentence, roles):
    [contact] = read(sentence).contacts
    assert {p.name: p.role for p in contact.participants} == roles


def test_a_party_has_its_office_and_the_side_it_speaks_for(read):
    [contact] = read("Президент Сербии Александр Вучич встретился с представителями ОБСЕ.").contacts
    assert [(p.office, p.represents, p.type) for p in contact.participants] == [
        ("президент Сербии", "RS", "person"),
        (None, "OSCE", "organization"),
    ]


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Сергей Лавров встретился в Дохе с Мевлютом Чавушоглу.", True),
        ("Напомним, 12 марта Сергей Лавров встретился в Дохе с Мевлютом Чавушоглу.", False),
        ("Ранее Сергей Лавров встретился в Дохе с Мевлютом Чавушоглу.", False),
        ("Накануне визита в Доху Сергей Лавров встретился с Мевлютом Чавушоглу.", True),
        ("Шёл дождь.\nДул ветер.\nБыло холодно.\nСергей Лавров встретился с Мевлютом Чавушоглу.", False),
    ],
)
def test_news_and_background(read, text, news):
    contact = next(c for c in read(text).contacts if c.kind == "meeting")
    assert contact.foreground is news


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Владимир Путин позвонил Джо Байдену.", "CONSULT/phone"),
        ("Владимир Путин встретился с Джо Байденом.", "CONSULT"),
        ("Владимир Путин встретился с Джо Байденом в Женеве.", "CONSULT/third-party"),
        ("Владимир Путин, Эмманюэль Макрон и Ангела Меркель провели переговоры.", "CONSULT/multilateral"),
        ("Владимир Путин прибыл в Анкару.", "CONSULT/visit"),
        ("Владимир Путин прибудет в Анкару.", "AGREE/meet"),
        ("Владимир Путин хочет встретиться с Джо Байденом.", "REQUEST/meet"),
        ("Владимир Путин отменил визит в Анкару.", "REJECT/meet"),
    ],
)
def test_plover_codes(read, sentence, code):
    [contact] = read(sentence).contacts
    assert contact.plover == code


def test_topics_and_outcomes_are_the_articles_words(read):
    met = "Сергей Лавров встретился с Мевлютом Чавушоглу."
    text = f"{met} Министры обсудили положение в Ливии и подписали план консультаций."
    [contact] = read(text).contacts
    assert contact.topics == ("положение в Ливии",)
    assert contact.outcomes == ("план консультаций",)


def test_every_field_is_cited_by_its_own_words(read):
    text = "Сергей Лавров 13 апреля встретился в Тегеране с Мохаммадом Джавадом Зарифом."
    [contact] = read(text).contacts
    assert {c.field: c.text for c in contact.citations} == {
        "evidence": text.rstrip("."),
        "kind": "встретился",
        "participant:person:sergey-lavrov": "Сергей Лавров",
        "participant:person:mokhammad-dzhavad-zarif": "Мохаммадом Джавадом Зарифом",
        "date": "13 апреля",
        "place": "Тегеране",
    }
    assert all(text[c.span.start : c.span.stop] == c.text for c in contact.citations)
    assert contact.rule == "meeting.verb.встретиться"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Сергей Лавров встретился с журналистами.", "fewer than two parties told"),
        ("Слесарь Иван Петров встретился с Олегом Сидоровым.", "no official, state or body among the parties"),
        ("Анджей Дуда не встречался с Владимиром Зеленским.", "denied in its own clause"),
        ("Владимир Путин поздравил Сергея Лаврова.", "congratulations within one country"),
        ("Чили готова к переговорам с Перу.", "general readiness"),
        ("Спросили, встречался ли Анджей Дуда с Владимиром Зеленским.", "asked, or thought of, and not told"),
    ],
)
def test_a_near_candidate_is_dropped_with_its_reason(read, sentence, reason):
    assert [d.reason for d in read(sentence).dropped if d.what == "contact"] == [reason]


def test_boilerplate_makes_no_contact(read):
    text = "Шёл дождь.\n\nЧитайте также:\nСергей Лавров встретился с Мевлютом Чавушоглу\n"
    assert contact_lines(read(text)) == []


def test_who_tells_a_contact_is_known(read):
    text = "Дмитрий Песков сообщил, что Владимир Путин встретился с Эмманюэлем Макроном."
    [contact] = read(text).contacts
    assert contact.reported_by == ("Дмитрий Песков",)
    [plain] = read("Владимир Путин встретился с Эмманюэлем Макроном.").contacts
    assert plain.reported_by == ()


def test_the_headline_of_a_readout_is_of_whom_its_lead_speaks(reader):
    title = "Телефонный разговор с Эмиром Катара Тамимом Аль Тани"
    text = f"{title}\n\nВладимир Путин поздравил народ Катара с праздником."
    told = {
        url: contact_lines(reader.read_article(article_of(text, title=title, published=date(2021, 4, 15), url=url)))
        for url in ("http://kremlin.ru/events/president/news/1", "https://sever.example/1")
    }
    assert list(told.values()) == [["call held | Владимир Путин; Тамим Аль Тани | - | -"], []]


def test_a_text_in_another_language_tells_none(read):
    record = read("Президенти України та Польщі провели переговори у Києві, які тривали дві години.")
    assert record.contacts == ()
    assert record.warnings != ()
