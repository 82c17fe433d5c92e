"""An event with its sources: who tells what, in which words; where they differ, all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from letopis.model.chronicle import Event, Report, Value, source_name
from letopis.store import Store

# The fields of an event, and what of a record's citations stands for each.
FIELDS: Mapping[str, str] = {
    "kinds": "kind",
    "subjects": "post",
    "bodies": "post",
    "dates": "date",
    "places": "place",
}


@dataclass(frozen=True, slots=True)
class Source:
    """An article that tells of an event. Those of one `account` are copies of one text."""

    article: str
    doc: str | None
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    account: str
    report: Report

    @property
    def name(self) -> str:
        """What it is called."""
        return source_name(self.outlet, self.url, self.doc, self.article)


@dataclass(frozen=True, slots=True)
class Words:
    """What one source says for a value: its exact words, where they are cited."""

    source: Source
    words: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a field with all who tell it; `accounts` counts copies of one text once."""

    value: str
    by: tuple[Words, ...]

    @property
    def accounts(self) -> int:
        """How many independent accounts tell it."""
        return len({words.source.account for words in self.by})


@dataclass(frozen=True, slots=True)
class Count:
    """How far a negotiation is, as one source tells it: `total` points, from `least` to `most` of them left."""

    source: Source
    total: int | None
    least: int | None
    most: int | None
    claimed_by: str | None

    @property
    def left(self) -> str | None:
        """How many are left, in digits: "6-7"; None where nobody says."""
        if self.least is None:
            return None
        return f"{self.least}" if self.least == self.most else f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True)
class EventView:
    """An event as it is shown; `counts` are those of an agreement, oldest first."""

    event: Event
    sources: tuple[Source, ...]
    fields: Mapping[str, tuple[Told, ...]]
    counts: tuple[Count, ...] = ()

    @property
    def accounts(self) -> int:
        """How many independent accounts there are."""
        return len({source.account for source in self.sources})

    @property
    def differ(self) -> tuple[str, ...]:
        """The fields in which the sources differ; the states of an agreement are its history, not a difference."""
        compared = set(FIELDS) - ({"kinds"} if self.event.what == "agreement" else set())
        return tuple(name for name, told in self.fields.items() if name in compared and len(told) > 1)


def view(store: Store, event: Event) -> EventView:
    """An event with its sources, oldest first."""
    return views(store, [event])[0]


def views(store: Store, events: Sequence[Event]) -> list[EventView]:
    """Some events, each with its sources, looked up all at once."""
    sources = sources_of(store, store.reports_of(*events))
    home = {number: event.id for event in events for number in event.reports}
    by_event = dict[str, list[Source]]()
    for source in sources:
        by_event.setdefault(home[source.report.id], []).append(source)
    return [view_of(event, tuple(by_event.get(event.id, ()))) for event in events]


def view_of(event: Event, sources: tuple[Source, ...]) -> EventView:
    """An event with the sources that it has."""
    by_report = {source.report.id: source for source in sources}
    fields = {name: told_of(getattr(event, name), cited, by_report) for name, cited in FIELDS.items()}
    parties = tuple(told_by(v, by_report, partial(party_words, name=v.value)) for v in event.parties_by)
    rest = {name: told_of(getattr(event, name), None, by_report) for name in ("statuses", "topics")}
    return EventView(event, sources, {**fields, "parties": parties, **rest}, tuple(counts(sources)))


def counts(sources: Iterable[Source]) -> Iterator[Count]:
    """What the sources count."""
    for source in sources:
        total, left = source.report.fact.get("total"), source.report.fact.get("remaining")
        if total is not None or left:
            least, most = left or (None, None)
            yield Count(source, total, least, most, source.report.fact.get("claimed_by"))


def sources_of(store: Store, reports: Sequence[Report]) -> tuple[Source, ...]:
    """The articles of some reports, by day of publication."""
    numbers = [report.article for report in reports]
    accounts, articles = store.accounts(numbers), store.articles_of(numbers)
    found = []
    for report in reports:
        stored = articles.get(report.article)
        if stored is None:
            continue
        a = stored.article
        account = accounts.get(stored.id, stored.id)
        title, published = a.title, a.published.isoformat() if a.published else None
        found.append(Source(stored.id, stored.doc, a.outlet, a.url, title, published, account, report))
    return tuple(sorted(found, key=lambda s: (s.published is None, s.published or "", s.report.id)))


def told_of(values: Iterable[Value], cited: str | None, by_report: Mapping[str, Source]) -> tuple[Told, ...]:
    """The values of a field with who tells each."""
    return tuple(told_by(value, by_report, partial(words_of, field=cited)) for value in values)


def told_by(value: Value, by_report: Mapping[str, Source], words: Callable[[Report], str | None]) -> Told:
    """A value with who tells it, and in which words."""
    sources = (by_report[number] for number in value.reports)
    return Told(value.value, tuple(Words(source, words(source.report)) for source in sources))


def words_of(report: Report, field: str | None) -> str | None:
    """The exact words of a field in a report."""
    return next((c["text"] for c in citations(report) if c["field"] == field), None)


def party_words(report: Report, name: str) -> str | None:
    """The exact words by which a report names a party, as far as they can be told by its order."""
    cited = [c["text"] for c in citations(report) if c["field"].startswith("participant:") or c["field"] == "person"]
    stem = name.split()[-1][:4].lower()
    return next((words for words in cited if stem in words.lower()), None)


def citations(report: Report) -> list[dict[str, Any]]:
    """The citations of a report's fact."""
    return list(report.fact.get("citations", ()))
