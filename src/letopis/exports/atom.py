"""`atom`: what a filter asks for as an Atom feed (RFC 4287); an entry is a contact, appointment or agreement.

An entry keeps its id when more is told of it, and is updated then. The entries are written one by one; `updated` of
the feed, which is that of its newest entry, comes after them: the order of a feed's elements has no meaning.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, BinaryIO

from letopis.exports.changes import BEGAN, Change, changing
from letopis.exports.selection import Selection
from letopis.exports.titles import heading_of, kind_words, lines_of
from letopis.exports.xml_text import clean
from letopis.model.chronicle import digest
from letopis.views.event import EventView

ATOM = "http://www.w3.org/2005/Atom"


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the feed of the events asked for."""
    from lxml import etree

    newest = BEGAN
    with etree.xmlfile(out, encoding="utf-8") as xml:
        xml.write_declaration()
        with xml.element(f"{{{ATOM}}}feed", nsmap={None: ATOM}):
            for name, text in (("id", feed_id(selection)), ("title", selection.title or "Letopis")):
                write_text(xml, name, text)
            with xml.element(f"{{{ATOM}}}author"):
                write_text(xml, "name", "Letopis")
            for seen, change in changing(selection, None):
                newest = max(newest, change.last)
                xml.write(entry_of(seen, change, selection))
            write_text(xml, "updated", stamp(newest))


def feed_id(selection: Selection) -> str:
    """An id for each filter of each chronicle; the address of a chronicle does not stand in it."""
    return f"urn:letopis:feed:{digest(selection.store.where, asdict(selection.asked))}"


def write_text(xml: Any, name: str, text: str) -> None:
    """An element that holds a text."""
    with xml.element(f"{{{ATOM}}}{name}"):
        xml.write(clean(text))


def entry_of(seen: EventView, change: Change, selection: Selection) -> Any:
    """An event as an entry."""
    from lxml import etree

    say, event = selection.say, seen.event
    entry = etree.Element(f"{{{ATOM}}}entry", nsmap={None: ATOM})

    def put(name: str, text: str = "", **attributes: str) -> None:
        element = etree.SubElement(entry, f"{{{ATOM}}}{name}", {key: clean(v) for key, v in attributes.items()})
        element.text = clean(text) or None

    put("id", f"urn:letopis:{event.what}:{change.uid}")
    put("title", heading_of(event, say))
    put("published", stamp(change.first))
    put("updated", stamp(change.last))
    put("category", term=event.what)
    put("category", term=event.kind, label=kind_words(event, say))
    addresses = list(dict.fromkeys(source.url for source in seen.sources if source.url))
    for number, address in enumerate(addresses):
        put("link", rel="via" if number else "alternate", href=address)
    put("content", "\n".join(([event.date] if event.date else []) + list(lines_of(seen, say))), type="text")
    return entry


def stamp(moment: datetime) -> str:
    """A time as RFC 3339 has it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
