"""DOCX: paragraphs, headings and the words of tables, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from letopis.model.errors import InputError
from letopis.sources.bounds import Budget
from letopis.sources.formats.archive import looks_zip, members
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.formats.text import told
from letopis.sources.loaded import Known, Loaded

BODY = "word/document.xml"
DEEPEST_TABLE = 8


def looks(blob: Blob) -> bool:
    """Whether bytes are a zip with the body of a document in it."""
    if not looks_zip(blob):
        return False
    try:
        with members(blob.file) as archive:
            return BODY in archive.namelist()
    except InputError:
        return False
    finally:
        blob.file.seek(0)


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The article of a document; its properties tell nothing, since templates fill them in."""
    data = blob.whole()
    with members(BytesIO(data)) as archive:
        for member in archive.infolist():
            reading.budget.spend(member.file_size)  # no more is unpacked than is claimed here
            Budget(member.compress_size).spend(member.file_size)
    try:
        import docx

        paragraphs = list(_paragraphs(docx.Document(BytesIO(data))))
    except InputError:
        raise
    except Exception as error:  # python-docx raises whatever a broken file leads it to
        raise InputError(f"a broken DOCX ({type(error).__name__}): save it again") from None
    title = next((text for text, heading in paragraphs if heading), None)
    body = "\n\n".join(text for text, _ in paragraphs)
    if not body:
        raise InputError("a DOCX without text: give the article's words")
    first = bool(paragraphs[0][1])
    yield Loaded(blob.name, told(body, reading.known.over(Known(title=title if first else None))))


def _paragraphs(container: Any, depth: int = 0) -> Iterator[tuple[str, bool]]:
    """The paragraphs with words, and whether each is a heading."""
    from docx.table import Table

    if depth > DEEPEST_TABLE:
        return
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield from _row(row, depth)
        elif text := " ".join(block.text.split()):
            style = block.style.name if block.style else None
            yield text, bool(style and (style.startswith(("Heading 1", "Title", "Заголовок 1"))))


def _row(row: Any, depth: int) -> Iterator[tuple[str, bool]]:
    """The words of a row's cells: of a cell that is several wide once."""
    seen = []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            yield from ((text, False) for text, _ in _paragraphs(cell, depth + 1))


DOCX = Format("docx", (".docx",), looks, read)
