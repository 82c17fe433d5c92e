"""Entities as parties: a capital that acts is its state."""

from __future__ import annotations

from letopis.lexicons import countries
from letopis.lexicons.phrases import fold
from letopis.model.cast import Entity


def as_party(entity: Entity) -> Entity:
    """The entity as one that acts: "Минск" as Белоруссия; any other place, and all else, as it is."""
    if entity.type != "place" or entity.country is None:
        return entity
    country = countries().by_iso(entity.country)
    if country is None or fold(entity.name) not in {fold(c) for c in (country.capital, *country.capital_aliases) if c}:
        return entity
    return Entity(country.id, "country", country.name, country.iso2)
