"""Whom or what a user means: a state, a pair, a body, a person, a topic; several, or nobody, with who is nearest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from letopis.model.errors import InputError
from letopis.pipeline.indexing import lemmas, pair_key
from letopis.resolution.names import likeness, surname, words_of
from letopis.store import Filter, Store
from letopis.views.asking import name_keys, side
from letopis.views.speaking import speakers
from letopis.views.unmet import nearest

Sort = Literal["side", "pair", "person", "topic"]
LOOKED_AT = 500  # events of a word, for the names that it stands in


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that a chronicle is asked about: its name, and the keys that its events have."""

    sort: Sort
    name: str
    keys: tuple[str, ...]


class UnknownEntityError(InputError):
    """Nobody of a name; `near` are names of the chronicle that are spelt alike."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__(f"{name}: nobody of this name is in the chronicle")
        self.name, self.near = name, tuple(near)


class AmbiguousEntityError(InputError):
    """Several people of a name, those with most events first."""

    def __init__(self, name: str, choices: Sequence[str]) -> None:
        super().__init__(f"{name}: several people have this name")
        self.name, self.choices = name, tuple(choices)


def entity(store: Store, names: Sequence[str]) -> Entity:
    """Whom two names of states mean, or the words of one name.

    Raises UnknownEntityError, AmbiguousEntityError, and InputError where there is no name at all.
    """
    codes = [code_of(name) for name in names]
    if len(codes) == 2 and codes[0] and codes[1]:
        return Entity("pair", " - ".join(names), (pair_key(codes[0], codes[1]),))
    name = " ".join(names)
    code = code_of(name)
    return Entity("side", name, (f"country {code}",)) if code else person_or_topic(store, name)


def code_of(name: str) -> str | None:
    """The code of a state or body, None of any other name."""
    try:
        return side(name)
    except InputError:
        return None


def person_or_topic(store: Store, name: str) -> Entity:
    """A person or body by a name of the chronicle, else a topic by its words."""
    people = named(store, name) or speaking(store, name)
    if len(people) > 1:
        raise AmbiguousEntityError(name, people)
    if people:
        return Entity("person", people[0], name_keys(people[0]))
    keys = tuple(f"topic {word}" for word in lemmas(name))
    if keys and any(store.events(Filter(keys=keys, limit=1))):
        return Entity("topic", name, keys)
    raise UnknownEntityError(name, nearest(store, "name", words_of(name)))


def named(store: Store, name: str) -> list[str]:
    """The parties and holders of posts that a name can mean, each by the fullest name, those told of most first."""
    counted, words = Counter[str](), set(words_of(name))
    for key in name_keys(name):
        for listed in store.events(Filter(keys=(key,), limit=LOOKED_AT)):
            parties = (party.name for party in listed.event.parties)
            counted.update(n for n in parties if words <= set(words_of(n)))
    in_office = (told.person for told in store.offices(key=surname(name)))
    counted.update(n for n in in_office if words <= set(words_of(n)))
    return fullest(counted)


def speaking(store: Store, name: str) -> list[str]:
    """The people who only speak that a name can mean."""
    words = set(words_of(name))
    return fullest(Counter(n for n in speakers(store, name) if words <= set(words_of(n))))


def fullest(counted: Counter[str]) -> list[str]:
    """Each of some people by the fullest name, those told of most first."""
    found: list[str] = []
    for one in sorted(counted, key=lambda n: (-len(n.split()), -counted[n], n)):
        if not any(likeness(one, other) != "none" for other in found):
            found.append(one)
    return sorted(found, key=lambda n: (-counted[n], n))
