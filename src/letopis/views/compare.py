"""What each side says of a contact, beside each other: what both name, what only one does, where they conflict.

A side speaks in its own readout (an article of its press service or ministry), and in what others quote of it: of its
press service, its officials, its people who took part. All is verbatim. Whether two passages name the same is told by
the words that they share, of short ones by their meaning too; nothing is said of which side is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from letopis.lexicons.countries import countries
from letopis.model.chronicle import Event
from letopis.pipeline.indexing import lemmas
from letopis.reading.meanings import nearness
from letopis.reading.morphology import may_be
from letopis.reading.sentences import sentences
from letopis.sources.outlets import outlet_named, outlet_of_url
from letopis.store import Store
from letopis.views.event import EventView, Source, view

OFFICIAL = frozenset({"press_service", "ministry"})
LONGEST = 40  # sentences of a readout: a transcript goes on for hundreds
LIKE = 0.3  # of the words of the shorter passage
LEAST_SHARED = 2
# Of thirty pairs (benchmarks/topics.py, 2026-11) words tell .73 right, words or meaning .80.
MEANT, MOST_FOR_MEANING = 0.63, 10
SAYS_LITTLE = frozenset({
    "сообщение", "говориться", "сторона", "обсудить", "обсуждение", "вопрос", "затронуть", "подчеркнуть", "отметить",
    "заявить", "собеседник", "лидер", "президент", "министр", "глава", "государство", "разговор", "переговоры",
    "встреча", "визит", "исполнять", "обязанность", "телефонный", "состояться", "провести", "также", "который", "этот",
    "свой", "мочь", "быть", "весь", "рассмотреть", "рассматриваться", "обсуждаться", "речь", "идти", "коснуться",
    "отмечать", "подчеркиваться", "выразить", "подтвердить", "условиться", "договориться", "согласовать", "выступить",
})  # fmt: skip
INITIATIVE = re.compile(r"\bпо\s+(?:инициативе|просьбе|предложению)\s+((?:[а-яё-]+\s+)?[А-ЯЁа-яё-]+)", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\d.,:-])(\d{1,6})\s+([а-яё]{4,})")
NO_COUNT = frozenset({
    "год", "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
    "декабрь", "число",
})  # fmt: skip
Field = Literal["date", "place", "initiative", "number"]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a side says, verbatim: who says it, and in which article it stands. `side` is a code."""

    side: str
    speaker: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Both:
    """Two passages of different sides that name the same, and the words that they share (lemmas).

    None where it is told by their meaning alone.
    """

    a: Passage
    b: Passage
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that sides tell differently, each in its own words; of numbers `what` is what is counted."""

    field: Field
    what: str
    values: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sides of a contact, what they say, and how it compares. Of `silent` sides the chronicle has no word."""

    event: Event
    sides: tuple[str, ...]
    silent: tuple[str, ...]
    both: tuple[Both, ...]
    only: tuple[Passage, ...]
    conflicts: tuple[Conflict, ...]


def compare(store: Store, event: Event) -> Comparison:
    """What the sides of a contact say of it."""
    return compared(store, view(store, event))


def compared(store: Store, seen: EventView) -> Comparison:
    """What the sides of a contact say of it, whose sources are read already."""
    event = seen.event
    sides = tuple(dict.fromkeys(p.represents for p in event.parties if p.represents))
    passages = list(once_each(p for source in seen.sources for p in said_in(store, source, sides)))
    both = list(aligned(passages, common_words(event)))
    paired = {id(passage) for pair in both for passage in (pair.a, pair.b)}
    speaking = {passage.side for passage in passages}
    return Comparison(
        event=event,
        sides=sides,
        silent=tuple(side for side in sides if side not in speaking),
        both=tuple(both),
        only=tuple(passage for passage in passages if id(passage) not in paired),
        conflicts=(*facts_disputed(seen, passages), *conflicts(passages, both)),
    )


def said_in(store: Store, source: Source, sides: Sequence[str]) -> Iterator[Passage]:
    """What the sides of a contact say of it in one article."""
    stored = store.article(source.article)
    if stored is None:
        return
    outlet = outlet_of_url(source.url or "") or outlet_named(source.outlet or "")
    if outlet and outlet.kind in OFFICIAL and outlet.country in sides:
        text = stored.article.text
        for number, (start, stop) in enumerate(sentences(text)):
            if number < LONGEST and text[start:stop] != stored.article.title:
                yield Passage(outlet.country or "", outlet.name, text[start:stop], source)
        return
    record = store.record_of(source.article) or {}
    spoken_for = {entity["name"]: entity.get("country") for entity in record.get("entities", ())}
    near = stretch_of(source, record)
    for said in record.get("statements", ()):
        side = side_of(said, spoken_for)
        if side in sides and is_about(said, source, near):
            yield Passage(side or "", said["speaker"], said["text"], source)


def side_of(said: Mapping[str, Any], spoken_for: Mapping[str, str | None]) -> str | None:
    """The side that a statement's speaker speaks for."""
    outlet = outlet_named(said["speaker"] or "")
    return outlet.country if outlet and outlet.kind in OFFICIAL else spoken_for.get(said["speaker"] or "")


