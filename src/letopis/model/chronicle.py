"""What a chronicle holds: stored articles, what each tells of one event (a report), and people's own decisions.

A report is never changed and never merged; the contact, appointment or agreement that several reports tell of is
assembled from them (`Event`) and can be made anew at any time. So a merge loses nothing, and the order in which
articles arrive makes no difference.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from letopis.model.article import Article

What = Literal["contact", "appointment", "agreement"]
Verdict = Literal["same", "different", "unsure"]
LONGEST_DOC = 2000  # bytes; no index of a database holds more
DecisionKind = Literal["same", "different", "same person"]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in the chronicle. `doc` is the id that it came with, `published` an ISO day.

    `id` is a hash of all that it was added with: the same again is a repetition, the same address with another text
    a revision, the same text at another address a reprint.
    """

    id: str
    article: Article
    doc: str | None = None

    @classmethod
    def of(cls, article: Article, doc: str | None = None) -> StoredArticle:
        """The article with its id; an own id that is too long to be one is left out."""
        doc = doc if doc is None or len(doc.encode("utf8", "replace")) <= LONGEST_DOC else None
        day = article.published.isoformat() if article.published else None
        known = (doc, article.url, article.outlet, article.title, day, article.sha256)
        return cls(f"article:{digest(*known)}", article, doc)

    @property
    def name(self) -> str:
        """What it is called as a source."""
        return source_name(self.article.outlet, self.article.url, self.doc, self.id)


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part in what a report tells; `represents` is an ISO code or an organisation's short name."""

    name: str
    type: Literal["person", "country", "organization"]
    represents: str | None = None
    role: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of one contact, appointment or agreement.

    `kind` is that of the contact, the change of the appointment, the status of the agreement. `subject` is the post
    or the name of the agreement, `body` that of the post. `date` is EDTF, `published` the ISO day of the article.
    `sentences` are the whole sentences that it rests on, verbatim; `fact` is the object of the record's contract.
    """

    id: str
    article: str
    what: What
    kind: str
    status: str | None
    parties: tuple[Party, ...]
    subject: str | None
    body: str | None
    date: str | None
    place: str | None
    published: str | None
    foreground: bool
    evidence: str
    sentences: tuple[str, ...]
    confidence: float
    fact: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of two reports: what was compared, how it came out, and what it weighs (for "same" above 0)."""

    feature: str
    found: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two reports tell of one event; `score` is the sum of the weights of the reasons."""

    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word: that two reports are of one event or of two, or that two names are one person.

    `a` and `b` are ids of reports, or names. `at` and `undone` are ISO times; one that is undone is kept, and does
    not count.
    """

    id: str
    kind: DecisionKind
    a: str
    b: str
    author: str
    at: str
    undone: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, with the reports that tell it, in the order of their ids."""

    value: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the history of an event: proposed, planned, held, cancelled; `published` is when it was told."""

    status: str
    published: str | None
    report: str


@dataclass(frozen=True, slots=True)
class Event:
    """A contact, appointment or agreement assembled from its reports.

    Every field lists all values that are told, the best supported first; more than one means that the sources differ.
    `parties` are the best known of each party. `id` is `contact:`, `appointment:` or `agreement:` and the digits of
    the first of its reports by id; the digits of any of its reports find it too.
    """

    id: str
    what: What
    kinds: tuple[Value, ...]
    statuses: tuple[Value, ...]
    parties: tuple[Party, ...]
    parties_by: tuple[Value, ...]
    subjects: tuple[Value, ...]
    bodies: tuple[Value, ...]
    dates: tuple[Value, ...]
    places: tuple[Value, ...]
    topics: tuple[Value, ...]
    history: tuple[Step, ...]
    reports: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The best supported kind."""
        return self.kinds[0].value

    @property
    def status(self) -> str | None:
        """What has become of it, as far as is told."""
        return self.statuses[0].value if self.statuses else None

    @property
    def date(self) -> str | None:
        """The best supported date, EDTF."""
        return self.dates[0].value if self.dates else None

    @property
    def place(self) -> str | None:
        """The best supported place."""
        return self.places[0].value if self.places else None


def source_name(outlet: str | None, url: str | None, doc: str | None, number: str) -> str:
    """What an article is called as a source: its outlet, else the site of its address, else its own id, else ours."""
    return outlet or (urlsplit(url).hostname if url else None) or doc or number


def event_id(what: What, reports: Iterable[str]) -> str:
    """The id of the event that some reports tell of."""
    return f"{what}:{min(reports).partition(':')[2]}"


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that stand for some plain values."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]
