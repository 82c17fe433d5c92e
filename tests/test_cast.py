"""Who and what a text speaks of: countries, bodies, offices, pronouns; and who is behind each."""

from __future__ import annotations

from datetime import date

import pytest

from letopis.extraction.cast import as_party, find_cast
from letopis.extraction.cast.wording import slug
from letopis.extraction.offices import agrees
from letopis.model.cast import Entity
from letopis.model.document import Token
from letopis.model.span import Span
from letopis.sources.text import article_of
from telling import called, entities, names, people

SEE_OF_KIEV = "митрополит Киевский и всея Украины"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Прибыл митрополит Киевский и всея Украины Онуфрий.", SEE_OF_KIEV),
        ("Приняли митрополита Киевского и всея Украины Онуфрия.", SEE_OF_KIEV),
        ("Прибыл католикос всех армян Гарегин.", "католикос всех армян"),
        ("Прибыл генеральный секретарь ООН Марк Берг.", "генеральный секретарь ООН"),
    ],
)
def test_a_see_is_part_of_its_office(cast, text, office):
    assert [e.office for e in entities(cast(text), "person")] == [office]


# --- countries


@pytest.mark.parametrize(
    ("text", "country", "words"),
    [
        ("Британия ждёт. Соединённое Королевство готово.", "Великобритания", "Британия|Соединённое Королевство"),
        ("Соединённые Штаты Америки ждут. США готовы.", "США", "Соединённые Штаты Америки|США"),
        ("Беларусь ждёт. Белоруссия готова.", "Белоруссия", "Беларусь|Белоруссия"),
        ("КНР ждёт. О Китае говорят.", "Китай", "КНР|Китае"),
        ("Французский министр в пути.", "Франция", "Французский"),
        ("Переговоры с Кот-д'Ивуаром идут.", "Кот-д'Ивуар", "Кот-д'Ивуаром"),
        ("Договор с Ираном подписан.", "Иран", "Ираном"),
    ],
)
def test_names_of_a_country_are_one_country(cast, text, country, words):
    assert "|".join(called(cast(text), text, country)) == words


@pytest.mark.parametrize(
    "text",
    [
        "На столе лежал фарфор и чай.",
        "Того министра не нашли.",
        "Рассказы Чехова читают и сегодня.",
        "Индийский океан спокоен.",
    ],
)
def test_words_that_only_look_like_a_country_are_none(cast, text):
    assert names(cast(text), "country") == []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Самолёт сел в Тегеране.", "Тегеран", "IR"),
        ("Самолёт сел в Нур-Султане.", "Нур-Султан", "KZ"),
        ("Самолёт сел в Урюпинске.", "Урюпинск", None),  # a place, but whose is not told
    ],
)
def test_a_city_lies_in_the_country_that_it_is_the_capital_of(cast, text, name, country):
    assert [(e.name, e.country) for e in entities(cast(text), "place")] == [(name, country)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Белый дом не ответил.", "Белый дом", "US"),
        ("Кремль не ответил.", "Кремль", "RU"),
        ("На Банковой не ответили.", "Банковая", "UA"),
        ("Министерство иностранных дел Японии не ответило.", "министерство иностранных дел Японии", "JP"),
        ("Посольство Турции в России не ответило.", "посольство Турции", "TR"),
        ("Бундестаг не ответил.", "Бундестаг", "DE"),
        ("Евросоюз не ответил.", "Евросоюз", "EU"),
        ("НАТО не ответила.", "НАТО", "NATO"),
    ],
)
def test_bodies_and_seats_speak_for_their_side(cast, text, name, country):
    assert [(e.name, e.country) for e in entities(cast(text), "organization")][:1] == [(name, country)]


@pytest.mark.parametrize(
    ("entity", "party"),
    [
        (Entity("place:minsk", "place", "Минск", "BY"), "Белоруссия"),
        (Entity("org:kreml", "organization", "Кремль", "RU"), "Кремль"),
        (Entity("country:BY", "country", "Белоруссия", "BY"), "Белоруссия"),
    ],
)
def test_a_capital_is_a_party_as_its_state_and_a_body_as_itself(entity, party):
    told = as_party(entity)
    assert told is not None
    assert told.name == party


