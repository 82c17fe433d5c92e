"""What belongs with an article, and what its reader has to know: on a small chronicle of invented news."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from chronicle_factory import contact
from letopis.interfaces.cli import cli
from letopis.model.chronicle import StoredArticle
from letopis.pipeline.chronicle import Incoming, index_words
from letopis.pipeline.reader import Reader
from letopis.sources.text import article_of
from letopis.store import Store
from letopis.views.background import background, is_same
from letopis.views.dossier import dossier
from letopis.views.entities import entity
from letopis.views.related import related
from letopis.views.subject import Subject, read_subject, stored_subject
from stores import keep_all, opened
from telling import day_of

CALL = (
    "Президент Белоруссии Александр Лукашенко и президент Азербайджана Ильхам Алиев 13 апреля провели телефонный "
    "разговор. Лидеры обсудили поставки тракторов в Карабах и восстановление хлопковых полей. "
    "По словам помощника, тракторы отправят летом."
)
NEWS = {
    "call": ("2021-04-13", "Лукашенко и Алиев поговорили о тракторах", CALL),
    "copy": ("2021-04-14", "Лукашенко и Алиев поговорили о тракторах", CALL + " Фото агентства."),
    "trip": (
        "2021-02-22", "Лукашенко прибыл в Баку",
        "Президент Белоруссии Александр Лукашенко 22 февраля встретился в Баку с президентом Азербайджана Ильхамом "
        "Алиевым. Стороны договорились о сборке тракторов в Карабахе и о хлопковых полях.",
    ),
    "post": (
        "2021-03-10", "Новый посол",
        "Елена Корзун 9 марта назначена послом Белоруссии в Азербайджане. Раньше она занималась тракторами.",
    ),
    "chess": (
        "2021-04-12", "В Астане начался турнир по шахматам",
        "В Астане начался турнир по шахматам. Гроссмейстеры сыграют девять партий на сцене театра.",
    ),
    "japan": (
        "2021-04-10", "Мотэги и Лавров поговорили",
        "Министр иностранных дел России Сергей Лавров 10 апреля поговорил по телефону с министром иностранных дел "
        "Японии Тосимицу Мотэги о рыболовстве.",
    ),
}  # fmt: skip
NEW = (
    "Лукашенко и Алиев встретятся в Минске\n\nПрезидент Белоруссии Александр Лукашенко 20 апреля проведёт в Минске "
    "переговоры с президентом Азербайджана Ильхамом Алиевым. Речь пойдёт о тракторах для Карабаха."
)


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    place = str(tmp_path_factory.mktemp("views") / "news.db")
    known = [
        Incoming(n, article_of(text, published=day_of(day), title=title, url=f"https://{n}.example/1", outlet=n), n)
        for n, (day, title, text) in NEWS.items()
    ]
    with opened(place) as store:
        keep_all(store, known, reader)
    return place


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with opened(where) as store:
        yield store


def subject(store: Store, number: str) -> Subject:
    stored = store.article(number)
    assert stored
    return stored_subject(store, stored)


def new_subject(store: Store, reader: Reader) -> Subject:
    article = article_of(NEW, published=day_of("2021-04-16"))
    return read_subject(store, StoredArticle.of(article), reader.read_article(article))


def test_what_tells_of_the_same_people_and_things_belongs_with_an_article(store: Store) -> None:
    found = related(store, subject(store, "call"))
    assert found[0].stored.doc == "trip"
    assert "chess" not in [one.stored.doc for one in found]
    assert {reason.kind for reason in found[0].reasons} >= {"before", "people", "words"}
    assert all(one.reasons for one in found)


def test_copies_of_its_own_text_are_left_out_and_copies_of_another_told_once(store: Store, reader: Reader) -> None:
    assert "copy" not in [one.stored.doc for one in related(store, subject(store, "call"))]
    found = {one.stored.doc: one.copies for one in related(store, new_subject(store, reader))}
    assert ("call" in found) + ("copy" in found) == 1
    assert 2 in found.values()


def test_a_new_article_is_told_what_was_before_oldest_first_each_with_its_source(store: Store, reader: Reader) -> None:
    found = background(store, new_subject(store, reader))
    assert list(found.sentences) == [
        "Напомним, 22 февраля президент Белоруссии Александр Лукашенко и президент Азербайджана Ильхам Алиев провели "
        "встречу в Баку.",
        "13 апреля президент Белоруссии Александр Лукашенко и президент Азербайджана Ильхам Алиев провели телефонный "
        "разговор.",
    ]
    assert [clause.sources[0].doc for clause in found.clauses] == ["trip", "call"]
    for clause in found.clauses:
        stored = store.article(clause.sources[0].article)
        assert stored
        assert all(sentence in stored.article.text for sentence in clause.sources[0].report.sentences)


def test_nothing_of_the_day_after_is_recalled_and_nothing_that_is_the_article_s_own_news(store: Store) -> None:
    told = background(store, subject(store, "trip")).clauses
    assert [clause.sources[0].doc for clause in told] == []
    assert all(clause.sources[0].doc == "trip" for clause in background(store, subject(store, "call")).clauses)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("2014", "2014-10", True), ("2014-10-05", "2014-10", True), ("2014-10", "2014-11", False), (None, "2014", True)],
)
def test_one_meeting_is_recalled_once_however_exact_its_date(a: str | None, b: str | None, same: bool) -> None:
    one, other = (contact("meeting", "Лавров", "Фидан", date=day) for day in (a, b))
    assert is_same(one, other) is is_same(other, one) is same


def test_words_that_an_older_letopis_did_not_keep_are_filled_in(store: Store) -> None:
    before = [one.stored.doc for one in related(store, subject(store, "call"))]
    with store.writing() as writer:
        for stored in list(store.articles()):
            writer.words.remove(stored.id)
    assert len([line for line in store.problems() if "cannot be found by its words" in line]) == 1
    assert index_words(store) == len(NEWS)
    assert store.problems() == []
    assert [one.stored.doc for one in related(store, subject(store, "call"))] == before


SPOKEN = {
    "spoken": ("2021-04-12", "«Тракторы готовы», — заявила пресс-секретарь президента Белоруссии Елена Корзун."),
    "later": ("2021-04-15", "Пресс-секретарь президента Белоруссии Елена Корзун сообщила, что тракторы отправлены."),
    "other": ("2021-04-16", "Министр обороны Чили Олег Зуев сообщил, что Елена Корзун уехала."),
}


def test_who_only_speaks_has_a_dossier_with_the_latest_words_first(tmp_path: Path, reader: Reader) -> None:
    inputs = [Incoming(n, article_of(text, published=day_of(day))) for n, (day, text) in SPOKEN.items()]
    with opened(str(tmp_path / "spoken.db")) as store:
        keep_all(store, inputs, reader)
        found = dossier(store, entity(store, ["Корзун"]), date(2021, 5, 1))
    assert (found.entity.sort, found.entity.name, found.numbers["contact"]) == ("person", "Елена Корзун", 0)
    assert [str(said.article.article.published) for said in found.statements] == ["2021-04-15", "2021-04-12"]
    assert {said.speaker for said in found.statements} == {"Елена Корзун"}


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(cli, list(words))


def test_the_commands_take_an_id_an_address_or_a_file(where: str, tmp_path: Path) -> None:
    file = tmp_path / "new.txt"
    file.write_text(NEW, "utf8")
    (tmp_path / "new.meta.json").write_text('{"published": "2021-04-16"}', "utf8")
    by_file = run("background", str(file), "--db", where, "--format", "json")
    assert by_file.exit_code == 0, by_file.output
    told = json.loads(by_file.stdout)
    assert told["text"].startswith("Напомним, 22 февраля")
    assert [len(clause["sources"]) for clause in told["clauses"]] == [1, 1]
    names = ("call", "https://call.example/1")
    first, second = (run("related", name, "--db", where, "--format", "jsonl").stdout for name in names)
    assert first == second
    assert json.loads(first.splitlines()[0])["doc"] == "trip"


@pytest.mark.parametrize(
    ("layout", "words"),
    [("text", "[1] trip, 22 февраля 2021: "), ("markdown", "[^1]: [trip, 22 февраля 2021: Лукашенко прибыл в Баку]"),
     ("html", '<a href="https://trip.example/1">trip, 22 февраля 2021: Лукашенко прибыл в Баку</a>')],
)  # fmt: skip
def test_a_background_is_written_for_terminals_pages_and_notes(where: str, layout: str, words: str) -> None:
    shown = run("background", "call", "--db", where, "--format", layout, "--lang", "ru")
    assert shown.exit_code == 0, shown.output
    assert words in shown.stdout


def test_what_is_not_there_is_one_clear_line(where: str, tmp_path: Path) -> None:
    for command in ("related", "background"):
        missing = run(command, "nowhere", "--db", where)
        assert missing.exit_code == 2
        assert "no article of the chronicle has this id or address, and there is no such file" in missing.stderr
    two = tmp_path / "two.jsonl"
    two.write_text('{"text": "Раз, два."}\n{"text": "Три, четыре."}\n', "utf8")
    several = run("related", str(two), "--db", where)
    assert (several.exit_code, "several articles" in several.stderr) == (2, True)
    alone = run("background", "chess", "--db", where)
    assert (alone.exit_code, "nothing to recall" in alone.stdout) == (0, True)
