"""Bodies that every state has: "МИД", "правительство", "посольство", "российская сторона".

The country comes from the words around: "МИД Грузии", "японский МИД". Which, is not told here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from letopis.lexicons.loader import check_unique, load_toml
from letopis.lexicons.phrases import Match, Phrases, Word, fold

Kind = Literal[
    "ministry", "government", "parliament", "chamber", "mission", "office", "press",
    "security", "military", "court", "bank", "delegation", "state",
]  # fmt: skip
FIELDS = ("name", "aliases", "kind", "head", "person", "example")


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body. `name` is nominative, `head` the post of its chief ("министр иностранных дел").

    `person` says that it may belong to an official instead of a state ("пресс-служба президента").
    The kind "state" means the state itself ("власти Японии", "японская сторона").
    """

    name: str
    kind: Kind
    head: str | None
    person: bool
    aliases: tuple[str, ...]
    example: str

    def names(self) -> Iterator[str]:
        """Every phrase for the body."""
        yield self.name
        yield from self.aliases


class Bodies:
    """The kinds of bodies; `match` is that of `Countries`."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._bodies = tuple(bodies)
        self._phrases: Phrases[Body] = Phrases()
        for body in bodies:
            for phrase in body.names():
                self._phrases.add(phrase, body, "name" if phrase == body.name else "alias")

    def __iter__(self) -> Iterator[Body]:
        return iter(self._bodies)

    def __len__(self) -> int:
        return len(self._bodies)

    def by_form(self, form: str) -> Body | None:
        """The body that a phrase in any inflected form means: "министерством обороны"."""
        found = self._phrases.find(form)
        return found.entry if found else None

    def match(self, words: Sequence[Word], start: int) -> Match[Body] | None:
        """The longest name of a body that begins at word `start`; `how` is "name" or "alias"."""
        return self._phrases.match(words, start)


@cache
def bodies() -> Bodies:
    """The kinds of bodies, read once."""
    entries = load_toml("bodies.toml", table="body", fields=FIELDS, required=("kind", "example"), key="name")
    found = [body_of(entry) for entry in entries]
    check_unique((fold(phrase) for body in found for phrase in body.names()), "bodies.toml")
    return Bodies(found)


def body_of(entry: dict[str, Any]) -> Body:
    """An entry as a body."""
    return Body(
        name=entry["name"],
        kind=entry["kind"],
        head=entry.get("head"),
        person=entry.get("person", False),
        aliases=tuple(entry.get("aliases", ())),
        example=entry["example"],
    )
