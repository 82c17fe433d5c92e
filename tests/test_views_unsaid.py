"""What is not told, and what a negotiation has come to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from chronicle_factory import report
from letopis.interfaces.cli import cli
from letopis.model.chronicle import Report, StoredArticle
from letopis.pipeline.chronicle import Incoming
from letopis.pipeline.indexing import indexed
from letopis.resolution import assemble, blocks
from letopis.sources.text import article_of
from letopis.store import Store
from letopis.views.ledger import contradict, ledger
from letopis.views.silence import last_day, rhythm, silence
from plain_reader import PlainReader
from stores import KINDS, empty_place, keep_all, opened
from telling import day_of

MONTHLY = tuple(f"2021-{month:02}-10" for month in range(1, 7))
NEWS = (
    *((day, "https://paper.example/", f"call held {day} Корнев:RU Заяц:BY") for day in MONTHLY),
    ("2021-02-03", "http://kremlin.ru/", "meeting held 2021-02-02 Корнев:RU Демир:TR"),
    ("2021-03-01", "https://paper.example/", "visit planned 2021-03-20 Корнев:RU Варданян:AM"),
)


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_place(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with opened(where) as store:
        yield store


def fill(store: Store) -> None:
    inputs = [
        Incoming(str(n), article_of(text, published=day_of(day), url=f"{site}{n}"))
        for n, (day, site, text) in enumerate(NEWS)
    ]
    keep_all(store, inputs, PlainReader())


def test_a_pair_that_has_long_stopped_a_plan_without_a_sequel_and_a_lonely_readout_are_told(store: Store) -> None:
    fill(store)
    found = silence(store, date(2021, 12, 10))
    ((sides, contacts, usual, last, since),) = [(b.sides, b.contacts, b.usual, b.last, b.since) for b in found.broken]
    assert (sides, contacts, usual, last, since) == (("BY", "RU"), 6, 31.0, "2021-06-10", 183)
    assert [seen.event.kind for seen in found.without_sequel] == ["visit"]
    assert [(alone.told, alone.silent) for alone in found.one_sided] == [("RU", ("TR",))]


def test_without_a_day_it_is_asked_as_of_the_newest_article(store: Store) -> None:
    assert silence(store).broken == ()
    fill(store)
    found = silence(store)
    assert (found.on, found.broken) == (date(2021, 6, 10), ())


@pytest.mark.parametrize(
    ("days", "today", "broken"),
    [
        ((1, 11, 21, 31, 41), 80, True),  # 39 days, thrice the usual ten and more than a month
        ((1, 11, 21, 31, 41), 70, False),  # less than a month
        ((1, 11, 21, 31), 365, False),  # no rhythm
        ((1, 1, 1, 1, 1, 1), 365, False),  # one day
        ((1, 101, 201, 301, 401), 600, False),  # a slow one
    ],
)
def test_a_rhythm_is_broken_by_a_gap_of_three(days: tuple[int, ...], today: int, broken: bool) -> None:
    told = [date.fromordinal(737_000 + day) for day in days]
    assert (rhythm("pair BY RU", told, date.fromordinal(737_000 + today)) is not None) is broken


def test_the_last_day_of_a_date_is_told_as_days_compare() -> None:
    assert [last_day(v) for v in ("2021-04-15", "2021-04-13/2021-04-14", "2021-04", "2021", "2021/..")] == [
        "2021-04-15", "2021-04-14", "2021-04-31", "2021-12-31", "9999",
    ]  # fmt: skip


def told(kind: str, published: str, by: str | None = None, **fact: Any) -> Report:
    """What one article tells of the road maps."""
    fact = {"topics": [], "citations": []} | fact
    one = report(what="agreement", kind=kind, subject="дорожные карты", date=by, published=published, fact=fact)
    return replace(one, sentences=("Согласуют дорожные карты.",), evidence="дорожные карты")


def keep(store: Store, *reports: Report) -> None:
    """Reports as one agreement, each in an article of its own."""
    with store.writing() as writer:
        for one in reports:
            article = article_of("Согласуют дорожные карты.", published=day_of(one.published))
            writer.add_article(StoredArticle(one.article, article), "{}", "1", "[]", "2026-01-01T00:00:00")
            writer.words.keep(one.article, "карта")
            writer.add_report(one, blocks(one))
        writer.add_event(indexed(assemble(reports), reports), min(r.id for r in reports))


@pytest.mark.parametrize(
    ("later", "today", "outcome"),
    [
        ((told("agreed", "2021-04-28"),), date(2021, 6, 1), "done"),
        ((told("signed", "2021-05-20"),), date(2021, 6, 1), "missed"),
        ((told("negotiating", "2021-05-03"),), date(2021, 6, 1), "missed"),
        ((told("negotiating", "2021-04-20"),), date(2021, 4, 25), "open"),
        ((), date(2021, 6, 1), "unknown"),
    ],
)
def test_what_became_of_a_promise_is_told_by_later_articles_alone(
    store: Store, later: tuple[Report, ...], today: date, outcome: str
) -> None:
    keep(store, told("negotiating", "2021-04-15", by="2021-04"), *later)
    (promise,) = ledger(store, "дорожных карт", today).promises
    assert (promise.by, promise.outcome) == ("2021-04", outcome)
    assert (promise.outcome_by is not None) == (outcome in {"done", "missed"})


def test_counts_are_told_in_time_and_those_that_exclude_each_other_beside_each_other(store: Store) -> None:
    keep(
        store,
        told("negotiating", "2021-04-15", total=33, remaining=[6, 7], claimed_by="Заяц"),
        told("negotiating", "2021-04-15", total=33, remaining=[9, 9], claimed_by="Корнев"),
        told("negotiating", "2021-03-01", total=30, remaining=[12, 12]),
    )
    found = ledger(store, "карты", date(2021, 5, 1))
    assert [(c.source.published, c.total, c.least, c.most) for c in found.counts] == [
        ("2021-03-01", 30, 12, 12), ("2021-04-15", 33, 6, 7), ("2021-04-15", 33, 9, 9),
    ]  # fmt: skip
    assert [(c.a.claimed_by, c.b.claimed_by) for c in found.contradictions] == [("Заяц", "Корнев")]
    assert not contradict(found.counts[0], found.counts[1])


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(cli, [*words, "--lang", "en"])


def test_the_commands_speak_to_people_and_to_programs(where: str, store: Store) -> None:
    fill(store)
    keep(store, told("negotiating", "2021-04-15", by="2021-04", total=33, remaining=[6, 7], claimed_by="Заяц"))
    text = run("silence", "--on", "2021-12-10", "--db", where, "--format", "text").stdout
    assert "Белоруссия - Россия: no contact for 183 days since 10 June 2021; usually 31 days" in text
    assert "told by Россия; not by Турция" in text
    kinds = [json.loads(line)["what"] for line in run("silence", "--on", "2021-12", "--db", where).stdout.splitlines()]
    assert kinds == ["broken rhythm", "without sequel", "one side"]
    shown = run("ledger", "дорожные", "карты", "--db", where, "--format", "text").stdout
    assert "15 April 2021: 33 in all, 6-7 left, Заяц (so agreed 26-27)" in shown
    assert "not known: nothing was told after that day" in shown
    assert json.loads(run("ledger", "карты", "--db", where).stdout)["promises"][0]["outcome"] == "unknown"
    nothing = run("ledger", "тракторы", "--db", where, "--format", "text")
    assert (nothing.exit_code, "no agreement with these words" in nothing.stdout) == (0, True)
    assert run("ledger", "...", "--db", where).exit_code == 2
    assert run("silence", "--on", "soon", "--db", where).exit_code == 2
