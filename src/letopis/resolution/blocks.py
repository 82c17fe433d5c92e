"""Blocks: the keys under which reports are looked for that may tell of the same event.

A key is a pair of parties (or a person) and a stretch of time. Two reports of one contact share a pair of sides and
overlap in time, so they share a key; a block holds the contacts of one pair in some two weeks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from letopis.model.chronicle import Report
from letopis.resolution.days import Window, day_of, window
from letopis.resolution.names import surname
from letopis.resolution.parties import anchors

BUCKET = 16  # days
SLACK = timedelta(days=8)
MOST_BUCKETS = 6
"""A window that is longer is looked up by its years: a vague date is compared with vague ones only."""


def blocks(report: Report) -> frozenset[str]:
    """The keys of a report; only reports that share one are judged."""
    return frozenset(f"{report.what}|{who}|{when}" for who in whom(report) for when in times(report))


def whom(report: Report) -> Iterator[str]:
    """The pairs of sides; of an appointment the person."""
    if report.what == "appointment":
        yield from (surname(party.name) for party in report.parties[:1])
    elif len(sides := anchors(report)) == 1:
        yield sides[0]
    else:
        yield from (f"{a}+{b}" for a, b in combinations(sides, 2))


def times(report: Report) -> Iterator[str]:
    """The stretches of time that a report may be of, and that of its article where it gives no date itself."""
    span = window(report)
    if span is not None:
        yield from buckets(span)
    day = day_of(report.published)
    if day is None and span is None:
        yield "undated"
    if day and (span is None or not span.told):
        yield from (f"told {bucket}" for bucket in buckets(Window(day, day, told=True)))


def buckets(span: Window) -> Iterator[str]:
    """The stretches that a window touches, some days more on either side."""
    first, last = (day.toordinal() // BUCKET for day in (span.first - SLACK, span.last + SLACK))
    if last - first < MOST_BUCKETS:
        yield from (str(number) for number in range(first, last + 1))
    else:
        yield from (f"year {year}" for year in range(span.first.year, span.last.year + 1))
