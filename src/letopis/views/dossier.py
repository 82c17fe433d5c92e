"""All that a chronicle holds of somebody: offices, contacts, words, agreements, plans, whom they deal with by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from letopis.lexicons.countries import countries
from letopis.lexicons.organisations import organisations
from letopis.model.chronicle import Event, StoredArticle, What
from letopis.resolution.names import likeness
from letopis.store import Filter, Store
from letopis.views.calendar import Calendar, calendar
from letopis.views.entities import Entity
from letopis.views.event import EventView, views
from letopis.views.people import Office, who

LISTED = 20  # of each sort
ARTICLES = 60  # whose statements are looked through
MOST_WITH = 12
WHATS: tuple[What, ...] = ("contact", "appointment", "agreement")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Whom somebody deals with: how many contacts, in all and by year."""

    name: str
    number: int
    by_year: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, verbatim, with its article."""

    speaker: str
    text: str
    article: StoredArticle


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is known of an entity; lists are newest first and hold the latest only, `numbers` count all by sort.

    `statements` are those that the articles of its latest contacts tell, not all of the chronicle.
    """

    entity: Entity
    numbers: Mapping[What, int]
    offices: tuple[Office, ...]
    contacts: tuple[EventView, ...]
    appointments: tuple[EventView, ...]
    agreements: tuple[EventView, ...]
    planned: Calendar
    counterparts: tuple[Counterpart, ...]
    statements: tuple[Said, ...]


def dossier(store: Store, one: Entity, today: date) -> Dossier:
    """The dossier of an entity, as of a day."""
    asked = Filter(keys=one.keys, limit=LISTED)
    lists = {what: [found.event for found in store.events(replace(asked, what=what))] for what in WHATS}
    numbers = {what: sum(number for _, number in store.days(replace(asked, what=what))) for what in WHATS}
    seen = {what: tuple(views(store, events)) for what, events in lists.items()}
    own = own_sides(one, lists["contact"])
    return Dossier(
        entity=one,
        numbers=numbers,
        offices=tuple(who(store, one.name)) if one.sort == "person" else (),
        contacts=seen["contact"],
        appointments=seen["appointment"],
        agreements=seen["agreement"],
        planned=calendar(store, Filter(what="contact", keys=one.keys), today),
        counterparts=tuple(counterparts(store, one, own)),
        statements=tuple(statements(store, one, lists["contact"]))[:LISTED],
    )


def own_sides(one: Entity, events: Sequence[Event]) -> set[str]:
    """The sides that an entity is or speaks for itself."""
    if one.sort == "person":
        parties = (party for event in events for party in event.parties)
        return {p.represents for p in parties if p.represents and likeness(p.name, one.name) == "full"}
    return {code for key in one.keys for code in key.split()[1:]} if one.sort in {"side", "pair"} else set()


def counterparts(store: Store, one: Entity, own: set[str]) -> Iterator[Counterpart]:
    """The states and bodies that an entity has contacts with, its own left out, by how many."""
    by_side = defaultdict[str, Counter[str]](Counter)
    for key, year, number in store.beside(Filter(what="contact", keys=one.keys), "country "):
        if (code := key.removeprefix("country ")) not in own:
            by_side[code][year] += number
    ranked = sorted(by_side, key=lambda code: (-by_side[code].total(), code))
    for code in ranked[:MOST_WITH]:
        named = countries().by_iso(code) or organisations().by_short(code)
        years = tuple(sorted((year, number) for year, number in by_side[code].items() if year))
        yield Counterpart(named.name if named else code, by_side[code].total(), years)


def statements(store: Store, one: Entity, events: Sequence[Event]) -> Iterator[Said]:
    """What an entity says in the articles of some events, each words once."""
    numbers = list(dict.fromkeys(report.article for report in store.reports_of(*events)))[:ARTICLES]
    articles, told = store.articles_of(numbers), set[str]()
    for number in numbers:
        record = store.record_of(number) or {}
        sides = {entity["name"]: entity.get("country") for entity in record.get("entities", ())}
        for said in record.get("statements", ()):
            if said["speaker"] and said["text"] not in told and is_of(one, said, sides):
                told.add(said["text"])
                yield Said(said["speaker"], said["text"], articles[number])


def is_of(one: Entity, said: dict[str, Any], sides: dict[str, str | None]) -> bool:
    """Whether a statement is an entity's: the person's own, or one who speaks for the side or for one of the pair."""
    if one.sort == "person":
        return likeness(said["speaker"], one.name) == "full"
    return sides.get(said["speaker"]) in own_sides(one, ())
