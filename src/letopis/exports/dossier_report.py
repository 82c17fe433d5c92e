"""A dossier as a report: posts, counterparts, all events with their sources, words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from letopis.exports import docx_report, markdown
from letopis.exports.report import Block, Heading, Item, Line, blocks
from letopis.exports.selection import Selection
from letopis.model.errors import InputError
from letopis.views.dossier import Counterpart, Dossier, Said
from letopis.views.people import Office

Layout = Callable[[str, Iterable[Block], BinaryIO], None]
LAYOUTS: Mapping[str, Layout] = {".md": markdown.write_blocks, ".docx": docx_report.write_blocks}


def write(found: Dossier, selection: Selection, path: Path) -> None:
    """Write a dossier to a file that ends in .md or .docx; raises InputError for others.

    `selection` is that of the dossier's events.
    """
    layout = LAYOUTS.get(path.suffix.lower())
    if layout is None:
        raise InputError(f"{path}: no report is written so: end the name in .md or .docx")
    with path.open("wb") as out:
        layout(found.entity.name, dossier_blocks(found, selection), out)


def dossier_blocks(found: Dossier, selection: Selection) -> Iterator[Block]:
    """The blocks of a dossier; what is empty is left out."""
    yield Heading(found.entity.name, 1)
    yield from section("offices", [office_item(one, selection) for one in found.offices], selection)
    yield from section("counterparts", [counterpart_item(one) for one in found.counterparts], selection)
    yield from islice(blocks(selection), 1, None)
    yield from section("statements", [said_item(one, selection) for one in found.statements], selection)


def section(name: str, items: list[Item], selection: Selection) -> Iterator[Block]:
    """Items under their heading."""
    if items:
        yield Heading(selection.say(f"dossier.{name}"), 2)
        yield from items


def office_item(one: Office, selection: Selection) -> Item:
    """A post with all who tell it."""
    articles = selection.store.articles_of(told.article for told in one.told)
    urls = {number: stored.article.url for number, stored in articles.items()}
    told = [
        Line(f"{selection.day(t.day) if t.day else selection.say('date.untold')}: «{t.words}»", urls.get(t.article))
        for t in one.told
    ]
    listed = [Line(f"{selection.day(t.since)}: {selection.say('events.listed', source=t.source)}") for t in one.listed]
    return Item(None, f"{one.person}: {one.post}{f', {one.body}' if one.body else ''}", (*told, *listed))


def counterpart_item(one: Counterpart) -> Item:
    """Whom they deal with, year by year."""
    years = "; ".join(f"{year}: {number}" for year, number in one.by_year)
    return Item(None, f"{one.name}: {one.number}", (Line(years),) if years else ())


def said_item(one: Said, selection: Selection) -> Item:
    """Words with their article."""
    article = one.article.article
    day = selection.day(article.published.isoformat()) if article.published else None
    return Item(day, f"{one.speaker}: «{one.text}»", (Line(article.title or one.article.id, article.url),))
