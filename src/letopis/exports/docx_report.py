"""`docx`: a report of what is asked for, as a Word document, which is held until it is written."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from letopis.exports.report import Block, Heading, blocks
from letopis.exports.selection import Selection
from letopis.exports.xml_text import clean

if TYPE_CHECKING:
    from docx.document import Document


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the report."""
    write_blocks(selection.title or "Letopis", blocks(selection), out)


def write_blocks(title: str, told: Iterable[Block], out: BinaryIO) -> None:
    """Write blocks as a document of a title."""
    from docx import Document

    document = Document()
    document.core_properties.title = clean(title)
    document.core_properties.author = "Letopis"
    for block in told:
        add(document, block)
    made = BytesIO()  # a zip goes back in its file, which a pipe cannot
    document.save(made)
    out.write(made.getvalue())


def add(document: Document, block: Block) -> None:
    """Add a block to a document."""
    if isinstance(block, Heading):
        document.add_heading(clean(block.text), block.level)
        return
    paragraph = document.add_paragraph(style="List Bullet")
    if block.when:
        paragraph.add_run(f"{clean(block.when)} ").bold = True
    paragraph.add_run(clean(block.text))
    for line in block.lines:
        address = f" {line.url}" if line.url else ""
        document.add_paragraph(clean(f"{line.text}{address}"), style="List Bullet 2")
