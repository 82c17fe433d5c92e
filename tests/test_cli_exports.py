"""`letopis export` and `letopis import`: what is asked for, where it goes, what is said."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import factory
import stand_in
from letopis.exports import registry
from letopis.interfaces.cli import cli
from letopis.interfaces.exports_cli import FORMATS

Run = Callable[..., Result]
NEWS = [
    {"id": "a/1", "url": "https://one.example/1", "published": "2023-05-06", "text": factory.TEXT},
    {"id": "b/2", "url": "https://two.example/2", "published": "2023-05-06", "text": f"{factory.TEXT}\nГлобус."},
]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setitem(sys.modules, "letopis.pipeline.reader", stand_in.module(stand_in.Reader))
    monkeypatch.chdir(tmp_path)
    for variable in ("LETOPIS_LANG", "LETOPIS_DB", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    return lambda *args, **extra: CliRunner().invoke(cli, list(args), **extra)


@pytest.fixture
def two(run: Run) -> Run:
    """A chronicle with two accounts of one meeting, which a person took apart and joined again."""
    Path("news.jsonl").write_text("".join(json.dumps(line) + "\n" for line in NEWS), "utf8")
    assert run("add", "news.jsonl").exit_code == 0
    contact = objects(run("contacts"))[0]["id"]
    word = run("split", contact, "--author", "редактор").stdout.split()[2].rstrip(";")
    assert run("undo", word).exit_code == 0
    return run


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_command_knows_the_formats_of_the_registry() -> None:
    assert tuple(registry.BY_NAME) == FORMATS


def test_a_chronicle_out_and_in_is_the_same(two: Run) -> None:
    assert two("export", "jsonl", "--out", "all.jsonl").exit_code == 0
    (taken,) = objects(two("import", "all.jsonl", "--db", "other.db"))
    assert (taken["articles"], taken["decisions"], taken["known"]) == (2, 1, 0)
    for asked in (["export", "jsonl"], ["reports"], ["contacts"]):
        assert two(*asked, "--db", "other.db").stdout == two(*asked).stdout
    (again,) = objects(two("import", "-", "--db", "other.db", input=Path("all.jsonl").read_bytes()))
    assert (again["articles"], again["decisions"], again["known"]) == (0, 0, 3)
    assert "articles: 2" in two("import", "all.jsonl", "--db", "third.db", "--format", "text").stdout


def test_articles_of_an_export_can_be_added_and_read_anew(two: Run) -> None:
    two("export", "jsonl", "--out", "all.jsonl")
    added = two("add", "all.jsonl", "--db", "other.db")
    assert objects(added)[0]["new"] == 2
    assert "passed over: 3 lines of a chronicle" in added.stderr
    assert two("reports", "--db", "other.db").stdout == two("reports").stdout


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_damaged_line_is_named_and_nothing_is_taken_in(two: Run, language: str) -> None:
    lines = two("export", "jsonl").stdout.splitlines()
    Path("bad.jsonl").write_text("\n".join([*lines[:2], lines[2][:300], *lines[3:]]), "utf8")
    result = two("import", "bad.jsonl", "--db", "other.db", "--lang", language)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("letopis: bad.jsonl:3: ")
    assert result.stderr.count("\n") == 1
    assert ("экспортируйте летопись заново" if language == "ru" else "export the chronicle again") in result.stderr
    assert objects(two("info", "--db", "other.db"))[0]["articles"] == 0


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("export", "jsonl", "--kind", "call"), "whole chronicle"),
        (("export", "cat"), "jsonl"),
        (("export", "jsonl", "--out", "none/all.jsonl"), "none/all.jsonl: cannot be written"),
        (("export", "csv", "--out", "contacts.csv"), "name a folder or FILE.zip"),
        (("import", "none.jsonl"), "none.jsonl: cannot be read"),
        (("export", "jsonl", "--db", "none.db"), "no chronicle here"),
    ],
)
def test_what_cannot_be_done_is_one_line(two: Run, asked: tuple[str, ...], words: str) -> None:
    result = two(*asked)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_file_is_replaced_only_when_all_is_written(two: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("all.jsonl").write_text("before", "utf8")

    def breaks(*_: object) -> bytes:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("letopis.exports.chronicle.line_of", breaks)
        assert isinstance(two("export", "jsonl", "--out", "all.jsonl").exception, RuntimeError)
    assert Path("all.jsonl").read_text("utf8") == "before"
    assert two("export", "jsonl", "--out", "all.jsonl").exit_code == 0
    assert sorted(path.name for path in Path().iterdir() if "all" in path.name) == ["all.jsonl"]


def test_an_empty_chronicle_is_exported_with_a_word(run: Run) -> None:
    run("init")
    result = run("export", "jsonl")
    assert [line["letopis"] for line in objects(result)] == ["chronicle", "end"]
    assert "nothing meets this" in result.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_a_file_and_to_standard_output(two: Run, name: str) -> None:
    """And both are the same, but for what has the time of its making in it: a zip."""
    known = registry.BY_NAME[name]
    filters = () if known.whole else ("--with", "Фидан")
    file = Path(f"out{'.zip' if known.several else known.ending}")
    assert two("export", name, *filters, "--out", str(file)).exit_code == 0
    printed = two("export", name, *filters)
    assert printed.exit_code == 0
    assert file.stat().st_size > 0
    if not (known.several or known.binary):
        assert file.read_bytes() == printed.stdout_bytes


def test_several_files_go_to_a_folder_beside_what_is_there(two: Run) -> None:
    Path("tables").mkdir()
    Path("tables/notes.txt").write_text("мои", "utf8")
    assert two("export", "csv", "--out", "tables").exit_code == 0
    names = {path.name for path in Path("tables").iterdir()}
    assert {"notes.txt", "contacts.csv", "datapackage.json"} <= names
    assert not [name for name in names if name.startswith(".")]


def test_titles_are_in_the_language_that_is_asked_for(two: Run) -> None:
    for language, word in (("ru", "Встреча"), ("en", "Meeting")):
        assert word in two("export", "markdown", "--lang", language).stdout
    assert (
        "# Letopis: RU, TR; Лавров" in two("export", "markdown", "--between", "RU", "TR", "--with", "Лавров").stdout
    )


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both streams are a terminal's, and each thing is told at once."""
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    monkeypatch.setattr("letopis.interfaces.exports.EVERY", 0.0)


