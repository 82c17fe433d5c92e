"""The answers of the API, as OpenAPI declares them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

What = Literal["contact", "appointment", "agreement"]


class Info(BaseModel):
    """How much a chronicle holds, and the version of Letopis."""

    version: str
    articles: int
    contacts: int
    appointments: int
    agreements: int


class Participant(BaseModel):
    """Who takes part; `represents` is a country's ISO code or an organisation's short name."""

    name: str
    type: Literal["person", "country", "organization"]
    represents: str | None
    role: str | None
    office: str | None


class Value(BaseModel):
    """One value of a field, and the reports that tell it."""

    value: str
    reports: list[str]


class Step(BaseModel):
    """One step in the history of an event: what was told of it, when, by which report."""

    status: str
    published: str | None
    report: str


class Told(BaseModel):
    """All that is told of each field, the best supported first; more than one value: the sources differ."""

    kinds: list[Value]
    statuses: list[Value]
    parties_by: list[Value]
    subjects: list[Value]
    bodies: list[Value]
    dates: list[Value]
    places: list[Value]
    topics: list[Value]


class Event(BaseModel):
    """A contact, appointment or agreement as assembled from its reports; `date` is EDTF."""

    id: str
    what: What
    kind: str
    status: str | None
    date: str | None
    place: str | None
    participants: list[Participant]
    told: Told
    history: list[Step]
    reports: list[str]


class Citation(BaseModel):
    """The exact words that a field rests on, with their offsets in code points of the article's text."""

    field: str
    start: int
    stop: int
    text: str


class Source(BaseModel):
    """An article that tells of an event; those of one `account` are copies of one text."""

    article: str
    doc: str | None
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    account: str
    report: str
    evidence: str
    sentences: list[str]
    citations: list[Citation]


class WholeEvent(Event):
    """An event with its sources; `accounts` counts copies of one text once."""

    accounts: int
    sources: list[Source]


class Events(BaseModel):
    """A page of events, newest first."""

    items: list[Event]
    next: str | None


class Article(BaseModel):
    """An article as it was published, and the events that it tells of."""

    id: str
    doc: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    language: str
    sha256: str
    text: str
    events: list[str]


class OfficeTold(BaseModel):
    """One telling of a post, and the day and words of it."""

    article: str
    day: str | None
    change: str | None
    words: str


class Listed(BaseModel):
    """A tenure of the list that comes with Letopis."""

    since: str
    until: str | None
    source: str


class Office(BaseModel):
    """A post that somebody is told or listed to have had."""

    person: str
    post: str
    body: str | None
    told: list[OfficeTold]
    listed: list[Listed]


class Counterpart(BaseModel):
    """A state or body that an entity deals with: how many contacts, in all and by year."""

    name: str
    number: int
    by_year: dict[str, int]


class Statement(BaseModel):
    """Attributed words, verbatim, and their article."""

    speaker: str
    text: str
    article: str
    published: str | None


class Entity(BaseModel):
    """What a chronicle holds of a person, a state, a pair, a body or a topic: numbers of all, lists of the latest."""

    sort: Literal["side", "pair", "person", "topic"]
    name: str
    numbers: dict[What, int]
    offices: list[Office]
    counterparts: list[Counterpart]
    contacts: list[Event]
    appointments: list[Event]
    agreements: list[Event]
    planned: list[Event]
    statements: list[Statement]


Record = dict[str, Any]
