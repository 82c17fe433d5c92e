"""Why a filter finds nothing: the words of it that no event of the chronicle has, and what is spelt like them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from letopis.store import Filter, Store

NEAREST = 5
LIKENESS = 0.6  # of difflib
LOOKED_FOR = ("word", "name", "place", "topic")  # sorts of keys that are a user's own words


@dataclass(frozen=True, slots=True)
class Unmet:
    """A word or name that nothing has, as it is looked up; `near` are those of the chronicle that are spelt alike."""

    name: str
    near: tuple[str, ...]


def unmet(store: Store, asked: Filter) -> Iterator[Unmet]:
    """The names, places and topics of a filter that no event has, whatever else is asked."""
    for key in asked.keys:
        sort, _, name = key.partition(" ")
        if sort in LOOKED_FOR and not any(store.events(Filter(keys=(key,), limit=1))):
            yield Unmet(name, tuple(nearest(store, sort, name.split() if sort == "name" else [name])))


def nearest(store: Store, sort: str, names: Sequence[str]) -> list[str]:
    """What of a sort the chronicle has that is spelt like names; a name of several words is compared word by word."""
    beginning, near = "word" if sort == "name" else sort, list[str]()
    for name in names:
        known = [key.removeprefix(f"{beginning} ") for key in store.keys(f"{beginning} {name[:1]}")]
        near += get_close_matches(name, known, NEAREST, LIKENESS)
    return list(dict.fromkeys(near))[:NEAREST]
