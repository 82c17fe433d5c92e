"""Who the parties of one trigger are: by its complements, by what stands over it, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.contacts.agents import (
    agents,
    attendees,
    bodies_visited,
    inviters,
    lacks_agent,
    proposers,
    side_of_speaker,
)
from letopis.extraction.contacts.arguments import argument_heads
from letopis.extraction.contacts.frames import Frame, words
from letopis.extraction.contacts.implied import implied, senders, those_concerned
from letopis.extraction.contacts.parties import Party, parties_at, unique
from letopis.extraction.context import Context
from letopis.extraction.syntax import is_passive
from letopis.lexicons import countries
from letopis.model.cast import Entity
from letopis.model.document import Token
from letopis.model.record import Role

ROLE_NAMES: dict[str, Role] = {"toward": "host", "in": "host", "to": "host", "at": "host"}
HOSTED = {"visit"}
LEADING = {"лидер", "глава", "министр", "президент", "премьер-министр"}
SENDING = "visit.verb.направить"
INVITING = {"пригласить", "приглашать"}


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


def has_strangers(context: Context, token: Token, roles: dict[str, list[Party]]) -> bool:
    """Whether a complement of company is there and nobody known stands behind it."""
    if any(c.lemma in words("press") for c in context.document.children(token.index, "nmod")):
        return True  # "поездки для граждан"
    company = [r for r in ("with", "between", "at") if r in roles and not roles[r]]
    return any(argument_heads(context.document, token.index, r) for r in company)


def mutual(frame: Frame, roles: dict[str, list[Party]]) -> bool:
    """Whether a verb of talking has all its parties for its subject: "Путин и Макрон поговорили"."""
    return frame.needs_role == ("with",) and len(roles.get("subject", [])) > 1


def of_two_states(parties: Sequence[Party]) -> bool:
    """Whether all parties are people by name, of two states at least: "Макрон заверил Шольца"."""
    by_name = all(p.entity.type == "person" and p.named and p.entity.country for p in parties)
    return by_name and len({p.entity.country for p in parties}) > 1
