"""Files of strangers: bombs, entities, paths out of an archive, controls. Each is stopped, and says by what."""

from __future__ import annotations

import gzip
import io
import json
import os
import stat
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

import formats
from letopis.interfaces.cli import cli
from letopis.sources import Loaded, read_sources
from letopis.sources.bounds import DEEPEST, FREE, MB, Budget

BOMB = "it may be a decompression bomb"
HELD = 8 * FREE  # what reading a bomb may hold at most


def read(path: Path, data: bytes) -> list[Loaded]:
    path.write_bytes(data)
    return list(read_sources([str(path)]))


def causes(loaded: list[Loaded]) -> list[str]:
    return [str(found.error) for found in loaded if found.error]


def blown_docx() -> bytes:
    """A document whose body is blanks, a thousand times what it takes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(formats.docx())) as whole, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as blown:
        for member in whole.infolist():
            data = whole.read(member)
            if member.filename == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + b" " * (2 * FREE))
            blown.writestr(member.filename, data)
    return out.getvalue()


def nested(levels: int, inner: bytes) -> bytes:
    for _ in range(levels):
        inner = formats.zipped_as({"a.zip": inner})
    return inner


ZEROS = b"\0" * (4 * FREE)
BOMBS = {
    "a.gz": gzip.compress(ZEROS),
    "a.zip": formats.zipped_as({"a.txt": ZEROS}),
    "many.zip": formats.zipped_as({f"{n}.txt": b"\0" * (FREE // 2) for n in range(8)}),
    "a.docx": blown_docx(),
    "nested.zip": nested(2, formats.zipped_as({"a.txt": ZEROS})),
    "zip.gz": gzip.compress(formats.zipped_as({"a.txt": ZEROS})),
    "letter.eml": formats.letter((("a.zip", formats.zipped_as({"a.txt": ZEROS})),)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_decompression_bomb_is_stopped_by_what_comes_out(tmp_path: Path, name: str) -> None:
    tracemalloc.start()
    try:
        found = read(tmp_path / name, BOMBS[name])
        assert any(BOMB in cause for cause in causes(found))
        assert tracemalloc.get_traced_memory()[1] < HELD
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["a.xlsx", "a.zip"])
def test_a_workbook_is_refused_without_being_unpacked(tmp_path: Path, name: str) -> None:
    workbook = formats.zipped_as({"[Content_Types].xml": b"<Types/>", "xl/worksheets/sheet1.xml": ZEROS})
    tracemalloc.start()
    try:
        (cause,) = causes(read(tmp_path / name, workbook))
        assert "an office document that is no DOCX" in cause
        assert tracemalloc.get_traced_memory()[1] < FREE
    finally:
        tracemalloc.stop()


def test_a_zip_that_lies_about_what_it_holds_gives_no_more_than_it_claims(tmp_path: Path) -> None:
    packed = bytearray(formats.zipped_as({"a.txt": b"a" * MB}))
    claimed = (1000).to_bytes(4, "little")
    for at in (22, packed.rindex(b"PK\x01\x02") + 24):
        packed[at : at + 4] = claimed
    assert "a broken archive" in causes(read(tmp_path / "a.zip", bytes(packed)))[0]


def test_a_bomb_inside_a_response_of_a_warc_is_stopped(tmp_path: Path) -> None:
    blown = formats.record(gzip.compress(ZEROS), more="Content-Encoding: gzip\r\n")
    found = read(tmp_path / "a.warc", blown + formats.record(formats.html()))
    assert ["larger than 20 MB" in cause for cause in causes(found)] == [True]
    assert [bool(loaded.article) for loaded in found] == [False, True]


def test_records_of_a_warc_that_unpack_to_far_more_than_the_file_are_stopped(tmp_path: Path) -> None:
    film = formats.record(ZEROS, kind="video/mp4")
    found = read(tmp_path / "a.warc.gz", formats.warc_gz(formats.record(formats.html()), film))
    assert [bool(loaded.article) for loaded in found] == [True, False]
    assert BOMB in causes(found)[0]


def test_a_text_that_stands_in_every_row_of_parquet_is_stopped(tmp_path: Path) -> None:
    words = "Посол прибыл в Минск. " * 2_000
    found = read(tmp_path / "a.parquet", formats.parquet(*({"text": words} for _ in range(1000))))
    assert BOMB in causes(found)[-1]
    assert any(loaded.article for loaded in found)


def test_a_bomb_inside_a_pdf_is_stopped(tmp_path: Path) -> None:
    whole = formats.pdf(["а"])
    stream = zlib.compress(b"BT /F1 10 Tf " + b"<01> Tj " * 1_100_000 + b" ET")
    start = whole.index(b"6 0 obj")
    blown = b"6 0 obj\n<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (len(stream), stream)
    (found,) = causes(read(tmp_path / "a.pdf", whole[:start] + blown + whole[whole.index(b"xref") :]))
    assert BOMB in found


@pytest.mark.parametrize(("levels", "is_read"), [(DEEPEST - 1, True), (DEEPEST, False)])
def test_archives_in_archives_end_somewhere(tmp_path: Path, levels: int, is_read: bool) -> None:
    found = read(tmp_path / "a.zip", nested(levels, formats.zipped_as({"a.txt": formats.TEXT.encode()})))
    assert any(loaded.article for loaded in found) == is_read
    assert any("archives in archives" in cause for cause in causes(found)) != is_read


def test_the_budget_is_that_of_the_whole_input() -> None:
    budget = Budget(1)
    budget.spend(FREE)
    with pytest.raises(Exception, match=BOMB):
        budget.spend(1)


@pytest.mark.parametrize(
    "name", ["../../out.txt", "/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt", "\\\\host\\out.txt"]
)
def test_a_path_never_leaves_its_archive(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "deep" / "deeper"
    inside.mkdir(parents=True)
    (inside / "a.zip").write_bytes(formats.zipped_as({name: formats.TEXT.encode(), "good.txt": formats.TEXT.encode()}))
    before = sorted(tmp_path.rglob("*"))
    found = list(read_sources([str(inside / "a.zip")]))
    assert [bool(loaded.article) for loaded in found].count(True) == 1
    assert ["a path that leaves its archive" in cause for cause in causes(found)] == [True]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, os.fspath(tmp_path / "secret.txt"))
    assert "a link in an archive" in causes(read(tmp_path / "a.zip", out.getvalue()))[0]


ENTITY = '<!DOCTYPE x [<!ENTITY out SYSTEM "file://{secret}"><!ENTITY a "ааааааааааа"><!ENTITY b "{many}">]>'


def test_xml_of_a_document_has_no_entities_from_outside(tmp_path: Path) -> None:
    """Neither a file of the machine nor a swarm of letters comes in by an entity."""
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна", "utf8")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(formats.docx())) as whole, zipfile.ZipFile(out, "w") as changed:
        for member in whole.infolist():
            data = whole.read(member)
            if member.filename == "word/document.xml":
                head, body = data.split(b"?>", 1)
                entities = ENTITY.format(secret=secret, many="&a;" * 10)
                body = body.replace("Министр иностранных".encode(), b"&out;&b; ", 1)
                data = head + b"?>" + entities.encode() + body
            changed.writestr(member.filename, data)
    found = read(tmp_path / "a.docx", out.getvalue())
    assert "тайна" not in "".join(loaded.article.text for loaded in found if loaded.article)
    assert len(found) == 1


def test_a_page_takes_nothing_from_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна", "utf8")
    entity = f'<!DOCTYPE html [<!ENTITY out SYSTEM "file://{secret}">]>'.encode()
    page = formats.html().replace(b"<!doctype html>", entity).replace(b"<p>", b"<p>&out; ", 1)
    (found,) = read(tmp_path / "a.html", page)
    assert found.article is None or "тайна" not in found.article.text


CONTROLS = "\x1b]0;title\x07\x1b[2J\u202e\x9b31m"


def test_controls_and_markup_of_an_input_never_reach_the_terminal(tmp_path: Path) -> None:
    """Names in archives, headers of letters, columns, causes: whatever a stranger wrote."""
    words = CONTROLS + "<script>alert(1)</script>"
    (tmp_path / "a.zip").write_bytes(formats.zipped_as({f"{words}.txt": b"", "../" + words: b"x", "x.docx": b"PK\3\4"}))
    (tmp_path / "b.csv").write_bytes(formats.table({words: "1"}))
    (tmp_path / "c.eml").write_bytes(formats.letter(((CONTROLS + ".pdf", b"%PDF-1.4"),)))
    (tmp_path / "d.jsonl").write_bytes(json.dumps({words: 1}).encode() + b"\n{" + words.encode())
    (tmp_path / "e.warc").write_bytes(formats.record(b"<html></html>", f"https://a.example/{CONTROLS}"))
    result = CliRunner().invoke(cli, ["read", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.count("letopis: ") >= 6
    assert not {c for c in result.output if c in CONTROLS and not c.isprintable()} & set(CONTROLS)
