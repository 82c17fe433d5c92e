"""Reports of one event -> the event: every field with all that is told of it, and by which reports.

What most reports tell comes first, of equals the more precise, then by the alphabet; nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from letopis.model.chronicle import Event, Party, Report, Step, Value, event_id
from letopis.resolution.parties import match

# How far a contact has come: what is held was planned before, and is not undone by a later "was planned".
COURSE = ("held", "cancelled", "denied", "planned", "proposed")


def assemble(reports: Iterable[Report]) -> Event:
    """The event that some reports tell of; raises ValueError where there is none."""
    told = sorted(reports, key=lambda r: r.id)
    if not told:
        raise ValueError("no event: no report")
    groups = groups_of_parties(told)
    return Event(
        id=event_id(told[0].what, (r.id for r in told)),
        what=told[0].what,
        kinds=values(told, lambda r: [r.kind]),
        statuses=by_course(values(told, lambda r: [r.status])),
        parties=tuple(best(group) for group in groups),
        parties_by=tuple(Value(best(group).name, tuple(sorted({r.id for r, _ in group}))) for group in groups),
        subjects=values(told, lambda r: [r.subject]),
        bodies=values(told, lambda r: [r.body]),
        dates=values(told, lambda r: [r.date], precision),
        places=values(told, lambda r: [r.place]),
        topics=values(told, lambda r: r.fact.get("topics") or ()),
        history=history(told),
        reports=tuple(r.id for r in told),
    )


def values(
    reports: Sequence[Report],
    of: Callable[[Report], Iterable[str | None]],
    finer: Callable[[str], float] = lambda value: 0,
) -> tuple[Value, ...]:
    """The values of a field, each with who tells it."""
    found = dict[str, list[str]]()
    for report in reports:
        for value in of(report):
            if value:
                found.setdefault(value, []).append(report.id)
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), -finer(item[0]), item[0]))
    return tuple(Value(value, tuple(told)) for value, told in ranked)


def precision(value: str) -> float:
    """How fine an EDTF date is: a day more than an interval, more than a month, more than a year."""
    return len(value.partition("/")[0].replace("X", "")) - ("/" in value) / 2


def by_course(statuses: tuple[Value, ...]) -> tuple[Value, ...]:
    """What has become of it first, then what was told before."""
    return tuple(sorted(statuses, key=lambda value: COURSE.index(value.value)))


def history(reports: Sequence[Report]) -> tuple[Step, ...]:
    """What was told of it when: each status at its first telling, in the order of publication.

    The course of an agreement is told by its kind: proposed, negotiated, signed.
    """
    told = [(r.kind if r.what == "agreement" else r.status, r) for r in reports]
    steps = [Step(status, r.published, r.id) for status, r in told if status]
    steps.sort(key=lambda step: (step.published is None, step.published or "", step.report))
    first = {step.status: step for step in reversed(steps)}
    return tuple(step for step in steps if first[step.status] is step)


def groups_of_parties(reports: Sequence[Report]) -> list[list[tuple[Report, Party]]]:
    """The parties of all reports, each with those that are the same one; surest names first."""
    told = [(report, party) for report in reports for party in report.parties]
    told.sort(key=lambda pair: (-len(pair[1].name), pair[1].name, pair[0].id))
    groups = list[list[tuple[Report, Party]]]()
    for report, party in told:
        home = next((g for g in groups if is_one(g[0][1], party)), None)
        if home is None:
            groups.append([(report, party)])
        else:
            home.append((report, party))
    return sorted(groups, key=lambda group: (-len({r.id for r, _ in group}), best(group).name))


def is_one(a: Party, b: Party) -> bool:
    """Whether two parties of one event are one: by name, whatever sort each article takes them for."""
    return a.name == b.name or match(a, b) in {"equal", "part"}


def best(group: Sequence[tuple[Report, Party]]) -> Party:
    """A party by the name that most reports give it, of equals the fuller; its office as the first tells it."""
    names = values([report for report, _ in group], lambda r: [p.name for own, p in group if own.id == r.id], len)
    named = next(party for _, party in group if party.name == fullest(names))
    office = next((p.office for _, p in group if p.office), None)
    represents = next((p.represents for _, p in group if p.represents), None)
    return Party(named.name, named.type, named.represents or represents, named.role, named.office or office)


def fullest(names: Sequence[Value]) -> str:
    """The name with most words among those told; of equals the one told most."""
    return max(names, key=lambda value: (len(value.value.split()), len(value.reports), value.value)).value
