"""Cities other than capitals, and the countries that they lie in (`cities.csv`)."""

from __future__ import annotations

from functools import cache

from letopis.lexicons.loader import Row, load_csv, split
from letopis.lexicons.phrases import fold

OPENING = 4
FIELDS = ("name", "variants", "iso2")
VOWELS_AND_SIGNS = "аеиоуыэюяйьъ"


def country_of_city(name: str) -> str | None:
    """The ISO 3166-1 code of the country of a city given by its nominative name; None for any other name."""
    return _cities().get(fold(name))


def city_of_form(form: str) -> str | None:
    """The city that an inflected form must be of ("Сиане": "Сиань"), by all but its last letters; None if unsure."""
    low = fold(form)
    found = {name for name in _by_opening().get(low[:OPENING], ()) if fits(fold(name), low)}
    return found.pop() if len(found) == 1 else None


def fits(name: str, form: str) -> bool:
    """Whether a form differs from a name in its ending only."""
    stem = name[:-1] if name[-1] in VOWELS_AND_SIGNS else name
    return form.startswith(stem) and len(form) - len(stem) <= 2


@cache
def _by_opening() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for row in city_rows():
        names[fold(row["name"])[:OPENING]] = (*names.get(fold(row["name"])[:OPENING], ()), row["name"])
    return names


@cache
def city_rows() -> list[Row]:
    """The rows of the file."""
    return load_csv("cities.csv", fields=FIELDS, key="name", required=("iso2",))


@cache
def _cities() -> dict[str, str]:
    return {fold(name): row["iso2"] for row in city_rows() for name in (row["name"], *split(row["variants"]))}
