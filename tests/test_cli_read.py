"""`letopis read`: inputs, options, layouts, errors and exit codes.

`stand_in.Reader` stands in for the models: a text about Лавров has the factory's record, others tell nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

import factory
import stand_in
from letopis.interfaces.cli import cli
from letopis.interfaces.screen import Screen
from letopis.model.article import Article
from letopis.model.contract import schema
from letopis.model.record import Record

Run = Callable[..., Result]
NEWS = factory.TEXT
WEATHER = "В Сочи сегодня солнечно, к вечеру обещают дождь и ветер."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setitem(sys.modules, "letopis.pipeline.reader", stand_in.module(stand_in.Reader))
    monkeypatch.chdir(tmp_path)
    for variable in ("LETOPIS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "news.txt").write_text(NEWS, "utf8")
    (tmp_path / "weather.txt").write_text(WEATHER, "utf8")
    return lambda *args, **extra: CliRunner().invoke(cli, list(args), **extra)


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# Layouts


def test_a_pipe_gets_plain_lines(run: Run) -> None:
    result = run("read", "news.txt")
    assert result.exit_code == 0
    assert "1. Meeting, held (news)\n" in result.stdout
    assert "│" not in result.stdout


def test_tables_are_given_to_a_pipe_only_when_asked(run: Run) -> None:
    assert "│" in run("read", "news.txt", "--format", "table").stdout


@pytest.mark.parametrize(
    ("terminal", "width", "layout"), [(True, 100, "table"), (True, 99, "text"), (False, 200, "text")]
)
def test_a_wide_terminal_gets_tables_and_a_narrow_one_lines(terminal: bool, width: int, layout: str) -> None:
    assert Screen(terminal, width, color=False).layout == layout


def test_colours_are_given_to_a_pipe_only_when_asked(run: Run) -> None:
    assert "\x1b[" in run("read", "news.txt", "--color", color=True).stdout
    assert "\x1b[" not in run("read", "news.txt", color=True).stdout
    assert "\x1b[" not in run("read", "news.txt", "--format", "table", "--no-color", color=True).stdout


def test_one_article_as_json_is_one_object_that_validates(run: Run) -> None:
    record = json.loads(run("read", "news.txt", "--format", "json").stdout)
    Draft202012Validator(schema()).validate(record)
    assert record["contacts"][0]["participants"][0]["name"] == "Сергей Лавров"


def test_several_articles_as_json_are_lines(run: Run) -> None:
    result = run("read", "news.txt", "weather.txt", "--format", "json")
    assert [len(record["contacts"]) for record in objects(result)] == [1, 0]


def test_jsonl_is_a_line_even_for_one_article(run: Run) -> None:
    assert len(objects(run("read", "news.txt", "--format", "jsonl"))) == 1


def test_json_holds_what_was_dropped_only_when_explained(run: Run) -> None:
    assert "dropped" in json.loads(run("read", "news.txt", "--format", "json", "--explain").stdout)
    assert "dropped" not in json.loads(run("read", "news.txt", "--format", "json").stdout)


def test_json_keeps_cyrillic_and_escapes_controls(run: Run) -> None:
    result = run("read", "news.txt", "--outlet", "Глобус\x1b\x9b", "--format", "jsonl")
    assert '"Глобус\\u001b\\u009b"' in result.stdout
    assert json.loads(result.stdout)["article"]["outlet"] == "Глобус\x1b\x9b"


def test_json_for_a_narrow_encoding_is_ascii(run: Run) -> None:
    result = CliRunner(charset="koi8-r").invoke(cli, ["read", "news.txt", "--format", "jsonl"])
    assert result.stdout.isascii()
    assert json.loads(result.stdout)["contacts"][0]["place"] == "Сочи"


def test_lines_for_a_narrow_encoding_escape_what_it_lacks(run: Run) -> None:
    result = CliRunner(charset="koi8-r").invoke(cli, ["read", "news.txt"])
    assert result.exit_code == 0
    assert "Сергей Лавров" in result.stdout
    assert "\\u201c" in result.stdout


def test_explain_tells_the_rules(run: Run) -> None:
    assert "rule: meeting.receive" in run("read", "news.txt", "--explain").stdout
    assert "rule:" not in run("read", "news.txt").stdout


# Confidence: that of the factory's contact is 0.9, of its other facts 1


def test_a_least_confidence_leaves_out_what_is_less_sure(run: Run) -> None:
    record = json.loads(run("read", "news.txt", "--min-confidence", "0.95", "--format", "json").stdout)
    assert (len(record["contacts"]), len(record["statements"])) == (0, 1)
    record = json.loads(run("read", "news.txt", "--min-confidence", "0.9", "--format", "json").stdout)
    assert (len(record["contacts"]), len(record["statements"])) == (1, 1)


@pytest.mark.parametrize("layout", ["table", "text", "json", "jsonl"])
def test_it_does_so_in_every_layout(run: Run, layout: str) -> None:
    shown = run("read", "news.txt", "--min-confidence", "0.95", "--format", layout).stdout
    assert "принял в Сочи" in run("read", "news.txt", "--format", layout).stdout
    assert "принял в Сочи" not in shown


def test_a_page_has_only_the_facts_that_are_sure_enough(run: Run, tmp_path: Path) -> None:
    run("read", "news.txt", "--html", "all.html")
    run("read", "news.txt", "--html", "sure.html", "--min-confidence", "0.95")
    assert len((tmp_path / "sure.html").read_text("utf8")) < len((tmp_path / "all.html").read_text("utf8"))


def test_explain_lists_what_was_not_sure_enough(run: Run) -> None:
    assert "confidence 0.90, below 0.95" in run("read", "news.txt", "--min-confidence", "0.95", "--explain").stdout
    assert "below 0.95" not in run("read", "news.txt", "--min-confidence", "0.95").stdout


@pytest.mark.parametrize("value", ["1.1", "-0.1", "nan", "80%", "0,8", "sure", ""])
def test_a_wrong_confidence_is_one_line_and_2(run: Run, value: str) -> None:
    result = run("read", "news.txt", f"--min-confidence={value}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"letopis: --min-confidence {value}: no number from 0 to 1; give it like 0.8\n"


def test_it_is_told_in_russian_too(run: Run) -> None:
    result = run("read", "news.txt", "--min-confidence", "2", "--lang", "ru")
    assert result.stderr == "letopis: --min-confidence 2: не число от 0 до 1; укажите его в виде 0.8\n"
    assert "верны примерно девять из десяти" in " ".join(run("read", "--help", "--lang", "ru").stdout.split())


def test_nothing_diplomatic_is_said_and_is_no_error(run: Run) -> None:
    result = run("read", "weather.txt")
    assert result.exit_code == 0
    assert "Nothing diplomatic here" in result.stdout


# What the user knows


def test_what_the_user_knows_of_the_article_is_used(run: Run) -> None:
    options = [
        "--published",
        "2023-05-07",
        "--title",
        "Встреча",
        "--url",
        "https://example.org/1",
        "--outlet",
        "Глобус",
    ]
    record = json.loads(run("read", "weather.txt", *options, "--format", "json").stdout)["article"]
    assert [record[key] for key in ("published", "title", "url", "outlet")] == [
        "2023-05-07",
        "Встреча",
        "https://example.org/1",
        "Глобус",
    ]


def test_without_it_the_article_is_undated(run: Run) -> None:
    assert "published: unknown" in run("read", "weather.txt").stdout


@pytest.mark.parametrize("value", ["вчера", "2021-02-30", "15.04.2021", "2021-4-15", "9999-01-01", ""])
def test_a_wrong_date_of_publication_is_one_line_and_2(run: Run, value: str) -> None:
    result = run("read", "news.txt", "--published", value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"letopis: --published {value}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["--title", "--url"])
def test_what_describes_one_article_is_refused_for_several(run: Run, option: str) -> None:
    result = run("read", "news.txt", "weather.txt", option, "x")
    assert result.exit_code == 2
    assert f"{option}: describes one article, but 2 inputs are given" in result.stderr


# Inputs


def test_standard_input_is_a_dash(run: Run) -> None:
    result = run("read", "-", "--format", "json", input=NEWS.encode())
    assert len(json.loads(result.stdout)["contacts"]) == 1


def test_a_folder_is_read_by_name(run: Run) -> None:
    result = run("read", ".", "--format", "jsonl")
    assert [len(record["contacts"]) for record in objects(result)] == [1, 0]


def test_a_bad_input_is_named_on_one_line_and_the_others_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("read", "empty.txt", "news.txt", "missing.txt")
    assert result.exit_code == 2
    assert "Meeting, held" in result.stdout
    first, second = result.stderr.splitlines()
    assert first.startswith("letopis: empty.txt: ")
    assert second.startswith("letopis: missing.txt: ")


def test_an_escape_in_a_name_of_a_file_does_not_reach_the_terminal(run: Run) -> None:
    result = run("read", "bad\x1b[31m\nname.txt")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "\x1b" not in result.stderr


def test_no_progress_is_shown_where_standard_error_is_no_terminal(run: Run) -> None:
    assert run("read", "news.txt", "weather.txt").stderr == ""


def test_a_bug_keeps_its_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: stand_in.Reader, article: Article) -> Record:
        raise RuntimeError("a bug")

    monkeypatch.setattr(stand_in.Reader, "read_article", broken)
    result = run("read", "news.txt")
    assert result.exit_code == 1
    assert isinstance(result.exception, RuntimeError)


def test_ctrl_c_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: stand_in.Reader, article: Article) -> Record:
        raise KeyboardInterrupt

    monkeypatch.setattr(stand_in.Reader, "read_article", interrupted)
    assert run("read", "news.txt").exit_code == 130


# The page


def test_html_writes_a_page_beside_what_is_printed(run: Run, tmp_path: Path) -> None:
    result = run("read", "news.txt", "weather.txt", "--html", "out.html")
    assert result.exit_code == 0
    assert "Meeting, held" in result.stdout
    assert (tmp_path / "out.html").read_text("utf8").count("<article ") == 2


def test_a_page_that_cannot_be_written_is_one_line_and_2(run: Run) -> None:
    result = run("read", "news.txt", "--html", "no/such/folder/out.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("letopis: no/such/folder/out.html: cannot be written")
    assert result.stderr.count("\n") == 1


def test_no_page_is_written_of_nothing(run: Run, tmp_path: Path) -> None:
    assert run("read", "missing.txt", "--html", "out.html").exit_code == 2
    assert not (tmp_path / "out.html").exists()


# Language


def test_messages_are_russian_by_option_variable_and_locale(run: Run) -> None:
    for arguments, environment in (
        (["--lang", "ru"], {}),
        ([], {"LETOPIS_LANG": "ru"}),
        ([], {"LANG": "ru_RU.UTF-8"}),
    ):
        result = run("read", "weather.txt", *arguments, env=environment)
        assert "Ничего дипломатического" in result.stdout


def test_errors_are_russian_too(run: Run) -> None:
    assert "нет такого параметра: --foo" in run("--lang", "ru", "read", "--foo").stderr
    assert "нет такого прошедшего дня" in run("read", "news.txt", "--published", "x", "--lang=ru").stderr
