"""Triggers of contact with their parties, place and date: one candidate each.

A candidate may be incomplete ("встреча прошла в Сочи"): it still has what it tells, for the contact
that it belongs to (merge.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letopis.extraction.contacts.agents import (
    EXCHANGING,
)
from letopis.extraction.contacts.arguments import clause
from letopis.extraction.contacts.frames import Frame, frames, words
from letopis.extraction.contacts.parties import Party
from letopis.extraction.contacts.places import Place, place_of
from letopis.extraction.contacts.status import circumstance, is_readiness
from letopis.extraction.contacts.trigger_parties import (
    has_strangers,
    mutual,
    of_two_states,
    parties_in_role,
    told_parties,
)
from letopis.extraction.contacts.whether import (
    doubted,
    goes_on,
    has_subject_matter,
    is_asked,
    is_only_thought_of,
    lacks_known_subject,
    lies_after_publication,
    told_status,
)
from letopis.extraction.context import Context
from letopis.extraction.syntax import governor
from letopis.extraction.when import time_for
from letopis.model.dates import Timex
from letopis.model.document import Token
from letopis.model.record import ContactKind, ContactStatus

RECEIVING = "meeting.verb.принять"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What one trigger tells of a contact."""

    frame: Frame
    kind: ContactKind
    status: ContactStatus
    trigger: int
    parties: tuple[Party, ...]
    place: Place | None
    time: Timex | None
    joining: bool = False  # whether it tells who else took part
    company: bool = False  # whether a complement of company names a party
    strangers: bool = False  # whether a complement names somebody who is no party known here

    @property
    def ids(self) -> frozenset[str]:
        """The entities of the parties."""
        return frozenset(p.entity.id for p in self.parties)


def candidates(context: Context) -> Iterator[Candidate]:
    """The candidates of a document in text order."""
    index = frames()
    for token in context.document.tokens:
        if token.lemma not in index or context.is_boilerplate(token.span.start) or in_name(context, token.index):
            continue
        found = next((c for f in index[token.lemma] if (c := read(context, token, f))), None)
        if found is not None:
            yield found


def in_name(context: Context, index: int) -> bool:
    """Whether a word is part of an organisation's name ("Дипломатическая конференция")."""
    entity = context.cast.entity_at(index)
    mention = context.cast.at(index)
    return entity is not None and mention is not None and entity.type == "organization" and mention.rule != "body"


def read(context: Context, token: Token, frame: Frame) -> Candidate | None:
    """The candidate of one trigger under one frame; None where the frame does not fit."""
    if (token.pos in {"VERB", "AUX"}) != frame.verbal or not has_needed(context, token, frame):
        return None
    roles = {role: parties_in_role(context, token, frame, role) for role in frame.roles}
    if frame.needs_role and not any(roles[r] for r in frame.needs_role) and not mutual(frame, roles):
        return None
    if frame.rule == RECEIVING and not any(p.entity.type == "person" for p in roles["subject"]):
        return None  # "Германия готова принять беженцев"
    if (frame.weak and holds_another(context, token)) or is_occasion_of_meeting(context, token, frame, roles):
        return None
    if is_asked(context, token) or is_only_thought_of(context, token):
        context.drop("contact", token.span, "asked, or thought of, and not told", frame.rule)
        return None
    if frame.verbal and "with" in frame.roles and lacks_known_subject(context, token, roles):
        context.drop("contact", token.span, "who meets them is not known", frame.rule)
        return None
    status = told_status(context, token, frame)
    if status is None:
        context.drop("contact", token.span, "denied in its own clause", frame.rule)
        return None
    parties = told_parties(context, token, frame, roles)
    if len(parties) < frame.needs_parties:
        return None
    time, place = time_of(context, token), place_of(context, token.index, frame)
    if time is None and place is None and is_readiness(context.document, token):
        if frame.kind == "talks" and not has_subject_matter(context, token):
            context.drop("contact", token.span, "general readiness", frame.rule)
            return None
        status = "proposed" if status == "planned" else status
    if status == "held" and lies_after_publication(context, time):
        status = "planned"  # "7 мая начинает визит"
    if frame.people and (status != "held" or not of_two_states(parties) or doubted(context, token)):
        return None
    return Candidate(
        frame,
        kind_of(context, token, frame),
        "held" if goes_on(context, token, parties) else status,
        token.index,
        tuple(parties),
        place,
        time,
        joining=takes_part(context, token, frame),
        company=bool(roles.get("with")),
        strangers=has_strangers(context, token, roles),
    )


def time_of(context: Context, token: Token) -> Timex | None:
    """When a contact was; what is done to its plan or with its outcome has a date of its own."""
    document, found = context.document, time_for(context.document, context.times, token.index)
    above = document.tokens[token.head] if token.head is not None else None
    if found is None or above is None or above.lemma not in words("matter") or token.case != "Gen":
        return found
    hangs = {t.index for t in document.ancestors(found.start)} | {found.start}
    return found if token.index in hangs else None


def takes_part(context: Context, token: Token, frame: Frame) -> bool:
    """Whether a noun of contact stands under "участвовать" or "принять участие"."""
    above = list(context.document.ancestors(token.index))[:2]
    above += [t for a in above[:1] for t in context.document.children(a.index, "obj")]
    return (
        not frame.verbal
        and frame.kind != "visit"
        and any(t.lemma in {"участие", "участвовать", "присутствовать"} for t in above)
    )


def is_occasion_of_meeting(context: Context, token: Token, frame: Frame, roles: dict[str, list[Party]]) -> bool:
    """Whether a gathering only says where a told meeting was: "встретились на саммите"."""
    verb = governor(context.document, token.index)
    over = context.document.tokens[token.head] if token.head is not None and token.case == "Gen" else token
    aside = circumstance(context.document, token) or circumstance(context.document, over)  # "на полях саммита"
    if frame.kind != "summit" or verb is None or any(roles.values()) or not aside:
        return False
    return any(f.verbal and not f.weak and f.kind == "meeting" for f in frames().get(verb.lemma, ()))


def holds_another(context: Context, token: Token) -> bool:
    """Whether a weak verb governs a contact of its own: "договорились встретиться" is one plan."""
    children = context.document.children(token.index, "xcomp")
    exchanged = context.document.children(token.index, "obl", "obj") if token.lemma in EXCHANGING else []
    return any(c.lemma in frames() for c in (*children, *exchanged))


def has_needed(context: Context, token: Token, frame: Frame) -> bool:
    """Whether one of the words that a frame needs stands in the clause."""
    if not frame.needs:
        return True
    near = clause(context.document, token)
    return any(t.lemma in frame.needs for t in near)


def kind_of(context: Context, token: Token, frame: Frame) -> ContactKind:
    """The kind of the frame, or a call where the clause says so ("поговорил по телефону")."""
    if frame.kind not in {"talks", "meeting"} and "поздравить" not in frame.words:
        return frame.kind
    remote = (t for t in clause(context.document, token) if t.lemma in words("remote"))
    return "call" if any(not verb_between(context, token, t) for t in remote) else frame.kind


def verb_between(context: Context, token: Token, other: Token) -> bool:
    """Whether another verb stands between: "встретился с королём и поговорил по телефону" are two contacts."""
    first, last = sorted((token.index, other.index))
    return any(t.pos == "VERB" for t in context.document.tokens[first + 1 : last])
