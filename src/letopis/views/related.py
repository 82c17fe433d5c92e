""" "Читайте также": the articles of a chronicle that belong with one, and why each does.

Words find what is like it, events what tells of the same thing; both are weighed. Of the copies of one text one is
given, and none of the article's own text.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from letopis.model.chronicle import Event, Report, StoredArticle
from letopis.pipeline.indexing import pair_key
from letopis.resolution.copies import is_copy, signature
from letopis.resolution.names import likeness
from letopis.store import Filter, Store
from letopis.views.likeness import Vector, near, vectors
from letopis.views.subject import Subject

Kind = Literal["same contact", "same appointment", "same agreement", "sequel", "before", "people", "words"]
"""Why an article belongs with another: it tells of the same event; of one between the same parties that came later,
or earlier; the same people and words stand in it; only the same words."""

BY_WORDS = 60
BY_EVENTS = 40
SHARED_WORDS = 5
LEAST = 0.12  # of the cosine, where nothing but words speaks for an article
# Chosen on BSNLP 2021 (benchmarks/related.py): what weighs beside a cosine from 0 to 1.
WEIGHTS: Mapping[Kind, float] = {
    "same contact": 0.25, "same appointment": 0.25, "same agreement": 0.1, "sequel": 0.15, "before": 0.1,
    "people": 0.0, "words": 0.0,
}  # fmt: skip
LASTING = 0.7  # of the cosine, of an article of any day; the rest fades
FADING = 20.0  # days in which it falls to a third
NEXT = 60  # days between a contact and its sequel


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article belongs with another: the events, people or words (lemmas) that do it."""

    kind: Kind
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """An article that belongs with another, the weightiest reason first; `copies` of its text are among those found."""

    stored: StoredArticle
    score: float
    reasons: tuple[Reason, ...]
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its reports, the events that they are of."""

    reports: tuple[Report, ...]
    events: frozenset[str]


def related(store: Store, subject: Subject, limit: int = 5) -> list[Related]:
    """The articles that belong with one, best first; those of equal weight by id."""
    own, found = candidates(store, subject)
    stored = store.articles_of(found)
    accounts = store.accounts(found)
    tellings = told_by(store, found)
    said = Told(subject.reports, frozenset(event.id for event in subject.events))
    scored = []
    for number, words in found.items():
        other = stored.get(number)
        if other is None or is_own(other, accounts[number], subject):
            continue
        reasons = tuple(reasons_of(said, tellings[number], own, words))
        cosine = own.cosine(words)
        if cosine < LEAST and all(reason.kind in {"people", "words"} for reason in reasons):
            continue
        fresh = freshness(subject.stored, other)
        score = cosine * (LASTING + (1 - LASTING) * fresh) + sum(WEIGHTS[reason.kind] for reason in reasons)
        scored.append(Related(other, score, reasons))
    scored.sort(key=lambda one: (-one.score, one.stored.id))
    return list(once_each(scored, accounts))[:limit]


def candidates(store: Store, subject: Subject) -> tuple[Vector, dict[str, Vector]]:
    """The vector of an article, and those of the articles that words or events lead to."""
    by_events = [report.article for report in store.reports_of(*subject.events)]
    by_pairs = [report.article for report in store.reports_of(*neighbours(store, subject.events))]
    with store.words() as words:
        (own,) = vectors(words, [subject.words])
        numbers = {*by_events, *by_pairs[:BY_EVENTS], *near(words, own, BY_WORDS)} - {subject.stored.id}
        texts = words.of(numbers)
        return own, dict(zip(texts, vectors(words, list(texts.values())), strict=True))


def neighbours(store: Store, events: Sequence[Event]) -> list[Event]:
    """The contacts of the same pairs of sides about the same time."""
    found = dict[str, Event]()
    for event in events:
        sides = sorted({party.represents for party in event.parties if party.represents})
        for a, b in combinations(sides[:3], 2):
            for other in store.events(Filter(what="contact", keys=(pair_key(a, b),), limit=BY_EVENTS)):
                found[other.event.id] = other.event
    return list(found.values())


def told_by(store: Store, numbers: Iterable[str]) -> dict[str, Told]:
    """What each of some articles tells."""
    by_article = defaultdict[str, list[tuple[Report, str]]](list)
    for report, event in store.told_in(*numbers):
        by_article[report.article].append((report, event))
    told = {n: Told(tuple(r for r, _ in own), frozenset(e for _, e in own)) for n, own in by_article.items()}
    return defaultdict(lambda: Told((), frozenset()), told)


def is_own(other: StoredArticle, account: str, subject: Subject) -> bool:
    """Whether an article is a copy or a revision of the one that others are looked for."""
    if subject.account is not None:
        return account == subject.account
    mine, its = subject.stored.article, other.article
    if mine.url is not None and mine.url == its.url:
        return True
    return mine.sha256 == its.sha256 or is_copy(signature(mine.text), signature(its.text))


def once_each(scored: Sequence[Related], accounts: Mapping[str, str]) -> Iterator[Related]:
    """The best article of each account, with the number of its copies among those found."""
    groups = defaultdict[str, list[Related]](list)
    for one in scored:
        groups[accounts[one.stored.id]].append(one)
    for best, *others in groups.values():
        yield Related(best.stored, best.score, best.reasons, 1 + len(others))


def reasons_of(own: Told, other: Told, mine: Vector, its: Vector) -> Iterator[Reason]:
    """Why two articles belong together."""
    for what in ("contact", "appointment", "agreement"):
        both = sorted(number for number in own.events & other.events if number.startswith(what))
        if both:
            yield Reason(f"same {what}", tuple(both))  # type: ignore[arg-type]
    later, earlier = courses(own.reports, other.reports)
    if later:
        yield Reason("sequel", later)
    elif earlier:
        yield Reason("before", earlier)
    if people := shared_people(own.reports, other.reports):
        yield Reason("people", people)
    if words := mine.shared(its, SHARED_WORDS):
        yield Reason("words", words)


def courses(own: Sequence[Report], others: Sequence[Report]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reports of another article that tell, as its news, of a later or an earlier contact of the same people."""
    later, earlier = list[str](), list[str]()
    for mine in own:
        for other in others:
            if not (mine.what == other.what == "contact" and mine.foreground and other.foreground):
                continue
            days = distance(mine.date or mine.published, other.date or other.published)
            if days is None or not 0 < abs(days) <= NEXT or not same_people(mine, other):
                continue
            (later if days > 0 else earlier).append(other.id)
    return tuple(dict.fromkeys(later)), tuple(dict.fromkeys(earlier))


def same_people(a: Report, b: Report) -> bool:
    """Whether two contacts have two parties in common."""
    return sum(any(likeness(p.name, q.name) == "full" for q in b.parties) for p in a.parties) > 1


def shared_people(own: Sequence[Report], others: Sequence[Report]) -> tuple[str, ...]:
    """The people who take part in what two articles tell."""
    mine = {party.name for report in own for party in report.parties if party.type == "person"}
    its = {party.name for report in others for party in report.parties if party.type == "person"}
    return tuple(sorted(name for name in mine if any(likeness(name, other) == "full" for other in its)))


def distance(a: str | None, b: str | None) -> int | None:
    """Days from one ISO or EDTF day to another; None where one is no day."""
    try:
        return (date.fromisoformat(b or "") - date.fromisoformat(a or "")).days
    except ValueError:
        return None


def freshness(a: StoredArticle, b: StoredArticle) -> float:
    """From 1, published the same day, towards 0; 0 where a day is not known."""
    if a.article.published is None or b.article.published is None:
        return 0.0
    return math.exp(-abs((a.article.published - b.article.published).days) / FADING)
