"""States and what stands for them: names, adjectives, demonyms, capitals, seats of power.

`countries.csv` has the 193 members of the United Nations, its two observer states, entities of
limited recognition, some territories that news speak of by themselves, and former states.
It takes no side: `status` says how an entity stands to the United Nations, no more. An entity
without an ISO 3166-1 code has none here (Kosovo has its usual user-assigned XK; former states
have no code); it is known by a slug of its English name. The capital is the one that the state
itself or the news name; others that news use for the state are `capital_aliases`. Words that
could be either of two states ("корейский", "конголезский") belong to none. "русский" is
ethnic or linguistic more often than it is of the state, and left out.

`scripts/check_countries.py` compares names with CLDR and codes with ISO 3166-1 (last with CLDR 47: all found).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from letopis.lexicons.loader import LexiconError, Row, load_csv, split
from letopis.lexicons.phrases import Match, Phrases, Word, fold, repeated

How = Literal["name", "official", "alias", "capital", "seat", "adjective", "demonym"]
Status = Literal["member", "observer", "limited", "territory", "former"]

LISTS = ("aliases", "adjectives", "demonyms", "capital_aliases", "seats", "prefixes", "caution")
FIELDS = (
    "iso2", "iso3", "status", "name", "english", "official", "aliases", "adjectives", "demonyms",
    "capital", "capital_aliases", "seats", "prefixes", "caution", "gender", "indeclinable",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """A state or an entity that news treat as one. Names are Russian and nominative.

    `name` is the usual short name of the news ("Белоруссия", "США"); `adjectives` are masculine
    ("белорусский"), the first is the usual one; `prefixes` open compound adjectives
    ("белорусско"); `seats` stand for those who govern ("Кремль"). `gender` is "m", "f", "n"
    or "pl".
    """

    iso2: str | None
    iso3: str | None
    status: Status
    name: str
    english: str
    official: str | None
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    seats: tuple[str, ...]
    prefixes: tuple[str, ...]
    caution: tuple[str, ...]
    gender: str
    indeclinable: bool

    @property
    def id(self) -> str:
        """The stable id: "country:BY", or "country:abkhazia" for want of a code."""
        return f"country:{self.iso2 or self.english.lower().replace(' ', '-')}"

    def names(self) -> Iterator[tuple[str, How]]:
        """Every phrase that stands for the country, and as what; the more telling kind first."""
        yield self.name, "name"
        if self.official:
            yield self.official, "official"
        yield from ((alias, "alias") for alias in self.aliases)
        if self.capital:
            yield self.capital, "capital"
        yield from ((city, "capital") for city in self.capital_aliases)
        yield from ((seat, "seat") for seat in self.seats)
        yield from ((word, "adjective") for word in self.adjectives)
        yield from ((word, "demonym") for word in self.demonyms)


class Countries:
    """The registry of countries.

    `match` takes words as `letopis.lexicons.phrases` has them: each a sequence whose first member
    is the word as written, and whose others are lemmas if there are any. Names, capitals and seats need
    their capital letters, acronyms are all capitals, adjectives and demonyms come in any case.
    """

    def __init__(self, countries: Sequence[Country], confusable: Sequence[str] = ()) -> None:
        self._countries = tuple(countries)
        self._phrases = _phrases(countries, confusable)
        self._by_iso = {c.iso2: c for c in countries if c.iso2}
        self._by_id = {c.id: c for c in countries}
        self._by_name = {fold(n): c for c in reversed(countries) for n in (*c.aliases, c.official, c.name) if n}
        self._by_prefix = {p: c for c in countries for p in c.prefixes}

    def __iter__(self) -> Iterator[Country]:
        return iter(self._countries)

    def __len__(self) -> int:
        return len(self._countries)

    def by_iso(self, iso2: str) -> Country | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        return self._by_iso.get(iso2.upper())

    def by_id(self, id: str) -> Country | None:
        """The country of an id: "country:BY"."""
        return self._by_id.get(id)

    def by_name(self, name: str) -> Country | None:
        """The country of a nominative name, alias or official name, in letters of any case."""
        return self._by_name.get(fold(" ".join(name.split())))

    def by_form(self, form: str) -> Country | None:
        """The country that a phrase in any inflected form stands for: "Соединённым Штатам", "белорусского"."""
        found = self._phrases.find(form)
        return found.entry if found else None

    def match(self, words: Sequence[Word], start: int) -> Match[Country] | None:
        """(length, country, how, sure) of the longest name of a country that begins at word `start`.

        `how` is a `How`. None inside a longer phrase from before: no "Америка" in "Латинская Америка".
        """
        return self._phrases.match(words, start)

    def compound_adjective(self, word: str) -> tuple[Country, ...]:
        """The countries of "российско-белорусских", in any form; empty unless every part is a country."""
        *first, last = word.split("-")
        found = self._phrases.find(last)
        if not first or found is None or found.how != "adjective":
            return ()
        parts = [self._by_prefix.get(fold(part)) for part in first]
        return (*cast("list[Country]", parts), found.entry) if all(parts) else ()


@cache
def countries() -> Countries:
    """The registry, read once."""
    rows = load_csv("countries.csv", fields=FIELDS, key="name", required=("status", "english", "gender"))
    confusable = load_csv("confusable.csv", fields=("phrase", "example"), key="phrase", required=("example",))
    found = [country_of(row) for row in rows]
    check_names(found)
    return Countries(found, [row["phrase"] for row in confusable])


def country_of(row: Row) -> Country:
    """A row as a country."""
    lists = {name: split(row[name]) for name in LISTS}
    blanks = {name: row[name] or None for name in ("iso2", "iso3", "official", "capital")}
    plain = {name: row[name] for name in ("status", "name", "english", "gender")}
    return Country(**lists, **blanks, **plain, indeclinable=row["indeclinable"] == "yes")  # type: ignore[arg-type]


def check_names(found: Sequence[Country]) -> None:
    """Refuse a name that stands for two countries: a match could then go to the wrong one."""
    phrases = [(phrase, c.id) for c in found for phrase, _ in c.names()]
    if twice := repeated([*phrases, *((p + "-", c.id) for c in found for p in c.prefixes)]):
        raise LexiconError(f"countries.csv: {twice[0]!r} stands for two countries: leave it to one or to none")


def _phrases(found: Sequence[Country], confusable: Sequence[str]) -> Phrases[Country]:
    phrases: Phrases[Country] = Phrases()
    for country in found:
        for phrase, how in country.names():
            phrases.add(phrase, country, how, cautious=phrase in country.caution)
        for word in country.demonyms:
            phrases.doubt_capital(word)
    for phrase in confusable:
        phrases.add(phrase, None, "confusable")
    return phrases
