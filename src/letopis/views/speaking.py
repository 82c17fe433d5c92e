"""Where somebody speaks: the articles that name a person, and who says what in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from letopis.pipeline.indexing import lemmas
from letopis.resolution.names import surname
from letopis.store import Store

ARTICLES = 60  # that are looked through, the latest
MOST_NAMING = 5_000  # articles with a surname


@dataclass(frozen=True, slots=True)
class Telling:
    """The statements of an article as its record has them, and the sides of those whom it names."""

    article: str
    statements: tuple[dict[str, Any], ...]
    sides: dict[str, str | None]


def naming(store: Store, name: str) -> set[str]:
    """The articles with a surname among their words; none where they are too many to look through."""
    words = lemmas(surname(name))[-1:]
    with store.words() as known:
        common = known.frequencies(words)
        if not common or max(common.values()) > MOST_NAMING:
            return set()
        return {number for number, _ in known.sharing(dict.fromkeys(words, 1.0), MOST_NAMING)}


def latest(store: Store, numbers: Iterable[str]) -> list[str]:
    """The articles among some that were published last, the newest first."""
    published = store.published(numbers)
    return sorted(published, key=lambda number: (published[number] or "", number), reverse=True)[:ARTICLES]


def tellings(store: Store, numbers: Iterable[str]) -> Iterator[Telling]:
    """What is said in some articles."""
    for number in numbers:
        record = store.record_of(number) or {}
        sides = {entity["name"]: entity.get("country") for entity in record.get("entities", ())}
        yield Telling(number, tuple(s for s in record.get("statements", ()) if s["speaker"]), sides)


def speakers(store: Store, name: str) -> Iterator[str]:
    """Those who speak in the latest articles that name somebody, under the names that these give."""
    for telling in tellings(store, latest(store, naming(store, name))):
        yield from (said["speaker"] for said in telling.statements)
