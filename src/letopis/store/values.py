"""What the store takes and gives beside the model's values."""

from __future__ import annotations

from dataclasses import dataclass

from letopis.model.chronicle import Event, What


@dataclass(frozen=True, slots=True)
class Indexed:
    """An event with what it is found by.

    `first_day` and `last_day` are ISO days that it is sorted by; `keys` are asked for one by one ("pair BY RU");
    `words` are lemmas, for full text.
    """

    event: Event
    first_day: str | None
    last_day: str | None
    keys: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the last page ended: the day and the id of its last event."""

    first_day: str | None
    event: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are asked for; all that is given must hold. `since` and `until` are ISO days, both included."""

    what: What | None = None
    keys: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    words: str | None = None
    after: Cursor | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """An event that was asked for, and where a next page goes on."""

    event: Event
    cursor: Cursor


@dataclass(frozen=True, slots=True)
class OfficeTold:
    """A post that an article gives somebody, or a change of it; `day` is that of the change, else of the article."""

    article: str
    person: str
    key: str
    post: str
    body: str | None
    change: str | None
    day: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: a file, with the line where it has lines; why; when (ISO time)."""

    source: str
    cause: str
    at: str


@dataclass(frozen=True, slots=True)
class Kin:
    """The ids of other articles with the same text, and of those with the same address."""

    same_text: frozenset[str]
    same_address: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of what there are."""

    articles: int
    accounts: int
    reports: int
    contacts: int
    appointments: int
    agreements: int
    decisions: int
    failures: int
