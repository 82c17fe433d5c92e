"""What every store does, SQLite and PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from chronicle_factory import contact, report
from letopis.model.chronicle import Decision, Event, Party, Report, StoredArticle
from letopis.model.span import Span
from letopis.pipeline.chronicle import add, forget
from letopis.pipeline.indexing import indexed, lemmas
from letopis.pipeline.placing import place
from letopis.resolution import assemble, blocks
from letopis.sources.text import article_of
from letopis.store import Cursor, Failure, Filter, OfficeTold, Store, StoreError, queries
from letopis.store.schema import metadata
from letopis.views.asking import asked
from plain_reader import PlainReader, told
from stores import KINDS, clear, empty_place, opened
from telling import day_of


@pytest.fixture(scope="module", params=KINDS)
def module_store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_place(request.param, tmp_path_factory.mktemp("store")) as where, opened(where) as store:
        yield store


@pytest.fixture
def store(module_store: Store) -> Store:
    clear(module_store)
    return module_store


def keep(store: Store, *reports: Report) -> Event:
    """Reports in articles of their own, as one event."""
    event = assemble(reports)
    for one in reports:
        keep_article(store, one.article)
    with store.writing() as writer:
        for one in reports:
            writer.add_report(one, blocks(one))
        writer.add_event(indexed(event, reports), min(event.reports))
    return event


def keep_article(store: Store, number: str) -> None:
    with store.writing() as writer:
        writer.add_article(StoredArticle(number, article_of("текст")), "{}", "1", "[]", "2026-01-01T00:00:00")
        if len(number) == len("article:") + 16:
            writer.words.keep(number, "текст")


def listed(store: Store, **asked: object) -> list[str]:
    return [found.event.id for found in store.events(Filter(**asked))]  # type: ignore[arg-type]


def test_the_migrations_make_the_tables_that_the_code_knows(store: Store) -> None:
    def is_ours(_: object, name: str | None, kind: str, *rest: object) -> bool:
        return kind != "table" or not (name or "").startswith(("event_text", "article_text", "alembic"))

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_article_comes_back_as_it_went_in(store: Store) -> None:
    article = article_of(
        "Заголовок о встрече\n\nТекст  с «кавычками» и эмодзи 🙂.\n\nЧитайте также: другое",
        published=day_of("2021-04-15"), url="https://outlet.example/1", outlet="Издание", title="Заголовок о встрече",
    )  # fmt: skip
    stored = StoredArticle.of(article, "doc-1")
    with store.writing() as writer:
        writer.add_article(stored, '{"a": 1}', "1.0", "[]", "2026-01-01T00:00:00")
        assert writer.record_of(stored.id) == '{"a": 1}'
    for name in (stored.id, "doc-1", "https://outlet.example/1"):
        assert store.article(name) == stored
    assert store.article("doc-2") is None
    assert list(store.articles()) == [stored]
    assert stored.article.title_span == Span(0, 19)


def test_a_report_and_its_event_come_back_as_they_went_in(store: Store) -> None:
    reports = [contact("call", "Путин", "Лукашенко", date="2021-04-15", topics=("нефть",)) for _ in range(2)]
    event = keep(store, *reports)
    assert store.report(reports[0].id) == reports[0]
    assert store.reports_of(event) == reports
    for number in (event.id, reports[0].id, reports[1].id, reports[1].id.partition(":")[2]):
        assert store.event_of(number) == event
    for wrong in ("contact:ffffffffffffffff", "contact:1", "нет такого", ""):
        assert store.event_of(wrong) is None
    assert [(r, number) for _, r, number in store.all_reports()] == [(r, event.id) for r in reports]


def test_all_or_nothing_is_written(store: Store) -> None:
    def half() -> None:
        with store.writing() as writer:
            writer.add_article(StoredArticle("article:1", article_of("текст")), "{}", "1", "[]", "")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert store.counts().articles == 0


CALL = {"date": "2021-04-15", "topics": ("поставки нефти",), "sentences": ("Стороны провели телефонный разговор.",)}
TALKS = {"date": "2021-05-20", "place": "Анкара", "sentences": ("Переговоры прошли в Анкаре.",)}


@pytest.fixture
def two(store: Store) -> tuple[str, str]:
    """A call and talks."""
    call = keep(store, contact("call", "Путин", "Лукашенко", **CALL))
    return call.id, keep(store, contact("talks", "Лавров", "Фидан", **(TALKS | {"status": "planned"}))).id


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "call"}, {"status": "held"}, {"until": "2021-04-15"}, {"until": "2021-04-30", "since": "2021-04-15"},
        {"keys": ("pair BY RU",)}, {"keys": ("country BY", "country RU")}, {"keys": ("word лукашенко",)},
        {"words": "разговор"}, {"words": "телефонный разговор"}, {"keys": ("topic нефть",)},
        {"kind": "call", "keys": ("country RU",), "since": "2021-01-01", "words": "разговор"},
    ],
)  # fmt: skip
def test_a_filter_finds_what_it_asks_for_and_nothing_else(
    store: Store, two: tuple[str, str], asked: dict[str, object]
) -> None:
    assert listed(store, **asked) == [two[0]]


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "letter"}, {"status": "denied"}, {"until": "2021-04-14"}, {"since": "2021-05-21"},
        {"keys": ("pair BY TR",)}, {"keys": ("country BY", "country TR")}, {"words": "разговор анкара"},
        {"what": "appointment"}, {"words": 'NEAR("'}, {"kind": "call", "status": "planned"},
    ],
)  # fmt: skip
def test_a_filter_that_nothing_fits_finds_nothing(store: Store, two: tuple[str, str], asked: dict[str, object]) -> None:
    assert listed(store, **asked) == []


@pytest.mark.parametrize("words", ["разговор", "телефонный разговор", "разговор анкара"])
def test_frequent_words_find_what_rare_ones_do(
    store: Store, two: tuple[str, str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are looked up for each event, instead of the events for them."""
    every = [(), ("country RU",), ("country TR",)]
    rare = [listed(store, words=words, keys=keys) for keys in every]
    monkeypatch.setattr(queries, "FEW", 0)
    assert [listed(store, words=words, keys=keys) for keys in every] == rare


