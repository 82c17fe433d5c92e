"""Feeds polled as long as it runs; what they list goes into a chronicle, each entry once.

    due feed ── fetch if it changed ── its entries, not seen before ── "waiting" ┐   one transaction
    due entry ── fetch its page ── read ── article kept, entry "done"            │   one transaction
                                └─ failed: kept with its cause, tried again later, given up after some tries

All that it knows stands in the chronicle, so whoever starts it again goes on; two may run at once, since each claims
what it takes up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from letopis.model.errors import InputError
from letopis.pipeline.chronicle import Added, Incoming, Reads, Watched, add
from letopis.sources.addresses import hidden
from letopis.sources.feeds import Entry
from letopis.sources.listing import Listing, listing_of
from letopis.sources.web import Clock, Fetched, Fetcher, FetchError, Stopped, Validators
from letopis.sources.web.gather import article_of_entry, name_of, named, survivable
from letopis.store import Failure, Poll, Store, WatchedEntry, WatchedFeed

CLAIM = timedelta(minutes=15)  # longer than the policy lets an address take, and its article be read
LONGEST = timedelta(days=1)  # between two polls, and between two tries
FIRST_RETRY = timedelta(minutes=10)
MOST_TRIES = 6  # of an entry: over five hours
JITTER = 0.1  # of a pause: feeds that were added together drift apart
IDLE = 60.0  # seconds; somebody else may have added a feed
NO_FEED = "no feed and no sitemap: give the address of one (`letopis add` reads a page)"

PollStatus = Literal["changed", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Polled:
    """One feed that was asked: what it lists, how much of that is new, when it is asked again (ISO time)."""

    feed: str
    status: PollStatus
    at: str
    next: str
    entries: int = 0
    new: int = 0
    cause: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is watched, and how: `feeds` None is all that the chronicle knows; with `once` until nothing is due."""

    every: timedelta
    feeds: frozenset[str] | None = None
    once: bool = False


