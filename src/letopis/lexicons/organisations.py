"""Organisations that news name: international ones, groupings, national bodies, parties, the press.

`organisations.csv` has those with a name of their own ("ОДКБ", "Госдума", "Пентагон"). Bodies that
every state has and that a country completes ("МИД Грузии", "японский парламент") are in `bodies.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from letopis.lexicons.loader import LexiconError, Row, load_csv, split
from letopis.lexicons.phrases import Match, Phrases, Word, fold, repeated

How = Literal["name", "alias", "adjective"]
Kind = Literal[
    "international", "grouping", "body", "ministry", "parliament", "court",
    "party", "movement", "ngo", "church", "company", "outlet",
]  # fmt: skip

FIELDS = (
    "id", "short", "name", "display", "aliases", "adjectives", "kind", "country", "parent", "caution", "gender",
)  # fmt: skip
# Kinds that speak for themselves only: their country is where they sit, and nobody is represented.
PRIVATE = frozenset({"party", "movement", "ngo", "church", "company", "outlet"})


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation. Names are Russian and nominative.

    `short` is the code of an international one ("CSTO"), `name` the fullest common name, `display`
    the usual one of the news ("Евросоюз"). `country` is the ISO code of the state that it is of,
    `represents` whom it speaks for: that code, the short name of the organisation that it is a
    part of ("EU" for the European Commission) or its own, None for parties, the press and the like.
    """

    id: str
    short: str | None
    name: str
    display: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    kind: Kind
    country: str | None
    parent: str | None
    caution: tuple[str, ...]
    gender: str
    represents: str | None = None

    def names(self) -> Iterator[tuple[str, How]]:
        """Every phrase that stands for the organisation, and as what."""
        yield self.name, "name"
        if self.display != self.name:
            yield self.display, "name"
        yield from ((alias, "alias") for alias in self.aliases)
        yield from ((word, "adjective") for word in self.adjectives)


class Organisations:
    """The registry of organisations; `match` is that of `Countries`."""

    def __init__(self, organisations: Sequence[Organisation]) -> None:
        self._organisations = tuple(organisations)
        self._by_id = {o.id: o for o in organisations}
        self._by_short = {o.short.casefold(): o for o in organisations if o.short}
        self._by_name = {fold(n): o for o in organisations for n, how in o.names() if how != "adjective"}
        self._phrases: Phrases[Organisation] = _phrases(organisations)

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self._organisations)

    def __len__(self) -> int:
        return len(self._organisations)

    def by_id(self, id: str) -> Organisation | None:
        """The organisation of an id: "org:csto"."""
        return self._by_id.get(id)

    def by_short(self, short: str) -> Organisation | None:
        """The organisation of a short name: "CSTO"."""
        return self._by_short.get(short.casefold())

    def by_name(self, name: str) -> Organisation | None:
        """The organisation of a nominative name or alias, in letters of any case."""
        return self._by_name.get(fold(" ".join(name.split())))

    def by_form(self, form: str) -> Organisation | None:
        """The organisation that a phrase in any inflected form stands for: "Европейском союзе"."""
        found = self._phrases.find(form)
        return found.entry if found else None

    def match(self, words: Sequence[Word], start: int) -> Match[Organisation] | None:
        """The longest name of an organisation that begins at word `start`; `how` is a `How`."""
        return self._phrases.match(words, start)


@cache
def organisations() -> Organisations:
    """The registry, read once."""
    rows = load_csv("organisations.csv", fields=FIELDS, key="id", required=("name", "display", "kind", "gender"))
    parts = {row["id"]: row for row in rows}
    found = [organisation_of(row, parts) for row in rows]
    check_names(found)
    return Organisations(found)


def organisation_of(row: Row, rows: dict[str, Row]) -> Organisation:
    """A row as an organisation; `rows` are all of them by id, to find whom it speaks for."""
    lists = {name: split(row[name]) for name in ("aliases", "adjectives", "caution")}
    blanks = {name: row[name] or None for name in ("short", "country", "parent")}
    plain = {name: row[name] for name in ("id", "name", "display", "kind", "gender")}
    return Organisation(**lists, **blanks, **plain, represents=represents(row, rows))  # type: ignore[arg-type]


def represents(row: Row, rows: dict[str, Row]) -> str | None:
    """Whom an organisation speaks for; raises where its parent is unknown."""
    if row["kind"] in PRIVATE:
        return None
    if not row["parent"]:
        return row["country"] or row["short"] or None
    if row["parent"] not in rows:
        raise LexiconError(f"organisations.csv: {row['id']}: no parent {row['parent']!r}: add it or mend its id")
    return represents(rows[row["parent"]], rows)


def check_names(found: Sequence[Organisation]) -> None:
    """Refuse a name that stands for two organisations."""
    if twice := repeated((phrase, o.id) for o in found for phrase, _ in o.names()):
        raise LexiconError(f"organisations.csv: {twice[0]!r} stands for two organisations: leave it to one")


def _phrases(found: Sequence[Organisation]) -> Phrases[Organisation]:
    phrases: Phrases[Organisation] = Phrases()
    for organisation in found:
        for phrase, how in organisation.names():
            phrases.add(phrase, organisation, how, cautious=phrase in organisation.caution)
    return phrases
