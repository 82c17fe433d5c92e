"""`letopis sources`, `letopis export`, and the options that tell where articles come from."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

import factory
import formats
import stand_in
from letopis.interfaces.cli import cli
from letopis.model.chronicle import StoredArticle
from letopis.sources.formats.registry import FORMATS
from letopis.sources.loaded import Known
from letopis.sources.rows import Columns, article_of_row
from letopis.sources.text import article_of

Run = Callable[..., Result]
ROWS = [
    {"body": factory.TEXT, "date": "06.05.2023", "url": "https://a.vestnik.example/1"},
    {"body": f"{factory.TEXT}\n\nДополнено.", "date": "2023-05-06T10:00:00+03:00", "url": ""},
]
OUTLETS = "id,name,kind,country,domains,aliases\nves,Вестник,paper,KZ,vestnik.example,\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setitem(sys.modules, "letopis.pipeline.reader", stand_in.module(stand_in.Reader))
    monkeypatch.chdir(tmp_path)
    for variable in ("LETOPIS_LANG", "LETOPIS_DB", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LETOPIS_OUTLETS", "")
    Path("news.csv").write_bytes(formats.table(*ROWS))
    Path("outlets.csv").write_text(OUTLETS, "utf8")
    return lambda *args, **extra: CliRunner().invoke(cli, list(args), **extra)


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def articles(result: Result) -> list[dict[str, Any]]:
    """The articles of an exported chronicle, with what they were added with."""
    known = ("id", "url", "published", "title", "outlet", "text", "article")
    return [{key: line[key] for key in known} for line in objects(result) if line["letopis"] == "article"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_sources_lists_every_format_in_the_order_in_which_it_is_tried(run: Run, language: str) -> None:
    listed = objects(run("sources", "--lang", language))
    assert [one["format"] for one in listed] == [known.name for known in FORMATS]
    assert [one["endings"] for one in listed] == [list(known.endings) for known in FORMATS]
    text = run("sources", "--format", "text", "--lang", language)
    assert text.exit_code == 0
    for one in listed:
        assert one["recognised"] in text.stdout
        assert one["read"] in text.stdout


@pytest.mark.parametrize("command", ["sources", "export", "import", "add", "read"])
def test_help_is_there_in_both_languages(run: Run, command: str) -> None:
    english, russian = (run(command, "--help", "--lang", language) for language in ("en", "ru"))
    assert (english.exit_code, russian.exit_code) == (0, 0)
    assert english.stdout != russian.stdout


def test_a_table_is_added_with_its_columns_and_outlets_of_ones_own(run: Run) -> None:
    run("add", "news.csv", "--map", "text=body,published=date", "--outlets", "outlets.csv")
    exported = articles(run("export", "jsonl"))
    assert sorted((one["published"], one["outlet"]) for one in exported if one["url"]) == [("2023-05-06", "Вестник")]
    assert len(exported) == 2
    records = objects(run("read", "news.csv", "--map", "text=body", "--outlets", "outlets.csv", "--format", "jsonl"))
    assert [record["article"]["outlet"] for record in records] == ["Вестник", None]


@pytest.mark.parametrize(
    "options", [("--map", "text"), ("--outlets", "none.csv"), ("--map", "words=body"), ("--outlets", "news.csv")]
)
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_wrong_option_stops_before_anything_is_read(run: Run, command: str, options: tuple[str, str]) -> None:
    for language, letters in (("en", "a-z"), ("ru", "а-я")):
        result = run(command, "news.csv", *options, "--lang", language)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert any(letters[0] <= letter <= letters[2] for letter in result.stderr)
    assert not Path("letopis.db").exists()


def test_what_was_passed_over_is_said_and_is_no_failure(run: Run) -> None:
    Path("result.json").write_bytes(formats.telegram())
    result = run("add", "result.json", "--lang", "ru")
    assert result.exit_code == 0
    assert "пропущено: 1 служебных сообщений, 1 без текста" in result.stderr
    assert objects(run("failures")) == []


def test_failures_of_an_archive_are_read_again_from_it(run: Run) -> None:
    Path("a.zip").write_bytes(formats.zipped_as({"a.txt": b"", "b.txt": formats.TEXT.encode()}))
    assert run("add", "a.zip").exit_code == 2
    (failure,) = objects(run("failures"))
    assert failure["source"] == "a.zip/a.txt"
    Path("a.zip").write_bytes(formats.zipped_as({"a.txt": factory.TEXT.encode(), "b.txt": formats.TEXT.encode()}))
    assert run("add", "--retry").exit_code == 0
    assert objects(run("failures")) == []


def test_an_exported_chronicle_added_to_an_empty_one_is_the_same(run: Run) -> None:
    Path("c.html").write_bytes(formats.html())
    Path("d.eml").write_bytes(formats.letter())
    run("add", "news.csv", "c.html", "d.eml", "--map", "text=body,published=date")
    exported = run("export", "jsonl").stdout
    Path("all.jsonl").write_text(exported, "utf8")
    assert run("add", "all.jsonl", "--db", "other.db").exit_code == 0
    assert articles(run("export", "jsonl", "--db", "other.db")) == articles(run("export", "jsonl"))
    for asked in (["reports"], ["contacts", "--limit", "0"]):
        assert run(*asked, "--db", "other.db").stdout == run(*asked).stdout
    (first, second) = (objects(run("info", *db))[0] for db in ([], ["--db", "other.db"]))
    assert first | {"db": ""} == second | {"db": ""}


STRETCHES = (
    "Министр прибыл", "Посол сказал, что едет.", "15.04.2021 18:40", "", "Читайте также:", " Лавров ", "Фото: РИА",
    "МОСКВА, 15 апреля — РИА Новости.",
)  # fmt: skip
LINES = st.lists(st.sampled_from(STRETCHES), max_size=6)


@given(LINES, st.sampled_from([None, "Министр прибыл", "Лавров", " Другое  имя"]), st.sampled_from([None, "https://tass.ru/1"]),
       st.sampled_from([None, date(2021, 4, 15)]))  # fmt: skip
@example(["15.04.2021 18:40", "Министр прибыл", "Посол сказал, что едет."], None, None, None)
def test_an_exported_article_read_again_has_the_same_id(
    lines: list[str], title: str | None, url: str | None, published: date | None
) -> None:
    article = article_of("\n".join(["Посол приехал в Минск.", *lines]), title=title, url=url, published=published)
    row = {"url": article.url, "title": article.title, "outlet": article.outlet, "text": article.text}
    row["published"] = article.published.isoformat() if article.published else None
    again = article_of_row("x", row, Columns({}), Known()).article
    assert again is not None
    assert StoredArticle.of(again) == StoredArticle.of(article) or again.published_source != article.published_source
    assert StoredArticle.of(again).id == StoredArticle.of(article).id
