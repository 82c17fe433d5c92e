"""`docx`: a report of what is asked for, as a Word document, written paragraph by paragraph.

The library makes an empty document and each paragraph; the body is put together here, so that no more than one block
is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from letopis.exports.report import Block, Heading, blocks
from letopis.exports.selection import Selection
from letopis.exports.xml_text import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BODY = "word/document.xml"
HERE = "[blocks]"  # the text of the paragraph that the report takes the place of


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the report."""
    write_blocks(selection.title or "Letopis", blocks(selection), out)


def write_blocks(title: str, told: Iterable[Block], out: BinaryIO) -> None:
    """Write blocks as a document of a title."""
    from docx import Document

    document = Document()
    document.core_properties.title = clean(title)
    document.core_properties.author = "Letopis"
    document.add_paragraph(HERE)
    empty = BytesIO()
    document.save(empty)
    with ZipFile(empty) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for part in given.infolist():
            if part.filename != BODY:
                made.writestr(part, given.read(part))
                continue
            before, after = around(given.read(part))
            with made.open(BODY, "w", force_zip64=True) as body:
                body.write(before)
                for block in told:
                    body.writelines(map(taken, paragraphs(document, block)))
                body.write(after)


def paragraphs(document: Document, block: Block) -> Iterator[Paragraph]:
    """The paragraphs of a block, added to a document."""
    if isinstance(block, Heading):
        yield document.add_heading(clean(block.text), block.level)
        return
    paragraph = document.add_paragraph(style="List Bullet")
    if block.when:
        paragraph.add_run(f"{clean(block.when)} ").bold = True
    paragraph.add_run(clean(block.text))
    yield paragraph
    for line in block.lines:
        address = f" {line.url}" if line.url else ""
        yield document.add_paragraph(clean(f"{line.text}{address}"), style="List Bullet 2")


def taken(paragraph: Paragraph) -> bytes:
    """A paragraph in XML, taken out of its document; the root of the body declares its namespaces again."""
    element = paragraph._element
    element.getparent().remove(element)
    etree.cleanup_namespaces(element)
    written: bytes = etree.tostring(element)
    return written


def around(body: bytes) -> tuple[bytes, bytes]:
    """What stands in an empty document before and after the paragraph that the blocks take the place of."""
    here = body.index(HERE.encode())
    end = b"</w:p>"
    return body[: body.rindex(b"<w:p>", 0, here)], body[body.index(end, here) + len(end) :]
