"""Timeline, calendar and dossier of a chronicle of plain lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from docx import Document

from chronicle_factory import contact
from letopis.exports.titles import heading_of
from letopis.interfaces.cli import cli
from letopis.pipeline.chronicle import Incoming
from letopis.resolution import assemble
from letopis.sources.text import article_of
from letopis.store import Filter, Store
from letopis.views.asking import asked
from letopis.views.calendar import calendar
from letopis.views.dossier import dossier
from letopis.views.entities import AmbiguousEntityError, UnknownEntityError, entity
from letopis.views.timeline import following, timeline, without_gaps
from plain_reader import PlainReader
from stores import KINDS, empty_place, keep_all, opened
from telling import day_of

NEWS = (
    ("2021-01-11", "call held 2021-01-10 Корнев:RU Заяц:BY"),
    ("2021-01-12", "call held 2021-01-10 Корнев:RU Заяц:BY\nИначе рассказано о том же звонке в другом издании."),
    ("2021-01-13", "call held 2021-01-10 Корнев:RU Заяц:BY"),  # a reprint of the first
    ("2021-02-02", "meeting held 2021-02-01 Корнев:RU Демир:TR"),
    ("2021-04-15", "visit planned 2021-05-20 Корнев:RU Заяц:BY"),
    ("2021-04-16", "talks planned - Корнев:RU Варданян:AM"),
    ("2021-03-09", "appointed - Заяц:BY посол"),
)


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_place(request.param, tmp_path) as place:
        inputs = [
            Incoming(str(n), article_of(text, published=day_of(day), url=f"https://paper{n}.example/1"))
            for n, (day, text) in enumerate(NEWS)
        ]
        with opened(place) as store:
            keep_all(store, inputs, PlainReader())
        yield place


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with opened(where) as store:
        yield store


def test_contacts_are_counted_by_period_plans_apart_and_reprints_as_no_account(store: Store) -> None:
    found = timeline(store, asked("contact"), "month")
    assert [(p.begins, p.number, p.to_come) for p in found.periods] == [
        ("2021-05", 1, 1), ("2021-04", 1, 1), ("2021-02", 1, 0), ("2021-01", 1, 0),
    ]  # fmt: skip
    (call,) = found.periods[-1].shown
    assert (len(call.sources), call.accounts) == (3, 2)
    assert [p.number for p in without_gaps(found)] == [1, 1, 0, 1, 1]
    assert found.number == 4


def test_a_limit_bounds_what_is_shown_and_not_what_is_counted(store: Store) -> None:
    found = timeline(store, asked("contact", limit=1), "year")
    assert [(p.begins, p.number, len(p.shown)) for p in found.periods] == [("2021", 4, 1)]
    planned = timeline(store, asked("contact", status="planned"), "month")
    assert [(p.number, p.to_come) for p in planned.periods] == [(1, 1), (1, 1)]
    assert timeline(store, asked("contact", between=("Россия", "Япония"))).periods == ()


def test_the_span_tells_how_it_is_grouped(store: Store) -> None:
    assert timeline(store, asked("contact")).by == "month"
    assert timeline(store, asked("contact", until="2021-02-10")).by == "day"
    assert [following(p) for p in ("2020-12", "2021-02-28", "1999")] == ["2021-01", "2021-03-01", "2000"]


def test_what_is_planned_is_listed_from_a_day_on_the_undated_as_long_as_it_is_fresh(store: Store) -> None:
    plans = Filter(what="contact")

    def listed(today: date) -> tuple[list[str | None], list[str]]:
        found = calendar(store, plans, today)
        return [one.event.date for one in found.dated], [one.event.kind for one in found.undated]

    assert listed(date(2021, 5, 1)) == (["2021-05-20"], ["talks"])
    assert listed(date(2021, 5, 21)) == ([], ["talks"])
    assert listed(date(2021, 12, 1)) == ([], [])


def test_a_dossier_has_all_that_is_told_of_somebody(store: Store) -> None:
    found = dossier(store, entity(store, ["Корнев"]), date(2021, 5, 1))
    assert found.numbers == {"contact": 4, "appointment": 0, "agreement": 0}
    assert [(c.name, c.number, c.by_year) for c in found.counterparts] == [
        ("Белоруссия", 2, (("2021", 2),)), ("Армения", 1, (("2021", 1),)), ("Турция", 1, (("2021", 1),)),
    ]  # fmt: skip
    assert [one.event.kind for one in (*found.planned.dated, *found.planned.undated)] == ["visit", "talks"]
    assert [o.post for o in dossier(store, entity(store, ["Заяц"]), date(2021, 5, 1)).offices] == ["посол"]


@pytest.mark.parametrize(
    ("names", "sort", "contacts"),
    [(("Белоруссия",), "side", 2), (("BY", "RU"), "pair", 2), (("Демир",), "person", 1), (("торговля",), "topic", 4)],
)
def test_states_pairs_people_and_topics_have_dossiers(
    store: Store, names: tuple[str, ...], sort: str, contacts: int
) -> None:
    one = entity(store, names)
    assert (one.sort, dossier(store, one, date(2021, 5, 1)).numbers["contact"]) == (sort, contacts)


def test_who_is_not_known_has_neighbours_and_who_is_one_of_several_a_list(store: Store) -> None:
    with pytest.raises(UnknownEntityError) as unknown:
        entity(store, ["Корнилов"])
    assert unknown.value.near == ("корнев",)
    more = [Incoming(n, article_of(f"call held - {n}_Петров:RU Заяц:BY")) for n in ("Иван", "Олег")]
    keep_all(store, more, PlainReader())
    with pytest.raises(AmbiguousEntityError) as several:
        entity(store, ["Петров"])
    assert several.value.choices == ("Иван_Петров", "Олег_Петров")
    with pytest.raises(UnknownEntityError):
        entity(store, ["Россия", "Атлантида"])
    assert entity(store, ["Иван", "Петров"]).name == "Иван_Петров"


def run(*words: str):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(cli, [*words, "--lang", "en"])


def test_the_commands_speak_to_people_and_to_programs(where: str) -> None:
    chart = run("timeline", "--db", where, "--chart", "--by", "month")
    assert [line.split()[:2] for line in chart.stdout.splitlines()][:5] == [
        ["2021-01", "1"], ["2021-02", "1"], ["2021-03", "0"], ["2021-04", "1"], ["2021-05", "1"],
    ]  # fmt: skip
    periods = [json.loads(line) for line in run("timeline", "--db", where, "--by", "year").stdout.splitlines()]
    assert [(p["begins"], p["number"], p["to_come"]) for p in periods] == [("2021", 4, 2)]
    text = run("timeline", "--db", where, "--format", "text", "--by", "month").stdout
    assert "January 2021: contacts: 1" in text
    assert "(independent accounts: 2)" in text
    assert "20 May 2021" in run("calendar", "--db", where, "--since", "2021-04-01", "--format", "text").stdout
    told = json.loads(run("dossier", "Заяц", "--db", where).stdout)
    assert (told["sort"], told["numbers"]["appointment"], len(told["contacts"])) == ("person", 1, 2)
    shown = run("dossier", "Заяц", "--db", where, "--format", "text")
    assert shown.exit_code == 0, shown.output
    assert "Deals with\n  Россия 2 (2021: 2)" in shown.stdout


def test_a_word_that_no_index_takes_stops_nothing(store: Store) -> None:
    word = "".join(Random(1).choices("абвгдежзиклмнопрстуфхцчшщэюя", k=5_000))  # of one letter it would be packed
    endless = article_of(f"{word}\ncall held - Корнев:RU Заяц:BY", title=word)
    keep_all(store, [Incoming("endless", endless)], PlainReader())
    assert store.problems() == []


def test_a_state_that_is_host_and_place_is_named_once() -> None:
    for place, told in (("Турция", "Сергей Лавров, Турция"), ("Сочи", "Сергей Лавров, Турция, Сочи")):
        event = assemble([contact("visit", "Лавров", "Турция", place=place)])
        assert heading_of(event, lambda key, **_: key) == f"kind.visit: {told}"


def test_a_dossier_is_written_as_a_report_with_all_its_sources(where: str, tmp_path: Path) -> None:
    written, document = tmp_path / "z.md", tmp_path / "z.docx"
    for out in (written, document):
        assert run("dossier", "Заяц", "--db", where, "--out", str(out)).exit_code == 0
    told = written.read_text("utf8")
    assert told.startswith("# Заяц\n")
    for words in (
        "## Offices",
        "## Deals with",
        "- Россия: 2",
        "## Contacts that took place",
        "<https://paper1.example/1>",
    ):
        assert words in told
    headings = [p.text for p in Document(str(document)).paragraphs if p.style.name.startswith("Heading")]
    assert headings[:3] == ["Заяц", "Offices", "Deals with"]
    refused = run("dossier", "Заяц", "--db", where, "--out", str(tmp_path / "z.xls"))
    assert (refused.exit_code, "end the name in .md or .docx" in refused.stderr) == (2, True)
    nowhere = run("dossier", "Заяц", "--db", where, "--out", str(tmp_path / "no" / "z.md"))
    assert (nowhere.exit_code, "cannot be written" in nowhere.stderr) == (2, True)


def test_nothing_to_tell_is_said_in_words(where: str, tmp_path: Path) -> None:
    empty = str(tmp_path / "empty.db")
    assert run("init", "--db", empty).exit_code == 0
    for command, words in (("timeline", "No contact"), ("calendar", "Nothing is planned")):
        shown = run(command, "--db", empty, "--format", "text")
        assert (shown.exit_code, words in shown.stdout) == (0, True), shown.output
    for command in ("contacts", "timeline", "calendar", "export plover"):
        for option, word, near in (("--with", "Корнилов", "корнев"), ("--place", "Мосвка", None)):
            if option == "--place" and command == "calendar":
                continue
            shown = run(*command.split(), option, word, "--db", where)
            said = f"did you mean: {near}?" if near else "nobody and nothing of this name"
            assert (shown.exit_code, said in shown.stderr) == (0, True), shown.output
    known = run("contacts", "--with", "Корнев", "--since", "2199", "--db", where)
    assert (known.exit_code, known.stderr) == (0, "")
    state = run("contacts", "--between", "Росия", "Беларусь", "--db", where)
    assert (state.exit_code, "did you mean: Россия" in state.stderr) == (2, True), state.stderr
    missing = run("dossier", "Корнилов", "--db", where)
    assert (missing.exit_code, "did you mean: корнев?" in missing.stderr) == (2, True)
    assert "no date" in run("timeline", "--since", "soon", "--db", where).stderr
