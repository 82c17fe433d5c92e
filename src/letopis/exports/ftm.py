"""`ftm`: FollowTheMoney entities a line: who met (Event), who holds what (Occupancy), and the articles (Article).

A person, body or state has one id wherever it is named, and is written once: of each, 100 bytes are held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from letopis.exports.days import days_of
from letopis.exports.lines import line_of
from letopis.exports.selection import Selection
from letopis.exports.titles import title_of
from letopis.lexicons.countries import countries
from letopis.model.chronicle import Party, digest
from letopis.views.event import EventView, Source

Json = dict[str, Any]
SCHEMAS = {"person": "Person", "organization": "Organization", "country": "PublicBody"}
COMING = frozenset({"appointed", "elected"})


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the entities of what is asked for."""
    given = set[int]()
    for seen in selection.events():
        for entity in entities(seen, selection):
            number = int(entity["id"].rpartition("-")[2], 16)
            if number not in given:
                given.add(number)
                out.write(line_of(entity))


def entities(seen: EventView, selection: Selection) -> Iterator[Json]:
    """An event with all that it points to, which comes first."""
    if seen.event.what == "agreement":
        return
    yield from map(article_of, seen.sources)
    if seen.event.what == "contact":
        yield from map(party_of, seen.event.parties)
        yield contact_of(seen, selection)
    else:
        yield from occupancy_of(seen)


def entity(schema: str, *known_by: object, **properties: Iterable[str | None]) -> Json:
    """An entity with an id that stands for some values; properties that have no values are left out."""
    told = {name: [value for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    return {
        "id": f"letopis-{digest(schema, *known_by)}",
        "schema": schema,
        "properties": {name: values for name, values in told.items() if values},
    }


def article_of(source: Source) -> Json:
    """A source as a document."""
    return entity(
        "Article", source.article, title=[source.title], publishedAt=[source.published], publisher=[source.outlet],
        sourceUrl=[source.url], language=["rus"],
    )  # fmt: skip


def party_of(party: Party) -> Json:
    """A party; a state is known by its code, others by their names and whom they speak for."""
    known_by = party.represents if party.type == "country" and party.represents else (party.name, party.represents)
    return entity(SCHEMAS[party.type], known_by, name=[party.name], country=[code_of(party.represents)])


def code_of(side: str | None) -> str | None:
    """A side as FollowTheMoney codes countries; it has the European Union among them, no other organisation."""
    country = countries().by_iso(side) if side else None
    if country and country.iso2:
        return country.iso2.lower()
    return "eu" if side == "EU" else None


def contact_of(seen: EventView, selection: Selection) -> Json:
    """A contact as an event, with those involved and the articles that prove it."""
    event = seen.event
    first, last = span_of(event.date)
    hosts = [party_of(party)["id"] for party in event.parties if party.role == "host"]
    return entity(
        "Event", event.id, name=[title_of(event, selection.say)], startDate=[first], endDate=[last],
        location=[value.value for value in event.places], involved=[party_of(party)["id"] for party in event.parties],
        organizer=hosts, summary=[source.report.evidence for source in seen.sources],
        keywords=[event.kind, event.status, *(value.value for value in event.topics)],
        proof=[article_of(source)["id"] for source in seen.sources],
    )  # fmt: skip


def occupancy_of(seen: EventView) -> Iterator[Json]:
    """A change of office as a position, and its being held from that day or to it."""
    event = seen.event
    post = next((value.value for value in event.subjects), None)
    if post is None or not event.parties or event.kind == "nominated":
        return
    # Whoever holds a post is a person, also one whom the article names only there.
    holder = party_of(replace(event.parties[0], type="person"))
    body = next((value.value for value in event.bodies), None)
    country = countries().by_name(body) if body else None
    name = f"{post}, {body}" if body else post
    position = entity("Position", post, body, name=[name], country=[code_of(country.iso2) if country else None])
    first, _ = span_of(event.date)
    dates = {"startDate": [first]} if event.kind in COMING else {"endDate": [first]}
    proof = [article_of(source)["id"] for source in seen.sources]
    yield from (holder, position)
    yield entity(
        "Occupancy", event.id, holder=[holder["id"]], post=[position["id"]], proof=proof,
        summary=[source.report.evidence for source in seen.sources], **dates,
    )  # fmt: skip


def span_of(value: str | None) -> tuple[str | None, str | None]:
    """A date as FollowTheMoney has it: a month stays a month, an interval has two ends."""
    days = days_of(value)
    if value is None or days is None:
        return None, None
    if "/" not in value and "X" not in value:
        return value, None
    return days[0].isoformat(), days[1].isoformat()