def is_about(said: Mapping[str, Any], source: Source, near: range) -> bool:
    """Whether a statement is of the contact: said to be, or of none and standing where the contact is told."""
    about = said.get("about") or []
    return source.report.fact.get("id") in about or (not about and said["start"] in near)


def stretch_of(source: Source, record: Mapping[str, Any]) -> range:
    """The part of an article that tells of a contact: up to where another contact is told."""
    own = source.report.fact.get("id")
    starts = {contact["id"]: first_of(contact) for contact in record.get("contacts", ())}
    begins = starts.get(own, 0)
    ends = min((start for number, start in starts.items() if number != own and start > begins), default=10**9)
    return range(begins, ends)


def first_of(fact: Mapping[str, Any]) -> int:
    """Where a fact is told first."""
    return min((citation["start"] for citation in fact["citations"]), default=0)


def once_each(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages of different words: reprints say the same again."""
    seen = set[tuple[str, str]]()
    for passage in passages:
        key = (passage.side, " ".join(passage.text.lower().split()))
        if key not in seen:
            seen.add(key)
            yield passage


def common_words(event: Event) -> frozenset[str]:
    """The words that every passage about a contact has: its parties, their states, and what says little."""
    names = [p.name for p in event.parties] + [p.office or "" for p in event.parties]
    states = [c for p in event.parties if (c := countries().by_iso(p.represents or ""))]
    forms = (form for state in states for form in (state.name, *state.aliases, *state.adjectives, *state.seats))
    return SAYS_LITTLE | frozenset(lemmas(" ".join((*names, *forms))))


def aligned(passages: Sequence[Passage], common: frozenset[str]) -> Iterator[Both]:
    """Pairs of passages of different sides, most alike first, each passage in one pair."""
    words = [content(passage.text, common) for passage in passages]
    scored = []
    for i, j in combinations(range(len(passages)), 2):
        if passages[i].side != passages[j].side and (likeness := alike(words[i], words[j])):
            scored.append((-likeness, i, j))
    taken = set[int]()
    for _, i, j in sorted(scored):
        if i not in taken and j not in taken:
            taken |= {i, j}
            yield Both(passages[i], passages[j], tuple(sorted(words[i] & words[j])))


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """From 1, all words of the shorter passage are in the other, to 0, where nothing tells that they name one thing.

    What is told by meaning alone counts less than any two shared words; the means of many words are all alike.
    """
    shared, shorter = len(a & b), min(len(a), len(b))
    if shared >= LEAST_SHARED and shared / shorter >= LIKE:
        return shared / shorter
    if shorter < LEAST_SHARED or max(len(a), len(b)) > MOST_FOR_MEANING:
        return 0.0
    near = nearness(a, b)
    return near * LIKE if near >= MEANT else 0.0


def content(text: str, common: frozenset[str]) -> frozenset[str]:
    """The lemmas of a passage that say what it is about."""
    return frozenset(word for word in lemmas(text) if len(word) > 3 and word not in common)


def facts_disputed(seen: EventView, passages: Sequence[Passage]) -> Iterator[Conflict]:
    """Days and places that articles of different sides tell differently; one is of a side if it quotes that alone."""
    quoted = defaultdict[str, set[str]](set)
    for passage in passages:
        quoted[passage.source.article].add(passage.side)
    fields: tuple[tuple[Field, str], ...] = (("date", "dates"), ("place", "places"))
    for field, name in fields:
        told = [
            (value.value, Passage(next(iter(sides)), "", words.words or value.value, words.source))
            for value in seen.fields[name]
            for words in value.by
            if len(sides := quoted[words.source.article]) == 1
        ]
        if is_disputed(told):
            yield Conflict(field, "", tuple(told))


def conflicts(passages: Sequence[Passage], both: Sequence[Both]) -> Iterator[Conflict]:
    """Where sides tell differently who asked for it, and the numbers of the same things in passages that are alike."""
    asked = by_value(passages, lambda p: [" ".join(lemmas(m[1])) for m in INITIATIVE.finditer(p.text)])
    if is_disputed(asked):
        yield Conflict("initiative", "", tuple(asked))
    for pair in both:
        numbers = [counted(passage.text) for passage in (pair.a, pair.b)]
        for what in sorted(numbers[0].keys() & numbers[1].keys()):
            if not numbers[0][what] & numbers[1][what]:
                told = zip(numbers, (pair.a, pair.b), strict=True)
                values = tuple((" ".join(sorted(number[what])), passage) for number, passage in told)
                yield Conflict("number", what, values)


def by_value(passages: Sequence[Passage], of: Any) -> list[tuple[str, Passage]]:
    """Each value that a passage tells."""
    return [(value, passage) for passage in passages for value in of(passage)]


def is_disputed(told: Sequence[tuple[str, Passage]]) -> bool:
    """Whether two sides tell nothing in common."""
    by_side = defaultdict[str, set[str]](set)
    for value, passage in told:
        by_side[passage.side].add(value)
    return any(not a & b for a, b in combinations(by_side.values(), 2))


def counted(text: str) -> dict[str, set[str]]:
    """What is counted in a text by its lemma, with the numbers; years and days count nothing."""
    found = defaultdict[str, set[str]](set)
    for number, noun in NUMBER.findall(text):
        word = next(iter(lemmas(noun)), noun)
        if may_be(noun, "NOUN") and word not in NO_COUNT:
            found[word].add(number)
    return found
