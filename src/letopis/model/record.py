"""What one article says: the record and its facts.

Every fact carries its citations, the name of the rule that found it, and a confidence. `to_dict` gives the
object of the contract `letopis/record/1` (docs/record.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from letopis.model.article import Article
from letopis.model.cast import Cast
from letopis.model.dates import Timex
from letopis.model.span import Citation, Span

SCHEMA = "letopis/record/1"

ContactKind = Literal["call", "meeting", "talks", "visit", "summit", "letter"]
ContactStatus = Literal["held", "planned", "proposed", "cancelled", "denied"]
Change = Literal["appointed", "elected", "nominated", "left"]
AgreementStatus = Literal["proposed", "negotiating", "agreed", "signed", "in force", "suspended", "rejected"]
Role = Literal["host", "guest", "mediator", "head of delegation", "sender", "recipient", "participant"]


@dataclass(frozen=True, slots=True)
class Participant:
    """A party of a contact; `represents` is an ISO code or an organisation's short name."""

    entity: str
    name: str
    type: Literal["person", "country", "organization"]
    role: Role = "participant"
    office: str | None = None
    represents: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A dealing between parties, as one article tells it. `plover` is "CODE/mode", or "CODE" alone."""

    id: str
    kind: ContactKind
    status: ContactStatus
    participants: tuple[Participant, ...]
    date: str | None
    place: str | None
    topics: tuple[str, ...]
    outcomes: tuple[str, ...]
    foreground: bool
    reported_by: tuple[str, ...]
    plover: str | None
    evidence: str
    citations: tuple[Citation, ...]
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that the article attributes. `text` is verbatim and stands at `span`.

    `cue` is the word of speech ("заявил"), `about` the ids of the contacts spoken of.
    """

    speaker: str | None
    medium: str | None
    direct: bool
    text: str
    cue: str | None
    span: Span
    citations: tuple[Citation, ...]
    rule: str
    about: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody takes or leaves a post. `by` appoints, `succeeds` held it before."""

    person: str
    post: str | None
    body: str | None
    change: Change
    date: str | None
    by: str | None
    succeeds: str | None
    evidence: str
    citations: tuple[Citation, ...]
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """A document or deal; `total` and `remaining` ([least, most]) where the text counts."""

    name: str
    parties: tuple[str, ...]
    status: AgreementStatus
    total: int | None
    remaining: tuple[int, int] | None
    date: str | None
    claimed_by: str | None
    evidence: str
    citations: tuple[Citation, ...]
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Office:
    """A post that the article gives somebody in passing ("президент России Владимир Путин")."""

    person: str
    post: str
    body: str | None
    citation: Citation
    rule: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A near candidate that made no fact, and why; shown by `--explain`."""

    what: str
    span: Span
    text: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Inference:
    """A publication date that the article does not state, and what it was told from."""

    value: str
    reason: str


@dataclass(frozen=True)
class Record:
    """All that one article tells. `sentences` are the stretches of its sentences, in text order."""

    article: Article
    cast: Cast
    times: tuple[Timex, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    offices: tuple[Office, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    published_inferred: Inference | None = None
    warnings: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()

    def at_least(self, least: float) -> Record:
        """The record without the facts whose confidence is below `least`; they are among `dropped`.

        Raises InputError where `least` is no number from 0 to 1.
        """
        from letopis.model.surest import at_least

        return at_least(self, least)

    def to_dict(self) -> dict[str, Any]:
        """The contract's object, ready for `json.dumps`."""
        from letopis.model.contract import record_to_dict

        return record_to_dict(self)
