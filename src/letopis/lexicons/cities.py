"""Cities other than capitals, and the countries that they lie in (`cities.csv`)."""

from __future__ import annotations

from functools import cache

from letopis.lexicons.loader import load_csv, split
from letopis.lexicons.phrases import fold


def country_of_city(name: str) -> str | None:
    """The ISO 3166-1 code of the country of a city given by its nominative name; None for any other name."""
    return _cities().get(fold(name))


@cache
def _cities() -> dict[str, str]:
    rows = load_csv("cities.csv", fields=("name", "variants", "iso2"), key="name", required=("iso2",))
    return {fold(name): row["iso2"] for row in rows for name in (row["name"], *split(row["variants"]))}
