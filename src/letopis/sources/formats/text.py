"""One article a file: plain text, saved pages, Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.dated import dated
from letopis.sources.encoding import decode
from letopis.sources.formats.base import Blob, Format, Reading, never
from letopis.sources.html import article_of_html, looks_like_html
from letopis.sources.loaded import Known, Loaded
from letopis.sources.text import article_of

EMPTY = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"
FRONT = re.compile(r"\A---\n(?P<front>.*?)\n(?:---|\.\.\.)\n", re.S)
# What a line of the front matter is called that tells a field.
FRONT_KEYS = {"title": "title", "date": "published", "published": "published", "url": "url", "outlet": "outlet"}
# A tag of a page within its first bytes, in any encoding that leaves ASCII alone.
PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)


def article_of_bytes(data: bytes, known: Known) -> Article:
    """The article of a text or a page; raises InputError where there is none."""
    if not data.strip(EMPTY):
        raise InputError("empty: give a file with the article's text")
    text, _ = decode(data)
    if looks_like_html(text):
        return article_of_html(data, published=known.published, title=known.title, url=known.url, outlet=known.outlet)
    return told(text, known)


def told(text: str, known: Known) -> Article:
    """The article of a text with what is known of it."""
    return article_of(text, title=known.title, published=known.published, url=known.url, outlet=known.outlet)


def is_page(blob: Blob) -> bool:
    """Whether bytes begin as a page does, whatever their encoding."""
    if not PAGE.search(blob.head.replace(b"\0", b"")):
        return False
    try:
        return looks_like_html(decode(blob.head)[0])
    except InputError:
        return False


def read_text(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The article of a text or a page."""
    yield Loaded(blob.name, article_of_bytes(blob.whole(), reading.known))


def read_markdown(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The article of a text in Markdown: its words without marks, and what its front matter tells."""
    data = blob.whole()
    if not data.strip(EMPTY):
        raise InputError("empty: give a file with the article's text")
    text = decode(data)[0].replace("\r\n", "\n")
    front = FRONT.match(text)
    body = text[front.end() :] if front else text
    known = reading.known.over(_front(front["front"])) if front else reading.known
    yield Loaded(blob.name, told("\n\n".join(_blocks(body)), known))


def _front(lines: str) -> Known:
    """The fields that a front matter tells, one a line: "title: Министры встретились"."""
    fields = {}
    for line in lines.splitlines():
        key, _, value = line.partition(":")
        if field := FRONT_KEYS.get(key.strip().lower()):
            fields[field] = value.strip().strip("\"'")
    day = dated(fields.pop("published", ""), "metadata")
    return Known(day.day if day else None, **fields)


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs, headings and items of a list; code and pictures are none."""
    from markdown_it import MarkdownIt

    for token in MarkdownIt("commonmark").parse(text):
        if token.type == "inline" and (words := "".join(_words(token.children or ()))).strip():
            yield words


def _words(tokens: Any) -> Iterator[str]:
    for token in tokens:
        if token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak":
            yield "\n"
        elif token.type in ("text", "code_inline"):
            yield token.content


HTML = Format("html", (".html", ".htm", ".xhtml"), is_page, read_text)
MARKDOWN = Format("markdown", (".md", ".markdown"), never, read_markdown)
TEXT = Format("text", (".txt",), never, read_text)