# --- offices


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Президент Белоруссии уехал.", "Александр Лукашенко BY"),
        ("Белорусский лидер уехал.", "Александр Лукашенко BY"),
        ("Глава белорусского государства уехал.", "Александр Лукашенко BY"),
        ("Глава МИД РФ уехал.", "Сергей Лавров RU"),
        ("Российский министр иностранных дел уехал.", "Сергей Лавров RU"),
        ("Канцлер Германии уехала.", "Ангела Меркель DE"),
        ("Госсекретарь США уехал.", "Энтони Блинкен US"),
        ("Генсек НАТО уехал.", "Йенс Столтенберг NATO"),
        ("Глава МИД уехал.", "глава МИД -"),  # of which country?
        ("Глава ирландской бюджетной авиакомпании уехал.", "глава ирландской бюджетной авиакомпании IE"),  # no premier
        ("Председатель Китайской Народной Республики уехал.", "Си Цзиньпин CN"),
        ("Министр уехал.", "министр -"),
        ("Посол Ирландии в США уехал.", "посол Ирландии в США IE"),  # envoys have no registry
        ("Британский посол в Варшаве уехал.", "британский посол в Варшаве GB"),
        ("Министр спорта Исландии уехал.", "министр спорта Исландии IS"),
    ],
)
def test_who_holds_an_office(cast, text, told):
    assert people(cast(text)) == [told]


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("Президент Киргизии уехал.", "2021-04-15", "Садыр Жапаров"),
        ("Президент Киргизии уехал.", "2018-04-15", "Сооронбай Жээнбеков"),
        ("Президент США уехал.", "2021-04-15", "Джо Байден"),
        ("Президент США уехал.", "2020-04-15", "Дональд Трамп"),
        ("Президент США уехал.", None, "президент США"),  # an undated text leaves it open
    ],
)
def test_an_office_is_held_on_a_day(cast, text, published, name):
    assert names(cast(text, published), "person") == [name]


@pytest.mark.parametrize(
    ("text", "told", "office"),
    [
        ("Президент Сербии Александр Вучич уехал.", "Александр Вучич RS", "президент Сербии"),
        ("Посол Ирландии в США Дэниел Малхолл уехал.", "Дэниел Малхолл IE", "посол Ирландии в США"),
        ("Энда Кенни, премьер-министр Ирландии, уехал.", "Энда Кенни IE", "премьер-министр Ирландии"),
        ("С министром спорта Исландии Йоуном Эйнарссоном говорили.", "Йоун Эйнарссон IS", "министр спорта Исландии"),
        ("Замминистра иностранных дел РФ Сергей Рябков уехал.", "Сергей Рябков RU", "замминистра иностранных дел РФ"),
        (
            "Пресс-секретарь президента России Дмитрий Песков уехал.",
            "Дмитрий Песков RU",
            "пресс-секретарь президента России",
        ),
        ("Глава евродипломатии Жозеп Боррель уехал.", "Жозеп Боррель EU", "глава евродипломатии"),
        # what the post is about, and whom it serves, stand between the post and the name
        (
            "Советник президента США по национальной безопасности Анна Берг уехала.",
            "Анна Берг US",
            "советник президента США",
        ),
        ("Министр по делам Европы Клеман Бон уехал.", "Клеман Бон -", "министр по делам"),
        ("Ушла Анна Берг. О советнике Петрова забыли.", "Анна Берг -", None),
        ("Экс-президент Грузии Михаил Саакашвили уехал.", "Михаил Саакашвили -", None),
        ("Бывший канцлер Германии Герхард Шрёдер уехал.", "Герхард Шрёдер -", None),
        ("Слесарь Иван Петров уехал.", "Иван Петров -", None),
    ],
)
def test_an_office_beside_a_name(cast, text, told, office):
    found = entities(cast(text), "person")[0]
    assert (f"{found.name} {found.country or '-'}", found.office) == (told, office)


def test_the_name_after_whom_somebody_serves_is_his_own(cast):
    told = [(e.name, e.office) for e in entities(cast("Простились с советником Петрова Михаилом Орловым."), "person")]
    assert ("Михаил Орлов", "советник") in told


def test_a_name_after_the_body_that_somebody_serves_is_no_holder(cast):
    told = [(e.name, e.office) for e in entities(cast("Представитель администрации Петрова уехал."), "person")]
    assert ("Петров", None) in told


def tagged(text, case):
    feats = {"Case": case} if case else {}
    return Token(0, Span(0, len(text)), text, text.lower(), "NOUN", feats, None, "root", 0)


@pytest.mark.parametrize(
    ("post", "post_case", "name", "name_case", "together"),
    [
        ("президента", "Gen", "Марка", "Gen", True),
        ("президента", "Gen", "Марка", "Acc", True),  # men: one form for both cases
        ("президента", "Gen", "Яну", "Acc", False),  # somebody of the president's
        ("президента", "Gen", "Юлию", "Acc", False),
        ("президенту", "Dat", "Марка", "Gen", False),
        ("президента", "Gen", "Ляйен", None, True),
    ],
)
def test_a_noun_of_post_agrees_with_its_name(post, post_case, name, name_case, together):
    assert agrees(tagged(post, post_case), tagged(name, name_case)) is together


def test_an_office_in_another_case_than_the_name_is_somebody_elses(cast):
    told = [(e.name, e.office) for e in entities(cast("Встретили дочь президента Марину Гранде."), "person")]
    assert told == [("президент", "президент"), ("Марина Гранде", None)]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Президенты России и Белоруссии Путин и Лукашенко уехали.", "Владимир Путин; Александр Лукашенко"),
        ("Президенты России и Белоруссии уехали.", "Владимир Путин; Александр Лукашенко"),
        ("Главы МИД Армении и Азербайджана уехали.", "Ара Айвазян; Джейхун Байрамов"),
        ("Президенты уехали.", ""),
        ("Министры спорта Исландии и Норвегии уехали.", "Исландия; Норвегия"),
    ],
)
def test_a_plural_office_is_its_holders(cast, text, members):
    found = cast(text)
    assert "; ".join(found.entities[i].name for ids in found.groups.values() for i in ids) == members


