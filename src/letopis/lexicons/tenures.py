"""Who held which post, from when to when: the table `tenures.csv` and its questions.

Sourced facts as far as the table knows them (docs/tenures.md); no word of a text is read here.
A date keeps its precision: whoever came "in March 2004" is sure to hold the post from April on,
and may hold it from the first of March. `who` answers only where nobody else may hold the post.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Literal, TypeAlias

from letopis.lexicons.loader import Row, load_csv, split

When: TypeAlias = date | str
"""A day, or an EDTF date of any precision: "2021-04-15", "2021-04", "2021"."""

AS_OF = date(2025, 6, 30)
"""The day that the table is complete up to: an open tenure is sure until then, likely after it."""

MISSPELT_FROM = 6
"""Shorter words have too many neighbours at one edit: "Буш" and "Муш", "Абэ" and "Абу"."""

FIELDS = (
    "holder", "post", "title", "person", "variants", "surname", "gender", "since", "until", "note", "source",
)  # fmt: skip
REQUIRED = ("holder", "post", "title", "person", "gender", "since", "source")

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that a date of some precision may mean."""

    first: date
    last: date


def days_of(when: When) -> Days:
    """The days that `when` may mean; raises ValueError for anything but a date, month or year."""
    if isinstance(when, date):
        return Days(when, when)
    match = _EDTF.fullmatch(when)
    if match is None:
        raise ValueError(f"not a date, month or year: {when!r}")
    return _days(*(int(part) if part else None for part in match.groups()))


def _days(year: int | None, month: int | None, day: int | None) -> Days:
    assert year is not None
    if day is not None and month is not None:
        return Days(date(year, month, day), date(year, month, day))
    first, last = (month, month) if month else (1, 12)
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one post. `since` and `until` are EDTF dates, the day of handover in both.

    `holder` is the ISO 3166-1 alpha-2 code of a country or the short name of a body; `surname` is
    the name that the person goes by ("Си" of "Си Цзиньпин"). `until` is None while in office.
    """

    holder: str
    post: str
    title: str
    person: str
    variants: tuple[str, ...]
    surname: str
    gender: Literal["m", "f"]
    since: str
    until: str | None
    note: str
    source: str

    @property
    def acting(self) -> bool:
        """Whether the post was held for the time being ("и.о.")."""
        return self.note.startswith("и.о.")

    @property
    def begins(self) -> Days:
        """The days on which it may have begun."""
        return days_of(self.since)

    @property
    def ends(self) -> Days:
        """The days on which it may have ended; an open one is sure up to `AS_OF` only."""
        return days_of(self.until) if self.until else Days(max(AS_OF, self.begins.last), date.max)

    def may_hold(self, when: When) -> bool:
        """Whether the post may have been held on some day of `when`."""
        on = days_of(when)
        return self.begins.first <= on.last and on.first <= self.ends.last

    def surely_holds(self, when: When) -> bool:
        """Whether the post was held on every day of `when`, whatever the imprecise dates mean."""
        on = days_of(when)
        return self.begins.last <= on.first and on.last <= self.ends.first

    @property
    def names(self) -> tuple[str, ...]:
        """The person's name and its other spellings."""
        return (self.person, *self.variants)


def fold(name: str) -> str:
    """The form that names are compared by: lower case, ё as е, single spaces."""
    return " ".join(name.lower().replace("ё", "е").replace("’", "'").split())


def last_name(name: str) -> str:
    """The last word of a name; the one before it where that is a number ("Елизавета II")."""
    words = [word for word in name.split() if not _ROMAN.fullmatch(word)]
    return words[-1]


