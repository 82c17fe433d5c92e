"""Triggers of contact with their parties, place and date: one candidate each.

A candidate may be incomplete ("встреча прошла в Сочи"): it still has what it tells, for the contact
that it belongs to (merge.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letopis.extraction.contacts.agents import (
    EXCHANGING,
    HELPING,
    agents,
    attendees,
    bodies_visited,
    inviters,
    lacks_agent,
    proposers,
    side_of_speaker,
)
from letopis.extraction.contacts.arguments import argument_heads, clause
from letopis.extraction.contacts.frames import Frame, frames, words
from letopis.extraction.contacts.implied import implied, senders, those_concerned
from letopis.extraction.contacts.parties import Party, parties_at, unique
from letopis.extraction.contacts.places import Place, place_of
from letopis.extraction.contacts.status import circumstance, is_readiness, of_occasion, status_of
from letopis.extraction.context import Context
from letopis.extraction.syntax import governor, is_passive, preposition
from letopis.extraction.when import time_for
from letopis.lexicons import countries
from letopis.model.cast import Entity
from letopis.model.dates import Timex
from letopis.model.document import Token
from letopis.model.edtf import parse
from letopis.model.record import ContactKind, ContactStatus, Role

ROLE_NAMES: dict[str, Role] = {"toward": "host", "in": "host", "to": "host", "at": "host"}
HOSTED = {"visit"}
RECALLING = {"отозвать", "отзывать", "отзыв"}  # "отозвала посла для консультаций"
OCCASIONS = {"повод", "предлог", "причина", "основание", "время", "место"}
ABOUT = {"о", "по", "насчет", "относительно", "по поводу", "по вопросу"}
LEADING = {"лидер", "глава", "министр", "президент", "премьер-министр"}
SENDING = "visit.verb.направить"
RECEIVING = "meeting.verb.принять"
INVITING = {"пригласить", "приглашать"}


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


def lacks_known_subject(context: Context, token: Token, roles: dict[str, list[Party]]) -> bool:
    """Whether several are met by a subject that is told but nobody known: they did not meet each other."""
    several = len(roles.get("with", ())) > 1 and not roles.get("subject")
    return several and bool(argument_heads(context.document, token.index, "subject"))


def told_status(context: Context, token: Token, frame: Frame) -> ContactStatus | None:
    """The status of a contact; None where the article itself says that there was none, "denied" where somebody does."""
    status = status_of(context.document, token.index)
    if status is None and any(s.span.holds(token.span.start) for s in context.statements):
        return "denied"
    return "proposed" if status == "held" and token.lemma in INVITING and frame.kind == "visit" else status


def has_subject_matter(context: Context, token: Token) -> bool:
    """Whether a talk has something that it is about: "о границе", "по вопросу о долге", an object."""
    near = context.document.children(token.index, "obl", "nmod", "obj")
    return any(t.rel == "obj" or preposition(context.document, t.index) in ABOUT for t in near)


def lies_after_publication(context: Context, time: Timex | None) -> bool:
    """Whether a time begins only after the article came out."""
    published = context.article.published
    if published is None or time is None or not time.value or "X" in time.value:
        return False
    return parse(time.value).first > published


def goes_on(context: Context, token: Token, parties: Sequence[Party]) -> bool:
    """Whether a negotiation of states is under way, whatever is yet to be said: "на переговорах с ЕС потребует"."""
    of_states = token.lemma == "переговоры" and all(p.entity.type != "person" for p in parties)
    backed = (governor(context.document, token.index) or token).lemma in HELPING
    return (of_states or backed) and status_of(context.document, token.index) == of_occasion(context.document, token)


def is_asked(context: Context, token: Token) -> bool:
    """Whether a verb stands in an indirect question: "не ответил, встречался ли он с Фиданом"."""
    following = context.document.tokens[token.index + 1 : token.index + 2]
    return token.pos == "VERB" and any(t.low == "ли" for t in following)


def is_only_thought_of(context: Context, token: Token) -> bool:
    """Whether a contact is what there is or is no occasion for: "искали повод для встреч"."""
    above = context.document.tokens[token.head] if token.head is not None else None
    for_it = above is not None and preposition(context.document, token.index) == "для"
    return for_it and above is not None and above.lemma in OCCASIONS | RECALLING


def doubted(context: Context, token: Token) -> bool:
    """Whether a verb above is negated: "не думаю, что он сказал об этом Шольцу"."""
    above = context.document.ancestors(token.index)
    return any(t.low == "не" for a in above for t in context.document.children(a.index))


def of_two_states(parties: Sequence[Party]) -> bool:
    """Whether all parties are people by name, of two states at least: "Макрон заверил Шольца"."""
    by_name = all(p.entity.type == "person" and p.named and p.entity.country for p in parties)
    return by_name and len({p.entity.country for p in parties}) > 1


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


def has_strangers(context: Context, token: Token, roles: dict[str, list[Party]]) -> bool:
    """Whether a complement of company is there and nobody known stands behind it."""
    if any(c.lemma in words("press") for c in context.document.children(token.index, "nmod")):
        return True  # "поездки для граждан"
    company = [r for r in ("with", "between", "at") if r in roles and not roles[r]]
    return any(argument_heads(context.document, token.index, r) for r in company)


def is_occasion_of_meeting(context: Context, token: Token, frame: Frame, roles: dict[str, list[Party]]) -> bool:
    """Whether a gathering only says where a told meeting was: "встретились на саммите"."""
    verb = governor(context.document, token.index)
    over = context.document.tokens[token.head] if token.head is not None and token.case == "Gen" else token
    aside = circumstance(context.document, token) or circumstance(context.document, over)  # "на полях саммита"
    if frame.kind != "summit" or verb is None or any(roles.values()) or not aside:
        return False
    return any(f.verbal and not f.weak and f.kind == "meeting" for f in frames().get(verb.lemma, ()))


def mutual(frame: Frame, roles: dict[str, list[Party]]) -> bool:
    """Whether a verb of talking has all its parties for its subject: "Путин и Макрон поговорили"."""
    return frame.needs_role == ("with",) and len(roles.get("subject", [])) > 1


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


def parties_in_role(context: Context, token: Token, frame: Frame, role: str) -> list[Party]:
    """The parties that one complement carries."""
    heads = argument_heads(context.document, token.index, role)
    name: Role = ROLE_NAMES.get(role, "participant") if frame.kind in HOSTED else letter_role(frame, role)
    if not heads and role in {"toward", "to"} and frame.kind == "visit" and not frame.verbal:
        heads = heads_of_light_verb(context, token, role)
    found = unique([p for head in heads for p in parties_at(context, head, name)])
    return [p for p in found if p.entity.type == "organization"] if role == "body" else found


def heads_of_light_verb(context: Context, token: Token, role: str) -> list[int]:
    """A complement of a visit that stands by its verb: "первый визит премьер совершит [во Вьетнам]"."""
    verb = context.document.tokens[token.head] if token.head is not None else None
    if verb is None or verb.lemma not in words("light"):
        return []
    return argument_heads(context.document, verb.index, role)


def letter_role(frame: Frame, role: str) -> Role:
    """Sender and recipient of a letter; the host of an audience."""
    if frame.kind == "letter":
        return "recipient" if role in {"dative", "object", "to", "body", "in_name_of"} else "sender"
    return "host" if role == "at" or (role == "subject" and "принять" in frame.words) else "participant"


def told_parties(context: Context, token: Token, frame: Frame, roles: dict[str, list[Party]]) -> list[Party]:
    """All parties of a trigger; a noun with too few takes the subject of the verb over it."""
    parties = unique([p for found in roles.values() for p in found])
    if frame.kind == "visit" and token.lemma in INVITING:
        parties = invited(context, roles)
    elif frame.kind == "visit":
        parties = [*visitors_and_hosts(context, roles), *inviters(context, token)]
        parties = [p for p in map(sent_by, parties) if p] if frame.rule == SENDING else parties
    elif frame.verbal and frame.kind == "letter" and is_passive(token):
        parties = unique([*senders(context, token), *parties])
    elif frame.verbal and len(parties) < 2:
        passive = token.low.endswith(("ся", "сь")) and "subject" not in frame.roles
        others = side_of_speaker(context, token) if passive else proposers(context, token)
        parties = unique([*others, *parties])
    asked_of = frame.kind == "talks" and not frame.verbal and len(parties) < 2
    concerned = those_concerned(context, token) if asked_of else []
    parties = unique([*concerned, *parties])
    if (
        not frame.verbal
        and not concerned
        and lacks_agent(frame, parties, roles)
        and not has_strangers(context, token, roles)
    ):
        parties = unique([*agents(context, token, frame, parties), *parties])
    if not frame.verbal and frame.kind in {"talks", "meeting", "summit", "call"}:
        parties = unique([*parties, *attendees(context, token)])
    if frame.kind == "talks" and not frame.verbal and len(parties) < 2:
        parties = unique([*parties, *implied(context, token)])
    if frame.kind in {"talks", "meeting"} and not frame.verbal and len(parties) == 1:
        parties = unique([*parties, *bodies_visited(context, token)])
    if only_company(context, token, frame, roles, parties):
        return []
    if frame.kind == "summit" and len(parties) == 1:
        parties = [*parties, *gathering_of(context, parties[0])]
    parties = [p for p in parties if p.entity.type != "place" and not vague_host(p)]
    return at_home(parties) if frame.kind == "visit" else parties


def sent_by(party: Party) -> Party | None:
    """Whose delegation goes: the state of who sends it, since he does not go himself; None of a private person."""
    if party.role == "host" or party.entity.type != "person":
        return party
    country = countries().by_iso(party.entity.country or "")
    return replace(party, entity=Entity(country.id, "country", country.name, country.iso2)) if country else None


def only_company(
    context: Context, token: Token, frame: Frame, roles: dict[str, list[Party]], parties: Sequence[Party]
) -> bool:
    """Whether several are those whom somebody untold meets: "запланированы встречи с Моди и Си" is none of theirs."""
    company = {p.entity.id for p in roles.get("with", ())}
    listed = len(argument_heads(context.document, token.index, "with")) == 1
    return not frame.verbal and listed and len(company) > 1 and company == {p.entity.id for p in parties}


def gathering_of(context: Context, party: Party) -> list[Party]:
    """The organisation whose leaders gather: "лидеры ЕС собрались на саммит"."""
    if context.document.tokens[party.token].lemma not in LEADING or party.named:
        return []
    known = (context.cast.entities[m.entity] for m in context.cast.mentions if m.rule == "organisations")
    found = next((e for e in known if e.country == party.entity.country), None)
    return [Party(found, party.token)] if found is not None and party.entity.country else []


def vague_host(party: Party) -> bool:
    """Whether a host is an office that no country is told for."""
    return party.role == "host" and party.entity.type == "person" and party.entity.name == party.entity.office


def at_home(parties: Sequence[Party]) -> list[Party]:
    """Who speaks for the country visited is host and not guest, and stands for it."""
    goals = {p.entity.country for p in parties if p.role == "host" and p.entity.country}
    placed = [replace(p, role="host") if p.entity.country in goals else p for p in parties]
    hosts = {p.entity.country for p in placed if p.role == "host" and p.entity.type == "person"}
    return [p for p in placed if p.entity.type in {"person", "organization"} or p.entity.country not in hosts]


def visitors_and_hosts(context: Context, roles: dict[str, list[Party]]) -> list[Party]:
    """Guests, then the hosts: whom the text names, else the country that was gone to."""
    guests = [replace(p, role="guest") for r in ("subject", "genitive") for p in roles.get(r, [])]
    goals = [p for r in ("toward", "in", "object", "to") for p in roles.get(r, [])]
    goals = [replace(p, entity=land_of(context, p)) for p in goals]
    hosts = [replace(p, role="host") for p in goals if p.entity.id not in {g.entity.id for g in guests}]
    return unique([*guests, *hosts])


def invited(context: Context, roles: dict[str, list[Party]]) -> list[Party]:
    """Whom somebody invites to his country; nobody where the place is no country of his ("пригласил в студию")."""
    hosts = [replace(p, role="host") for p in roles["subject"]]
    goals = {land_of(context, p).country for p in roles["toward"]}
    at_home_there = any(h.entity.country in goals for h in hosts if h.entity.country)
    return [*(replace(p, role="guest") for p in roles["object"]), *hosts] if at_home_there else []


def land_of(context: Context, party: Party) -> Entity:
    """The country that a city gone to lies in, whatever it stands for when it acts; all else as it is."""
    told = context.cast.entity_at(party.token)
    place = told if told is not None and told.type == "place" else party.entity
    country = countries().by_iso(place.country) if place.type == "place" and place.country else None
    return Entity(country.id, "country", country.name, country.iso2) if country else party.entity


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
