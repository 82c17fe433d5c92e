"""What a visit and the meetings held during it tell of each other: the host, the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.contacts.merge import FACE_TO_FACE, Draft, dates_agree, same_side
from letopis.extraction.contacts.parties import Party, without_countries

HEADS = (
    "президент",
    "премьер",
    "король",
    "королева",
    "канцлер",
    "глава государства",
    "глава правительства",
    "председатель",
    "папа",
)


def name_hosts(drafts: Sequence[Draft]) -> None:
    """Put the person who meets the visitor on a visit in the place of the country visited."""
    for visit in (d for d in drafts if d.kind == "visit"):
        for party in [p for p in visit.parties if p.role == "host" and p.entity.type == "country"]:
            host = host_person(drafts, visit, party)
            if host is not None:
                visit.parties = without_countries([host if p is party else p for p in visit.parties])


def host_person(drafts: Sequence[Draft], visit: Draft, country: Party) -> Party | None:
    """The person of the country whom the visitor meets, calls on or is invited by; of several the one at its head."""
    guests = {p.entity.id for p in visit.parties if p.role != "host"}
    hosts = [
        p
        for d in drafts
        if meets(d) and during(d, visit)
        for p in d.parties
        if guests & d.ids and p.entity.type == "person" and p.entity.country == country.entity.country
    ]
    head = next((p for p in hosts if is_head(p.entity.office)), None)
    alone = hosts[0] if len({p.entity.id for p in hosts}) == 1 else None
    host = head or alone
    return replace(host, role="host") if host is not None else None


def is_head(office: str | None) -> bool:
    """Whether an office is that of who heads a state or its government."""
    return office is not None and office.lower().startswith(HEADS)


def during(meeting: Draft, visit: Draft) -> bool:
    """Whether a meeting may be part of a visit: same status, or still to come on a visit begun; no other date."""
    begun = visit.status == "held" and meeting.status == "planned" and visit.time is not None
    return (meeting.status == visit.status or begun) and dates_agree(meeting.time, visit.time)


def meets(draft: Draft) -> bool:
    """Whether a contact brings the parties face to face; an appeal ("обратился к") does not."""
    return draft.kind in {*FACE_TO_FACE, "summit"} and "to" not in draft.lead.frame.roles


def share_places(drafts: Sequence[Draft]) -> None:
    """Give a meeting without a city the place of the visit that it is part of."""
    visits = [d for d in drafts if d.kind == "visit" and d.place is not None]
    for draft in (d for d in drafts if meets(d) and (d.place is None or not d.place.city)):
        visit = next((v for v in visits if is_part_of(draft, v)), None)
        told = draft.place is not None and (visit is None or visit.place is None or not visit.place.city)
        if visit is not None and not told and same_land(draft, visit):
            draft.borrowed_place = visit.place


def same_land(meeting: Draft, visit: Draft) -> bool:
    """Whether the meeting's own place, if there is one, lies where the visit goes."""
    return meeting.place is None or (visit.place is not None and meeting.place.country == visit.place.country)


def is_part_of(meeting: Draft, visit: Draft) -> bool:
    """Whether a meeting has guest and host of a visit, at the same status, and no other date."""
    guests = {p.entity.id for p in visit.parties if p.role != "host"}
    hosts = [p for p in visit.parties if p.role == "host"]
    met = [p for p in meeting.parties if p.entity.id not in guests]
    return bool(guests & meeting.ids) and any(same_side(h, p) for h in hosts for p in met) and during(meeting, visit)
