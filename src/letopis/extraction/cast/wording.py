"""What the entities of a cast are called, and their ids.

Offices, bodies, places and other names are put into the nominative; where a lexicon has the name,
it is as the lexicon writes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from anyascii import anyascii

from letopis.extraction.cast.offices import OfficePhrase
from letopis.extraction.phrases import nominative
from letopis.lexicons import countries
from letopis.lexicons.cities import city_of_form, country_of_city
from letopis.model.cast import EntityType
from letopis.model.document import Document, Name
from letopis.reading import morphology

OPENING, MARKS = '«"„“', '«»"„“”'
PREFIXES: dict[EntityType, str] = {"organization": "org"}  # all else is called by its type


def slug(text: str) -> str:
    """A stable id of a name in Latin letters: "Владимир Путин" gives "vladimir-putin"."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(text.replace("ь", "").replace("ъ", "")).lower()).strip("-") or "x"


def entity_id(kind: EntityType, name: str) -> str:
    """The id of an entity that no lexicon has: "person:vladimir-putin"."""
    return f"{PREFIXES.get(kind, kind)}:{slug(name)}"


def office_text(document: Document, phrase: OfficePhrase) -> str:
    """The office in the nominative; of a plural phrase the part that one person has."""
    if morphology.only_plural(document.tokens[phrase.head].text):
        country = countries().by_iso(phrase.holder or "")
        genitive = morphology.inflect(country.name, "PROPN", "Nom", "Gen") if country else ""
        return f"{phrase.post.title} {genitive}".strip()
    return common_text(document, phrase.start, phrase.stop, phrase.head)


def common_text(document: Document, start: int, stop: int, head: int) -> str:
    """A common noun with its complements in the nominative, small at the start of a sentence too."""
    text = nominative(document, start, stop, head)
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def capital_text(document: Document, start: int, stop: int, capital: str | None) -> str:
    """The capital's name: as in the lexicon where the article's word is a form of it."""
    own = nominative(document, start, stop)
    found = countries().by_form(own)
    return capital if capital and found and own[:3].lower() == capital[:3].lower() else own


def seat_text(document: Document, start: int, stop: int, seats: Sequence[str]) -> str:
    """The seat of a government as the lexicon writes it, by its first letters: "Кремль", "Белый дом"."""
    own = nominative(document, start, stop)
    return next((s for s in seats if s[:4].lower() == own[:4].lower()), own)


def name_text(document: Document, name: Name) -> str:
    """A name that the model found: in the nominative, or as it stands in quotation marks."""
    written = document.text[name.span.start : name.span.stop]
    quoted = document.tokens[name.start].text in OPENING
    text = written.strip(MARKS) if quoted else nominative(document, name.start, name.stop)
    if name.kind == "LOC" and country_of_city(text) is None:
        return city_of_form(written) or text
    return text
