"""What the registry of tenures says of the persons of an article.

Outside knowledge may name a head of state or government, a minister or the chief of an
organisation who is given by office alone, if it is certain who is meant; and it may put a misspelt
name right. It never adds anybody whom the article does not speak of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from letopis.extraction.cast.people import likely
from letopis.extraction.cast.person import Person, best
from letopis.lexicons import tenures
from letopis.lexicons.posts import Post, incumbent
from letopis.lexicons.tenures import Tenure

# From an election to taking office, or for as long as news call somebody new: three to four months.
NEW_WITHIN_DAYS = 120
ROMAN = re.compile(r" [IVXL]+$")


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody whom the registry knows, under the holder of the post."""

    name: str
    holder: str


def known_official(
    person: Person, offices: Sequence[tuple[Post, str | None]], published: date | None
) -> Official | None:
    """The official that a person of the article is.

    By the office told beside the name; a bare surname only where one holder of that name is in
    office at the time and the surname is nobody else's in the registry.
    """
    if not person.lasts and not any(n.number for n in person.names):
        return None  # a first name alone is nobody in particular
    surnames = likely(person.lasts)
    firsts = likely(person.firsts)
    rows = [t for s in surnames for t in tenures().held_by(s) if first_fits(t, firsts)]
    rows = rows or tenures().held_by(person.display())
    for post, holder in offices:
        told = [t for t in rows if holder in (None, t.holder) and post.key_in(t.holder) == t.post and post.fits(t)]
        if len({t.person for t in told}) == 1:
            return official(told[0])
    if offices:
        return slipped(person, offices)
    if firsts and not any(f.endswith(".") for f in firsts):
        return by_full_name(rows, published)
    current = [t for t in rows if (published is None or t.may_hold(published)) and not regnal(t)]
    people = {t.person for t in current}
    return official(current[-1]) if len(people) == 1 and published is not None and rows_agree(current) else None


def may_hold(name: str, post: Post, published: date | None) -> bool:
    """Whether somebody of a full name holds a post of any state, by the registry; nobody in an undated article."""
    rows = tenures().held_by(name) if published is not None and " " in name else ()
    return any(published and t.may_hold(published) and is_post_of(post, t) for t in rows)


def is_post_of(post: Post, tenure: Tenure) -> bool:
    """Whether a post may be the one of a tenure; "министр" alone is any minister's."""
    if post.title == "министр" and post.key is None:
        return tenure.post.endswith("_minister") and tenure.post != "prime_minister"
    return post.key_in(tenure.holder) == tenure.post and post.fits(tenure)


def regnal(tenure: Tenure) -> bool:
    """Whether somebody is known by a first name with a number: "Мухаммед VI" is not every Мухаммед."""
    return bool(ROMAN.search(tenure.person))


def by_full_name(rows: Sequence[Tenure], published: date | None) -> Official | None:
    """The official of a full name; whoever has left office by then speaks for nobody."""
    rows = [t for t in rows if published is None or t.may_hold(published)]
    return official(rows[-1]) if rows and rows_agree(rows) and len({t.person for t in rows}) == 1 else None


def rows_agree(rows: Sequence[Tenure]) -> bool:
    """Whether all tenures speak for one state or body."""
    return len({t.holder for t in rows}) == 1


def first_fits(tenure: Tenure, firsts: set[str]) -> bool:
    """Whether the first name of the article may be that of the tenure; no first name fits any."""
    if not firsts:
        return True
    known = {name.split()[0].lower().replace("ё", "е") for name in tenure.names}
    return any(f == k or (f.endswith(".") and f[0] == k[0]) for f in firsts for k in known)


def slipped(person: Person, offices: Sequence[tuple[Post, str | None]]) -> Official | None:
    """The official whose name is misspelt beside an office that says who it is."""
    surname = best(person.lasts)
    for post, holder in offices:
        if surname is None or holder is None:
            continue
        key = post.key_in(holder)
        for name in tenures().near(surname, holder):
            rows = [t for t in tenures().held_by(name) if t.post == key and t.holder == holder]
            if rows:
                return official(rows[0])
    return None


def official(tenure: Tenure) -> Official:
    """A tenure's person and holder."""
    return Official(tenure.person, tenure.holder)


def put_right(name: str, known: Official | None) -> str:
    """The name as the article has it, or the registry's where the article's is shorter or one slip away."""
    if known is None:
        return name
    shorter = len(name.split()) < len(known.name.split()) or name[1:2] == "."
    if shorter or (" " in name and slip_apart(name, known.name)):
        return known.name
    return name


def slip_apart(name: str, known: str) -> bool:
    """Whether only the surname differs, by a slip that is no accepted spelling."""
    variants = {n for t in tenures().held_by(known) for n in t.names}
    return name not in variants and name.split()[0] == known.split()[0]


def official_of(
    post: Post, holder: str, published: date | None, present: Iterable[str], *, new: bool = False
) -> Official | None:
    """Who holds a post: somebody named in the article if anyone there ever did, else who did on the day.

    Of several in an undated article a `new` holder is the last of them; in a dated one only somebody
    who took office about then, since the incumbent is not the "избранный президент".
    """
    key = post.key_in(holder)
    if key is None:
        return None
    present = list(present)
    rows = [t for t in tenures().holders(holder, key) if post.fits(t)]
    named = [t for t in rows if any(same_person(t, name) for name in present)]
    if published is None:
        return named_without_date(named, present, new=new)
    fitting = [t for t in named if (about(t, published) if new else t.may_hold(published))]
    if len({t.person for t in fitting}) == 1:
        return Official(next(n for n in present if same_person(fitting[0], n)), holder)
    if fitting or new:
        return None
    current = incumbent(post, holder, published)
    return official(current) if current else None


def named_without_date(named: Sequence[Tenure], present: Sequence[str], *, new: bool) -> Official | None:
    """The one holder of a post whom an undated article names in full; of several the `new` one is the last."""
    full = [t for t in named if full_name(t, present)]
    full = full[-1:] if new else full
    if len({t.person for t in full}) != 1:
        return None
    return Official(next(n for n in present if same_person(full[0], n)), full[0].holder)


def about(tenure: Tenure, published: date) -> bool:
    """Whether a tenure begins within some months of a day: a new holder, or one elected."""
    return abs((tenure.begins.first - published).days) <= NEW_WITHIN_DAYS


def full_name(tenure: Tenure, present: Iterable[str]) -> bool:
    """Whether a tenure's person is named with first name and surname."""
    return any(" " in name and same_person(tenure, name) for name in present)


def same_person(tenure: Tenure, name: str) -> bool:
    """Whether a name of the article is the tenure's person."""
    words = name.split()
    if len(words) == 1:
        return words[0] == tenure.surname
    return name in tenure.names
