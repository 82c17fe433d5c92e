"""Every format gives its articles whole; what is broken in it is a failure by name, and the rest is read."""

from __future__ import annotations

import gzip
import io
import json
import sys
from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import formats
from formats import LEAD, ROW, SECOND, TEXT, TITLE
from letopis.interfaces.chronicle import file_of
from letopis.model.errors import LetopisError
from letopis.sources import Loaded, columns_of, read_sources
from letopis.sources.broken_lines import whole_paragraphs
from letopis.sources.formats.base import Blob
from letopis.sources.formats.registry import FORMATS, format_of

ARTICLES = {"a.eml": 2, "a.jsonl": 2, "result.json": 2, "a.zip": 2}


def read(tmp_path: Path, data: bytes, name: str = "input", mapping: str | None = None) -> list[Loaded]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(read_sources([str(path)], columns=columns_of(mapping)))


def articles(loaded: list[Loaded]) -> list[str]:
    assert [found.error for found in loaded if found.error] == []
    return [found.article.text for found in loaded if found.article]


def errors(loaded: list[Loaded]) -> list[str]:
    return [str(found.error) for found in loaded if found.error]


@pytest.mark.parametrize("name", formats.every_format())
def test_every_format_gives_its_articles(tmp_path: Path, name: str) -> None:
    found = articles(read(tmp_path, formats.every_format()[name], name))
    assert len(found) == ARTICLES.get(name, 1)
    assert all("Министр иностранных дел Армении 3 марта встретился в Ереване" in text for text in found)


CALLED = {".csv", ".tsv", ".md"}


@pytest.mark.parametrize("name", [name for name in formats.every_format() if Path(name).suffix not in CALLED])
def test_bytes_tell_the_format_whatever_the_name(tmp_path: Path, name: str) -> None:
    data = formats.every_format()[name]
    assert format_of(Blob.of_bytes("x.txt", data)) == format_of(Blob.of_bytes(name, data))
    assert len(articles(read(tmp_path, data, "x.txt"))) == ARTICLES.get(name, 1)


def test_every_format_is_made_here() -> None:
    made = {format_of(Blob.of_bytes(name, data)).name for name, data in formats.every_format().items()}
    assert made == {known.name for known in FORMATS}


@pytest.mark.parametrize("text", ["{это не JSON", "[1] Посол прибыл.", "From: посольство сообщает", "PK — завод"])
def test_a_text_that_begins_like_something_else_is_a_text(tmp_path: Path, text: str) -> None:
    assert articles(read(tmp_path, f"{text}\n\n{LEAD}".encode())) == [f"{text}\n\n{LEAD}"]


# Feeds as files


def test_a_feed_gives_the_articles_that_it_carries_and_says_how_many_are_only_addresses(tmp_path: Path) -> None:
    carried, others = read(tmp_path, formats.feed(bare=3), "a.xml")
    assert carried.article is not None
    assert carried.article.text.endswith(LEAD)
    told = carried.article.title, carried.article.published, carried.article.published_source, carried.article.url
    assert told == (TITLE, date(2022, 3, 4), "feed", "https://a.example/1")
    assert str(others.error).endswith("3 addresses without a text: name the list itself to fetch them")


# Letters


@pytest.mark.parametrize("charset", ["koi8-r", "windows-1251", "utf-8"])
def test_a_letter_tells_subject_sender_and_day(tmp_path: Path, charset: str) -> None:
    (found,) = read(tmp_path, formats.letter(charset=charset), "a.eml")
    assert found.article is not None
    assert found.article.text == TEXT
    assert (found.article.title, found.article.published) == (TITLE, date(2022, 3, 4))
    assert found.article.outlet == "МИД Армении"


def test_a_letter_whose_charset_lies_and_one_with_a_page_only_are_read(tmp_path: Path) -> None:
    lying = formats.letter(charset="koi8-r").replace(b"koi8-r", b"us-ascii")
    assert articles(read(tmp_path, lying, "a.eml")) == [TEXT]
    assert articles(read(tmp_path, formats.letter(page=True), "a.eml")) == [TEXT]


def test_attachments_are_articles_pictures_are_passed_over_and_bad_ones_fail(tmp_path: Path) -> None:
    attached = (("b.docx", formats.docx()), ("c.pdf", b"%PDF-1.4 broken"), ("../d.txt", TEXT.encode()))
    found = read(tmp_path, formats.letter(attached), "a.eml")
    names = [loaded.name.removeprefix(str(tmp_path)) for loaded in found]
    assert names == ["/a.eml", "/a.eml/b.docx", "/a.eml/c.pdf", "/a.eml/d.txt"]
    assert [bool(loaded.article) for loaded in found] == [True, True, False, True]
    assert "a broken PDF" in errors(found)[0]
    told = [(a.published, a.published_source, a.outlet) for loaded in found if (a := loaded.article)]
    assert told[1:] == [(date(2022, 3, 4), "metadata", "МИД Армении")] * 2


