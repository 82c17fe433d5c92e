"""Reports of one event -> the event: every field with all that is told of it, and by which reports."""

from __future__ import annotations

from collections.abc import Iterable

from letopis.model.chronicle import Event, Report


def assemble(reports: Iterable[Report]) -> Event:
    """The event that some reports tell of."""
    raise NotImplementedError
