"""The commands of a chronicle: what fills it, what it is asked, a person's word on it.

`stand_in.Reader` stands in for the models: a text about Лавров has the factory's record, others tell nothing.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import factory
import stand_in
from letopis.interfaces.cli import cli

Run = Callable[..., Result]
LINE = {"id": "a/1", "url": "https://one.example/1", "published": "2023-05-06", "text": factory.TEXT}
OTHER = {"id": "b/2", "url": "https://two.example/2", "published": "2023-05-06", "text": f"{factory.TEXT}\nГлобус."}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setitem(sys.modules, "letopis.pipeline.reader", stand_in.module(stand_in.Reader))
    monkeypatch.chdir(tmp_path)
    for variable in ("LETOPIS_LANG", "LETOPIS_DB", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return lambda *args, **extra: CliRunner().invoke(cli, list(args), **extra)


def lines(*objects: Any, name: str = "news.jsonl") -> str:
    Path(name).write_text("".join(json.dumps(o) + "\n" if o else "{bad\n" for o in objects), "utf8")
    return name


def objects(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def two(run: Run) -> Run:
    """A chronicle with two accounts of one meeting."""
    assert run("add", lines(LINE, OTHER)).exit_code == 0
    return run


def test_add_makes_a_chronicle_and_counts(run: Run) -> None:
    (summary,) = objects(run("add", lines(LINE, OTHER)))
    assert summary | {"seconds": 0} == {
        "read": 2, "new": 2, "repeated": 0, "revised": 0, "reprint": 0, "failed": 0, "seconds": 0, "db": "letopis.db",
    }  # fmt: skip


def test_what_is_there_already_is_repeated(two: Run) -> None:
    before = two("reports").stdout
    (summary,) = objects(two("add", lines(LINE, OTHER)))
    assert (summary["new"], summary["repeated"]) == (0, 2)
    assert two("reports").stdout == before


def test_another_text_at_the_address_is_a_revision_and_the_text_elsewhere_a_reprint(two: Run) -> None:
    revised = LINE | {"text": "Лавров ничего не сказал о встрече с Фиданом, сообщило агентство."}
    moved = LINE | {"url": "https://three.example/", "id": "c/3"}
    (summary,) = objects(two("add", lines(revised, moved)))
    assert (summary["revised"], summary["reprint"]) == (1, 1)
    (info,) = objects(two("info"))
    assert (info["articles"], info["accounts"]) == (4, 1)


def test_revisions_tell_what_changed(two: Run) -> None:
    text = f"{factory.TEXT}\nДополнено."
    two("add", lines(LINE | {"text": text, "published": "2023-05-07"}, name="later.jsonl"))
    first, second = objects(two("revisions", LINE["url"]))
    assert (first["gone"], first["new"]) == ([], [])
    assert (second["gone"], second["new"]) == ([], ["Дополнено."])
    shown = two("revisions", "a/1", "--format", "text").stdout.splitlines()
    assert shown[-1] == "  + Дополнено."
    assert two("revisions", "нет такой").exit_code == 2


def test_a_bad_line_costs_itself_alone(run: Run) -> None:
    result = run("add", lines(LINE, None, {"id": "c"}, OTHER))
    assert result.exit_code == 2
    assert json.loads(result.stdout)["new"] == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["news.jsonl:2", "news.jsonl:3"]
    failed = objects(run("failures"))
    assert [f["source"] for f in failed] == ["news.jsonl:2", "news.jsonl:3"]
    assert "no JSON" in failed[0]["cause"]
    assert "no text" in failed[1]["cause"]


def test_what_failed_is_read_again(run: Run) -> None:
    run("add", lines(LINE, None))
    lines(LINE, OTHER)
    (summary,) = objects(run("add", "--retry"))
    assert (summary["new"], summary["repeated"], summary["failed"]) == (1, 1, 0)
    assert run("failures", "--format", "text").stdout == "Nothing failed.\n"


@pytest.mark.parametrize(("data", "words"), [(b"", "empty"), (b"\x7fELF\0\1\n\2\n\3\n", "not in UTF-8")])
def test_a_file_of_no_lines_is_one_failure(run: Run, data: bytes, words: str) -> None:
    Path("x.jsonl").write_bytes(data)
    result = run("add", "x.jsonl")
    assert result.exit_code == 2
    assert words in result.stderr
    assert json.loads(result.stdout)["failed"] == 1


def test_a_line_that_is_too_long_is_passed_over(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.sources.formats.json_lines.LONGEST_LINE", 2000)
    result = run("add", lines({"text": "Лавров " * 2000}, LINE | {"text": factory.TEXT[:120] + "Лавров"}))
    assert result.exit_code == 2
    assert "news.jsonl:1: longer than" in result.stderr
    assert json.loads(result.stdout)["new"] == 1


def test_two_accounts_of_one_meeting_are_one_contact(two: Run) -> None:
    (contact,) = objects(two("contacts"))
    assert [p["name"] for p in contact["participants"]] == ["Сергей Лавров", "Хакан Фидан"]
    assert (contact["kind"], contact["date"], contact["place"]) == ("meeting", "2023-05-05", "Сочи")
    assert len(contact["reports"]) == 2


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        (["--between", "Россия", "Турция"], 1),
        (["--between", "RU", "Турцией"], 1),
        (["--between", "Россия", "Чили"], 0),
        (["--with", "Фидан"], 1),
        (["--with", "Сергей Лавров", "--with", "Хакан Фидан"], 1),
        (["--with", "Иван Лавров"], 0),
        (["--kind", "meeting", "--status", "held"], 1),
        (["--kind", "call"], 0),
        (["--since", "2023-05", "--until", "2023-05-05"], 1),
        (["--since", "2023-05-06"], 0),
        (["--until", "2022"], 0),
        (["--place", "Сочи"], 1),
        (["--place", "Анкара"], 0),
        (["--topic", "дорожная карта"], 1),
        (["--text", "главе МИДа"], 1),
        (["--text", "глава правительства"], 0),
    ],
)
def test_filters(two: Run, asked: list[str], number: int) -> None:
    assert len(objects(two("contacts", *asked))) == number


@pytest.mark.parametrize(
    ("asked", "words"),
    [(["--between", "Россия", "Нарния"], "Нарния"), (["--since", "вчера"], "вчера"), (["--limit", "-1"], "-1")],
)
def test_what_cannot_be_meant_is_refused(two: Run, asked: list[str], words: str) -> None:
    result = two("contacts", *asked)
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def event(run: Run) -> dict[str, Any]:
    (contact,) = objects(run("contacts"))
    return dict(contact)


def test_show_tells_each_field_by_its_sources(two: Run) -> None:
    number = event(two)["id"]
    (shown,) = objects(two("show", number))
    assert shown["accounts"] == 1  # the second is a copy of the first
    assert sorted(s["doc"] for s in shown["sources"]) == ["a/1", "b/2"]
    text = two("show", number, "--format", "text").stdout
    assert "Сочи [1, 2] “в Сочи главу”" in text
    assert "(a copy of [1])" in text


def test_an_agreement_shows_who_counts_what(two: Run) -> None:
    number = next(r["event"] for r in objects(two("reports")) if r["what"] == "agreement")
    text = two("show", number, "--format", "text").stdout
    assert "6 May 2023: 10 in all, 2-3 left, Хакан Фидан [1]" in text
    assert "being negotiated [1, 2]" in text


def test_any_report_of_an_event_finds_it(two: Run) -> None:
    contact = event(two)
    for report in contact["reports"]:
        assert objects(two("show", report))[0]["id"] == contact["id"]


def test_who_and_office_tell_by_whose_word(two: Run) -> None:
    (post,) = objects(two("who", "Иван Петров"))
    assert (post["post"], post["body"], post["told"][0]["change"]) == ("посол в Турции", "Россия", "appointed")
    assert post["told"][0]["words"] == "Послом России в Турции назначен Иван Петров"
    assert objects(two("office", "посол России в Турции", "--on", "2023-06"))[0]["person"] == "Иван Петров"
    assert objects(two("office", "посол России в Турции", "--on", "2022")) == []


def test_the_list_that_comes_with_letopis_is_labelled(two: Run) -> None:
    text = two("office", "президент Франции", "--on", "2018", "--format", "text").stdout
    assert "Эммануэль Макрон" in text
    assert "by the list that comes with Letopis" in text


def test_a_person_overrules_the_machine_and_takes_it_back(two: Run) -> None:
    contact = event(two)
    word = two("split", contact["reports"][1], "--author", "редактор").stdout.split()[2].rstrip(";")
    assert len(objects(two("contacts"))) == 2
    (why,) = objects(two("why", *contact["reports"]))
    assert (why["verdict"], why["together"], why["decisions"][0]["author"]) == ("same", False, "редактор")
    assert two("undo", word).exit_code == 0
    assert event(two)["id"] == contact["id"]
    assert two("undo", word).exit_code == 2


def test_merge_makes_one_of_two_and_undo_parts_them(two: Run) -> None:
    contact = event(two)
    two("split", contact["id"])
    a, b = objects(two("contacts"))
    word = two("merge", a["id"], b["id"]).stdout.split()[2].rstrip(";")
    assert event(two)["id"] == contact["id"]
    assert two("merge", a["id"], b["id"]).exit_code == 2  # they are one already
    assert two("undo", word).exit_code == 0


def test_decisions_survive_reading_again(two: Run) -> None:
    two("split", event(two)["id"])
    ids = [c["id"] for c in objects(two("contacts"))]
    assert objects(two("reread")) == []  # nothing changed
    assert [c["id"] for c in objects(two("contacts"))] == ids


def test_forget_takes_what_rests_on_the_article_alone(two: Run) -> None:
    assert two("forget", "b/2").exit_code == 0
    assert len(event(two)["reports"]) == 1
    assert two("forget", "https://one.example/1").exit_code == 0
    assert objects(two("contacts")) == []
    assert two("check").exit_code == 0
    assert two("forget", "b/2").exit_code == 2


def test_reports_name_their_events(two: Run) -> None:
    told = objects(two("reports"))
    contacts = [r for r in told if r["what"] == "contact"]
    assert [r["doc"] for r in sorted(contacts, key=lambda r: r["doc"])] == ["a/1", "b/2"]
    assert len({r["event"] for r in contacts}) == 1
    assert all(sentence in factory.TEXT for r in contacts for sentence in r["sentences"])


def test_a_backup_is_a_chronicle(two: Run) -> None:
    assert two("backup", "copy.db").exit_code == 0
    assert objects(two("contacts", "--db", "copy.db")) == objects(two("contacts"))
    assert two("backup", "copy.db").exit_code == 2


def test_init_makes_an_empty_one_once(run: Run) -> None:
    assert run("init", "--db", "new.db").exit_code == 0
    assert objects(run("info", "--db", "new.db"))[0]["articles"] == 0
    assert run("init", "--db", "new.db").exit_code == 2


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('9999')")


def other(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (None, "no chronicle here"),
        (lambda path: path.write_text("Лавров"), "no chronicle: give another file"),
        (lambda path: path.mkdir(), "a folder"),
        (newer, "newer Letopis"),
        (other, "other tables"),
    ],
)
def test_what_is_no_chronicle_is_refused_in_one_line(run: Run, make: Callable[[Path], Any] | None, words: str) -> None:
    if make:
        make(Path("x.db"))
    result = run("contacts", "--db", "x.db")
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    [
        "mysql://host/db",
        "nonsense://",
        "postgresql://user:secret@localhost:1/none",
        "postgresql://user@localhost:1/none?password=secret",
    ],
)
def test_a_wrong_address_is_refused_without_its_password(run: Run, address: str) -> None:
    result = run("info", "--db", address)
    assert result.exit_code == 2
    assert "secret" not in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_russian_messages(two: Run) -> None:
    text = two("contacts", "--format", "text", "--lang", "ru").stdout
    assert "Встреча: Сергей Лавров, Хакан Фидан, Сочи" in text
    assert "сообщений: 2" in text
