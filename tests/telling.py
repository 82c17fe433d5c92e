"""Records and casts as lines of text, for tables of "sentence -> what it tells"."""

from __future__ import annotations

from datetime import date

from letopis.model.cast import Cast, Entity, EntityType
from letopis.model.record import Contact, Record

UNTOLD = "-"


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def contact_line(contact: Contact) -> str:
    """ "visit planned | Сергей Лавров; Япония | 2021-05-06 | Токио"."""
    who = "; ".join(p.name for p in contact.participants)
    return " | ".join([f"{contact.kind} {contact.status}", who, contact.date or UNTOLD, contact.place or UNTOLD])


def contact_lines(record: Record) -> list[str]:
    return [contact_line(c) for c in record.contacts]


def entities(cast: Cast, *types: EntityType) -> list[Entity]:
    """The entities of some types, or of all, by their first mention."""
    found = [cast.entities[i] for i in dict.fromkeys(m.entity for m in cast.mentions)]
    return [e for e in found if not types or e.type in types]


def people(cast: Cast) -> list[str]:
    """The persons of a cast, each with the side spoken for: "Сергей Лавров RU"."""
    return [f"{e.name} {e.country or UNTOLD}" for e in entities(cast, "person")]


def names(cast: Cast, *types: EntityType) -> list[str]:
    return [e.name for e in entities(cast, *types)]


def called(cast: Cast, text: str, name: str) -> list[str]:
    """The words of a text that speak of the entity of a name, in their order."""
    mine = [m for m in cast.mentions if cast.entities[m.entity].name == name]
    return [text[m.span.start : m.span.stop] for m in mine]
