"""An article that a chronicle is asked about: one that it holds, or a new one that is only read.

Which events of the chronicle a new article tells of is judged as `letopis add` would judge it, but nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letopis.model.chronicle import Event, Report, StoredArticle
from letopis.model.record import Record
from letopis.pipeline.indexing import article_words
from letopis.resolution import blocks, judge, reports_of
from letopis.store import Store


@dataclass(frozen=True, slots=True)
class Subject:
    """An article, what it tells, and the events of the chronicle that it tells of.

    `record` is the object of the record's contract, `words` lemmas as the store has them, `account` that of the
    article in the chronicle, None of a new one.
    """

    stored: StoredArticle
    record: Mapping[str, Any]
    reports: tuple[Report, ...]
    events: tuple[Event, ...]
    words: str
    account: str | None


def stored_subject(store: Store, stored: StoredArticle) -> Subject:
    """An article of the chronicle."""
    told = store.told_in(stored.id)
    events = events_by_id(store, [number for _, number in told])
    with store.words() as words:
        own = words.of([stored.id]).get(stored.id, "")
    account = store.accounts([stored.id])[stored.id]
    return Subject(stored, store.record_of(stored.id) or {}, tuple(r for r, _ in told), events, own, account)


def read_subject(store: Store, stored: StoredArticle, record: Record) -> Subject:
    """An article that is not in the chronicle."""
    reports = tuple(reports_of(record, stored))
    numbers = [number for report in reports for number in same_as(store, report)]
    events = events_by_id(store, numbers)
    return Subject(stored, record.to_dict(), reports, events, article_words(stored.article), None)


def same_as(store: Store, report: Report) -> Iterator[str]:
    """The ids of the stored reports that are judged to tell of the same event."""
    near = store.in_blocks(blocks(report))
    yield from (other.id for other in near if judge(report, other).verdict == "same")


def events_by_id(store: Store, numbers: Sequence[str]) -> tuple[Event, ...]:
    """The events of some ids, or of some reports' ids, each once, by id."""
    found = (store.event_of(number) for number in dict.fromkeys(numbers))
    events = {event.id: event for event in found if event}
    return tuple(events[number] for number in sorted(events))
