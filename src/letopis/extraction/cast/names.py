"""Which names of a document are of persons: Document -> Document with more names, persons.

Part of a post ("Папа Римский") and a gloss in brackets are nobody of their own; names that the
model missed are put beside those that it found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from letopis.extraction.cast.gazetteer import Hit
from letopis.extraction.cast.missed import missed_names, names_after_states, names_after_titles, with_first_names
from letopis.extraction.cast.people import read_people
from letopis.extraction.cast.person import Person
from letopis.lexicons.posts import posts
from letopis.model.document import Document, Name


def find_people(document: Document, hits: Sequence[Hit]) -> tuple[Document, list[Person]]:
    """The persons of a document, and the document with all the names that they are read from."""
    people = people_of(document)
    found = (
        *missed_names(document, people, hits),
        *with_first_names(document),
        *names_after_states(document, hits),
        *names_after_titles(document),
    )
    if not found:
        return document, people
    document = with_names(document, found)
    return document, people_of(document)


def people_of(document: Document) -> list[Person]:
    """The persons behind the names that a document has."""
    names = [n for n in document.names if n.kind == "PER"]
    return read_people(document, [n for n in names if not in_post(document, n) and not is_gloss(document, n)])


def with_names(document: Document, found: Sequence[Name]) -> Document:
    """The document with more names of persons, in the place of what the model had there."""
    taken = {i for n in found for i in range(n.start, n.stop)}
    kept = [n for n in document.names if not taken & set(range(n.start, n.stop))]
    return replace(document, names=tuple(sorted([*kept, *found], key=lambda n: n.start)))


def is_gloss(document: Document, name: Name) -> bool:
    """Whether a name is the Latin gloss of the one before it: "Гайко Маас (Heiko Maas)"."""
    before = document.tokens[name.start - 1] if name.start else None
    latin = all(t.text.isascii() for t in document.tokens[name.start : name.stop])
    return latin and before is not None and before.text == "("


def in_post(document: Document, name: Name) -> bool:
    """Whether a name is part of the words of a post: "Папа Римский"."""
    words = [(t.text, t.lemma) for t in document.tokens[max(name.start - 2, 0) : name.stop]]
    matches = (posts().match(words, i) for i in range(min(2, name.start)))
    return any(m is not None and i + m.length == len(words) for i, m in enumerate(matches))
