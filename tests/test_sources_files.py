"""Bytes, pages, files and folders become articles; what is bad is named, and the others are still read."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from letopis.model.errors import InputError
from letopis.sources import Known, Loaded, read_sources
from letopis.sources.bounds import LARGEST
from letopis.sources.encoding import decode
from letopis.sources.html import article_of_html, looks_like_html

TEXT = "Глава МИД прибыл в Минск\n\nОн встретился с министром и обсудил торговлю.\n"
PAGE = """<!DOCTYPE html><html lang="ru"><head><meta charset="{charset}">
<title>Министры обсудили границу | Политика | Вестник</title>
<meta property="og:site_name" content="Вестник"><meta property="og:url" content="https://vestnik.example/p/1">
<meta property="article:published_time" content="2022-03-04T10:00:00+03:00"></head><body>
<nav><a href="/">Главная</a></nav><article><h1>Министры обсудили границу</h1>
<figure><img src="x.jpg"><figcaption>Иван Петров на прошлой встрече с послом</figcaption></figure>
<p>Министр иностранных дел Армении 3 марта встретился в Ереване с министром иностранных дел Грузии.</p>
<p>Стороны обсудили вопросы границы и торговли, говорится в сообщении ведомства.</p>
<div class="related"><a href="/1">Министры встречались и в прошлом году</a></div>
<p>Следующая встреча запланирована на май.</p></article>
<aside><p>Посол Киргизии прибыл в Москву.</p></aside></body></html>"""
PARAGRAPHS = [
    "Министры обсудили границу",
    "Министр иностранных дел Армении 3 марта встретился в Ереване с министром иностранных дел Грузии.",
    "Стороны обсудили вопросы границы и торговли, говорится в сообщении ведомства.",
    "Следующая встреча запланирована на май.",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "koi8-r", "cp866", "utf-32"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", ["Посол прибыл", "МИНИСТР ПОДПИСАЛ ДОГОВОР", TEXT, TEXT * 2000])
def test_the_encoding_is_told_from_the_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_torn_last_character_and_a_stray_byte_leave_utf8(cut: int) -> None:
    assert decode("Посол прибыл в €".encode()[:-cut])[0].startswith("Посол прибыл в ")
    assert decode(TEXT.encode() + b"\xff" + TEXT.encode())[0].count("Минск") == 2


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"%PDF-1.7", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08", "a gzip archive"),
        (bytes(range(256)) * 4, "control bytes"),
    ],
)
def test_a_binary_is_named_and_refused(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"not a text: .*{kind}: give"):
        decode(data)


def test_stray_null_bytes_are_no_binary() -> None:
    assert decode("Посол\0 прибыл в Минск, сообщило ведомство".encode())[1] == "utf-8"


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "utf-8"), ("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("utf-8", "cp1251"),
     ("windows-1252", "cp1251"), ("windows-1251", "utf-8"), ("nonsense", "cp1251"), ("hex", "cp1251")],
)  # fmt: skip
def test_a_page_gives_its_text_and_metadata_whatever_charset_it_claims(declared: str, real: str) -> None:
    article = article_of_html(PAGE.format(charset=declared).encode(real))
    assert article.text.split("\n\n") == PARAGRAPHS
    assert article.title == PARAGRAPHS[0]
    assert (article.published, article.published_source) == (date(2022, 3, 4), "opengraph")
    assert (article.outlet, article.url) == ("Вестник", "https://vestnik.example/p/1")


def test_what_is_given_goes_before_what_the_page_says() -> None:
    given = article_of_html(
        PAGE, title="Граница", published=date(2022, 3, 5), url="https://tass.ru/1", outlet="Агентство"
    )
    assert (given.title, given.published, given.published_source) == ("Граница", date(2022, 3, 5), "given")
    assert (given.url, given.outlet) == ("https://tass.ru/1", "Агентство")


def test_a_truncated_page_gives_what_is_there() -> None:
    data = PAGE.format(charset="utf-8").encode()
    article = article_of_html(data[: data.index("Стороны".encode()) + 15])
    assert article.text.split("\n\n")[:2] == PARAGRAPHS[:2]


@pytest.mark.parametrize("page", ["<html></html>", "<html><body></body></html>", "<!doctype html><html"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="without main text"):
        article_of_html(page)


def test_a_text_about_markup_is_no_page() -> None:
    assert looks_like_html("\ufeff <!-- x -->\n<HTML lang=ru>")
    assert not looks_like_html("Тег <html> открывает страницу")


def read(*paths: Path | str) -> list[Loaded]:
    return list(read_sources([str(path) for path in paths]))


def error(path: Path | str) -> str:
    (loaded,) = read(path)
    assert loaded.article is None
    return str(loaded.error)


def test_a_folder_is_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.md", "b/d.html", ".hidden.txt", "e.bin", "c.gold.json"):
        (tmp_path / name).write_text(PAGE if name.endswith("html") else TEXT)
    found = read(tmp_path)
    assert [Path(loaded.name).name for loaded in found if loaded.article] == ["a.md", "d.html", "c.txt"]
    assert [loaded.note for loaded in found if not loaded.article] == ["passed over: 1 files of other kinds"]


def test_a_bad_file_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG")
    (tmp_path / "b.txt").write_text(" \n")
    (tmp_path / "c.txt").write_text(TEXT)
    picture, empty, good = read(tmp_path)
    assert str(picture.error).startswith(f"{tmp_path / 'a.txt'}: not a text: looks like a PNG image: give")
    assert str(empty.error).startswith(f"{tmp_path / 'b.txt'}: empty: give")
    assert good.article is not None
    assert good.article.title == "Глава МИД прибыл в Минск"


def test_each_missing_thing_has_its_line(tmp_path: Path) -> None:
    assert error(tmp_path / "no.txt") == f"{tmp_path / 'no.txt'}: no such file or folder: check the name"
    assert error(tmp_path).startswith(f"{tmp_path}: no articles in this folder: put files")
    assert "no name of a file" in error("")
    assert "no name of a file" in error("a\0b")


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("letopis.sources.files.os.scandir", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission to read it" in error(tmp_path)
    assert "no permission to read it" in error(tmp_path / "a.txt")


def test_a_folder_with_one_unreadable_part_says_only_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    import os

    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "denied")
        return scan(path)

    monkeypatch.setattr("letopis.sources.files.os.scandir", refuse)
    assert [str(loaded.error) for loaded in read(tmp_path)] == [
        f"{tmp_path / 'closed'}: no permission to read it: change its rights or leave it out"
    ]


def test_the_largest_file_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"a" * LARGEST)
    (largest,) = read(path)
    assert largest.article is not None
    path.write_bytes(b"a" * (LARGEST + 1))
    assert error(path) == f"{path}: larger than 20 MB: give one article a file"


def test_a_sidecar_tells_what_the_text_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.meta.json").write_text('{"published": "2021-04-15", "url": "https://tass.ru/1", "doc": "a"}')
    (loaded,) = read(tmp_path / "a.txt")
    assert loaded.article is not None
    assert (loaded.article.published, loaded.article.outlet) == (date(2021, 4, 15), "ТАСС")
    (given,) = read_sources([str(tmp_path / "a.txt")], Known(published=date(2021, 4, 16)))
    assert given.article is not None
    assert given.article.published == date(2021, 4, 16)


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [("{", "cannot be read as JSON"), ("[]", "not a JSON object"), ('{"url": 1}', "url is not a string"),
     ('{"published": "15.04.2021"}', "give it as YYYY-MM-DD")],
)  # fmt: skip
def test_a_broken_sidecar_is_named(tmp_path: Path, sidecar: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.meta.json").write_text(sidecar)
    assert words in error(tmp_path / "a.txt")
    assert "a.meta.json" in error(tmp_path / "a.txt")


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1251"))))
    (loaded,) = read("-")
    assert loaded.name == "standard input"
    assert loaded.article is not None
    assert loaded.article.title == "Глава МИД прибыл в Минск"
