"""What two reports of one sort are compared by: each feature gives one reason with its weight, or none.

`VETO` is the weight of what cannot be: two contacts however much else agrees.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from letopis.model.chronicle import Reason, Report
from letopis.resolution.days import Window, published_apart, window
from letopis.resolution.parties import Sides, reversed_letter, sides
from letopis.resolution.posts import Likeness, posts_alike

VETO = -100.0
Feature = Callable[[Report, Report], Iterator[Reason]]

STEM = 5
WORDS = re.compile(r"[^\W\d_]{4,}")
FEWEST_WORDS = 5  # shorter tellings share their words by chance
SHORT_WINDOW, MONTH = 3, 31
# Kinds that may be told of one contact, and what that weighs; what is not here, or equal, cannot be. A visit and the
# meeting during it are two.
KINDS = {
    frozenset({"meeting", "talks"}): 0.7,
    frozenset({"summit", "meeting"}): 0.0,
    frozenset({"summit", "talks"}): 0.0,
    frozenset({"call", "talks"}): 0.2,
}
# Changes that are one step: an election is told as an appointment, too.
TAKING = frozenset({"appointed", "elected"})
# One man leaves one post in some days, by whatever name ("помощник", "заместитель министра"); he may be given two.
REWORDED = {True: 0.0, False: -1.0}
POSTS: dict[Likeness, float] = {"same": 2.0, "related": 1.0, "untold": 0.3, "other": VETO}


def article(a: Report, b: Report) -> Iterator[Reason]:
    """What one article tells as two is two: whoever wrote it knew more than we do."""
    if a.article == b.article:
        yield Reason("article", "told apart in one article", VETO)


def kind_of_contact(a: Report, b: Report) -> Iterator[Reason]:
    """Call, meeting, talks: a call is no meeting, a letter is no call, a letter is not its answer."""
    both = f"{a.kind}, {b.kind}"
    if a.kind == b.kind:
        yield Reason("kind", both, 1.0)
    else:
        yield Reason("kind", both, KINDS.get(frozenset({a.kind, b.kind}), VETO))
    if a.kind == b.kind == "letter" and reversed_letter(a, b):
        yield Reason("direction", "a letter and its answer", VETO)


def parties(a: Report, b: Report) -> Iterator[Reason]:
    """The same people or states; others on both sides make it another contact."""
    pairing = sides(a.parties, b.parties)
    for x, y, kind in pairing.matches:
        weight = {"equal": 1.5, "part": 1.2}.get(kind, 0.5)
        yield Reason("party", f"{x.name} = {y.name}" if x.name != y.name else x.name, weight)
    if len(pairing.matches) < 2:
        yield Reason("party", "fewer than two are the same", VETO if is_other_company(pairing) else -2.0)
    elif pairing.left and pairing.right:
        yield Reason("party", f"others: {names(pairing)}", VETO if is_other_company(pairing) else -1.5)


def is_other_company(pairing: Sides) -> bool:
    """Whether each report names somebody whom the other has not, in his stead."""
    return all(any(p.type == "person" for p in rest) for rest in (pairing.left, pairing.right)) or not pairing.matches


def names(pairing: Sides) -> str:
    """Who is left over, by name."""
    return "; ".join(sorted(p.name for p in (*pairing.left, *pairing.right)))


def person(a: Report, b: Report) -> Iterator[Reason]:
    """Who comes or goes; two people are two changes."""
    pairing = sides(a.parties, b.parties)
    found = f"{a.parties[0].name}, {b.parties[0].name}" if a.parties and b.parties else "untold"
    yield Reason("person", found, 2.0 if pairing.count("equal", "part") else VETO)


def change(a: Report, b: Report) -> Iterator[Reason]:
    """Coming, going and being proposed are three things."""
    same = a.kind == b.kind or {a.kind, b.kind} <= TAKING
    yield Reason("change", f"{a.kind}, {b.kind}", 1.0 if same else VETO)


def post(a: Report, b: Report) -> Iterator[Reason]:
    """The post and whose it is."""
    like = posts_alike(a.subject, a.body, b.subject, b.body)
    weight = REWORDED[a.kind == "left"] if like == "reworded" else POSTS[like]
    yield Reason("post", f"{a.subject or '-'}, {b.subject or '-'}", weight)


def name_of_agreement(a: Report, b: Report) -> Iterator[Reason]:
    """What the agreement is called."""
    share = overlap(stems(a.subject or ""), stems(b.subject or ""))
    yield Reason("name", f"{a.subject}, {b.subject}", 2.5 if share > 0.7 else 1.0 if share > 0.3 else -2.0)


def partners(a: Report, b: Report) -> Iterator[Reason]:
    """The parties of an agreement."""
    pairing = sides(a.parties, b.parties)
    for x, _, _ in pairing.matches:
        yield Reason("party", x.name, 1.0)
    if pairing.left and pairing.right:
        yield Reason("party", f"others: {names(pairing)}", VETO if not pairing.matches else -2.0)


def time(a: Report, b: Report) -> Iterator[Reason]:
    """The dates, or where they are untold the days that the articles let expect."""
    one, other = window(a), window(b)
    if one is None or other is None:
        apart = published_apart(a, b)
        near = apart is not None and apart <= SHORT_WINDOW
        yield Reason("time", "no date is told", 0.3 if near else -0.5)
    elif one.told and other.told:
        yield both_told(a, one, other)
    elif one.told or other.told:
        gap = one.gap(other)
        yield Reason("time", f"{gap} days from what is expected", 1.0 if gap == 0 else -1.0 if gap <= MONTH else -4.0)
    else:
        yield published_near(a, b)


def both_told(a: Report, one: Window, other: Window) -> Reason:
    """Two dates: the finer they are, the more it says that they agree; apart they are two events.

    People come and go once: a week between the dates is that of a decree, its report, its consequence.
    """
    gap = one.gap(other)
    found = f"{one.first}/{one.last}, {other.first}/{other.last}"
    if gap == 0:
        longest = max(one.length, other.length)
        return Reason("date", found, 3.0 if longest <= SHORT_WINDOW else 1.5 if longest <= MONTH else 0.3)
    if a.what == "appointment" and gap <= 7:
        return Reason("date", found, 0.0)
    return Reason("date", found, -2.5 if gap == 1 else VETO)


def published_near(a: Report, b: Report) -> Reason:
    """News without a date, published near each other."""
    apart = published_apart(a, b) or 0
    weight = 1.5 if apart <= 2 else 0.3 if apart <= 7 else -1.0 if apart <= MONTH else -4.0
    return Reason("published", f"{apart} days apart", weight)


def place(a: Report, b: Report) -> Iterator[Reason]:
    """Where; two places may be a city and its country."""
    if a.place and b.place:
        yield Reason("place", f"{a.place}, {b.place}", 1.5 if a.place == b.place else -1.0)


def topics(a: Report, b: Report) -> Iterator[Reason]:
    """What it is about, where both say."""
    one, other = (stems(" ".join(r.fact.get("topics") or ())) for r in (a, b))
    if one and other and one & other:
        yield Reason("topics", ", ".join(sorted(one & other)), 0.7)


def wording(a: Report, b: Report) -> Iterator[Reason]:
    """How much of the shorter telling stands in the other: reprints and edited agency text."""
    one, other = (stems(" ".join(report.sentences)) for report in (a, b))
    share = overlap(one, other)
    if min(len(one), len(other)) >= FEWEST_WORDS and share >= 0.3:
        yield Reason("words", f"{share:.0%} shared", 3.0 if share >= 0.8 else 1.5 if share >= 0.5 else 0.5)


@lru_cache(maxsize=32_768)
def stems(text: str) -> frozenset[str]:
    """The longer words of a text, cut to their stems."""
    return frozenset(word[:STEM] for word in WORDS.findall(text.lower().replace("ё", "е")))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set that the other holds; 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


FEATURES: dict[str, tuple[Feature, ...]] = {
    "contact": (article, kind_of_contact, parties, time, place, topics, wording),
    "appointment": (article, change, person, post, time, wording),
    "agreement": (article, name_of_agreement, partners, time, wording),
}
