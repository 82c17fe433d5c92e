"""A component of reports -> events: which of them are one, by judgements and by people's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from letopis.model.chronicle import Decision, Judgement, Report
from letopis.resolution.blocks import blocks
from letopis.resolution.judge import judge

Pair = tuple[str, str]


def cluster(reports: Iterable[Report], decisions: Iterable[Decision] = ()) -> tuple[tuple[Report, ...], ...]:
    """The reports by event, each event's by id, events by their first report; the order given makes no difference.

    Strongest links first; two groups stay apart if any two of their reports are judged different, or if a person
    said so. What a person said to be one is one before anything is judged.
    """
    known = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    kept = [d for d in decisions if d.undone is None and d.a in known and d.b in known]
    groups = Groups(known, {pair(d.a, d.b) for d in kept if d.kind == "different"})
    for decision in sorted((d for d in kept if d.kind == "same"), key=lambda d: d.id):
        groups.join(decision.a, decision.b)
    for a, b in links(known, groups):
        if groups.may_join(a, b):
            groups.join(a, b)
    return groups.result()


def links(known: Mapping[str, Report], groups: Groups) -> list[Pair]:
    """The pairs judged to be one, surest first, then by id."""
    judged = ((a, b, groups.judged(a, b)) for a, b in in_one_block(known))
    same = [(-judgement.score, a, b) for a, b, judgement in judged if judgement.verdict == "same"]
    return [(a, b) for _, a, b in sorted(same)]


def in_one_block(known: Mapping[str, Report]) -> set[Pair]:
    """The pairs of reports that share a block."""
    members = dict[str, list[str]]()
    for number, report in known.items():
        for key in blocks(report):
            members.setdefault(key, []).append(number)
    return {pair(a, b) for block in members.values() for a, b in combinations(block, 2)}


def pair(a: str, b: str) -> Pair:
    """Two ids in order."""
    return (a, b) if a < b else (b, a)


class Groups:
    """Reports in groups that grow; remembers what was judged."""

    def __init__(self, known: Mapping[str, Report], apart: set[Pair]) -> None:
        self._known = known
        self._apart = apart
        self._home: dict[str, tuple[str, ...]] = {number: (number,) for number in known}
        self._judged = dict[Pair, Judgement]()

    def judged(self, a: str, b: str) -> Judgement:
        """The judgement of two reports, made once."""
        key = pair(a, b)
        if key not in self._judged:
            self._judged[key] = judge(self._known[a], self._known[b])
        return self._judged[key]

    def may_join(self, a: str, b: str) -> bool:
        """Whether no two reports of the two groups are different."""
        one, other = self._home[a], self._home[b]
        return one is not other and not any(self.differ(x, y) for x, y in product(one, other))

    def differ(self, a: str, b: str) -> bool:
        """Whether a person or the judgement says that two reports are of two events."""
        return pair(a, b) in self._apart or self.judged(a, b).verdict == "different"

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        one, other = self._home[a], self._home[b]
        if one is not other:
            joined = tuple(sorted((*one, *other)))
            self._home.update((number, joined) for number in joined)

    def result(self) -> tuple[tuple[Report, ...], ...]:
        """The groups, each by id."""
        return tuple(tuple(self._known[i] for i in group) for group in sorted(set(self._home.values())))
