"""Sitemaps: lists of pages, lists of such lists, news sitemaps, lists in plain text; gzip or not.

Of a news sitemap each page has its title and when it was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from letopis.model.errors import InputError
from letopis.sources.addresses import is_web, whole
from letopis.sources.inflate import GZIP, inflated
from letopis.sources.markup import HEAD, local, parse_xml, root_of
from letopis.sources.moments import moment_of

LARGEST = 50 * 1024 * 1024  # bytes, what sitemaps.org allows
MOST = 50_000  # addresses, the same


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a sitemap; `published` is of news sitemaps, `changed` of the others, in the zone as written."""

    url: str
    title: str | None = None
    published: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A list of pages, or of other sitemaps: addresses each once, in their order."""

    pages: tuple[Listed, ...] = ()
    sitemaps: tuple[str, ...] = ()


def is_sitemap(data: bytes) -> bool:
    """Whether bytes are a sitemap: in XML, or addresses one a line; gzip is looked into."""
    if data.startswith(GZIP):
        try:
            data = inflated(data, "gzip", LARGEST)
        except InputError:
            return False
    return root_of(data) in {"urlset", "sitemapindex"} or lists_addresses(data)


def lists_addresses(data: bytes) -> bool:
    """Whether each line is an address; the last of the beginning may be cut."""
    lines = data[:HEAD].decode("utf-8-sig", "replace").split("\n")
    seen = [line.strip() for line in (lines[:-1] if len(data) > HEAD else lines) if line.strip()]
    return bool(seen) and all(is_web(line) and len(line.split()) == 1 for line in seen)


def read_sitemap(data: bytes, base: str | None = None) -> Sitemap:
    """The sitemap of some bytes; raises InputError where it is none, or too large."""
    data = inflated(data, "gzip", LARGEST) if data.startswith(GZIP) else data
    if len(data) > LARGEST:
        raise InputError(f"a sitemap larger than {LARGEST // 1024 // 1024} MB: give one that is within the standard")
    root = root_of(data)
    if root is None:
        return _found(_of_lines(data), ())
    if root not in {"urlset", "sitemapindex"}:
        raise InputError("no sitemap: check the file or the address")
    tree = parse_xml(data)
    if root == "sitemapindex":
        return _found((), (_of_element(e, base) for e in tree if local(e) == "sitemap"))
    return _found((_of_element(e, base) for e in tree if local(e) == "url"), ())


def _found(pages: Any, sitemaps: Any) -> Sitemap:
    """What is listed, each address once."""
    once = {page.url: page for page in pages if page}
    others = dict.fromkeys(page.url for page in sitemaps if page)
    if not once and not others:
        raise InputError("a sitemap without addresses: check the file or the address")
    return Sitemap(tuple(once.values())[:MOST], tuple(others)[:MOST])


def _of_lines(data: bytes) -> Iterator[Listed]:
    for line in data.decode("utf-8-sig", "replace").splitlines():
        if is_web(line.strip()):
            yield Listed(line.strip())


def _of_element(element: Any, base: str | None) -> Listed | None:
    """A `url` or a `sitemap`, with what its parts say; the news extension's are one level deeper."""
    said = dict[str, str]()
    for part in element.iter():
        if part.text and part.text.strip():
            said.setdefault(local(part), part.text.strip())
    if not (url := whole(said.get("loc"), base)):
        return None
    return Listed(url, said.get("title"), _moment(said, "publication_date"), _moment(said, "lastmod"))


def _moment(said: dict[str, str], name: str) -> datetime | None:
    return moment_of(said[name]) if name in said else None
