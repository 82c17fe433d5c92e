"""`plover`: a PLOVER record a line for each contact, with the CAMEO codes beside it.

What took place is CONSULT on its day. What is planned, proposed, called off or denied is AGREE, REQUEST or REJECT on
the day on which it was first told, and `about_date` has the day of the contact itself. The visitor is the source and
the host the recipient, the sender of a letter the source; where nobody is host, all are sources. `about_date`,
`cameo`, `accounts` are ours: the codebook lets a data set have fields of its own.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import Any, BinaryIO

from letopis.exports.days import days_of
from letopis.exports.lines import line_of
from letopis.exports.plover_codes import (
    ACTORS,
    CAMEO,
    CAMEO_HOST,
    CAMEO_NEGOTIATE,
    CODEBOOK,
    CONSULT_MODES,
    OF_STATUS,
    QUAD,
    SCALE,
    SECTORS,
)
from letopis.exports.selection import Selection
from letopis.lexicons.cities import country_of_city
from letopis.lexicons.coordinates import spot_of
from letopis.lexicons.countries import countries
from letopis.lexicons.organisations import Organisation, organisations
from letopis.model.chronicle import Event, Party
from letopis.views.event import EventView, Source

Json = dict[str, Any]


def write(selection: Selection, out: BinaryIO) -> None:
    """Write the records of the contacts asked for; those without a day are left out."""
    for seen in selection.events("contact"):
        record = record_of(seen)
        if record is None:
            selection.left_out("day")
        else:
            out.write(line_of(record))


def record_of(seen: EventView) -> Json | None:
    """The record of a contact; None where no day can be told, which PLOVER asks for."""
    event = seen.event
    code, mode = code_of(seen)
    days = days_of(event.date) if code == "CONSULT" else told_on(event)
    if days is None:
        return None
    sources, recipients = directed(event, code)
    place, first = event.place, seen.sources[0]
    record: Json = {
        "id": event.id,
        "has_event": True,
        "date": days[0].isoformat(),
        "enddate": days[1].isoformat(),
        "source": [actor_of(party) for party in sources],
        "recipient": [actor_of(party) for party in recipients],
        "event": [code],
        "mode": [mode] if mode else [],
        "context": ["diplomatic"],
        "quad_code": QUAD[code],
        "event_scale": SCALE[code],
        "event_loc": location_of(place) if place else None,
        "event_text": [source.report.evidence for source in seen.sources],
        "text": " ".join(first.report.sentences),
        "cite_info": [cited(source) for source in seen.sources],
        "coder": f"letopis {version('letopis')}",
        "about_date": event.date,
        "accounts": seen.accounts,
        "cameo": cameo_of(event, code, mode, bool(recipients)),
    }
    return {name: value for name, value in record.items() if value is not None}


def code_of(seen: EventView) -> tuple[str, str | None]:
    """The event category and the mode."""
    event = seen.event
    ahead = OF_STATUS.get(event.status or "")
    if ahead:
        return ahead
    mode = (most_told(seen) or "").partition("/")[2]
    if mode in CONSULT_MODES:
        return "CONSULT", mode
    return "CONSULT", "visit" if directed(event, "CONSULT")[1] and event.kind != "letter" else None


def most_told(seen: EventView) -> str | None:
    """The code and mode ("CONSULT/visit") that most reports have, of equals the first."""
    codes = [code for s in seen.sources if (code := s.report.fact.get("plover"))]
    return max(codes, key=codes.count) if codes else None


def told_on(event: Event) -> tuple[date, date] | None:
    """The day on which the state of an event was first told."""
    days = [step.published for step in event.history if step.status == event.status and step.published]
    return days_of(min(days)) if days else None


def directed(event: Event, code: str) -> tuple[list[Party], list[Party]]:
    """The source actors and the recipients: visitor and host of two sides, sender and addressee; else all and none."""
    for source, recipient in (("guest", "host"), ("sender", "recipient")):
        ones = [party for party in event.parties if party.role != recipient]
        others = [party for party in event.parties if party.role == recipient]
        told = any(party.role == source for party in ones)
        if code == "CONSULT" and told and others and sides(ones).isdisjoint(sides(others)):
            return ones, others
    return list(event.parties), []


def sides(parties: list[Party]) -> set[str]:
    """Whom some parties speak for; who speaks for nobody is a side of one."""
    return {party.represents or party.name for party in parties}


def actor_of(party: Party) -> Json:
    """A party as an actor object: the code of the state or of the sort of body, never guessed."""
    body = organisations().by_name(party.name) if party.type == "organization" else None
    codes = {"code": code_of_side(party.represents, body), "sector": SECTORS.get(body.kind) if body else None}
    named = {"actor_text": party.name, "identifier_text": party.name, "office": party.office}
    return {name: value for name, value in (codes | named).items() if value is not None}


def code_of_side(side: str | None, body: Organisation | None) -> str | None:
    """The code of the state or organisation that somebody speaks for, or of what a body is."""
    country = countries().by_iso(side) if side else None
    if country:
        return country.iso3
    spoken_for = organisations().by_short(side) if side else None
    return next((ACTORS[one.kind] for one in (spoken_for, body) if one and one.kind in ACTORS), None)


def location_of(place: str) -> Json:
    """A place as a location object: its GeoNames id and coordinates where they are known."""
    spot = spot_of(place)
    country = countries().by_name(place) or countries().by_iso(spot.iso2 if spot else country_of_city(place) or "")
    known: Json = {"name": place}
    if country:
        known |= {"country code": country.iso2, "cc3": country.iso3}
    if spot:
        known |= {"geonameid": spot.geonameid, "latitude": spot.latitude, "longitude": spot.longitude}
    return known


def cited(source: Source) -> Json:
    """A source as a citation object."""
    known = {"citation": source.article, "url": source.url, "title": source.title, "publication": source.outlet}
    given = {name: value for name, value in known.items() if value}
    return given | {"language": "ru", "codebook": CODEBOOK}


def cameo_of(event: Event, code: str, mode: str | None, is_directed: bool) -> Json:
    """The CAMEO code as the source does it and, of a visit, as the recipient does."""
    negotiated = event.kind == "talks" and (code, mode) == ("CONSULT", None)
    codes = {"source": CAMEO_NEGOTIATE if negotiated else CAMEO[code, mode]}
    return codes | ({"recipient": CAMEO_HOST} if mode == "visit" and is_directed else {})
