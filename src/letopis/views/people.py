"""Who held which post, by whose word: what the articles tell, and the list that comes with Letopis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letopis.lexicons.countries import countries
from letopis.lexicons.tenures import Tenure, tenures
from letopis.model.chronicle import Decision
from letopis.pipeline.indexing import lemmas
from letopis.resolution.names import likeness, surname
from letopis.store import OfficeTold, Store

COMING = frozenset({"appointed", "elected"})


@dataclass(frozen=True, slots=True)
class Office:
    """A post that somebody is told to have had, with all that tells it, oldest first."""

    person: str
    post: str
    body: str | None
    told: tuple[OfficeTold, ...]
    listed: tuple[Tenure, ...] = ()


def who(store: Store, name: str) -> list[Office]:
    """The posts of those whom a name can mean, by person and post."""
    names = names_of(store, name)
    told = [o for n in names for o in store.offices(key=surname(n)) if likeness(o.person, n) != "none"]
    listed = [t for n in names for t in tenures().held_by(n)]
    return offices(dict.fromkeys(told), listed)


def names_of(store: Store, name: str) -> list[str]:
    """A name, and the others that a person said are the same one's."""
    found = {name}
    same = [d for d in store.decisions() if d.kind == "same person" and d.undone is None]
    while wider := {n for d in same if likely(d, found) for n in (d.a, d.b)} - found:
        found |= wider
    return sorted(found)


def likely(decision: Decision, names: Iterable[str]) -> bool:
    """Whether a decision is about one of some names."""
    return any(likeness(n, side) == "full" for n in names for side in (decision.a, decision.b))


def offices(told: Iterable[OfficeTold], listed: Iterable[Tenure]) -> list[Office]:
    """Posts by person, post and body."""
    groups = dict[tuple[str, str, str | None], list[OfficeTold]]()
    for one in told:
        groups.setdefault((one.person, one.post, one.body), []).append(one)
    by_list = dict[tuple[str, str, str | None], list[Tenure]]()
    for tenure in listed:
        by_list.setdefault((tenure.person, tenure.title, body_of(tenure)), []).append(tenure)
    both = sorted({*groups, *by_list}, key=lambda key: tuple(part or "" for part in key))
    return [Office(*key, by_day(groups.get(key, ())), tuple(by_list.get(key, ()))) for key in both]


def by_day(told: Sequence[OfficeTold]) -> tuple[OfficeTold, ...]:
    """What is told, oldest first."""
    return tuple(sorted(told, key=lambda o: (o.day is None, o.day or "", o.article)))


def body_of(tenure: Tenure) -> str | None:
    """The state or body of a post on the list."""
    country = countries().by_iso(tenure.holder)
    return country.name if country else tenure.holder


def office(store: Store, post: str, on: str | None = None) -> list[Office]:
    """Who is told to have had a post, on a day (ISO) if one is given.

    A post is asked for as it is told: "посол России в Белоруссии". Whoever is told to have it on the day, or before it
    and not to have left it since, may have held it: all of them, with who says so. Letopis does not choose.
    """
    words = set(lemmas(post))
    first = next(iter(lemmas(post)), "")
    told = [o for o in store.offices(post=first[:4]) if words <= words_of_post(o.post, o.body)]
    listed = [t for t in tenures().rows if words <= words_of_post(t.title, body_of(t))]
    found = offices(told, listed)
    return found if on is None else [held for one in found if (held := holding(one, on))]


def words_of_post(post: str, body: str | None) -> set[str]:
    """The lemmas of a post and its body, and of the state under its other names."""
    country = countries().by_name(body) if body else None
    names = [body or "", *((country.name, *country.aliases) if country else ())]
    return set(lemmas(" ".join((post, *names))))


def holding(one: Office, on: str) -> Office | None:
    """A post with what speaks for its being held on a day; None where nothing does."""
    told = [o for o in one.told if o.day and o.day <= on]
    gone = max((o.day or "" for o in told if o.change == "left"), default="")
    stands = [o for o in told if o.change != "nominated" and o.change != "left" and (o.day or "") > gone]
    listed = tuple(t for t in one.listed if t.may_hold(on))
    return Office(one.person, one.post, one.body, tuple(stands), listed) if stands or listed else None
