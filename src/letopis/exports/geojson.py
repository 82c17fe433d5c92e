"""`geojson`: where contacts took place (RFC 7946), a feature a contact.

Only cities of `coordinates.csv` have a point. What lies elsewhere is named with an empty geometry, and counted;
nothing is guessed, and a country is no point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from letopis.exports.days import first_day, last_day
from letopis.exports.lists import json_list
from letopis.exports.selection import Selection
from letopis.exports.titles import title_of
from letopis.lexicons.coordinates import spot_of
from letopis.views.event import EventView

Json = dict[str, Any]


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the contacts asked for of which a place is told."""
    json_list(out, '{"type": "FeatureCollection", "features": [', features(selection), "]}")


def features(selection: Selection) -> Iterator[Json]:
    """A feature for each contact with a place."""
    for seen in selection.events("contact"):
        if seen.event.place is None:
            continue
        feature = feature_of(seen, seen.event.place, selection)
        if feature["geometry"] is None:
            selection.left_out("place")
        yield feature


def feature_of(seen: EventView, place: str, selection: Selection) -> Json:
    """A contact as a feature; the longitude comes first."""
    event, spot = seen.event, spot_of(place)
    first, last = first_day(event.date), last_day(event.date)
    properties = {
        "title": title_of(event, selection.say),
        "place": place,
        "kind": event.kind,
        "status": event.status,
        "date": event.date,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "participants": [party.name for party in event.parties],
        "accounts": seen.accounts,
        "sources": [source.url or source.article for source in seen.sources],
        "geonameid": spot.geonameid if spot else None,
    }
    geometry = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]} if spot else None
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}
