"""Where reports belong: the judgements of `resolution`, written to the store.

All of it happens in one transaction of one writer. What comes of it is a function of the reports and decisions that
are stored, whatever their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from letopis.model.chronicle import Decision, Report
from letopis.pipeline.indexing import indexed
from letopis.resolution import assemble, blocks, cluster, judge
from letopis.resolution.cluster import Pair
from letopis.resolution.names import words_of
from letopis.store import Writer

Names: TypeAlias = Mapping[tuple[str, ...], str]
"""The words of a name, and the name that it is read as."""


def place(writer: Writer, new: Sequence[Report]) -> None:
    """Store new reports, link them to those that they are one with, make their events anew."""
    names = one_names(writer.same_people())
    for report in new:
        writer.add_report(report, blocks(named(report, names)))
    link(writer, new, names)
    resolve(writer, {report.id for report in new})


def link(writer: Writer, new: Sequence[Report], names: Names) -> None:
    """Judge reports against all that share a block with them, and store who is one with whom."""
    keys = {report.id: blocks(named(report, names)) for report in new}
    others = [named(other, names) for other in writer.in_blocks(key for own in keys.values() for key in own)]
    theirs = {other.id: keys.get(other.id) or blocks(other) for other in others}
    for report in (named(report, names) for report in new):
        near = [o for o in others if o.id != report.id and theirs[o.id] & keys[report.id]]
        # Of two new ones each pair is judged once.
        once = [o for o in near if o.id not in keys or o.id > report.id]
        judged = ((o.id, judge(report, o)) for o in once)
        writer.add_links((report.id, number, j.score) for number, j in judged if j.verdict == "same")


def place_again(writer: Writer, reports: Sequence[Report]) -> None:
    """Judge reports anew after their names are read otherwise."""
    touched = {r.id for r in writer.members(writer.components(r.id for r in reports))}
    writer.remove_events(writer.events_of(touched))
    for report in reports:
        writer.remove_report(report.id)
    place(writer, reports)
    resolve(writer, touched - {report.id for report in reports})


def one_names(decisions: Iterable[Decision]) -> Names:
    """For each name that a person said to be another's too, the fullest of them."""
    groups = names_by_person(decisions)
    return {words_of(name): max(group, key=lambda n: (len(n), n)) for group in groups for name in group}


def names_by_person(decisions: Iterable[Decision]) -> list[set[str]]:
    """The names that are said, directly or over others, to be one person's."""
    groups = list[set[str]]()
    for decision in decisions:
        joined = {decision.a, decision.b}.union(*(g for g in groups if g & {decision.a, decision.b}))
        groups = [*(g for g in groups if not g & joined), joined]
    return groups


def named(report: Report, names: Names) -> Report:
    """A report with its people under the names that a person said are one."""
    if not names or not any(words_of(party.name) in names for party in report.parties):
        return report
    parties = (replace(party, name=names.get(words_of(party.name), party.name)) for party in report.parties)
    return replace(report, parties=tuple(parties))


def resolve(writer: Writer, touched: Iterable[str]) -> None:
    """Find the components that some reports are of by now, and make the events of each anew."""
    joined = joined_to(writer, set(touched), one_names(writer.same_people()))
    writer.remove_events(writer.events_of(joined.reports))
    for group in components(joined):
        reports = [joined.reports[number] for number in group]
        links = {pair: score for pair, score in joined.links.items() if pair[0] in group}
        for told in cluster(reports, joined.decisions, links):
            writer.add_event(indexed(assemble(told), told), min(group))


@dataclass(frozen=True, slots=True)
class Joined:
    """Reports with all that is joined to them: by id; the links among them; people's word on them."""

    reports: Mapping[str, Report]
    links: Mapping[Pair, float]
    decisions: Sequence[Decision]

    @property
    def pairs(self) -> set[Pair]:
        """The pairs that links, or people, join."""
        return {*self.links, *((d.a, d.b) for d in self.decisions if d.kind == "same")}


def joined_to(writer: Writer, touched: set[str], names: Names) -> Joined:
    """The reports of all components that are touched, and of those that links and decisions join to them."""
    reports = {report.id: report for report in writer.reports(touched)}
    while True:
        links, decisions = writer.links(reports), writer.decisions(reports)
        ends = {end for d in decisions for end in (d.a, d.b)} | {end for link in links for end in link}
        wider = {r.id: r for r in writer.members(writer.components(ends | reports.keys()))}
        if len(wider) == len(reports):
            return Joined({number: named(r, names) for number, r in reports.items()}, links, decisions)
        reports = wider


def components(joined: Joined) -> list[set[str]]:
    """The ids of the reports by what links and people's word join."""
    home = {number: {number} for number in joined.reports}
    for a, b in joined.pairs:
        if a in home and b in home and home[a] is not home[b]:
            both = home[a] | home[b]
            home.update(dict.fromkeys(both, both))
    return list({id(group): group for group in home.values()}.values())