class Tenures:
    """The table with its indexes, each built when first asked for."""

    def __init__(self, rows: Iterable[Tenure]) -> None:
        self.rows: Sequence[Tenure] = tuple(rows)

    @cached_property
    def _by_post(self) -> dict[tuple[str, str], list[Tenure]]:
        by_post: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
        for tenure in sorted(self.rows, key=lambda t: t.begins.first):
            by_post[tenure.holder, tenure.post].append(tenure)
        return dict(by_post)

    @cached_property
    def _by_name(self) -> dict[str, list[Tenure]]:
        by_name: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.rows:
            for key in _keys(tenure):
                by_name[key].append(tenure)
        return dict(by_name)

    @cached_property
    def _surnames(self) -> dict[str, list[Tenure]]:
        surnames: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.rows:
            for key in _surnames(tenure):
                surnames[key].append(tenure)
        return dict(surnames)

    def holders(
        self, holder: str, post: str, on: When | None = None, within: tuple[When, When] | None = None
    ) -> list[Tenure]:
        """Who may have held a post: ever, on a day, or at some time within two dates; by date."""
        found = self._by_post.get((holder, post), [])
        if on is not None:
            found = [t for t in found if t.may_hold(on)]
        if within is not None:
            start, stop = days_of(within[0]).first, days_of(within[1]).last
            found = [t for t in found if t.begins.first <= stop and start <= t.ends.last]
        return list(found)

    def who(self, holder: str, post: str, on: When) -> Tenure | None:
        """The one who certainly held the post on `on`, or None: unknown, unsure, a day of handover."""
        possible = self.holders(holder, post, on)
        if len({t.person for t in possible}) != 1:
            return None
        return next((t for t in reversed(possible) if t.surely_holds(on)), None)

    def held_by(self, name: str) -> list[Tenure]:
        """All that a person held, by full name or surname; the surname of two gives both."""
        return list(self._by_name.get(fold(name), []))

    def find(
        self, surname: str, holder: str | None = None, post: str | None = None, on: When | None = None
    ) -> list[Tenure]:
        """What people of a surname (or full name) held: where, as what and when, if given."""
        return [
            t
            for t in self.held_by(surname)
            if holder in (None, t.holder) and post in (None, t.post) and (on is None or t.may_hold(on))
        ]

    def known_person(self, surname: str) -> set[str]:
        """The full names that the table knows under a surname."""
        return {t.person for t in self.held_by(surname)}

    def near(self, surname: str, holder: str | None = None) -> set[str]:
        """The people whom a misspelt surname may mean ("Лукашекно"); empty for a known surname.

        One letter wrong, missing, too many, or two swapped, in six letters and more. A different
        ending is a case form or another gender ("Лаврова"), not a slip.
        """
        word = fold(surname)
        if len(word) < MISSPELT_FROM or word in self._surnames:
            return set()
        close = (tenures for known, tenures in self._surnames.items() if is_slip(word, known))
        return {t.person for tenures in close for t in tenures if holder in (None, t.holder)}


def _keys(tenure: Tenure) -> set[str]:
    return {fold(name) for name in tenure.names} | _surnames(tenure)


def _surnames(tenure: Tenure) -> set[str]:
    if tenure.surname != last_name(tenure.person):
        return {fold(tenure.surname)}
    return {fold(last_name(name)) for name in tenure.names}


def is_slip(word: str, known: str) -> bool:
    """Whether `word` is `known` with one slip before its last letter; both folded."""
    if len(known) < MISSPELT_FROM or abs(len(word) - len(known)) > 1 or word == known:
        return False
    start = _common_prefix(word, known)
    left, right = word[start:], known[start:]
    if not left or not right or left[-1] != right[-1]:
        return False
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def _common_prefix(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _tenure(row: Row) -> Tenure:
    return Tenure(
        holder=row["holder"],
        post=row["post"],
        title=row["title"],
        person=row["person"],
        variants=split(row["variants"]),
        surname=row["surname"] or last_name(row["person"]),
        gender="f" if row["gender"] == "f" else "m",
        since=row["since"],
        until=row["until"] or None,
        note=row["note"],
        source=row["source"],
    )


@cache
def tenures() -> Tenures:
    """The table, read once."""
    return Tenures(map(_tenure, load_csv("tenures.csv", fields=FIELDS, required=REQUIRED)))
