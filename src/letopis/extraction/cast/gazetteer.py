"""Countries, their capitals and adjectives, and organisations: what the lexicons know by name.

Yields hits in text order, the longest at each word. What stands for whom in a sentence (Минск the
city or Минск the government) is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letopis.lexicons import countries, organisations
from letopis.lexicons.countries import Country
from letopis.lexicons.organisations import Organisation
from letopis.lexicons.phrases import Word
from letopis.model.document import Document


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `[start, stop)` that a lexicon knows, and as what kind of name (`how`)."""

    start: int
    stop: int
    how: str
    sure: bool
    country: Country | None = None
    organisation: Organisation | None = None

    @property
    def nominal(self) -> bool:
        """Whether the hit is a name of its own, and no adjective or demonym."""
        return self.how not in {"adjective", "demonym"}


def words_of(document: Document) -> list[tuple[str, ...]]:
    """The forms that each token is looked up by: as written first, then its lemma."""
    return [(t.text, t.lemma) if t.lemma != t.low else (t.text,) for t in document.tokens]


def find_hits(document: Document) -> list[Hit]:
    """The hits of a document in text order; a longer one hides those inside it."""
    return list(scan(words_of(document)))


def scan(words: Sequence[Word]) -> Iterator[Hit]:
    """Longest match first, left to right."""
    i = 0
    while i < len(words):
        hit = hit_at(words, i)
        if hit:
            yield hit
        i = hit.stop if hit else i + 1


def hit_at(words: Sequence[Word], start: int) -> Hit | None:
    """The longest hit that starts at a token; of equals an organisation before a country."""
    country = countries().match(words, start)
    body = organisations().match(words, start)
    if body and (not country or body.length >= country.length):
        return Hit(start, start + body.length, body.how, body.sure, organisation=body.entry)
    if country:
        return Hit(start, start + country.length, country.how, country.sure, country=country.entry)
    return None
