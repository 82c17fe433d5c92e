"""What is watched: which feed or entry is due, who has it in hand, what became of it.

A watcher claims what it takes up, for so long as that can take at most; if it is killed, the claim ends by itself.
Times are ISO in UTC, all of one form, and compared as text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from letopis.store.codec import storable
from letopis.store.schema import articles, entries, feeds

AT_ONCE = 500  # of what is due, looked at together


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed that is due: the validators of its last answer, and how often it failed in a row."""

    address: str
    etag: str | None
    modified: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class WatchedEntry:
    """An entry that is due; `data` is as it was given, `tries` how often it failed."""

    address: str
    feed: str
    data: str
    tries: int


@dataclass(frozen=True, slots=True)
class Poll:
    """What became of asking a feed: when (`at`), when again (`next`); with a `cause` it failed."""

    at: str
    next: str
    etag: str | None = None
    modified: str | None = None
    cause: str | None = None


class Watching:
    """The tables of what is watched, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_feeds(self, addresses: Iterable[str], at: str) -> None:
        """Watch some feeds from now on; those that are watched stay as they are."""
        for address in dict.fromkeys(addresses):
            if not self._has(feeds, address):
                values = {"address": address, "failures": 0, "next": at, "claimed": ""}
                self._connection.execute(insert(feeds).values(**values))

    def due_feeds(self, at: str, among: Collection[str] | None, but: Collection[str]) -> list[str]:
        """The feeds that may be asked and nobody has in hand, the longest due first."""
        rows = self._connection.scalars(
            select(feeds.c.address)
            .where(feeds.c.next <= at, feeds.c.claimed <= at)
            .order_by(feeds.c.next, feeds.c.address)
        )
        return [address for address in rows if (among is None or address in among) and address not in but]

    def due_entries(self, at: str) -> list[str]:
        """The addresses of entries that wait and nobody has in hand, the longest due first."""
        due = (entries.c.state == "waiting", entries.c.next <= at, entries.c.claimed <= at)
        return list(
            self._connection.scalars(
                select(entries.c.address).where(*due).order_by(entries.c.next, entries.c.address).limit(AT_ONCE)
            )
        )

    def claim_feed(self, address: str, until: str) -> WatchedFeed:
        """Take a feed in hand."""
        self._connection.execute(update(feeds).where(feeds.c.address == address).values(claimed=until))
        row = self._connection.execute(select(feeds).where(feeds.c.address == address)).one()
        return WatchedFeed(row.address, row.etag, row.modified, row.failures)

    def claim_entry(self, address: str, until: str) -> WatchedEntry:
        """Take an entry in hand."""
        self._set(address, claimed=until)
        row = self._connection.execute(select(entries).where(entries.c.address == address)).one()
        return WatchedEntry(row.address, row.feed, row.data, row.tries)

    def release(self, address: str) -> None:
        """Let a feed or an entry go as it was."""
        for table in (feeds, entries):
            self._connection.execute(update(table).where(table.c.address == address).values(claimed=""))

    def polled(self, address: str, poll: Poll) -> None:
        """Note that a feed was asked; after a failure it keeps the validators that it had."""
        values: dict[str, Any] = {"polled": poll.at, "next": poll.next, "claimed": "", "cause": poll.cause}
        if poll.cause is None:
            values |= {"etag": poll.etag, "modified": poll.modified, "failures": 0}
        else:
            values |= {"failures": feeds.c.failures + 1}
        self._connection.execute(update(feeds).where(feeds.c.address == address).values(**values))

    def add_entries(self, feed: str, found: Iterable[tuple[str, str]], at: str) -> int:
        """Keep the entries of a feed, address and JSON each, that were not seen before; how many those are.

        One whose page is in the chronicle already is done.
        """
        new = 0
        for address, data in found:
            address = storable(address)
            if self._has(entries, address):
                continue
            article = self._connection.scalar(select(articles.c.id).where(articles.c.url == address))
            state = {"state": "done", "data": ""} if article else {"state": "waiting", "data": storable(data)}
            values = {"address": address, "feed": feed, "tries": 0, "article": article, "seen": at, "next": at}
            self._connection.execute(insert(entries).values(**values, **state, claimed=""))
            new += article is None
        return new

    def entry_done(self, address: str, article: str) -> None:
        """An entry is kept as an article."""
        self._set(address, state="done", data="", article=article, claimed="")

    def entry_failed(self, address: str, again: str | None) -> None:
        """An entry could not be had; `again` is when it is tried next, None where it is given up."""
        tries = entries.c.tries + 1
        if again:
            self._set(address, tries=tries, next=again, claimed="")
        else:
            self._set(address, tries=tries, state="failed", claimed="")

    def soonest(self, among: Collection[str] | None) -> str | None:
        """When the next feed or entry is due; None where there is none."""
        waiting = select(entries.c.next).where(entries.c.state == "waiting").order_by(entries.c.next).limit(1)
        rows = self._connection.execute(select(feeds.c.address, feeds.c.next)).all()
        moments = [row.next for row in rows if among is None or row.address in among]
        return min([*moments, *self._connection.scalars(waiting)], default=None)

    def _has(self, table: Table, address: str) -> bool:
        return self._connection.execute(select(table.c.address).where(table.c.address == address)).first() is not None

    def _set(self, address: str, **values: Any) -> None:
        self._connection.execute(update(entries).where(entries.c.address == address).values(**values))
