"""Blocks: the keys under which reports are looked for that may tell of the same event."""

from __future__ import annotations

from letopis.model.chronicle import Report


def blocks(report: Report) -> frozenset[str]:
    """The keys of a report; only reports that share one are judged."""
    raise NotImplementedError
