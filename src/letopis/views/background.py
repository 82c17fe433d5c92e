""" "Напомним, ...": what a reader of a new article needs to know of earlier, from the chronicle alone.

What is recalled is chosen by whom, what and which articles it has in common with the new one, and told oldest first.
Each sentence is one report's, so that one source supports all of it; who else tells of the same is named too.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from letopis.model.chronicle import Event, Report
from letopis.model.edtf import compatible, parse
from letopis.pipeline.indexing import lemmas, name_keys, pair_key
from letopis.resolution.names import likeness
from letopis.store import Filter, Store
from letopis.views.event import Source, sources_of
from letopis.views.likeness import vectors
from letopis.views.prose.clauses import capital, sentence
from letopis.views.prose.dates import when
from letopis.views.related import related
from letopis.views.subject import Subject, events_by_id

A_KEY = 40  # events that are looked at for one pair or name
ALIKE = 25  # related articles whose events are looked at
MOST_NAMES = 8
SOURCES = 3
LEAST = 0.5  # of the relevance
MOST_SHARED = 1.5
CORE = 0.4  # of what an event has in common with the article
TAKING = {"nominated", "appointed", "elected"}  # of one office: who has it was named for it before
FADING = 120.0  # days in which what is recalled loses two thirds of its freshness


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of a background: which event it tells, by whose words; the first source supports all of it."""

    text: str
    event: str
    relevance: float
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """The sentences that an article needs, oldest first; none where the chronicle has nothing for it."""

    article: str
    clauses: tuple[Clause, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of the paragraph, without their sources."""
        told = (clause.text for clause in self.clauses)
        return tuple(f"{'Напомним, ' + t if n == 0 else capital(t)}." for n, t in enumerate(told))


def background(store: Store, subject: Subject, limit: int = 5) -> Background:
    """What of the chronicle a reader of an article needs to know."""
    today = day_of(subject)
    near = {one.stored.id: one.score for one in related(store, subject, ALIKE)}
    found = {event.id: event for event in candidates(store, subject, near)}
    tellings = by_event(store, found.values(), subject, today)
    weights = relevance(store, subject, tellings, near)
    ranked = sorted(tellings, key=lambda number: (-weights[number], number))
    chosen = list[tuple[Report, Clause]]()
    for number in ranked:
        if weights[number] < LEAST or len(chosen) == limit:
            break
        told = telling(store, found[number], tellings[number], today)
        if told and not any(is_same(told[0], other) for other, _ in chosen):
            chosen.append((told[0], Clause(told[1], number, weights[number], told[2])))
    chosen.sort(key=lambda pair: (order(pair[0]), pair[1].event))
    return Background(subject.stored.id, tuple(clause for _, clause in chosen))


def day_of(subject: Subject) -> date | None:
    """The day of an article."""
    return subject.stored.article.published


def candidates(store: Store, subject: Subject, near: Iterable[str]) -> Iterator[Event]:
    """The events that an article tells, that share a pair of sides or a name with it, that articles near it tell."""
    yield from subject.events
    sides = sorted({p.represents for r in subject.reports for p in r.parties if p.represents})
    keys = [pair_key(a, b) for a, b in combinations(sides, 2)]
    keys += [key for name in people_of(subject)[:MOST_NAMES] for key in list(name_keys(name))[-1:]]
    for key in keys:
        yield from (found.event for found in store.events(Filter(keys=(key,), limit=A_KEY)))
    yield from events_by_id(store, [event for _, event in store.told_in(*near)])


def by_event(store: Store, events: Collection[Event], subject: Subject, today: date | None) -> dict[str, list[Report]]:
    """The reports of events that came out before an article, its own left out; none of what is its own news.

    One without a day may be later than the article: it is left out too.
    """
    news = {report.id for report in subject.reports if report.foreground}
    own = {subject.stored.id}
    told = dict[str, list[Report]]()
    all_reports = {report.id: report for report in store.reports_of(*events)}
    for event in events:
        if news & set(event.reports):
            continue
        reports = [r for number in event.reports if (r := all_reports.get(number)) and r.article not in own]
        earlier = [r for r in reports if not today or (r.published and r.published <= today.isoformat())]
        if earlier:
            told[event.id] = earlier
    return told


def relevance(
    store: Store, subject: Subject, tellings: Mapping[str, Sequence[Report]], near: Mapping[str, float]
) -> dict[str, float]:
    """How much each event has to do with an article: people, sides, words, the articles that tell of it, its age."""
    own = frozenset((*people_of(subject), *(p.represents for r in subject.reports for p in r.parties if p.represents)))
    shared = {number: in_common(reports, own) for number, reports in tellings.items()}
    rare = rarity(shared)
    with store.words() as words:
        mine, *others = vectors(words, [subject.words, *(" ".join(lemmas_of(tellings[n])) for n in tellings)])
    found = dict[str, float]()
    for (number, reports), words_of_event in zip(tellings.items(), others, strict=True):
        told_near = max((near.get(report.article, 0.0) for report in reports), default=0.0)
        known = min(sum(rare[one] for one in shared[number]), MOST_SHARED)
        core = 0.3 * known + 2 * mine.cosine(words_of_event) + told_near
        support = 1 + 0.15 * math.log(len({report.article for report in reports}))
        weight = core * support * definite(reports) + 0.2 * age(reports, day_of(subject))
        found[number] = weight if core >= CORE else 0.0
    return found


def people_of(subject: Subject) -> list[str]:
    """The people whom an article names, those who take part in what it tells first."""
    parties = [p.name for r in subject.reports for p in r.parties if p.type == "person"]
    named = [e["name"] for e in subject.record.get("entities", ()) if e["type"] == "person"]
    return list(dict.fromkeys((*parties, *named)))


def in_common(reports: Sequence[Report], own: Iterable[str]) -> frozenset[str]:
    """Which people and sides of an article take part in an event."""
    parties = {party for report in reports for party in report.parties}
    sides = {party.represents for party in parties}
    people = [party.name for party in parties if party.type == "person"]
    return frozenset(one for one in own if one in sides or any(likeness(one, name) == "full" for name in people))


def rarity(shared: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """From 1, in one event only, to 0, in all: who takes part in everything says nothing of what belongs together."""
    counted = Counter(one for own in shared.values() for one in own)
    total = math.log(len(shared) + 1)
    return {one: math.log((len(shared) + 1) / number) / total for one, number in counted.items()}


def lemmas_of(reports: Sequence[Report]) -> list[str]:
    """The lemmas of what reports tell, each sentence once."""
    return lemmas(" ".join(dict.fromkeys(s for report in reports for s in report.sentences)))


def definite(reports: Sequence[Report]) -> float:
    """How much reports pin down: a day, a person, a place make an event worth recalling."""
    dated = any(report.date for report in reports)
    named = any(party.type == "person" for report in reports for party in report.parties)
    return 0.7 + 0.2 * dated + 0.1 * named


def age(reports: Sequence[Report], today: date | None) -> float:
    """From 1, told the same day, towards 0."""
    days = [date.fromisoformat(r.published) for r in reports if r.published and "X" not in r.published]
    if not days or today is None:
        return 0.0
    return math.exp(-abs((today - max(days)).days) / FADING)


def telling(
    store: Store, event: Event, reports: Sequence[Report], today: date | None
) -> tuple[Report, str, tuple[Source, ...]] | None:
    """The report that tells an event best in a sentence, the sentence, and its sources, that report's first."""
    latest = [r for r in reports if r.status == event.status] or list(reports)
    names = fuller(event)
    for report in sorted(latest, key=lambda r: (-fullness(r, event), r.published or "9", r.id)):
        text = sentence(report, today, names)
        if text:
            sources = sources_of(store, [report, *(r for r in reports if r is not report)])
            return report, dated(text, report, today), tuple(independent(sources, report))
    return None


def fullness(report: Report, event: Event) -> float:
    """How much a report tells in the way that most do."""
    agrees = (report.kind == event.kind) + (report.date == event.date) + (report.place == event.place)
    return agrees + bool(report.date) + bool(report.place) + report.confidence + len(report.subject or "") / 100


def fuller(event: Event) -> dict[str, str]:
    """The fullest name of each party, by any other that it is told by."""
    full = [party.name for party in event.parties if party.type == "person"]
    return {n.split()[-1]: n for n in full if len(n.split()) > 1} | {n: n for n in full}


def dated(text: str, report: Report, today: date | None) -> str:
    """A sentence that tells no time itself begins with when it was told."""
    if report.date and (when(report.date, today) or "-") in text:
        return text
    told = when(report.published, today) if report.published else None
    return f"как сообщалось {told}, {text}" if told else text


def independent(sources: Sequence[Source], lead: Report) -> Iterator[Source]:
    """The lead's article, then one of each other account."""
    first = next(source for source in sources if source.report.id == lead.id)
    yield first
    accounts = {first.account}
    for source in sources:
        if source.account not in accounts and len(accounts) < SOURCES:
            accounts.add(source.account)
            yield source


def is_same(a: Report, b: Report) -> bool:
    """Whether two sentences would tell the same: the same people at the same sort of thing, no dates that differ."""
    if a.what != b.what or (a.kind != b.kind and a.what != "contact" and not {a.kind, b.kind} <= TAKING):
        return False
    alike = [any(likeness(p.name, q.name) != "none" for q in b.parties) for p in a.parties]
    if not alike or not all(alike) or (a.what == "contact" and are_apart(a.date, b.date)):
        return False
    return a.what != "agreement" or a.subject == b.subject


def are_apart(a: str | None, b: str | None) -> bool:
    """Whether two dates cannot be of one day; a day lies in its month and its year."""
    return a is not None and b is not None and not compatible(parse(a), parse(b))


def order(report: Report) -> str:
    """What sentences are sorted by: the first day of the date, else the day of publication; undated ones last."""
    if report.date and "X" not in report.date and not report.date.startswith(".."):
        return report.date.partition("/")[0]
    return report.published or "9"
