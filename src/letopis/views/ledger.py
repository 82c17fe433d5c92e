"""The state of a negotiation over time: what it came to, what was counted and by whom, what became of promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from letopis.model.errors import InputError
from letopis.pipeline.indexing import lemmas
from letopis.store import Filter, Store
from letopis.views.event import Count, EventView, Source, views
from letopis.views.silence import last_day

Outcome = Literal["done", "missed", "open", "unknown"]
DONE = frozenset({"agreed", "signed", "in force"})
TO_COME = frozenset({"proposed", "negotiating"})
MOST = 200  # agreements


@dataclass(frozen=True, slots=True)
class Entry:
    """What one article tells of the state of an agreement."""

    state: str
    name: str
    source: Source


@dataclass(frozen=True, slots=True)
class Promise:
    """A day that an agreement was to be reached by (EDTF), who told it, and what became of it, told by `outcome_by`.

    Unknown where the agreement was rejected or suspended meanwhile, or where no later article tells of it.
    """

    name: str
    by: str
    source: Source
    outcome: Outcome
    outcome_by: Source | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two counts of one thing, told about the same time, that cannot both be right."""

    a: Count
    b: Count


@dataclass(frozen=True, slots=True)
class Ledger:
    """A negotiation; all lists are in the order of telling."""

    topic: str
    agreements: tuple[EventView, ...]
    entries: tuple[Entry, ...]
    counts: tuple[Count, ...]
    contradictions: tuple[Contradiction, ...]
    promises: tuple[Promise, ...]


def ledger(store: Store, topic: str, today: date) -> Ledger:
    """What is told of the agreements in which all words of a topic stand; raises InputError where it has none."""
    words = " ".join(lemmas(topic))
    if not words:
        raise InputError(f"{topic!r}: no words: give what the articles say")
    found = views(store, [f.event for f in store.events(Filter(what="agreement", words=words, limit=MOST))])
    sources = sorted((s for seen in found for s in seen.sources), key=told_on)
    counts = sorted((count for seen in found for count in seen.counts), key=lambda count: told_on(count.source))
    return Ledger(
        topic=topic,
        agreements=tuple(found),
        entries=tuple(Entry(s.report.kind, s.report.subject or "", s) for s in sources),
        counts=tuple(counts),
        contradictions=tuple(Contradiction(a, b) for a, b in combinations(counts, 2) if contradict(a, b)),
        promises=tuple(promise for seen in found for promise in promises(seen, today)),
    )


def told_on(source: Source) -> tuple[bool, str, str]:
    """What sources are sorted by: their day, those without one last."""
    return source.published is None, source.published or "", source.report.id


def contradict(a: Count, b: Count) -> bool:
    """Whether two counts of the same day, or of an unknown one, by different accounts exclude each other."""
    if a.source.account == b.source.account or a.source.published != b.source.published:
        return False
    totals = a.total is not None and b.total is not None and a.total != b.total
    left = a.least is not None and b.least is not None and not overlap(a, b)
    return totals or left


def overlap(a: Count, b: Count) -> bool:
    """Whether what is left may be the same number."""
    return (a.least or 0) <= (b.most or 0) and (b.least or 0) <= (a.most or 0)


def promises(seen: EventView, today: date) -> Iterator[Promise]:
    """What articles say an agreement is to be reached by, with what later ones tell."""
    for source in seen.sources:
        report = source.report
        if report.kind not in TO_COME or not report.date or "X" in report.date:
            continue
        if source.published and last_day(report.date) >= source.published:
            outcome, by = outcome_of(source, seen.sources, today)
            yield Promise(report.subject or "", report.date, source, outcome, by)


def outcome_of(promised: Source, sources: Sequence[Source], today: date) -> tuple[Outcome, Source | None]:
    """What became of a promise: done as soon as somebody tells so, missed where it is told to go on after its day."""
    day = last_day(promised.report.date or "")
    later = [s for s in sources if (s.published or "") > (promised.published or "")]
    done = next((s for s in later if s.report.kind in DONE), None)
    if done:
        return ("done" if (done.published or "") <= day else "missed"), done
    going_on = next((s for s in later if s.report.kind in TO_COME and (s.published or "") > day), None)
    if going_on:
        return "missed", going_on
    return ("open" if today.isoformat() <= day else "unknown"), None
