"""The parties of two reports side by side: who of the one is who of the other.

A country and who speaks for it may be one side of a contact ("Москва и Минск", "Путин и Лукашенко"); two people
are one only by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from letopis.lexicons.organisations import organisations
from letopis.model.chronicle import Party, Report
from letopis.resolution.names import likeness, surname, words_of

Match = Literal["equal", "part", "stands for", "none"]
MOST_WORDS = 4  # of a name are looked up
RANK: dict[Match, int] = {"equal": 3, "part": 2, "stands for": 1, "none": 0}


@dataclass(frozen=True, slots=True)
class Sides:
    """How the parties pair off: the matches, and who of either report is left over."""

    matches: tuple[tuple[Party, Party, Match], ...]
    left: tuple[Party, ...]
    right: tuple[Party, ...]

    def count(self, *kinds: Match) -> int:
        """How many pairs are of some kinds."""
        return sum(kind in kinds for _, _, kind in self.matches)


def sides(a: Sequence[Party], b: Sequence[Party]) -> Sides:
    """The best pairing, surest pairs first; the same whichever report comes first."""
    scored = sorted(
        ((match(x, y), x, y) for x in a for y in b),
        key=lambda pair: (-RANK[pair[0]], *sorted((pair[1].name, pair[2].name))),
    )
    left, right = list(a), list(b)
    matches = list[tuple[Party, Party, Match]]()
    for kind, x, y in scored:
        if kind != "none" and x in left and y in right:
            matches.append((x, y, kind))
            left.remove(x)
            right.remove(y)
    return Sides(tuple(matches), tuple(left), tuple(right))


def match(a: Party, b: Party) -> Match:
    """Whether two parties can be one."""
    if a.type == b.type:
        return by_name(a, b)
    if a.represents and a.represents == b.represents:
        return "stands for"
    return "none"


def by_name(a: Party, b: Party) -> Match:
    """Two people, two states or two bodies."""
    if a.type == "country":
        return "equal" if a.name == b.name or (a.represents and a.represents == b.represents) else "none"
    if a.type == "person" and a.represents and b.represents and a.represents != b.represents:
        return "part" if likeness(a.name, b.name) == "full" else "none"
    if a.type == "organization" and is_one_body(a.name, b.name):
        return "equal"
    like = likeness(a.name, b.name)
    if like != "none":
        return "equal" if like == "full" else "part"
    bodies = a.type == "organization" and a.represents and a.represents == b.represents
    return "stands for" if bodies else "none"


@lru_cache(maxsize=16_384)
def is_one_body(a: str, b: str) -> bool:
    """Whether two names are of one known organisation: "Евросоюз", "Европейский союз"."""
    known = organisations().by_name(a)
    return known is not None and known == organisations().by_name(b)


def anchors(report: Report) -> tuple[str, ...]:
    """What the parties can be looked up by, whoever speaks for them: the country, else words of the name."""
    return tuple(sorted({anchor for party in report.parties for anchor in anchors_of(party)}))


def anchors_of(party: Party) -> tuple[str, ...]:
    """The state that a party speaks for, the surname of a person, each word of a group: "немецкие компании"."""
    if party.represents:
        return (party.represents,)
    return (surname(party.name),) if party.type == "person" else words_of(party.name)[:MOST_WORDS]


def reversed_letter(a: Report, b: Report) -> bool:
    """Whether who writes in the one is written to in the other: a letter and its answer."""
    return any(match(x, y) in {"equal", "part"} for x, y in crossed(a, b))


def crossed(a: Report, b: Report) -> Iterator[tuple[Party, Party]]:
    """Senders of either report beside recipients of the other."""
    for one, other in ((a, b), (b, a)):
        senders = (p for p in one.parties if p.role == "sender")
        yield from ((s, r) for s in senders for r in other.parties if r.role == "recipient")
