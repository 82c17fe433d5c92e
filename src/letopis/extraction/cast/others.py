"""What is named besides persons: bodies, countries, organisations, capitals and other places."""

from __future__ import annotations

from dataclasses import replace

from letopis.extraction.cast.draft import CastDraft
from letopis.extraction.cast.gazetteer import Hit
from letopis.extraction.cast.noun_phrases import left_edge
from letopis.extraction.cast.offices import code_of
from letopis.extraction.cast.wording import capital_text, common_text, entity_id, name_text, seat_text
from letopis.extraction.phrases import nominative
from letopis.extraction.syntax import preposition
from letopis.lexicons.bodies import bodies
from letopis.lexicons.cities import country_of_city
from letopis.lexicons.countries import Country
from letopis.lexicons.organisations import Organisation
from letopis.model.cast import Entity, EntityType, MentionKind
from letopis.model.document import Document

OWN_NAMES = {
    "organisations",
    "countries.name",
    "countries.alias",
    "countries.official",
    "countries.capital",
    "countries.seat",
}
KINDS: dict[str, MentionKind] = {"adjective": "adjective", "demonym": "demonym", "seat": "seat"}  # else a name


# --- bodies


def add_bodies(draft: CastDraft) -> None:
    """Bodies that a common noun and a country make: "правительство Японии", "российское посольство"."""
    tokens = draft.document.tokens
    words = [(t.text, t.lemma) for t in tokens]
    for i in range(len(words)):
        match = bodies().match(words, i)
        if match is None or i in draft.taken or tokens[i].pos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        state = match.entry.kind == "state"
        if state and is_of_side(draft.document, i):
            continue
        head = draft.head_of(i, i + match.length)
        stop = max(i + match.length, draft.end_of(head))
        add_body(draft, left_edge(draft.document, i), stop, head, needs_country=state)


def is_of_side(document: Document, i: int) -> bool:
    """Whether a noun stands in "со стороны властей", "со своей стороны"."""
    return preposition(document, i) == "с" and document.tokens[i].case == "Gen"


def add_body(draft: CastDraft, start: int, stop: int, head: int, needs_country: bool) -> None:
    """Add one body; one that is anybody's without a country is left out where none is told."""
    country = country_inside(draft, start, stop)
    if needs_country and country is None:
        return
    text = common_text(draft.document, start, stop, head)
    body = draft.add(Entity(entity_id("organization", text), "organization", text, country))
    draft.mention(body.id, "alias", start, stop, "body", head)


def country_inside(draft: CastDraft, start: int, stop: int) -> str | None:
    """Whom the words of a body speak for: a country or organisation there, else that of a person in them."""
    codes = (code_of(h) for h in draft.hits_in(start, stop))
    inner = (draft.entities[m.entity] for m in draft.mentions if start < m.start < stop and m.entity in draft.entities)
    return next((c for c in codes if c), None) or next((e.country for e in inner if e.country), None)


# --- what the lexicons know


def add_hits(draft: CastDraft) -> None:
    """Countries and organisations of the lexicons, their capitals and seats; none inside a person's name."""
    for hit in draft.hits:
        if is_inside_person(draft, hit):
            continue
        if hit.organisation:
            add_organisation(draft, hit, hit.organisation)
        elif hit.country and (hit.sure or is_named(draft.document, hit)):
            add_country(draft, hit, hit.country)


def is_inside_person(draft: CastDraft, hit: Hit) -> bool:
    """Whether a hit is a word of a person's name."""
    return hit.start in draft.taken and hit.start in draft.in_names


def is_named(document: Document, hit: Hit) -> bool:
    """Whether the model sees the name of a place in a word that might be none."""
    return any(n.kind == "LOC" for n in document.names_over(hit.start))


def add_organisation(draft: CastDraft, hit: Hit, body: Organisation) -> None:
    """Add an organisation by the fullest name that the article has for it."""
    own = nominative(draft.document, hit.start, hit.stop)
    known = draft.add(Entity(body.id, "organization", own, body.represents))
    if len(own) > len(known.name):
        draft.entities[body.id] = replace(known, name=own)
    draft.mention(body.id, "alias", hit.start, hit.stop, "organisations")


def add_country(draft: CastDraft, hit: Hit, country: Country) -> None:
    """Add a country, or the capital or seat of one."""
    entity = draft.add(entity_of(draft.document, hit, country))
    draft.mention(entity.id, KINDS.get(hit.how, "name"), hit.start, hit.stop, f"countries.{hit.how}")


def entity_of(document: Document, hit: Hit, country: Country) -> Entity:
    """A capital as a place, a seat ("Кремль") as a body, all else as the country itself."""
    if hit.how == "capital" and country.capital != country.name:
        name = capital_text(document, hit.start, hit.stop, country.capital)
        return Entity(entity_id("place", name), "place", name, country.iso2)
    if hit.how == "seat":
        name = seat_text(document, hit.start, hit.stop, country.seats)
        return Entity(entity_id("organization", name), "organization", name, country.iso2)
    return Entity(country.id, "country", country.name, country.iso2)


# --- what only the name model knows


def add_other_names(draft: CastDraft) -> None:
    """Organisations and places that the name model finds and no lexicon has."""
    named = {i for n in draft.names.values() for i in range(n.name.start, n.name.stop)}
    named |= {i for m in draft.mentions if m.rule in OWN_NAMES for i in range(m.start, m.stop)}
    named |= {m.head for m in draft.mentions}  # "МИД" of "МИД Грузии" is that body
    for name in draft.document.names:
        if name.kind == "PER" or any(i in named for i in range(name.start, name.stop)):
            continue
        text = name_text(draft.document, name)
        entity = same_named(draft, text, "organization" if name.kind == "ORG" else "place")
        draft.mention(entity.id, "name", name.start, name.stop, "names")


def same_named(draft: CastDraft, text: str, kind: EntityType) -> Entity:
    """The entity of a kind that has a name already, in whatever letters; else a new one."""
    known = (e for e in draft.entities.values() if e.type == kind and e.name.lower() == text.lower())
    country = country_of_city(text) if kind == "place" else None
    return next(known, None) or draft.add(Entity(entity_id(kind, text), kind, text, country))
