"""Reports as Russian sentences: cases, dates, and no more than the report tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chronicle_factory import change, contact, report
from letopis.model.chronicle import Party
from letopis.views.prose.cases import gender_of, is_whole, person, phrase
from letopis.views.prose.clauses import sentence
from letopis.views.prose.dates import when

TODAY = date(2021, 5, 1)


@pytest.mark.parametrize(
    ("name", "dative"),
    [
        ("Владимир Путин", "Владимиру Путину"),
        ("Александр Лукашенко", "Александру Лукашенко"),
        ("Сергей Лавров", "Сергею Лаврову"),
        ("Андрей Козловский", "Андрею Козловскому"),
        ("Ангела Меркель", "Ангеле Меркель"),
        ("Мария Захарова", "Марии Захаровой"),
        ("Сооронбай Жээнбеков", "Сооронбаю Жээнбекову"),
        ("Ху Цзиньтао", None),  # no dictionary tells whose name this is
    ],
)
def test_people_are_declined_where_it_is_sure_how(name: str, dative: str | None) -> None:
    assert person(name, "Dat") == dative


@pytest.mark.parametrize(
    ("post", "genitive"),
    [
        ("министр иностранных дел", "министра иностранных дел"),
        ("новый министр торговли", "нового министра торговли"),
        ("премьер-министр", "премьер-министра"),
        ("глава МИД", "главы МИД"),
        ("немецкие компании", "немецких компаний"),
        ("министр по делам", None),  # cut short
        ("ранеий посол", None),  # no word
        ("при дворе посол", None),
    ],
)
def test_posts_are_declined_by_their_head(post: str, genitive: str | None) -> None:
    assert phrase(post, "Gen") == genitive
    assert is_whole(post) == (genitive is not None)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-04-13", "13 апреля"),
        ("2020-04-13", "13 апреля 2020 года"),
        ("2020-11", "в ноябре 2020 года"),
        ("2021-02", "в феврале"),
        ("2014", "в 2014 году"),
        ("2021-04-13/2021-04-14", "13–14 апреля"),
        ("2021-03-30/2021-04-02", "с 30 марта по 2 апреля"),
        ("XXXX-04-13", None),
        ("199X", None),
        ("2013/..", None),
        ("2017-06/..", "с июня 2017 года"),
        ("soon", None),
    ],
)
def test_dates_are_prose_or_nothing(value: str, words: str | None) -> None:
    assert when(value, TODAY) == words


def test_gender_is_told_by_the_first_name_or_the_patronymic() -> None:
    assert [gender_of(n) for n in ("Ангела Меркель", "Путин", "Сапармурат Атаевич Ниязов")] == ["Fem", None, "Masc"]


def said(word: str, place: str | None = None, sentence: str = "") -> dict[str, object]:
    """The word that a report has for its contact, and its place."""
    cited = [{"field": "kind", "text": word}] + ([{"field": "place", "text": place}] if place else [])
    return {"fact": {"citations": cited}, "sentences": (sentence,)}


BY_LETTER = said("обратился", None, "К нему обратились с письмом.")
APPEAL = said("обратился", None, "Лавров обратился к Владимиру Макею.")
APPEAL["fact"]["citations"] += [  # type: ignore[index]
    {"field": "participant:a", "text": "Лавров"}, {"field": "participant:b", "text": "Владимиру Макею"},
]  # fmt: skip
IN_MINSK = said("встретились", "Минске", "Встретились в Минске.")
TO_MINSK = said("встречи", "Минск", "Прибыл в Минск для встречи.")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (contact("call", "Путин", "Лукашенко", date="2021-04-13", **said("поговорили")),
         "13 апреля Владимир Путин и Александр Лукашенко провели телефонный разговор"),
        (contact("meeting", "Лавров", "Макей", "Фидан", **IN_MINSK),
         "Сергей Лавров, Владимир Макей и Хакан Фидан провели встречу в Минске"),
        (contact("meeting", "Лавров", "Макей", **TO_MINSK), "Сергей Лавров и Владимир Макей провели встречу"),
        (contact("talks", "Россия", "Турция", status="planned", date="2021-06", **said("переговоров")),
         "планировалось, что в июне Россия и Турция проведут переговоры"),
        (contact("meeting", "Лавров", "Макей", status="cancelled", date="2021-04-20", **said("встреча")),
         "встреча 20 апреля с таким составом: Сергей Лавров и Владимир Макей, — отменена"),
        (contact("call", "Лавров", "Макей", status="denied", **said("разговора")),
         "сообщение о том, что Сергей Лавров и Владимир Макей провели телефонный разговор, опровергалось"),
        (contact("letter", "Путин", "Лукашенко", **BY_LETTER), "Владимир Путин направил письмо Александру Лукашенко"),
        (contact("letter", "Россия", "Лукашенко", **BY_LETTER), "Россия направила письмо Александру Лукашенко"),
        (contact("letter", "Россия", "Лукашенко", **said("направила", None, "Россия направила ему телеграмму.")),
         "Россия направила телеграмму Александру Лукашенко"),
        (contact("talks", "Россия", "Турция", **said("переговоры")), "Россия и Турция вели переговоры"),
        (contact("talks", "Россия", "Турция", date="2021-04-02", **said("переговорах")),
         "Россия и Турция вели переговоры"),
        (change("Лавров", "appointed", "министр иностранных дел", "Россия", date="2004-03-09"),
         "9 марта 2004 года Сергей Лавров назначен на пост министра иностранных дел (Россия)"),
        (change("Лавров", "left", "министр по делам"), None),
        (change("Лавров", "left"), None),
        (change("Лавров", "left", "министр торговли правительства"), None),  # whose?
        (contact("meeting", "Лавров", **said("встреча")), None),  # with whom?
        (contact("talks", "Россия", "Турция", date="2017-06/..", **said("переговоры")),
         "с июня 2017 года Россия и Турция вели переговоры"),
        (contact("talks", "Лавров", "Макей", **said("обратился")), None),  # who to whom?
        (contact("talks", "Лавров", "Макей", foreground=False, **APPEAL), "Сергей Лавров обращался к Владимиру Макею"),
        (contact("talks", "Лавров", "Макей", foreground=False, **said("переговоры")), None),  # at some time
        (change("Лавров", "nominated", "министр торговли", date="2021-04-02"),
         "Сергей Лавров может занять пост министра торговли"),
        (report(what="agreement", kind="signed", subject="соглашение о транзите"),
         "заключено соглашение о транзите"),
        (report(what="agreement", kind="signed", subject="декларация о союзе", date="2021-04-02"),
         "2 апреля заключена декларация о союзе"),
        (report(what="agreement", kind="signed", subject="соглашение"), None),  # which?
        (report(what="agreement", kind="signed", subject="соглашение с ними"), None),
    ],
)  # fmt: skip
def test_a_report_is_told_in_a_sentence_or_not_at_all(told, words) -> None:  # type: ignore[no-untyped-def]
    assert sentence(told, TODAY, {}) == words


def test_a_visit_leads_somewhere_in_the_words_of_its_report() -> None:
    aim = said("визита", "Минск", "Целью визита в Минск были переговоры.")
    told = contact("visit", "Лавров", "Белоруссия", **aim)
    guest, host = (replace(p, role=role) for p, role in zip(told.parties, ("guest", "host"), strict=True))
    going = replace(told, parties=(guest, host))
    assert sentence(going, TODAY, {}) == "Сергей Лавров совершил визит в Минск"
    being = said("визита", "Минске", "Во время визита они побывали и в Минске.")
    assert sentence(replace(going, **being), TODAY, {}) == "Сергей Лавров побывал в Минске с визитом"  # type: ignore[arg-type]
    assert sentence(replace(going, sentences=("Визит в страну.",)), TODAY, {}) is None


def test_an_office_that_was_read_badly_is_left_out() -> None:
    told = contact("call", "Лавров", "Макей", **said("звонок"))
    good, bad = Party("Сергей Лавров", "person", "RU", None, "министр иностранных дел России"), Party(
        "Владимир Макей", "person", "BY", None, "папа Римским"
    )
    assert sentence(replace(told, parties=(good, bad)), TODAY, {}) == (
        "министр иностранных дел России Сергей Лавров и Владимир Макей провели телефонный разговор"
    )
