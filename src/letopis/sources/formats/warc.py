"""WARC and WARC.gz, as web archives and Common Crawl keep pages: each HTML response is an article.

Records are read one by one, and no more of one than an article has is held.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import SEEK_END, BytesIO
from typing import Any, BinaryIO

from letopis.model.errors import InputError
from letopis.sources.bounds import LARGEST, MB, Budget
from letopis.sources.formats.archive import looks_gzip, unpacked_head
from letopis.sources.formats.base import Blob, Format, Reading
from letopis.sources.html import article_of_page, page_of
from letopis.sources.loaded import Known, Loaded, refused

MARK = b"WARC/"
PAGES = ("text/html", "application/xhtml+xml")
FOUND = 200


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was captured: `day` is when, which is no date of publication but bounds it."""

    url: str | None
    day: date | None
    charset: str | None
    body: bytes


def looks(blob: Blob) -> bool:
    """Whether bytes begin as WARC does, packed or not."""
    return blob.head.startswith(MARK) or (looks_gzip(blob) and unpacked_head(blob, len(MARK)) == MARK)


def read(blob: Blob, reading: Reading) -> Iterator[Loaded]:
    """The articles of the pages; how many records hold no page is a note."""
    given = reading.known.shared
    passed = number = 0
    for number, found in captures(blob.file):
        name = f"{blob.name}:{number}"
        if found is None:
            passed += 1
        elif isinstance(found, InputError):
            yield refused(name, found)
        else:
            yield _article(name, found, given)
    if passed:
        yield Loaded(blob.name, note=f"passed over: {passed} records that hold no page")
    if not number:
        raise InputError("no records: give a WARC that is whole")


def captures(file: BinaryIO) -> Iterator[tuple[int, Capture | InputError | None]]:
    """Each record by number: a page, None where it holds none, or why it cannot be read."""
    number = 0
    budget = Budget(file.seek(0, SEEK_END), most=None)  # nothing is kept, so a long file is no harm; a dense one is
    file.seek(0)
    try:
        for number, record in _records(file, lenient=False):
            budget.spend(record.content_length)
            yield number, _capture(record)
        return
    except OSError as error:
        yield number + 1, _broken(error)
    file.seek(0)
    try:  # once more, now past what is no record
        for again, record in _records(file, lenient=True):
            if again > number:
                yield again + 1, _capture(record)
    except OSError:
        return  # packed data that is broken: told above


def _records(file: BinaryIO, *, lenient: bool) -> Iterator[tuple[int, Any]]:
    from fastwarc.warc import ArchiveIterator

    yield from enumerate(ArchiveIterator(file, quirks_mode=lenient), 1)


def _capture(record: Any) -> Capture | InputError | None:
    from fastwarc.warc import WarcRecordType

    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return None
    if (record.is_http and record.http_headers is None) or not record.content_length:
        return _broken("no response")
    if not _is_page(record):
        return None
    body = record.reader.read(LARGEST + 1)
    if len(body) > LARGEST:
        return InputError(f"larger than {LARGEST // MB} MB: give one article a file")
    if len(body) < record.content_length:
        return _broken(f"{len(body)} bytes of {record.content_length}")
    try:
        body = _decoded(body, record.http_headers)
    except (OSError, ValueError) as error:
        return _broken(error)
    day = record.record_date.date() if record.record_date else None
    return Capture(record.headers.get("WARC-Target-URI"), day, record.http_charset, body)


def _broken(reason: object) -> InputError:
    return InputError(f"a broken record of WARC ({reason}): the records around it are read")


def _is_page(record: Any) -> bool:
    if record.http_headers is not None and record.http_headers.status_code not in (FOUND, None):
        return False
    kind = record.http_content_type or record.headers.get("Content-Type") or ""
    return kind.partition(";")[0].strip().lower() in PAGES


def _decoded(body: bytes, headers: Any) -> bytes:
    """A body without the codings of its transfer; archives often leave the headers of what they undid."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader

    if headers is None:
        return body
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower() and body[:1].isalnum():
        body = ChunkedReader(BytesIO(body)).read(LARGEST + 1)
    coding = (headers.get("Content-Encoding") or "").strip().lower()
    if coding in ("gzip", "x-gzip", "deflate") and not body.lstrip().startswith(b"<"):
        body = GzipReader(BytesIO(body)).read(LARGEST + 1)
    elif coding == "br" and not body.lstrip().startswith(b"<"):
        body = BrotliReader(BytesIO(body)).read(LARGEST + 1)
    if len(body) > LARGEST:
        raise ValueError(f"larger than {LARGEST // MB} MB")
    return body


def _article(name: str, found: Capture, given: Known) -> Loaded:
    """The article of a page; no date is later than the day of its capture, in whatever time zone."""
    try:
        latest = found.day + timedelta(days=1) if found.day else None
        page = page_of(found.body, found.url, charset=found.charset, latest=latest)
        article = article_of_page(page, published=given.published, outlet=given.outlet)
    except InputError as error:
        return refused(name, f"{found.url}: {error}")
    return Loaded(name, article)


WARC = Format("warc", (".warc",), looks, read)
