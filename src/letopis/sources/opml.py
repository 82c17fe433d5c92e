"""OPML: a list of feeds, as readers of feeds export it."""

from __future__ import annotations

from dataclasses import dataclass

from letopis.model.errors import InputError
from letopis.sources.addresses import is_web
from letopis.sources.markup import local, parse_xml, root_of

MOST_FEEDS = 10_000


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed of a list: its address and what the list calls it."""

    url: str
    title: str | None = None


def is_opml(data: bytes) -> bool:
    """Whether bytes begin as OPML does."""
    return root_of(data) == "opml"


def read_opml(data: bytes) -> tuple[Subscription, ...]:
    """The feeds of a list, each address once, in their order; raises InputError where there are none."""
    found = dict[str, Subscription]()
    for element in parse_xml(data).iter():
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        url = attributes.get("xmlurl", "").strip()
        if local(element) == "outline" and is_web(url) and len(found) < MOST_FEEDS:
            found.setdefault(url, Subscription(url, attributes.get("title") or attributes.get("text") or None))
    if not found:
        raise InputError("a list without feeds: give an OPML whose outlines have xmlUrl")
    return tuple(found.values())
