"""What a subscriber needs to know of an event: an id that stays, and how new what is told of it is.

The id of an event is that of its first report by id, so it changes when an article with a smaller one comes. What is
told apart here by the report that was added first keeps its name however many follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from letopis.exports.selection import Selection
from letopis.model.chronicle import Decision, What
from letopis.views.event import EventView

BEGAN = datetime(2020, 1, 1, tzinfo=UTC)  # of the counting: a sequence has 31 bits, which last until 2088


@dataclass(frozen=True, slots=True)
class Change:
    """`uid` is sixteen digits; `first` and `last` are when it was first told and last changed.

    `sequence` is the seconds from 2020 to the last change, and one more for each report and each decision: it rises
    also where an older article, or one of another chronicle, joins in. What `forget` and `reread` do leaves no time.
    """

    uid: str
    sequence: int
    first: datetime
    last: datetime


def changing(selection: Selection, what: What | None) -> Iterator[tuple[EventView, Change]]:
    """The events asked for, each with its change."""
    decided = Decided(selection.store.decisions())
    for page in selection.pages(what):
        added = selection.store.added({source.article for seen in page for source in seen.sources})
        for seen in page:
            yield seen, change_of(seen, added, decided)


class Decided:
    """People's decisions by the reports that they are about; those about names may concern any."""

    def __init__(self, decisions: list[Decision]) -> None:
        self._of_names = [decision for decision in decisions if decision.kind == "same person"]
        self._of_report = dict[str, list[Decision]]()
        for decision in decisions:
            for end in {decision.a, decision.b}:
                self._of_report.setdefault(end, []).append(decision)

    def on(self, seen: EventView) -> list[Decision]:
        """The decisions that may have changed an event, undone or not, each once."""
        found = [decision for number in seen.event.reports for decision in self._of_report.get(number, ())]
        return list(dict.fromkeys((*found, *self._of_names)))


def change_of(seen: EventView, added: dict[str, str], decided: Decided) -> Change:
    """The change of an event; `added` is when its articles were added."""
    times = sorted((added[source.article], source.report.id) for source in seen.sources)
    decisions = decided.on(seen)
    moments = [at for at, _ in times] + [moment for d in decisions for moment in (d.at, d.undone) if moment]
    last = max(map(moment_of, moments))
    sequence = int((last - BEGAN).total_seconds()) + len(times) + len(decisions)
    return Change(times[0][1].partition(":")[2], sequence, moment_of(times[0][0]), last)


def moment_of(value: str) -> datetime:
    """An ISO time, in UTC where it does not say."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
