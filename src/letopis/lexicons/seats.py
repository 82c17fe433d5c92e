"""Cities that stand for an organisation when they act (`seats.csv`)."""

from __future__ import annotations

from functools import cache

from letopis.lexicons.loader import load_csv
from letopis.lexicons.organisations import Organisation, organisations
from letopis.lexicons.phrases import fold


def organisation_of_seat(city: str) -> Organisation | None:
    """The organisation that a city given by its nominative name stands for."""
    return _seats().get(fold(city))


@cache
def _seats() -> dict[str, Organisation]:
    fields = ("city", "organisation", "example")
    rows = load_csv("seats.csv", fields=fields, key="city", required=fields[1:])
    known = {fold(row["city"]): organisations().by_id(row["organisation"]) for row in rows}
    return {city: organisation for city, organisation in known.items() if organisation is not None}
