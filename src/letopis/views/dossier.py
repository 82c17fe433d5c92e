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
from letopis.views.speaking import latest, naming, tellings

LISTED = 20  # of each sort
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

    `statements` are of the latest articles in which it speaks: of a person, those that name them; of others, and where
    a name is in too many articles, those of its latest contacts.
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
    numbers = {what: store.number(replace(asked, what=what)) for what in WHATS}
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
        statements=tuple(statements(store, one, speaking(store, one, lists["contact"])))[:LISTED],
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


def speaking(store: Store, one: Entity, events: Sequence[Event]) -> list[str]:
    """The articles in which an entity may speak, the latest first: those of events, and those that name a person."""
    numbers = {report.article for report in store.reports_of(*events)}
    return latest(store, numbers | naming(store, one.name) if one.sort == "person" else numbers)


def statements(store: Store, one: Entity, numbers: Sequence[str]) -> Iterator[Said]:
    """What an entity says in some articles, each words once."""
    articles, told = store.articles_of(numbers), set[str]()
    for telling in tellings(store, numbers):
        for said in telling.statements:
            if said["text"] not in told and is_of(one, said, telling.sides):
                told.add(said["text"])
                yield Said(said["speaker"], said["text"], articles[telling.article])


def is_of(one: Entity, said: dict[str, Any], sides: dict[str, str | None]) -> bool:
    """Whether a statement is an entity's: the person's own, or one who speaks for the side or for one of the pair."""
    if one.sort == "person":
        return likeness(said["speaker"], one.name) == "full"
    return sides.get(said["speaker"]) in own_sides(one, ())
