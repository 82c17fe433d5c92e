"""What is not told: pairs that have stopped dealing, plans without a sequel, contacts that one side alone reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from statistics import median

from letopis.model.chronicle import Event
from letopis.store import Filter, Store
from letopis.views.compare import compared
from letopis.views.event import EventView, views

LEAST_CONTACTS = 5
"""A pair with fewer has no rhythm."""
BROKEN = 3.0
"""Times the usual gap, after which a rhythm is broken; and no shorter than `SHORTEST` days."""
SHORTEST = 30
UNHELD = ("planned", "proposed", "cancelled", "denied")
LISTED = 20
LOOKED_AT = 100  # contacts, the newest, of which it is asked who has a word


@dataclass(frozen=True, slots=True)
class Broken:
    """A pair of sides (codes) that has had no contact for longer than usual: days between contacts, days since."""

    sides: tuple[str, str]
    contacts: int
    usual: float
    last: str
    since: int


@dataclass(frozen=True, slots=True)
class OneSided:
    """A contact that one side reports, and of which the chronicle has no word of the other sides."""

    contact: EventView
    told: str
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not told as of a day; the longest silences and the latest plans and contacts first."""

    on: date
    broken: tuple[Broken, ...]
    without_sequel: tuple[EventView, ...]
    one_sided: tuple[OneSided, ...]


def silence(store: Store, on: date | None = None) -> Silence:
    """What a chronicle does not tell that it might, as of a day.

    Without one it is the day of the newest article: a chronicle that is no longer fed is silent about everybody.
    """
    newest = store.newest_day()
    today = on or (date.fromisoformat(newest) if newest else date.today())
    overdue = Filter(what="contact", status="planned", until=today.isoformat(), limit=LISTED)
    planned = [f.event for f in store.events(overdue) if is_past(f.event, today)]
    held = [f.event for f in store.events(Filter(what="contact", status="held", limit=LOOKED_AT))]
    alone = (found for seen in views(store, held) if (found := one_sided(store, seen)))
    longest = tuple(islice(broken(store, today), LISTED))
    return Silence(today, longest, tuple(views(store, planned)), tuple(islice(alone, LISTED)))


def is_past(event: Event, today: date) -> bool:
    """Whether a plan has a day, which is over."""
    return bool(event.date) and "X" not in (event.date or "") and last_day(event.date or "") < today.isoformat()


def last_day(value: str) -> str:
    """The last day of an EDTF value, as far as it compares with ISO days; an open end is never over."""
    end = value.rpartition("/")[2]
    return "9999" if end == ".." else f"{end}-31"[:10] if len(end) == 7 else end if len(end) == 10 else f"{end}-12-31"


def broken(store: Store, today: date) -> Iterator[Broken]:
    """The pairs whose usual gap is long over, those first whose silence is longest beside it."""
    often = {pair: days for pair, days in store.pair_days(UNHELD).items() if len(days) >= LEAST_CONTACTS}
    found = [one for pair, days in often.items() if (one := rhythm(pair, map(date.fromisoformat, days), today))]
    yield from sorted(found, key=lambda one: (-one.since / max(one.usual, 1.0), one.sides))


def rhythm(pair: str, days: Iterable[date], today: date) -> Broken | None:
    """A pair's silence, where it is longer than its rhythm lets expect; contacts of one day are one."""
    told = sorted({day for day in days if day <= today})
    if len(told) < LEAST_CONTACTS:
        return None
    usual = median((b - a).days for a, b in pairwise(told))
    since = (today - told[-1]).days
    if since < max(SHORTEST, BROKEN * usual):
        return None
    one, other = pair.split()[1:]
    return Broken((one, other), len(told), float(usual), told[-1].isoformat(), since)


def one_sided(store: Store, seen: EventView) -> OneSided | None:
    """A contact of several sides of which one alone has a word in the chronicle."""
    found = compared(store, seen)
    speaking = [side for side in found.sides if side not in found.silent]
    return OneSided(seen, speaking[0], found.silent) if found.silent and len(speaking) == 1 else None
