"""XML and fragments of HTML from strangers: what the root is, a tree without entities, the words of a fragment.

Nothing is fetched and no entity is expanded: a document that declares any is refused, since none of the formats that
Letopis reads needs its own.
"""

from __future__ import annotations

import codecs
import re
from typing import Any

from letopis.model.errors import InputError

HEAD = 4096  # bytes within which the root begins, or should
BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE(?:[^\[>]|\[.*?\])*>", re.S | re.I)
ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
ENTITIES = re.compile("<!ENTITY", re.I)
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SILENT = ("script", "style", "template", "noscript", "figure", "figcaption", "iframe", "svg", "form")
BLOCKS = frozenset({
    "address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
    "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip


def head_of(data: bytes) -> str:
    """The first letters, enough to tell what a document is; any one-byte encoding will do for that."""
    start = data[:HEAD]
    for mark, encoding in MARKS:
        if start.startswith(mark):
            return start.removeprefix(mark).decode(encoding, "replace")
    if start[:4] in {b"<\0?\0", b"<\0r\0"}:
        return start.decode("utf-16-le", "replace")
    if start[:4] in {b"\0<\0?", b"\0<\0r"}:
        return start.decode("utf-16-be", "replace")
    return start.decode("latin-1")


def root_of(data: bytes) -> str | None:
    """The local name of the root element in small letters; None of what is no XML."""
    head, at = head_of(data), 0
    while found := BEFORE_ROOT.match(head, at):
        at = found.end()
    root = ROOT.match(head, at)
    return root[1].lower() if root else None


def refuse_entities(data: bytes) -> None:
    """Raise InputError where a document declares entities, in whatever encoding."""
    readings = [data.decode("latin-1")]
    if b"\0" in data[:HEAD]:
        readings += [data.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")]
    if any(ENTITIES.search(reading) for reading in readings):
        raise InputError("XML that declares entities: it is not read, since they can bring in other files")


def parse_xml(data: bytes) -> Any:
    """The root element of a document, mended where that can be; raises InputError where there is none."""
    from lxml import etree

    refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"no XML ({error}): check the file or the address") from None
    if root is None:
        raise InputError("no XML (it has no root): check the file or the address")
    return root


def local(element: Any) -> str:
    """The name of an element without its namespace, in small letters; "" of what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def words_of(markup: str) -> str:
    """The words of a fragment of HTML, a blank line between its blocks; scripts and captions are left out."""
    from lxml import etree, html

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        root = html.fragment_fromstring(markup.replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(root, *SILENT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    pieces = list[str]()
    for step, element in etree.iterwalk(root, events=("start", "end")):
        pieces += ["\n\n"] if element.tag in BLOCKS else []
        pieces.append((element.text if step == "start" else element.tail if element is not root else "") or "")
    paragraphs = (" ".join(part.split()) for part in "".join(pieces).split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))
