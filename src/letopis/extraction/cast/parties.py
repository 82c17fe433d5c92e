"""Entities as parties: a capital that acts is its state, or the organisation that sits there."""

from __future__ import annotations

from letopis.lexicons import countries
from letopis.lexicons.phrases import fold
from letopis.lexicons.seats import organisation_of_seat
from letopis.model.cast import Entity


def as_party(entity: Entity) -> Entity:
    """The entity as one that acts: "Минск" as Белоруссия, "Брюссель" as Евросоюз; all else as it is."""
    if entity.type != "place" or entity.country is None:
        return entity
    body = organisation_of_seat(entity.name)
    if body is not None:
        return Entity(body.id, "organization", body.display, body.represents)
    country = countries().by_iso(entity.country)
    if country is None or fold(entity.name) not in {fold(c) for c in (country.capital, *country.capital_aliases) if c}:
        return entity
    return Entity(country.id, "country", country.name, country.iso2)
