"""One chronicle, however it comes about: any order, any runs, twice, by two at once; nothing but the articles counts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letopis.pipeline.chronicle import Incoming, add, forget, reread
from letopis.store import Store
from plain_reader import PlainReader, articles, told
from stores import KINDS, clear, dump, empty_place, opened

NEWS = articles(24)


@pytest.fixture(scope="module", params=KINDS)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_place(request.param, tmp_path_factory.mktemp("order")) as where, opened(where) as store:
        yield store


@cache
def chronicle_of_news(store: Store) -> dict[str, object]:
    return chronicle_of(store, NEWS)


def chronicle_of(store: Store, *runs: Sequence[Incoming]) -> dict[str, object]:
    clear(store)
    return grown(store, *runs)


def grown(store: Store, *runs: Sequence[Incoming]) -> dict[str, object]:
    for run in runs:
        assert all(added.outcome != "failed" for added in add(run, store, PlainReader()))
    assert store.problems() == []
    return dump(store)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(NEWS))), cut=st.integers(0, len(NEWS)), again=st.integers(0, len(NEWS)))
def test_any_order_any_runs_and_some_twice_make_one_chronicle(
    shared: Store, order: list[int], cut: int, again: int
) -> None:
    plain = chronicle_of_news(shared)
    news = [NEWS[number] for number in order]
    assert chronicle_of(shared, news[:cut], news[:again], news[cut:]) == plain


def test_the_generated_news_are_worth_ordering(shared: Store) -> None:
    """Some contacts have several sources, some texts are copies, some addresses have revisions."""
    chronicle_of(shared, NEWS)
    counts = shared.counts()
    assert counts.articles == len(NEWS)
    assert counts.accounts < counts.articles
    assert counts.contacts + counts.appointments < counts.reports


def test_a_second_run_reads_nothing(shared: Store) -> None:
    chronicle_of(shared, NEWS)
    reader = PlainReader()
    assert {added.outcome for added in add(NEWS, shared, reader)} == {"repeated"}
    assert reader.read == 0


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, len(NEWS) - 1), max_size=6))
def test_what_is_forgotten_was_never_there(shared: Store, gone: set[int]) -> None:
    rest = [news for number, news in enumerate(NEWS) if number not in gone]
    without = chronicle_of(shared, rest)
    numbers = [added.article for added in add([NEWS[n] for n in gone], shared, PlainReader())]
    for number in numbers:
        assert number
        assert forget(number, shared)
    assert shared.problems() == []
    assert dump(shared) == without


def test_reading_again_with_the_same_reader_changes_nothing(shared: Store) -> None:
    before = chronicle_of(shared, NEWS)
    assert not [r for r in reread(shared, PlainReader()) if r.new or r.gone or r.changed]
    assert dump(shared) == before


def test_reading_again_with_a_better_reader_is_as_if_it_had_always_read(shared: Store) -> None:
    class Worse(PlainReader):
        """Does not know of visits."""

        def read_article(self, article):  # type: ignore[no-untyped-def]
            from dataclasses import replace

            record = super().read_article(article)
            return replace(record, contacts=tuple(c for c in record.contacts if c.kind != "visit"))

    best = chronicle_of(shared, NEWS)
    clear(shared)
    assert len(list(add(NEWS, shared, Worse()))) == len(NEWS)
    worse = dump(shared)
    assert worse["reports"] != best["reports"]
    changed = [r for r in reread(shared, PlainReader()) if r.new]
    assert changed
    assert dump(shared) == best


def test_two_processes_at_once_make_the_same(shared: Store, tmp_path: Path) -> None:
    plain = chronicle_of(shared, articles(60))
    clear(shared)
    adding = Path(__file__).with_name("adding.py")
    where = shared._engine.url.render_as_string(hide_password=False) if "://" in shared.where else shared.where
    orders = ("forward", "backward")
    running = [subprocess.Popen([sys.executable, adding, where, "60", order]) for order in orders]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    assert shared.problems() == []
    assert dump(shared) == plain


def test_the_same_text_elsewhere_is_a_reprint_and_the_same_address_a_revision(shared: Store) -> None:
    clear(shared)
    text = "call held 2021-04-15 Корнев:RU Заяц:BY"
    news = [
        told(text, url="https://a.example/1"),
        told(text, url="https://b.example/1"),
        told(f"{text}\nтекст дополнен", url="https://a.example/1"),
        told(text, url="https://a.example/1"),
    ]
    assert [a.outcome for a in add(news, shared, PlainReader())] == ["new", "reprint", "revised", "repeated"]
    counts = shared.counts()
    assert (counts.articles, counts.accounts, counts.contacts) == (3, 1, 1)


def test_agency_text_lightly_edited_is_one_account_and_another_text_is_not(shared: Store) -> None:
    clear(shared)
    agency = "Главы двух ведомств обсудили по телефону сотрудничество в энергетике, торговле и на транспорте. " * 2
    agency += "Стороны условились продолжить переговоры осенью, сообщил представитель министерства журналистам."
    other = "Совсем другая заметка: в столице открылась выставка старинных карт, на ней показали сто листов. " * 2
    other += "Организаторы рассчитывают, что до конца месяца её увидят не меньше десяти тысяч посетителей города."
    texts = (agency, agency.replace("журналистам", "в четверг"), other)
    news = [told(text, url=f"https://{n}.example/") for n, text in enumerate(texts)]
    numbers = [added.article for added in add(news, shared, PlainReader()) if added.article]
    accounts = shared.accounts(numbers)
    assert accounts[numbers[0]] == accounts[numbers[1]]
    assert accounts[numbers[0]] != accounts[numbers[2]]
