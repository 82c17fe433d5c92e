"""A letter (EML, RFC 822): its words, its subject as headline, its date; attachments are articles of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from letopis.model.article import Article
from letopis.model.errors import InputError
from letopis.sources.dated import dated
from letopis.sources.encoding import decode_declared
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.formats.text import EMPTY, told
from letopis.sources.html import article_of_html
from letopis.sources.loaded import Known, Loaded, refused
from letopis.sources.markup import words_of
from letopis.sources.outlets import outlet_of_url

if TYPE_CHECKING:
    from email.message import MIMEPart as Part

HEADER = re.compile(
    rb"(?:From \S+.*\r?\n)?(?:(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|Date|Subject|From|To|"
    rb"X-[\w-]+|Content-Type|DKIM-Signature|Authentication-Results|Reply-To|Sender):.*\r?\n(?:[ \t].*\r?\n)*){2}",
    re.I,
)
MOST_ATTACHED = 100
WORDLESS = "a letter without words: give the article's text"


def looks(blob: Blob) -> bool:
    """Whether bytes begin with two headers of a letter at least."""
    return HEADER.match(blob.head) is not None


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The letter, where it has words, and its attachments."""
    from email import message_from_bytes
    from email.policy import default

    try:
        letter = message_from_bytes(blob.whole(), policy=default)
        parts = list(_parts(letter))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError) as error:
        raise InputError(f"a broken letter ({type(error).__name__}): save it again") from None
    attached = [part for part in parts if _is_attached(part)]
    written = [part for part in parts if not _is_attached(part)]
    known = reading.known.over(_known(letter))
    try:
        yield Loaded(blob.name, _article(written, known))
    except InputError as error:
        if not attached:
            raise
        yield Loaded(blob.name, note=f"the letter itself gives no article ({error})")
    yield from _inside(blob.name, attached, reading, known)


def _inside(name: str, attached: list[Part], reading: Reading, known: Known) -> Iterator[Loaded]:
    deeper = reading.deeper()
    for number, part in enumerate(attached[:MOST_ATTACHED], 1):
        inner = f"{name}/{_file_name(part) or number}"
        data = _bytes(part)
        if part.get_content_maintype() in ("image", "audio", "video", "font"):
            yield Loaded(inner, note="passed over: no text")
        elif data:
            reading.budget.spend(len(data))
            yield from (_completed(one, known) for one in reading.inside(Blob.of_bytes(inner, data), deeper))
    if len(attached) > MOST_ATTACHED:
        yield refused(name, f"more than {MOST_ATTACHED} attachments: save the others by themselves")


def _completed(loaded: Loaded, known: Known) -> Loaded:
    """An attachment that does not tell its day or outlet has those of the letter."""
    article = loaded.article
    if article is None:
        return loaded
    outlet = article.outlet or known.outlet
    if article.published or not known.published:
        return replace(loaded, article=replace(article, outlet=outlet))
    dated_by_letter = replace(article, outlet=outlet, published=known.published, published_source="metadata")
    return replace(loaded, article=dated_by_letter)


def _parts(letter: Part) -> Iterator[Part]:
    """The parts that hold something, in order; a letter that is attached is one part."""
    if letter.get_content_type() == "message/rfc822" or not letter.is_multipart():
        yield letter
        return
    for part in letter.iter_parts():
        yield from _parts(part)


def _is_attached(part: Part) -> bool:
    return part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment"


def _article(written: list[Part], known: Known) -> Article:
    """The article of the plain words, else of the page in the letter."""
    plain = "\n\n".join(_words(part) for part in written if part.get_content_type() != "text/html")
    if plain.strip():
        return told(plain, known)
    pages = [part for part in written if part.get_content_type() == "text/html"]
    if not any(_bytes(part).strip(EMPTY) for part in pages):
        raise InputError(WORDLESS)
    page = "\n".join(_words(part) for part in pages)
    try:
        return article_of_html(page, title=known.title, published=known.published, outlet=known.outlet)
    except InputError:  # a letter is laid out with tables and has few words
        words = words_of(page)
    if not words:
        raise InputError(WORDLESS)
    return told(words, known)


def _known(letter: Part) -> Known:
    """What the headers tell."""
    from email.utils import parseaddr

    name, address = parseaddr(_header(letter, "From"))
    outlet = outlet_of_url(address.rpartition("@")[2])
    day = dated(_header(letter, "Date"), "metadata")
    return Known(
        published=day.day if day else None,
        title=_header(letter, "Subject") or None,
        outlet=outlet.name if outlet else name or None,
    )


def _header(letter: Part, name: str) -> str:
    """A header in plain words; a broken one is none."""
    try:
        return " ".join(str(letter.get(name, "")).split())
    except (ValueError, TypeError, AttributeError, LookupError, IndexError):
        return ""


def _file_name(part: Part) -> str | None:
    try:
        return " ".join((part.get_filename() or "").replace("\\", "/").rpartition("/")[2].split()) or None
    except (ValueError, TypeError, AttributeError, LookupError, IndexError):
        return None


def _bytes(part: Part) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(part.iter_parts()), None)
        return inner.as_bytes() if inner is not None else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _words(part: Part) -> str:
    """The text of a part; its charset is believed where the text bears it out."""
    data = _bytes(part)
    return decode_declared(data, part.get_content_charset())[0] if data.strip(EMPTY) else ""


EML = Format("eml", (".eml",), looks, read)