def test_a_letter_that_is_passed_on_and_a_page_keep_days_of_their_own(tmp_path: Path) -> None:
    outer = EmailMessage()
    outer["From"], outer["Date"] = "Иван <ivan@a.example>", "Mon, 07 Mar 2022 10:00:00 +0300"
    outer.set_content("Пересылаю для сведения письмо министерства.")
    outer.add_attachment(message_from_bytes(formats.letter(), policy=default))
    outer.add_attachment(formats.html(day="2022-03-01"), maintype="text", subtype="html", filename="a.html")
    found = read(tmp_path, outer.as_bytes(), "a.eml")
    days = [(a.published, a.outlet) for loaded in found if (a := loaded.article)]
    assert days == [(date(2022, 3, 7), "Иван"), (date(2022, 3, 4), "МИД Армении"), (date(2022, 3, 1), "Иван")]


# PDF and DOCX


def test_a_pdf_is_made_of_whole_sentences(tmp_path: Path) -> None:
    pages = [["Вестник МИД", *formats.PDF_LINES[:3], str(n)] for n in (1, 2, 3)]
    text = articles(read(tmp_path, formats.pdf(*pages), "a.pdf"))[0]
    assert "встретился в Ереване с министром" in text
    assert "обсудили российско-белорусские переговоры" in text
    assert "Вестник МИД" not in text


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("Стороны обсудили перего-\nворы о мире.", ["Стороны обсудили переговоры о мире."]),
        ("Обсудили армяно-\nтурецкую границу.", ["Обсудили армяно-турецкую границу."]),
        ("Приехал вице-\nпремьер страны.", ["Приехал вице-премьер страны."]),
        ("Дорога Москва-\nПекин открыта.", ["Дорога Москва-Пекин открыта."]),
        (
            "Он прибыл и долго говорил.\nВышел.\nПотом посол уехал в Ереван.",
            ["Он прибыл и долго говорил. Вышел.", "Потом посол уехал в Ереван."],
        ),
        ("Первый абзац.\n\nВторой.", ["Первый абзац.", "Второй."]),
        ("", []),
    ],
)  # fmt: skip
def test_lines_are_joined_where_a_page_broke_them(lines: str, paragraphs: list[str]) -> None:
    assert whole_paragraphs([lines]) == paragraphs


@given(st.lists(st.text(alphabet="абв -\n.А1", max_size=60), max_size=4))
@settings(max_examples=50)
def test_joining_loses_no_letter(pages: list[str]) -> None:
    letters = [c for c in "".join(pages) if c.isalpha()]
    assert [c for c in "".join(whole_paragraphs(pages)) if c.isalpha()] == letters or len(pages) > 2


def test_a_pdf_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(formats.pdf([LEAD]))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    assert errors(read(tmp_path, locked.getvalue(), "a.pdf"))[0].endswith(
        "an encrypted PDF: save it without a password"
    )
    assert "of scanned pages" in errors(read(tmp_path, formats.pdf([]), "a.pdf"))[0]
    assert "a broken PDF" in errors(read(tmp_path, b"%PDF-1.4\n\xff\xfe", "a.pdf"))[0]


def test_a_document_gives_headings_and_cells_once(tmp_path: Path) -> None:
    (found,) = read(tmp_path, formats.docx(("Армения", "Грузия")), "a.docx")
    assert found.article is not None
    assert found.article.title == TITLE
    assert found.article.text == f"{TEXT}\n\nАрмения\n\nГрузия"


# Tables and JSON


@pytest.mark.parametrize(
    ("make", "name"),
    [(formats.table, "a.csv"), (formats.parquet, "a.parquet"), (formats.jsonl, "a.jsonl"),
     (lambda *rows: json.dumps(rows).encode(), "a.json")],
    ids=["csv", "parquet", "jsonl", "json"],
)  # fmt: skip
def test_columns_are_called_as_the_mapping_says(tmp_path: Path, make: object, name: str) -> None:
    row = {"body": ROW["text"], "date": "04.03.2022 23:30", "headline": TITLE, "other": "x"}
    data = make(row)  # type: ignore[operator]
    (found,) = read(tmp_path, data, name, "text=body, published=date,title=headline")
    assert found.article is not None
    assert (found.article.text, found.article.published) == (TEXT, date(2022, 3, 4))
    assert len(errors(read(tmp_path, data, name))) == 1


def test_a_table_without_the_column_names_those_that_it_has(tmp_path: Path) -> None:
    assert errors(read(tmp_path, formats.table({"a": "1", "b": "2"}), "a.csv"))[0].endswith(
        "no column text: it has a, b: name the columns with --map text=COLUMN"
    )
    assert "no column when: it has" in errors(read(tmp_path, formats.table(), "a.csv", "published=when"))[0]


@pytest.mark.parametrize("mapping", ["text", "text=", "words=body", "text=a,text=b", "=a"])
def test_what_is_no_mapping_is_refused_before_anything_is_read(mapping: str) -> None:
    with pytest.raises(LetopisError, match="is no mapping: give it as text=body"):
        columns_of(mapping)


