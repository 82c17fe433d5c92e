"""Persons by name: their entities, with the offices told beside the names, and their mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.cast.beside import Beside, taken_offices
from letopis.extraction.cast.draft import CastDraft
from letopis.extraction.cast.names import is_gloss
from letopis.extraction.cast.noun_phrases import left_edge
from letopis.extraction.cast.offices import OfficePhrase, code_of
from letopis.extraction.cast.officials import known_official, put_right
from letopis.extraction.cast.people import fold
from letopis.extraction.cast.person import Person
from letopis.extraction.cast.wording import entity_id, office_text
from letopis.extraction.cast.written import PersonName
from letopis.extraction.phrases import nominative
from letopis.model.cast import Entity
from letopis.reading import morphology

LONGEST_ENDING = 3  # "Рахмона" and "Токаевым" are forms of names that the registry has
LAST_MENTIONS = 200  # an office and a name that are one mention are not far back
OF_SERVICE = {"по", "в", "при"}


def add_people(draft: CastDraft, phrases: Sequence[OfficePhrase], beside: Beside) -> None:
    """Add the persons of the article and all that names them."""
    for person, offices in zip(draft.people, offices_of_people(draft, phrases, beside), strict=True):
        key = add_person(draft, person, offices)
        if not offices:
            add_service(draft, person, key)
    for phrase in phrases:
        if phrase.start in beside:
            mention_beside(draft, phrase, beside[phrase.start])
    for person, key in zip(draft.people, draft.person_ids, strict=True):
        for name in person.names:
            mention_name(draft, name, key)
    mention_glosses(draft)


def offices_of_people(
    draft: CastDraft, phrases: Sequence[OfficePhrase], beside: Beside
) -> Sequence[Sequence[OfficePhrase]]:
    """The offices told of each person, beside the name first."""
    offices: list[list[OfficePhrase]] = [[] for _ in draft.people]
    for phrase in phrases:
        names = beside.get(phrase.start, [])
        for k, name in enumerate(names):
            offices[draft.number_of(name)].append(one_of(phrase, k, len(names)))
    for phrase, name in taken_offices(draft, phrases):
        offices[draft.number_of(name)].append(phrase)
    return offices


def one_of(phrase: OfficePhrase, index: int, count: int) -> OfficePhrase:
    """The part of a plural phrase that one of its names has: the country in the same place."""
    if not phrase.plural:
        return phrase
    holders = phrase.holders
    own = (holders[index],) if len(holders) == count else holders if len(holders) == 1 else ()
    return replace(phrase, holders=own, plural=False)


# --- entities


def add_person(draft: CastDraft, person: Person, offices: Sequence[OfficePhrase]) -> str:
    """Add a person with the present office and country, the registry's name where it is sure; gives the id."""
    current = [o for o in offices if not o.former]
    official = known_official(person, [(o.post, o.holder) for o in current], draft.document.article.published)
    name = official.name if official and may_be_called(person, official.name) else person.display()
    name = put_right(name, official)
    told = next((o for o in current if o.holder), None) or next(iter(current), None)
    country = told.holder if told else None
    if country is None and official and not any(o.former for o in offices):
        country = official.holder
    office = office_text(draft.document, told) if told else None
    key = entity_id("person", name)
    draft.add(Entity(key, "person", name, country, office))
    draft.person_ids.append(key)
    draft.offices[key].extend(current)
    draft.former_offices[key].extend(o for o in offices if o.former)
    return key


def may_be_called(person: Person, name: str) -> bool:
    """Whether the forms of the article may be those of a name of the registry."""
    words = [fold(w) for w in name.split()]
    lasts, firsts = {fold(w) for w in person.lasts}, {fold(w) for w in person.firsts}
    if len(words) != 2 or words[0] not in firsts:
        return False
    return any(w.startswith(words[1]) and len(w) - len(words[1]) <= LONGEST_ENDING for w in lasts)


def add_service(draft: CastDraft, person: Person, key: str) -> None:
    """The body or state that an apposition without a known post gives somebody: "эксперт Госдепартамента США"."""
    if draft.entities[key].country is not None:
        return
    for name in person.names:
        head = apposed_noun(draft, name)
        if head is None:
            continue
        code = code_served(draft, head, name)
        if code is not None:
            text = nominative(draft.document, left_edge(draft.document, head), name.name.start, head)
            draft.entities[key] = replace(draft.entities[key], country=code, office=text)
            return


def apposed_noun(draft: CastDraft, name: PersonName) -> int | None:
    """The animate noun that a name is apposed to, to its left."""
    token = draft.document.tokens[name.name.start]
    head = draft.document.tokens[token.head] if token.head is not None else None
    if head is None or token.rel != "appos" or head.pos != "NOUN" or head.index >= token.index:
        return None
    return head.index if "anim" in morphology.grammemes(head.text) else None


def code_served(draft: CastDraft, head: int, name: PersonName) -> str | None:
    """Whom a body among the complements of a noun speaks for, where they reach to the name."""
    stop = name.name.start
    if service_end(draft, head) < stop:
        return None
    codes = (code_of(h) for h in draft.hits_in(head + 1, stop) if h.organisation)
    return next((c for c in codes if c), None)


def service_end(draft: CastDraft, head: int) -> int:
    """The end of the complements of a noun, "по" and "в" with theirs included, up to the next name of a person."""
    tokens, stop = draft.document.tokens, draft.end_of(head)
    while stop < len(tokens) and tokens[stop].low in OF_SERVICE and tokens[stop].sentence == tokens[head].sentence:
        following = next((t.index for t in tokens[stop + 1 : stop + 4] if t.pos in {"NOUN", "PROPN"}), None)
        if following is None:
            return stop
        stop = draft.end_of(following)
    return stop


# --- mentions


def mention_beside(draft: CastDraft, phrase: OfficePhrase, names: Sequence[PersonName]) -> None:
    """The office with the name after it as one mention, one after the name as its own; of several a group."""
    keys = tuple(draft.person_id(n) for n in names)
    if len(keys) > 1:
        draft.groups[phrase.head] = keys
    elif names[0].name.start >= phrase.stop:
        draft.mention(keys[0], "name", phrase.start, names[0].name.stop, "office_and_name", phrase.head)
    else:
        draft.mention(keys[0], "office", phrase.start, phrase.stop, "office_after_name", phrase.head)


def mention_name(draft: CastDraft, name: PersonName, key: str) -> None:
    """A name that no mention of an office with it covers."""
    start, stop = name.name.start, name.name.stop
    near = draft.mentions[-LAST_MENTIONS:]
    if not any(m.start <= start and stop <= m.stop and m.kind == "name" for m in near):
        draft.mention(key, "name", start, stop, "name")


def mention_glosses(draft: CastDraft) -> None:
    """Latin spellings in brackets are names of the person before them: "Гайко Маас (Heiko Maas)"."""
    stops = {n.name.stop: n for n in draft.names.values()}
    for name in draft.document.names:
        person = stops.get(name.start - 1) if name.kind == "PER" and is_gloss(draft.document, name) else None
        if person is not None:
            draft.mention(draft.person_id(person), "alias", name.start, name.stop, "gloss")
