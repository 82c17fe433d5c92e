"""What is agreed, negotiated, broken; and how much of it is left."""

from __future__ import annotations

from datetime import date

import pytest

from letopis.extraction.agreements import extract
from letopis.extraction.agreements.words import Noun, StatusWord, nouns, status_words
from letopis.extraction.cast import find_cast
from letopis.extraction.context import Context
from letopis.extraction.dates import find_times
from letopis.extraction.numbers import counts
from letopis.model.record import Agreement
from letopis.reading import Annotator
from letopis.sources.text import article_of

ANNOTATOR = Annotator()
NOUNS = tuple({noun.example: noun for noun in nouns().values()}.values())
WORDS = tuple({entry.example: entry for entries in status_words().values() for entry in entries}.values())
SIMPLE = {"to come": "agreed", "wished": "proposed", "refused": "rejected", "through": "agreed"}


def context_of(text: str, published: str | None = None) -> Context:
    document = ANNOTATOR.annotate(article_of(text, published=date.fromisoformat(published) if published else None))
    return Context(document, find_cast(document), tuple(find_times(document)))


def read(text: str, published: str | None = None) -> list[Agreement]:
    return list(extract(context_of(text, published)))


def told(text: str) -> list[str]:
    return [f"{a.name} | {a.status}" for a in read(text)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.example)
def test_every_noun_reads_its_example(noun: Noun) -> None:
    assert told(noun.example) == [noun.expect]


@pytest.mark.parametrize("entry", WORDS, ids=lambda entry: entry.example)
def test_every_word_of_status_reads_its_example(entry: StatusWord) -> None:
    assert [a.status for a in read(entry.example)] == [SIMPLE.get(entry.status, entry.status)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Молдавия и Болгария планируют подписать договор о дружбе.", "договор о дружбе | agreed"),
        ("Молдавия и Болгария завтра подпишут договор о дружбе.", "договор о дружбе | agreed"),
        ("Молдавия обсудит с Болгарией возможность заключения торговой сделки.", "торговая сделка | proposed"),
        ("Молдавия отказалась подписать договор о дружбе.", "договор о дружбе | rejected"),
        ("Молдавия вышла из договора о дружбе.", "договор о дружбе | suspended"),
    ],
)
def test_what_stands_over_the_word_changes_the_status(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("В соответствии с договором о дружбе Молдавия открыла границу.", "only cited"),
        ("Молдавия не подписала договор о дружбе.", "negated"),
        ("Депутаты требуют разорвать договор Молдавии с Болгарией.", "only asked for"),
        ("Депутаты поддержали ратификацию договора Молдавии с Болгарией.", "not told as done"),
        ("Подпишет ли Молдавия договор о дружбе?", "a question"),
        ("Сосед предложил соседке соглашение о разводе.", "no state or body"),
    ],
)
def test_what_is_cited_denied_or_private_is_dropped_with_a_reason(text: str, reason: str) -> None:
    context = context_of(text)
    assert not list(extract(context))
    assert any(dropped.reason.startswith(reason) for dropped in context.dropped)


def test_an_agreement_told_twice_is_one_under_its_fuller_name() -> None:
    text = "Молдавия и Болгария подписали соглашение о торговле зерном. Соглашение вступило в силу."
    assert told(text) == ["соглашение о торговле зерном | in force"]


def test_one_document_under_two_nouns_is_one() -> None:
    text = "Молдавия и Болгария подписали мирный договор. Мирное соглашение вступило в силу."
    assert len(told(text)) == 1


def test_two_documents_are_two() -> None:
    text = "Молдавия и Болгария подписали соглашение о торговле и соглашение о границе."
    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Холдинг «Заря» решил расторгнуть договор с компанией «Север».", {"Холдинг «Заря»", "компания «Север»"}),
        ("Правительство Мали и правительство Чада заключили перемирие.", {"правительство Мали", "правительство Чада"}),
        ("Правительство Мали достигло соглашения с пилотами в Испании и Португалии.", {"правительство Мали", "пилоты"}),
        ("Посол Мали заявил, что заключили сделку с повстанцами.", {"повстанцы"}),
    ],
)
def test_parties_are_who_acts_and_with_whom(text: str, parties: set[str]) -> None:
    [only] = read(text)
    assert set(only.parties) <= parties
    assert only.parties


def test_parties_end_the_name() -> None:
    (only,) = read("Молдавия подписала соглашение с Болгарией.")
    assert (only.name, set(only.parties)) == ("соглашение", {"Молдавия", "Болгария"})


def test_a_nameless_party_ends_the_name_too() -> None:
    assert [a.name for a in read("Молдавия подписала договор со страной.")] == ["договор"]


def test_the_subject_of_an_agreement_stands_after_concerning() -> None:
    (only,) = read("Молдавия и Болгария достигли соглашения относительно условий торговли.")
    assert only.name == "соглашение относительно условий торговли"


@pytest.mark.parametrize(
    ("text", "total", "remaining"),
    [
        ("Молдавии и Болгарии осталось согласовать 5-6 «дорожных карт».", None, (5, 6)),
        ("Молдавии и Болгарии осталось согласовать из 20 пять-шесть «дорожных карт».", 20, (5, 6)),
        ("Молдавия и Болгария подписали 28 союзных программ.", 28, None),
        ("Молдавия и Болгария подписали три соглашения о торговле.", 3, None),
        ("Молдавия и Болгария подписали соглашение о торговле на 20 страницах.", None, None),
    ],
)
def test_counts_tell_all_and_the_rest(text: str, total: int | None, remaining: tuple[int, int] | None) -> None:
    (only,) = read(text)
    assert (only.total, only.remaining) == (total, remaining)


def test_who_counts_is_told() -> None:
    (only,) = read("Президент Молдавии Иван Петров сказал, что осталось согласовать пять соглашений с Болгарией.")
    assert (only.claimed_by, only.remaining) == ("Иван Петров", (5, 5))


def test_talk_of_an_agreement_has_no_date_but_signing_has() -> None:
    (signed,) = read("14 мая 2021 года Молдавия и Болгария подписали договор о дружбе.")
    (discussed,) = read("14 мая 2021 года Молдавия и Болгария обсудили договор о дружбе.")
    assert (signed.date, discussed.date) == ("2021-05-14", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("шесть-семь карт", [(6, 7)]),
        ("6–7 карт", [(6, 7)]),
        ("5 - 7 карт", [(5, 7)]),
        ("шесть или семь карт", [(6, 7)]),
        ("тридцати трёх карт", [(33, 33)]),
        ("сто двадцать три карты", [(123, 123)]),
        ("пять тысяч двести карт", [(5200, 5200)]),
        ("двое послов", [(2, 2)]),
        ("третий посол", []),
        ("2,5 процента", []),
    ],
)
def test_counts_are_read_in_figures_and_words(text: str, expected: list[tuple[int, int]]) -> None:
    found = counts(ANNOTATOR.annotate(article_of(text)).tokens)
    assert [(c.least, c.most) for c in found] == expected


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Министры обсудили выход Молдавии из Договора по открытому небу и литовскую нефть.", ("Молдавия",)),
        ("Компании подписали в Литве соглашение о торговле с Молдавией.", ("Молдавия",)),
        ("Подписано молдавское соглашение о торговле.", ("Молдавия",)),
    ],
)
def test_where_it_was_and_what_else_was_spoken_of_are_no_parties(text: str, parties: tuple[str, ...]) -> None:
    assert {p for a in read(text) for p in a.parties} <= set(parties)
    assert all("Литва" not in a.parties for a in read(text))