def test_a_bad_row_costs_itself_alone(tmp_path: Path) -> None:
    bad = {"id": "b", "url": "", "published": "вчера", "title": "", "text": LEAD}
    rows = [ROW, bad, ROW | {"text": ""}, ROW | {"text": SECOND}]
    for name, data in (("a.csv", formats.table(*rows)), ("a.parquet", formats.parquet(*rows, at_once=2))):
        found = read(tmp_path, data, name)
        assert [bool(loaded.article) for loaded in found] == [True, False, False, True]
        assert "is no calendar date" in errors(found)[0]
        assert "no text: give" in errors(found)[1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "windows-1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_in_its_encoding_with_its_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    data = formats.table(delimiter=delimiter).decode().encode(encoding)
    assert articles(read(tmp_path, data, "a.csv")) == [TEXT]


def test_parquet_keeps_its_own_types_of_days(tmp_path: Path) -> None:
    rows = [{"text": LEAD, "published": datetime(2022, 3, 4, 23, 30), "id": 7}]
    (found,) = read(tmp_path, formats.parquet(*rows), "a.parquet")
    assert found.article is not None
    assert (found.article.published, found.doc) == (date(2022, 3, 4), "7")


def test_parquet_without_its_library_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = formats.parquet()
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert errors(read(tmp_path, data, "a.parquet"))[0].endswith("pip install 'letopis[parquet]'")


def test_messages_of_a_channel_are_articles_and_the_others_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, formats.telegram(), "result.json")
    told = [(a.outlet, a.published, loaded.doc) for loaded in found if (a := loaded.article)]
    assert told == [
        ("Вестник", date(2022, 3, 4), "telegram:77/2"),
        ("МИД Армении", date(2022, 3, 6), "telegram:77/4"),
    ]
    assert articles(found)[0] == f"{TITLE}\n\n{LEAD}\n\n{SECOND}"
    assert found[-1].note == "passed over: 1 service messages, 1 without text"
    whole = json.dumps({"about": "x", "chats": {"list": [json.loads(formats.telegram())]}}).encode()
    assert len(articles(read(tmp_path, whole, "result.json"))) == 2


# WARC


def test_pages_of_a_warc_have_their_address_and_no_date_after_the_capture(tmp_path: Path) -> None:
    late = formats.record(formats.html(day="2022-04-01"), "https://ria.ru/x")
    found = read(tmp_path, formats.record(formats.html()) + late, "a.warc")
    assert [(a.outlet, a.published) for loaded in found if (a := loaded.article)] == [
        ("РИА Новости", date(2022, 3, 4)),
        ("РИА Новости", None),
    ]


@pytest.mark.parametrize("coding", ["gzip", "chunked", "none"])
def test_a_page_is_read_in_the_coding_of_its_transfer(tmp_path: Path, coding: str) -> None:
    page = formats.html()
    body, more = {
        "gzip": (gzip.compress(page), "Content-Encoding: gzip\r\n"),
        "chunked": (b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page), "Transfer-Encoding: chunked\r\n"),
        "none": (page, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),  # undone by the archive
    }[coding]
    assert articles(read(tmp_path, formats.record(body, more=more), "a.warc")) == [TEXT]


def test_truncated_and_broken_records_are_failures_and_the_rest_is_read(tmp_path: Path) -> None:
    whole = formats.record(formats.html())
    for data, good, bad in (
        (whole + whole[:-200], 1, 1),
        (whole + b"rubbish\r\n\r\n" + whole, 2, 1),
        (whole + formats.record(b"<html></html>") + whole, 2, 1),
        (gzip.compress(whole) + gzip.compress(whole)[:-50], 1, 1),
    ):
        found = read(tmp_path, data, "a.warc")
        assert (sum(bool(loaded.article) for loaded in found), len(errors(found))) == (good, bad)


# Archives


def test_an_archive_is_read_as_a_folder_with_its_sidecars(tmp_path: Path) -> None:
    files = {
        "b/a.txt": TEXT.encode(),
        "b/a.meta.json": b'{"url": "https://tass.ru/1"}',
        "b/a.gold.json": b"{}",
        ".hidden.txt": b"x",
        "c.png": b"x",
        "d.zip": formats.zipped_as({"e.jsonl": formats.jsonl()}),
    }
    found = read(tmp_path, formats.zipped_as(files), "a.zip")
    names = [loaded.name.removeprefix(str(tmp_path)) for loaded in found]
    assert names == ["/a.zip/b/a.txt", "/a.zip/d.zip/e.jsonl:1", "/a.zip"]
    assert [a.outlet for loaded in found if (a := loaded.article)] == ["ТАСС", "РИА Новости"]
    assert found[-1].note == "passed over: 1 files of other kinds"
    assert {file_of(name) for name in (loaded.name for loaded in found)} == {str(tmp_path / "a.zip")}


def test_the_source_of_a_failure_leads_to_a_file_or_to_itself(tmp_path: Path) -> None:
    for source in (str(tmp_path / "gone.txt"), str(tmp_path), "https://a.example/1"):
        assert file_of(source) == source
