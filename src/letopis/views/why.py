"""Why two reports are one event, or are not: the features, what they weigh, what people said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from letopis.model.chronicle import Decision, Event, Judgement, Report
from letopis.resolution import blocks, judge
from letopis.store import Store


@dataclass(frozen=True, slots=True)
class Why:
    """Two reports, how they are judged, and what was decided of them.

    `together` is whether they are of one event now; `compared` whether they share a block, without which they are
    never compared by themselves.
    """

    a: Report
    b: Report
    judgement: Judgement
    together: bool
    compared: bool
    decisions: tuple[Decision, ...]


def why(store: Store, a: Event, b: Event, report_a: Report | None = None, report_b: Report | None = None) -> Why:
    """The two reports of two events (or of one) that are most alike; or those that are given."""
    left = [report_a] if report_a else store.reports_of(a)
    right = [report_b] if report_b else store.reports_of(b)
    pairs = [(x, y, judge(x, y)) for x, y in product(left, right) if x.id != y.id]
    if not pairs:
        x = left[0]
        pairs = [(x, x, judge(x, x))]
    x, y, judgement = max(pairs, key=lambda pair: (pair[2].score, pair[0].id, pair[1].id))
    about = {r.id for r in (*left, *right)}
    decisions = tuple(d for d in store.decisions() if d.undone is None and {d.a, d.b} <= about)
    return Why(x, y, judgement, a.id == b.id, bool(blocks(x) & blocks(y)), decisions)