@pytest.mark.parametrize("form", ["переговорам", "Переговоры", "переговорами в Анкаре"])
def test_words_are_found_in_any_form(store: Store, two: tuple[str, str], form: str) -> None:
    words = " ".join(word for word in lemmas(form) if word != "в")
    assert listed(store, words=words) == [two[1]]


def test_lists_are_newest_first_and_what_has_no_day_comes_last(store: Store, two: tuple[str, str]) -> None:
    undated = keep(store, contact("visit", "Путин", "Турция", published=None))
    assert listed(store) == [two[1], two[0], undated.id]
    assert listed(store, keys=("country RU",)) == [two[1], two[0], undated.id]
    assert listed(store, until="2030-01-01") == [two[1], two[0]]


@pytest.mark.parametrize("keys", [(), ("country RU",)])
def test_pages_go_on_where_the_last_one_ended(store: Store, keys: tuple[str, ...]) -> None:
    """Also among events of one day, and among those of none."""
    for day in ("2021-04-15", "2021-04-15", "2021-04-16", None, None):
        keep(store, contact("call", "Путин", "Турция", date=day, published=None))
    after: Cursor | None = None
    pages = list[str]()
    while page := list(store.events(Filter(keys=keys, after=after, limit=2))):
        pages += [found.event.id for found in page]
        after = page[-1].cursor
    assert pages == listed(store, keys=keys)
    assert len(set(pages)) == 5


def test_offices_are_found_by_surname_and_by_the_beginning_of_the_post(store: Store) -> None:
    keep_article(store, "article:1")
    envoy = OfficeTold("article:1", "Иван Петров", "петров", "посол_1", "Россия", None, "2021-04-15", "слова")
    other = OfficeTold("article:1", "Иван Сидоров", "сидоров", "министр%", None, "left", None, "другие слова")
    with store.writing() as writer:
        writer.set_offices("article:1", [envoy, other])
    assert store.offices(key="петров") == [envoy]
    assert store.offices(post="посол") == [envoy]
    assert store.offices(post="посол%") == []
    with store.writing() as writer:
        writer.set_offices("article:1", [other])
    assert store.offices() == [other]


def test_failures_are_kept_once_each_and_cleared(store: Store) -> None:
    first, second = Failure("a.txt", "пусто", "2026-01-01"), Failure("a.txt", "не текст", "2026-01-02")
    with store.writing() as writer:
        writer.add_failure(first)
        writer.add_failure(second)
        writer.add_failure(Failure("b.jsonl:7", "no JSON", "2026-01-02"))
    assert [f.source for f in store.failures()] == ["a.txt", "b.jsonl:7"]
    assert store.failures()[0] == second
    with store.writing() as writer:
        writer.clear_failure("a.txt")
    assert [f.source for f in store.failures()] == ["b.jsonl:7"]