def test_an_office_alone_is_the_one_named_with_it(cast):
    text = "Министр спорта Исландии Йоун Эйнарссон прилетел в Осло. Исландский министр спорта рад."
    assert called(cast(text), text, "Йоун Эйнарссон")[1:] == ["Исландский министр спорта"]


def test_who_heads_something_else_is_not_the_head_of_state_named_before(cast):
    text = "Президент России Владимир Путин принял отставку. Глава банка покинет пост."
    assert called(cast(text), text, "Владимир Путин") == ["Президент России Владимир Путин"]


def test_a_bare_president_in_a_readout_is_the_press_services_own(annotator):
    text = "Состоялась встреча с Президентом Чили Иваном Орловым. Президент выразил надежду."
    article = article_of(text, published=date(2021, 4, 15), url="http://kremlin.ru/events/president/news/1")
    found = find_cast(annotator.annotate(article))
    assert called(found, text, "Владимир Путин") == ["Президент"]


def test_a_past_office_alone_is_the_one_named_with_it_before_the_registry_is_asked(cast):
    tail = "О ценах говорил Шарль Мишель. Бывший премьер Бельгии рад."
    text = f"Бывший премьер Бельгии Иван Дюбуа дал интервью. {tail}"
    assert called(cast(text), text, "Иван Дюбуа")[1:] == ["Бывший премьер Бельгии"]
    assert called(cast(tail), tail, "Шарль Мишель")[1:] == ["Бывший премьер Бельгии"]


@pytest.mark.parametrize(
    "text",
    [
        "Он ушёл с поста президента Белоруссии.",
        "Его назначили послом Ирландии в США.",
        "Делегация во главе с Иваном Петровым уехала.",
    ],
)
def test_a_post_spoken_of_is_nobody(cast, text):
    assert [m for m in cast(text).mentions if m.kind == "office"] == []


# --- pronouns


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Эгилс Левитс приехал. Он выступил.", "Эгилс Левитс", "Эгилс Левитс|Он"),
        ("Ангела Меркель приехала. Эмманюэль Макрон встретил её.", "Ангела Меркель", "Ангела Меркель|её"),
        ("Ангела Меркель приехала. Эмманюэль Макрон встретил её.", "Эмманюэль Макрон", "Эмманюэль Макрон"),
        ("Эгилс Левитс приехал. Она выступила.", "Эгилс Левитс", "Эгилс Левитс"),
        ("Эгилс Левитс приехал. Шёл дождь. Дул ветер. Он стих.", "Эгилс Левитс", "Эгилс Левитс"),
    ],
)
def test_a_pronoun_is_the_fitting_person_near_before(cast, text, name, words):
    assert "|".join(called(cast(text), text, name)) == words


def test_a_pronoun_before_any_name_is_nobody(cast):
    text = "Он приехал. Эгилс Левитс ждал."
    assert called(cast(text), text, "Эгилс Левитс") == ["Эгилс Левитс"]


# --- ids, order, places of mentions


@pytest.mark.parametrize(
    ("name", "made"),
    [("Владимир Путин", "vladimir-putin"), ("Ёсихидэ Суга", "esikhide-suga"), ("Нью-Йорк", "nyu-york"), ("«»", "x")],
)
def test_ids_are_in_latin_letters(name, made):
    assert slug(name) == made


def test_mentions_stand_in_the_order_of_the_text_outer_before_inner(cast):
    found = cast("Президент Сербии Александр Вучич и глава МИД Грузии прилетели в Осло.")
    places = [(m.start, -m.stop) for m in found.mentions]
    assert places == sorted(places)
    assert {m.entity for m in found.mentions} == set(found.entities)


def test_the_innermost_mention_covers_a_token(cast):
    found = cast("Президент Сербии Александр Вучич уехал.")
    assert [e.name if (e := found.entity_at(i)) else None for i in range(5)] == [
        "Александр Вучич", "Сербия", "Александр Вучич", "Александр Вучич", None,
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Министр Иван Петров", "Прилетел советник Ивана Петрова", "Посол Болгарии"])
def test_a_text_may_end_in_a_post_or_its_holder(read, text):
    assert read(text).to_dict()["entities"]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Пётр Димов пригласил Ивана Петрова. Иван Петров поблагодарил его.", "его", "Пётр Димов"),
        ("Пётр Димов встретил Ивана Петрова и обнял его.", "его", "Иван Петров"),
    ],
)
def test_an_object_is_not_the_subject_of_its_own_verb(read, text, word, name):
    entities = read(text).to_dict()["entities"]
    assert [e["name"] for e in entities for m in e["mentions"] if m["text"] == word] == [name]
