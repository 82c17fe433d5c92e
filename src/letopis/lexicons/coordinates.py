"""Where cities lie (`coordinates.csv`, from GeoNames): only those of the registries that were found there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from letopis.lexicons.cities import city_rows
from letopis.lexicons.loader import load_csv, split
from letopis.lexicons.phrases import fold

FIELDS = ("name", "iso2", "geonameid", "latitude", "longitude")


@dataclass(frozen=True, slots=True)
class Spot:
    """A city by its Russian name, its country (ISO 3166-1 alpha-2), its GeoNames id, in decimal degrees (WGS 84)."""

    name: str
    iso2: str
    geonameid: int
    latitude: float
    longitude: float


def spot_of(place: str) -> Spot | None:
    """Where a place given by its nominative name lies; None where that is not known."""
    return _spots().get(fold(place))


@cache
def _spots() -> Mapping[str, Spot]:
    rows = load_csv("coordinates.csv", fields=FIELDS, key="name", required=FIELDS[1:])
    spots = (
        Spot(row["name"], row["iso2"], int(row["geonameid"]), float(row["latitude"]), float(row["longitude"]))
        for row in rows
    )
    found = {fold(spot.name): spot for spot in spots}
    others = {fold(other): row["name"] for row in city_rows() for other in split(row["variants"])}
    return found | {other: found[fold(name)] for other, name in others.items() if fold(name) in found}