def test_a_terminal_is_told_how_far_it_is_and_the_line_goes_away(two: Run, watched: None) -> None:
    result = two("export", "jsonl", "--lang", "ru")
    assert "\r\x1b[Kзаписано: 1\r\x1b[Kзаписано: 2" in result.stderr
    assert result.stderr.endswith("\r\x1b[K")
    assert "принято: 2" in two("import", "-", "--db", "b.db", "--lang", "ru", input=result.stdout_bytes).stderr


@pytest.mark.parametrize(("name", "ending"), [("docx", ".docx"), ("csv", ".zip"), ("parquet", ".zip")])
def test_what_is_no_text_does_not_go_to_a_terminal(two: Run, watched: None, name: str, ending: str) -> None:
    result = two("export", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--out FILE{ending}" in result.stderr


def test_what_a_terminal_would_obey_does_not_reach_it(run: Run, watched: None) -> None:
    line = {"id": "a", "published": "2023-05-06", "outlet": "\u009b31mЗлой\u202e", "text": factory.TEXT}
    Path("news.jsonl").write_text(json.dumps(line), "utf8")
    run("add", "news.jsonl")
    for name in (known.name for known in registry.FORMATS if not known.binary and not known.several):
        shown = run("export", name).stdout
        assert any(word in shown for word in ("Лавров", "Злой"))
        assert not {"\u009b", "\u202e"} & set(shown)


def test_what_has_no_place_in_a_format_is_counted(two: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("letopis.exports.geojson.spot_of", lambda _: None)
    monkeypatch.setattr("letopis.exports.ical.days_of", lambda _: None)
    for name, words in (("geojson", "мест без известных координат, названы без них: 1"), ("ical", "пропущено")):
        result = two("export", name, "--lang", "ru")
        assert result.exit_code == 0
        assert words in result.stderr


def test_a_filter_that_nothing_meets_gives_a_file_without_entries_and_a_word(two: Run) -> None:
    result = two("export", "geojson", "--kind", "call")
    assert (result.exit_code, json.loads(result.stdout)["features"]) == (0, [])
    assert "nothing meets this" in result.stderr
