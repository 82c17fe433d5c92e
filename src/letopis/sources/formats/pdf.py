"""PDF: the text of its pages, with lines and hyphened words joined so that sentences are whole."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from letopis.model.errors import InputError
from letopis.sources.bounds import MB, Budget
from letopis.sources.broken_lines import whole_paragraphs
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.formats.text import told
from letopis.sources.loaded import Known, Loaded

MARK = b"%PDF-"
MOST_PAGES = 300
MOST_DRAWN = 8 * MB  # of instructions that draw the pages; an article has some kilobytes a page


def looks(blob: Blob) -> bool:
    """Whether bytes begin as a PDF does; some programs write a little before."""
    return MARK in blob.head[:1024]


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The article of a PDF; one that is encrypted, or holds pictures of pages only, is refused."""
    data = blob.whole()
    try:
        pages, title = _opened(data)
    except InputError:
        raise
    except Exception as error:  # pypdf raises whatever a broken file leads it to
        raise InputError(f"a broken PDF ({type(error).__name__}): save it again") from None
    paragraphs = whole_paragraphs(pages)
    if not paragraphs:
        raise InputError("a PDF without text, of scanned pages: run text recognition on it first")
    known = reading.known.over(Known(title=title))
    yield Loaded(blob.name, told("\n\n".join(paragraphs), known))


def _opened(data: bytes) -> tuple[list[str], str | None]:
    """The text of the pages, and the title that stands in the text too: programs write file names there."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pdf = PdfReader(BytesIO(data))
    if pdf.is_encrypted and not pdf.decrypt(""):
        raise InputError("an encrypted PDF: save it without a password")
    if len(pdf.pages) > MOST_PAGES:
        raise InputError(f"a PDF of more than {MOST_PAGES} pages: give the pages of the article")
    pages = list(_texts(pdf))
    title = str(pdf.metadata.title or "").strip() if pdf.metadata else ""
    return pages, title if title and title in " ".join(" ".join(pages[:1]).split()) else None


def _texts(pdf: Any) -> Iterator[str]:
    """The text of each page; forms that are drawn again and again are bounded by pypdf."""
    drawn = Budget(0, MOST_DRAWN)
    for page in pdf.pages:
        contents = page.get_contents()
        drawn.spend(len(contents.get_data()) if contents is not None else 0)
        yield page.extract_text()


PDF = Format("pdf", (".pdf",), looks, read)