class Watch:
    """Polls and fetches, one thing after another, one host after another."""

    def __init__(
        self, store: Store, fetcher: Fetcher, reader: Reads, clock: Clock, plan: Plan,
        *, random: Random | None = None, claim: timedelta = CLAIM,
    ) -> None:  # fmt: skip
        self._store = store
        self._fetcher = fetcher
        self._reader = reader
        self._clock = clock
        self._plan = plan
        self._feeds = set(plan.feeds) if plan.feeds is not None else None
        self._random = random or Random()
        self._claim = claim
        self._done = set[str]()

    def run(self) -> Iterator[Polled | Added]:
        """Each poll and each entry as it is done, until the clock says to stop, or with `once` nothing is due."""
        with self._store.writing() as writer:
            writer.watching.add_feeds(sorted(self._plan.feeds or ()), self._now())
        while True:
            try:
                self._clock.sleep(0.0)  # whoever wants it to stop is heard here
                if feed := self._next_feed():
                    yield self._poll(feed)
                elif entry := self._next_entry():
                    yield from self._take(entry)
                elif self._plan.once:
                    return
                else:
                    self._clock.sleep(self._idle())
            except Stopped:
                return

    # What is next

    def _next_feed(self) -> WatchedFeed | None:
        now = self._now()
        with self._store.writing() as writer:
            due = self._ready(writer.watching.due_feeds(now, self._feeds, self._done if self._plan.once else ()))
            return writer.watching.claim_feed(due[0], self._after(self._claim)) if due else None

    def _next_entry(self) -> WatchedEntry | None:
        now = self._now()
        with self._store.writing() as writer:
            due = self._ready(writer.watching.due_entries(now))
            return writer.watching.claim_entry(due[0], self._after(self._claim)) if due else None

    def _ready(self, addresses: list[str]) -> list[str]:
        """Those whose host does not ask to be left alone for long, the host not asked for longest first."""
        return sorted(filter(self._fetcher.ready, addresses), key=self._fetcher.turn)

    def _idle(self) -> float:
        """For how many seconds there is nothing to do."""
        with self._store.writing() as writer:
            soonest = writer.watching.soonest(self._feeds)
        if soonest is None:
            return IDLE
        return min(max((datetime.fromisoformat(soonest) - self._clock.today()).total_seconds(), 1.0), IDLE)

    # A feed

    def _poll(self, feed: WatchedFeed) -> Polled:
        self._done.add(feed.address)
        try:
            with survivable():
                fetched = self._fetcher.get(feed.address, Validators(feed.etag, feed.modified))
                listing = Listing() if fetched.unchanged else listing_of(fetched.body, fetched.url)
            if listing is None:
                raise InputError(NO_FEED)
        except Stopped:
            self._release(feed.address)
            raise
        except InputError as error:
            return self._not_polled(feed, error)
        return self._polled(feed, listing, fetched)

    def _polled(self, feed: WatchedFeed, listing: Listing, fetched: Fetched) -> Polled:
        """Keep what a feed lists together with where we are in it: it is not lost if we are stopped now."""
        now, pause = self._now(), max(self._plan.every, min(listing.every or timedelta(), LONGEST))
        again = self._after(self._uneven(pause))
        with self._store.writing() as writer:
            new = writer.watching.add_entries(feed.address, kept(listing.entries, feed.address), now)
            writer.watching.add_feeds(listing.lists, now)
            known = fetched.validators
            writer.watching.polled(feed.address, Poll(now, again, known.etag, known.modified))
            writer.clear_failure(hidden(feed.address))
        if self._feeds is not None:
            self._feeds.update(listing.lists)
        status: PollStatus = "unchanged" if fetched.unchanged else "changed"
        return Polled(hidden(feed.address), status, now, again, len(listing.entries), new)

    def _not_polled(self, feed: WatchedFeed, error: InputError) -> Polled:
        """Note a failure; the more there are in a row, the longer the feed is left alone."""
        now, cause = self._now(), str(named(feed.address, error))
        pause = max(self._plan.every, FIRST_RETRY) * 2 ** min(feed.failures, 10)
        asked = timedelta(seconds=error.later or 0) if isinstance(error, FetchError) else timedelta()
        again = self._after(max(self._uneven(min(pause, LONGEST)), asked))
        with self._store.writing() as writer:
            writer.watching.polled(feed.address, Poll(now, again, cause=cause))
            writer.add_failure(Failure(hidden(feed.address), cause, now))
        return Polled(hidden(feed.address), "failed", now, again, cause=cause)

    # An entry

    def _take(self, entry: WatchedEntry) -> Iterator[Added]:
        """Fetch and keep an entry, unless the chronicle got it by another way meanwhile."""
        if article := self._store.article_at(entry.address):
            with self._store.writing() as writer:
                writer.watching.entry_done(entry.address, article)
            return
        yield from add([self._fetched(entry)], self._store, self._reader)

    def _fetched(self, entry: WatchedEntry) -> Incoming:
        watched = Watched(entry.address, self._again(entry))
        try:
            with survivable():
                article = article_of_entry(loaded(entry.data), self._fetcher)
        except Stopped:
            self._release(entry.address)
            raise
        except InputError as error:
            return Incoming(entry.address, error=named(entry.address, error), watched=watched)
        return Incoming(entry.address, article, watched=watched)

    def _again(self, entry: WatchedEntry) -> str | None:
        """When an entry is tried next, should it fail now."""
        if entry.tries + 1 >= MOST_TRIES:
            return None
        return self._after(self._uneven(min(FIRST_RETRY * 2**entry.tries, LONGEST)))

    def _release(self, address: str) -> None:
        with self._store.writing() as writer:
            writer.watching.release(address)

    # Time

    def _now(self) -> str:
        return self._after(timedelta())

    def _after(self, pause: timedelta) -> str:
        return (self._clock.today() + pause).isoformat(timespec="microseconds")

    def _uneven(self, pause: timedelta) -> timedelta:
        """A pause that nobody else has. With `once` whoever calls us keeps the rhythm."""
        return pause if self._plan.once else pause * self._random.uniform(1 - JITTER, 1 + JITTER)


def kept(entries: Iterable[Entry], feed: str) -> Iterator[tuple[str, str]]:
    """Entries as they are kept while they wait: address and JSON."""
    for entry in entries:
        moment = entry.published.isoformat() if entry.published else None
        yield name_of(entry, feed), json.dumps(asdict(entry) | {"published": moment}, ensure_ascii=False)


def loaded(data: str) -> Entry:
    """The entry of its JSON."""
    values = json.loads(data)
    moment = values.pop("published")
    return Entry(**values, published=datetime.fromisoformat(moment) if moment else None)