def test_an_article_that_cannot_be_read_is_kept_as_a_failure_and_costs_no_other(store: Store) -> None:
    bad, good = told("break", doc="bad"), told("call held - Корнев:RU Заяц:BY", doc="good")
    assert [a.outcome for a in add([bad, good], store, PlainReader())] == ["failed", "new"]
    assert [f.source for f in store.failures()] == ["bad"]
    mended = told("call held - Корнев:RU Демир:TR", doc="bad")
    assert [a.outcome for a in add([mended], store, PlainReader())] == ["new"]
    assert store.failures() == []


@pytest.mark.parametrize("text", ["call held - Корнев:RU Заяц:BY\nнуль \x00 здесь", "половина знака \ud83d здесь"])
def test_a_text_that_no_store_takes_is_a_failure_or_is_kept_but_never_stops_the_run(store: Store, text: str) -> None:
    good = told("meeting held - Корнев:RU Заяц:BY", doc="good")
    outcomes = [a.outcome for a in add([told(text, doc="odd"), good], store, PlainReader())]
    assert outcomes[1] == "new"
    assert store.problems() == []


def test_what_is_forgotten_leaves_nothing(store: Store) -> None:
    news = told("call held - Корнев:RU Заяц:BY\nis - Корнев:RU посол", url="https://outlet.example/1")
    (added,) = add([news], store, PlainReader())
    assert added.article
    assert forget(added.article, store)
    assert not forget(added.article, store)
    assert sum((store.counts().articles, store.counts().reports, store.counts().contacts)) == 0
    assert store.offices() == []
    assert store.problems() == []


ENDLESS = "".join(Random(1).choices("абвгдежзиклмнопрстуфхцчшщэюя", k=5_000))  # of one letter it would be packed


@pytest.mark.parametrize(
    "one",
    [
        contact("call", "Путин", ENDLESS),
        contact("call", "Путин", " ".join(ENDLESS[n : n + 9] for n in range(0, 5_000, 9))),
        contact("call", "Путин", "Лукашенко", place=ENDLESS),
        contact("call", "Путин", "Лукашенко", topics=[ENDLESS]),
        report(what="appointment", kind="left", parties=(Party(ENDLESS, "person"),), subject=ENDLESS),
    ],
)
def test_what_no_index_holds_is_kept_all_the_same(store: Store, one: Report) -> None:
    keep_article(store, one.article)
    with store.writing() as writer:
        place(writer, [one])
        told = OfficeTold(one.article, ENDLESS, ENDLESS, ENDLESS, None, None, None, "слова")
        writer.set_offices(one.article, [told])
        writer.add_failure(Failure(ENDLESS, "broken", "2026-01-01"))
    (found,) = store.events(Filter())
    assert store.reports_of(found.event) == [one]
    assert [office.person for office in store.offices(key=ENDLESS)] == [ENDLESS]
    assert store.failed(ENDLESS)
    assert [f.event.id for f in store.events(asked(None, names=[party.name for party in one.parties[-1:]]))]


def test_an_own_id_that_is_too_long_to_be_one_is_left_out() -> None:
    assert [StoredArticle.of(article_of("текст"), doc).doc for doc in ("a", "", None, ENDLESS)] == ["a", "", None, None]


def test_a_check_names_what_is_wrong(store: Store) -> None:
    keep(store, report(what="contact", kind="call"))
    assert store.problems() == []
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE reports SET event = 'contact:0'")
        connection.exec_driver_sql("DELETE FROM article_text")
    wrong = store.problems()
    assert any("a report is of no event" in line for line in wrong)
    assert any("an article cannot be found by its words" in line for line in wrong)


def test_a_backup_is_a_chronicle_of_its_own(store: Store, tmp_path: Path) -> None:
    keep(store, contact("call", "Путин", "Лукашенко", **CALL))
    target = tmp_path / "copy.db"
    if store._engine.dialect.name != "sqlite":
        with pytest.raises(StoreError, match="pg_dump"):
            store.backup(target)
        return
    store.backup(target)
    with opened(str(target)) as copy:
        assert copy.counts() == store.counts()
        assert listed(copy, words="разговор") == listed(store)
    with pytest.raises(StoreError, match="exists already"):
        store.backup(target)


def test_decisions_are_found_by_either_report(store: Store) -> None:
    word = Decision("decision:1.1", "same", "report:a", "report:b", "Анна", "2026-01-01T00:00:00")
    with store.writing() as writer:
        writer.add_decision(word)
        assert writer.decisions(["report:b"]) == writer.decisions(["report:a"]) == [word]
        assert writer.decisions(["report:c"]) == []
    assert store.decisions() == [word]
