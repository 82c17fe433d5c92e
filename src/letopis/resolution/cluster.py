"""A component of reports -> events: which of them are one, by judgements and by people's decisions."""

from __future__ import annotations

from collections.abc import Iterable

from letopis.model.chronicle import Decision, Report


def cluster(reports: Iterable[Report], decisions: Iterable[Decision] = ()) -> tuple[tuple[Report, ...], ...]:
    """The reports by event, each event's by id, events by their first report; the order given makes no difference."""
    raise NotImplementedError
