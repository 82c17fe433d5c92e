"""What the two sides of a contact say of it: invented readouts of one call and of one meeting."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from letopis.interfaces.cli import cli
from letopis.pipeline.chronicle import Incoming
from letopis.pipeline.reader import Reader
from letopis.sources.text import article_of
from letopis.store import Store
from letopis.views.asking import asked
from letopis.views.compare import Comparison, alike, compare, counted
from stores import keep_all, opened
from telling import day_of

READOUTS = (
    ("http://kremlin.ru/events/1", "2021-04-15",
     "По инициативе белорусской стороны состоялся телефонный разговор Владимира Путина с Президентом Белоруссии "
     "Александром Лукашенко. Обсуждались поставки тракторов и строительство 12 элеваторов. "
     "Затронута также подготовка к параду."),
    ("https://president.gov.by/ru/events/1", "2021-04-15",
     "Президент Беларуси Александр Лукашенко 15 апреля поговорил по телефону с Президентом России Владимиром Путиным. "
     "Разговор состоялся по инициативе российской стороны. Речь шла о строительстве 15 элеваторов и поставках "
     "тракторов. Лидеры согласовали график хоккейных матчей."),
)  # fmt: skip
ALONE = (
    "Министр иностранных дел России Сергей Лавров 10 марта встретился в Москве с министром иностранных дел Индии "
    "Субраманьямом Джайшанкаром. Лавров заявил, что стороны договорились о поставках чая."
)


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> str:
    place = str(tmp_path_factory.mktemp("compare") / "news.db")
    news = (*READOUTS, ("https://paper.example/1", "2021-03-11", ALONE))
    known = [Incoming(url, article_of(text, published=day_of(day), url=url)) for url, day, text in news]
    with opened(place) as store:
        keep_all(store, known, reader)
    return place


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with opened(where) as store:
        yield store


def compared(store: Store, kind: str) -> Comparison:
    (found,) = store.events(asked("contact", kind=kind))
    return compare(store, found.event)


def test_what_both_sides_name_stands_beside_each_other(store: Store) -> None:
    found = compared(store, "call")
    assert (set(found.sides), found.silent) == ({"RU", "BY"}, ())
    (both,) = [pair for pair in found.both if "трактор" in pair.shared]
    assert {both.a.side, both.b.side} == {"RU", "BY"}
    for passage in (both.a, both.b):
        stored = store.article(passage.source.article)
        assert stored
        assert passage.text in stored.article.text


def test_what_one_side_names_alone_is_told_as_its_own(store: Store) -> None:
    alone = {(passage.side, passage.text) for passage in compared(store, "call").only}
    assert ("RU", "Затронута также подготовка к параду.") in alone
    assert ("BY", "Лидеры согласовали график хоккейных матчей.") in alone


def test_who_asked_for_it_and_what_is_counted_may_conflict(store: Store) -> None:
    conflicts = compared(store, "call").conflicts
    found = {(c.field, c.what): {passage.side: value for value, passage in c.values} for c in conflicts}
    assert found["number", "элеватор"] == {"RU": "12", "BY": "15"}
    assert found["initiative", ""] == {"RU": "белорусский сторона", "BY": "российский сторона"}


def test_a_side_that_says_nothing_is_named(store: Store) -> None:
    found = compared(store, "meeting")
    assert (found.silent, found.both, found.conflicts) == (("IN",), (), ())
    assert [passage.side for passage in found.only] == ["RU"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("поставка трактор завод", "трактор поставка", True),  # by words
        ("торговля вырасти треть", "рост товарооборот треть", True),  # by meaning
        ("поставка трактор завод", "поставка хлопок", False),
        ("поставка", "поставка", False),  # of what?
    ],
)
def test_passages_are_alike_by_two_words_or_by_their_meaning(a: str, b: str, same: bool) -> None:
    assert (alike(frozenset(a.split()), frozenset(b.split())) > 0) is same


def test_days_and_years_are_no_numbers_of_things() -> None:
    assert counted("15 апреля 2021 года подписали 3 соглашения и 2 плана") == {"соглашение": {"3"}, "план": {"2"}}


def test_the_command_shows_it_in_both_languages_and_as_json(where: str, store: Store) -> None:
    (call,) = store.events(asked("contact", kind="call"))
    (meeting,) = store.events(asked("contact", kind="meeting"))
    shown = CliRunner().invoke(cli, ["compare", call.event.id, "--db", where, "--format", "text", "--lang", "ru"])
    assert shown.exit_code == 0, shown.output
    for words in ("Называют обе стороны", "Только Белоруссия", "кто был инициатором", "разные числа: элеватор"):
        assert words in shown.stdout
    alone = CliRunner().invoke(cli, ["compare", meeting.event.id, "--db", where, "--format", "text", "--lang", "en"])
    assert "Индия: the chronicle has no word of this side" in alone.stdout
    told = json.loads(CliRunner().invoke(cli, ["compare", call.event.id, "--db", where]).stdout)
    assert (sorted(told["sides"]), told["silent"]) == (["BY", "RU"], [])
    missing = CliRunner().invoke(cli, ["compare", "contact:0", "--db", where])
    assert missing.exit_code == 2
