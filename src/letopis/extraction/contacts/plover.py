"""The PLOVER event type and mode of a contact: "CONSULT/phone".

What took place is a consultation: by telephone, a visit, multilateral, at a third party's place, or of no
mode of its own. What is agreed for the future is AGREE, what one side wants REQUEST, what is called off
or denied REJECT, each with the mode "meet".
"""

from __future__ import annotations

from letopis.extraction.contacts.merge import Draft
from letopis.extraction.contacts.places import Place
from letopis.model.record import ContactStatus

AHEAD: dict[ContactStatus, str] = {
    "planned": "AGREE/meet",
    "proposed": "REQUEST/meet",
    "cancelled": "REJECT/meet",
    "denied": "REJECT/meet",
}
MODES = {"call": "phone", "visit": "visit", "summit": "multilateral"}
MANY = 3


def plover_of(draft: Draft, place: Place | None) -> str:
    """The code and, after a slash, the mode."""
    if draft.status != "held":
        return AHEAD[draft.status]
    mode = MODES.get(draft.kind) or mode_of_meeting(draft, place)
    return f"CONSULT/{mode}" if mode else "CONSULT"


def mode_of_meeting(draft: Draft, place: Place | None) -> str | None:
    """Multilateral for three sides and more; third-party where neither of two is at home."""
    sides = {p.entity.country for p in draft.parties if p.entity.country}
    if draft.kind == "letter":
        return None
    if len(sides) >= MANY:
        return "multilateral"
    return "third-party" if place and place.country and len(sides) > 1 and place.country not in sides else None
