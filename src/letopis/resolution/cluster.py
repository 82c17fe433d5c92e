"""A component of reports -> events: which of them are one, by judgements and by people's decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from letopis.model.chronicle import Decision, Report
from letopis.resolution.blocks import blocks
from letopis.resolution.judge import judge

Pair = tuple[str, str]


def cluster(
    reports: Iterable[Report], decisions: Iterable[Decision] = (), known_links: Mapping[Pair, float] | None = None
) -> tuple[tuple[Report, ...], ...]:
    """The reports by event, each event's by id, events by their first report; the order given makes no difference.

    Strongest links first; two groups stay apart if any two of their reports are judged different, or if a person
    said so. What a person said to be one is one before anything is judged. `known_links` are the scores of all pairs
    judged "same", if somebody kept them: then they are not judged again.
    """
    known = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
    kept = [d for d in decisions if d.undone is None and d.a in known and d.b in known]
    linked = known_links if known_links is not None else links(known)
    groups = Groups(known, linked, {pair(d.a, d.b) for d in kept if d.kind == "different"})
    for decision in sorted((d for d in kept if d.kind == "same"), key=lambda d: d.id):
        groups.join(decision.a, decision.b)
    for a, b in sorted(linked, key=lambda ends: (-linked[ends], ends)):
        if groups.may_join(a, b):
            groups.join(a, b)
    return groups.result()


def links(known: Mapping[str, Report]) -> dict[Pair, float]:
    """The pairs judged to be one, with their scores."""
    judged = ((a, b, judge(known[a], known[b])) for a, b in in_one_block(known))
    return {(a, b): judgement.score for a, b, judgement in judged if judgement.verdict == "same"}


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
    """Reports in groups that grow; remembers who differs."""

    def __init__(self, known: Mapping[str, Report], linked: Mapping[Pair, float], apart: set[Pair]) -> None:
        self._known = known
        self._apart = apart
        self._home: dict[str, tuple[str, ...]] = {number: (number,) for number in known}
        self._differ: dict[Pair, bool] = dict.fromkeys(linked, False)

    def may_join(self, a: str, b: str) -> bool:
        """Whether no two reports of the two groups are different."""
        one, other = self._home[a], self._home[b]
        return one is not other and not any(self.differ(x, y) for x, y in product(one, other))

    def differ(self, a: str, b: str) -> bool:
        """Whether a person or the judgement says that two reports are of two events."""
        key = pair(a, b)
        if key not in self._differ:
            self._differ[key] = judge(self._known[a], self._known[b]).verdict == "different"
        return key in self._apart or self._differ[key]

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        one, other = self._home[a], self._home[b]
        if one is not other:
            joined = tuple(sorted((*one, *other)))
            self._home.update((number, joined) for number in joined)

    def result(self) -> tuple[tuple[Report, ...], ...]:
        """The groups, each by id."""
        return tuple(tuple(self._known[i] for i in group) for group in sorted(set(self._home.values())))
