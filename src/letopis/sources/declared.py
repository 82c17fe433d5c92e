"""What a page declares of itself for machines: JSON-LD, OpenGraph and other meta tags, <time>, microdata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from letopis.sources.dated import Dated, Origin, dated

# An article first: the WebPage around it may have been published when the site was.
ARTICLES = ("newsarticle", "reportagenewsarticle", "analysisnewsarticle", "article", "blogposting", "pressrelease")
OPENGRAPH = ("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate")
HEAD_DATES = (
    "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date", "published_at",
    "mediator_published_time", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date",
)  # fmt: skip
DEEPEST = 12  # levels of JSON-LD
ANOTHER_STORY = (
    "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::a or ancestor::li"
    " or ancestor::*[contains(@class, 'comment') or contains(@class, 'related')]"
)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page says of its article; `dates` in the order in which they stand there."""

    title: str | None
    site: str | None
    author: str | None
    url: str | None
    dates: tuple[Dated, ...]


def declared(tree: Any) -> Declared:
    """What a parsed page (an lxml tree) declares."""
    nodes = sorted(_json_ld(tree), key=_is_article, reverse=True)
    meta = dict(_meta(tree))
    return Declared(
        title=_first(_text(node.get("headline")) for node in nodes if _is_article(node)) or meta.get("og:title"),
        site=meta.get("og:site_name") or _first(_name(node.get("publisher")) for node in nodes),
        author=_first(_author(nodes, meta)),
        url=_first(iter(tree.xpath("//link[@rel='canonical']/@href"))) or meta.get("og:url"),
        dates=tuple(_dates(tree, nodes, meta)),
    )


def _dates(tree: Any, nodes: list[dict[str, Any]], meta: dict[str, str]) -> Iterator[Dated]:
    told: list[tuple[Origin, str | None]] = [
        *(("json-ld", _text(node.get("datePublished"))) for node in nodes),
        *(("opengraph", meta.get(name)) for name in OPENGRAPH),
        *(("time", words) for words in _times(tree)),
        *(("microdata", words) for words in _microdata(tree, "datePublished")),
        *(("metadata", meta.get(name)) for name in HEAD_DATES),
    ]
    seen = set()
    for origin, words in told:
        found = dated(words, origin) if words else None
        if found and found not in seen:
            seen.add(found)
            yield found


def _times(tree: Any) -> Iterator[str]:
    """The `datetime` of the article's own <time>: what is marked as such, else the nearest to the headline."""
    marked = tree.xpath("//time[@datetime and (@pubdate or contains(@itemprop, 'datePublished'))]/@datetime")
    if marked:
        yield from marked
        return
    for place in (*tree.xpath("(//h1)[1]/ancestor::*[not(self::body or self::html)]")[::-1], tree):
        if times := place.xpath(f".//time[@datetime][not({ANOTHER_STORY})]/@datetime"):
            yield times[0]
            return


def _microdata(tree: Any, name: str) -> Iterator[str]:
    for element in tree.xpath("//*[@itemprop=$name and not(self::time)]", name=name):
        yield element.get("content") or element.get("datetime") or element.text_content()


def _author(nodes: list[dict[str, Any]], meta: dict[str, str]) -> Iterator[str | None]:
    yield from (_name(node.get("author")) for node in nodes if _is_article(node))
    for name in ("author", "article:author", "mediator_author", "dc.creator"):
        words = meta.get(name)
        yield None if words and "://" in words else words


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    """The meta tags by name in lower case; of one name the first with words stands."""
    for element in reversed(tree.xpath("//meta[@content]")):
        name = element.get("property") or element.get("name")
        if name and (words := " ".join(element.get("content").split())):
            yield name.strip().lower(), words


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):  # broken: the page has other places to tell
            continue
        yield from _objects(content)


def _objects(content: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects that may be the page's article: in a list, in a graph, or what the page is mainly about."""
    if depth > DEEPEST:
        return
    if isinstance(content, list):
        for part in content:
            yield from _objects(part, depth + 1)
    elif isinstance(content, dict):
        yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(content.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(str(kind).lower() in ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any) -> str | None:
    """The name of a person or an organisation, given as words, an object, or a list of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value))) or None
    return _text(value.get("name") if isinstance(value, dict) else value)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)
