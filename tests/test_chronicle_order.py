"""One chronicle, however it comes about: any order, any runs, twice, by two at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from letopis.model.chronicle import DecisionKind, Report, StoredArticle
from letopis.pipeline.chronicle import Incoming, add, forget, reread
from letopis.pipeline.deciding import decide, undo
from letopis.resolution import reports_of
from letopis.store import Store
from plain_reader import NAMES, PlainReader, articles, told
from stores import KINDS, clear, dump, empty_place, opened

NEWS = articles(24)
# A chronicle is no quick example: what fails is shown as it is found.
UNHURRIED = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module", params=KINDS)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with empty_place(request.param, tmp_path_factory.mktemp("order")) as where, opened(where) as store:
        yield store


def reports_of_news(news: Incoming) -> list[Report]:
    assert news.article
    return list(reports_of(PlainReader().read_article(news.article), StoredArticle.of(news.article, news.doc)))


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


@settings(UNHURRIED, max_examples=12)
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


REPORTS = sorted({r.id for news in NEWS for r in reports_of_news(news)})
PEOPLE = sorted(NAMES.values())
words = st.one_of(
    st.tuples(st.sampled_from(("same", "different")), st.sampled_from(REPORTS), st.sampled_from(REPORTS)),
    st.tuples(st.just("same person"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
).filter(lambda word: word[1] != word[2])


@settings(UNHURRIED, max_examples=15)
@given(said=st.lists(words, max_size=4), cut=st.integers(0, len(NEWS)), back=st.randoms(use_true_random=False))
def test_a_word_counts_the_same_whenever_it_is_said_and_not_at_all_once_taken_back(
    shared: Store, said: list[tuple[DecisionKind, str, str]], cut: int, back: Random
) -> None:
    plain = chronicle_of_news(shared)
    after = grown_with(shared, NEWS, said, [])
    assert dump(shared) == after
    before = grown_with(shared, NEWS[:cut], said, NEWS[cut:])
    assert before == after
    standing = [d.id.partition(".")[0] for d in shared.decisions()]
    back.shuffle(standing)
    assert all(undo(shared, word) for word in standing)
    assert dump(shared) == plain


def grown_with(
    store: Store, first: list[Incoming], said: list[tuple[DecisionKind, str, str]], then: list[Incoming]
) -> dict[str, object]:
    chronicle_of(store, first)
    for kind, a, b in said:
        decide(store, kind, [(a, b)], "Анна")
    return grown(store, then)


@settings(UNHURRIED, max_examples=8)
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
    """Both find no chronicle and begin with making it."""
    plain = chronicle_of(shared, articles(60))
    adding = Path(__file__).with_name("adding.py")
    with empty_place(shared._engine.dialect.name, tmp_path) as where:
        orders = ("forward", "backward")
        running = [subprocess.Popen([sys.executable, adding, where, "60", order]) for order in orders]
        assert [process.wait(timeout=120) for process in running] == [0, 0]
        with opened(where) as store:
            assert store.problems() == []
            assert dump(store) == plain


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
