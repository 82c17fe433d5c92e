"""A person's word on what is one and what is not: kept with name and time, before any judgement, and taken back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from letopis.model.chronicle import Decision, DecisionKind, Event, Report, digest
from letopis.pipeline.chronicle import now
from letopis.pipeline.indexing import whole_name_key
from letopis.pipeline.placing import names_by_person, place_again, resolve
from letopis.resolution.names import words_of
from letopis.store import Store, Writer

Pair = tuple[str, str]


def merge(store: Store, one: Event, other: Event, author: str) -> str:
    """Make one event of two; returns the id of the word."""
    reports = sorted((*one.reports, *other.reports))
    return decide(store, "same", ((reports[0], number) for number in reports[1:]), author)


def split(store: Store, event: Event, report: Report | None, author: str) -> str:
    """Take a report out of its event, or all of its reports apart; returns the id of the word."""
    pairs = combinations(sorted(event.reports), 2)
    return decide(store, "different", (p for p in pairs if report is None or report.id in p), author)


def same_person(store: Store, a: str, b: str, author: str) -> str:
    """Keep that two names are one person's, and judge again what they take part in; returns the id of the word."""
    return decide(store, "same person", [(a, b)], author)


def decide(store: Store, kind: DecisionKind, pairs: Iterable[Pair], author: str) -> str:
    """Keep a word on some pairs, and make anew what it changes."""
    at, said = now(), sorted((min(pair), max(pair)) for pair in pairs)
    word = f"decision:{digest(kind, said, author, at)}"
    decisions = [Decision(f"{word}.{n}", kind, a, b, author, at) for n, (a, b) in enumerate(said, 1)]
    with store.writing() as writer:
        for decision in decisions:
            writer.add_decision(decision)
        apply(writer, decisions)
    return word


def undo(store: Store, word: str) -> bool:
    """Take a word back, which stays on record; False where there is none that stands."""
    with store.writing() as writer:
        standing = writer.undo(word, now())
        apply(writer, standing)
    return bool(standing)


def apply(writer: Writer, decisions: Iterable[Decision]) -> None:
    """Make anew what some decisions are about, now that they stand, or no longer do."""
    for decision in decisions:
        if decision.kind == "same person":
            place_again(writer, with_names(writer, decision))
    ends = {end for d in decisions if d.kind != "same person" for end in (d.a, d.b)}
    if ends:
        resolve(writer, {r.id for r in writer.members(writer.components(ends))})


def with_names(writer: Writer, decision: Decision) -> list[Report]:
    """The reports in whose events somebody takes part under either name, or under one that is the same person's."""
    one = next(g for g in names_by_person([decision, *writer.same_people()]) if decision.a in g)
    every = [words for words in map(words_of, one) if words]
    keys = {whole_name_key(words) if len(words) > 1 else f"word {words[0]}" for words in every}
    found = {report.id: report for key in sorted(keys) for report in writer.reports_with(key)}
    return [found[number] for number in sorted(found)]
