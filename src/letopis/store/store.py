"""The store: what it holds, read and written. One writer at a time; readers do not wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from letopis.model.chronicle import Decision, Event, Report, StoredArticle
from letopis.store import codec
from letopis.store.batches import chunked
from letopis.store.codec import indexable, storable
from letopis.store.connect import WRITING, StoreError, lock, told
from letopis.store.integrity import problems
from letopis.store.queries import begins, matching, number_of, page_of
from letopis.store.schema import articles, blocks, decisions, event_keys, events, failures, feeds, offices, reports
from letopis.store.values import Counts, Failure, Filter, Found, OfficeTold
from letopis.store.whole import Snapshot
from letopis.store.words import Words
from letopis.store.writer import Writer

AT_ONCE = 500  # rows read in one go


class Store:
    """A chronicle that is open. Its methods raise StoreError where the database fails."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self.where = where

    def close(self) -> None:
        """Let the database go."""
        self._engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: all that is written in it is kept, or nothing. Waits for another writer."""
        with told(self.where), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                lock(connection)
                yield Writer(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.where), self._engine.connect() as connection:
            yield connection

    def article(self, number: str) -> StoredArticle | None:
        """The article of an id, an own id or an address; the latest where an address has several."""
        matches = (articles.c.id == number) | (articles.c.doc == number) | (articles.c.url == number)
        with self._reading() as connection:
            order = articles.c.published.desc().nulls_last(), articles.c.added.desc(), articles.c.id.desc()
            row = connection.execute(select(articles).where(matches).order_by(*order)).first()
            return codec.article_of_row(row) if row else None

    def articles_of(self, numbers: Iterable[str]) -> dict[str, StoredArticle]:
        """The articles of some ids."""
        with self._reading() as connection:
            rows = chunked(connection, select(articles), articles.c.id, numbers)
            return {row.id: codec.article_of_row(row) for row in rows}

    def has(self, number: str) -> bool:
        """Whether an article of this id is stored."""
        with self._reading() as connection:
            return connection.execute(select(articles.c.id).where(articles.c.id == number)).first() is not None

    def article_at(self, url: str) -> str | None:
        """The id of an article of an address, if there is one."""
        with self._reading() as connection:
            return connection.scalar(select(articles.c.id).where(articles.c.url == url))

    def articles(self) -> Iterator[StoredArticle]:
        """All articles by id."""
        last = ""
        while True:
            with self._reading() as connection:
                page = select(articles).where(articles.c.id > last).order_by(articles.c.id).limit(AT_ONCE)
                rows = connection.execute(page).all()
            if not rows:
                return
            yield from map(codec.article_of_row, rows)
            last = rows[-1].id

    def revisions(self, stored: StoredArticle) -> list[StoredArticle]:
        """All articles of the same address, this one too, oldest first: by day, then by when they were added."""
        if stored.article.url is None:
            return [stored]
        order = articles.c.published.nulls_first(), articles.c.added, articles.c.id
        same = select(articles).where(articles.c.url == stored.article.url).order_by(*order)
        with self._reading() as connection:
            return [codec.article_of_row(row) for row in connection.execute(same)]

    def accounts(self, numbers: Iterable[str]) -> dict[str, str]:
        """The account of each article: those with the same one are copies of one text."""
        with self._reading() as connection:
            rows = chunked(connection, select(articles.c.id, articles.c.account), articles.c.id, numbers)
            return {row.id: row.account for row in rows}

    @contextmanager
    def words(self) -> Iterator[Words]:
        """The words of articles, to be asked in one transaction."""
        with self._reading() as connection:
            yield Words(connection)

    def record_of(self, number: str) -> dict[str, Any] | None:
        """What an article was read as: the object of the record's contract."""
        with self._reading() as connection:
            found = connection.scalar(select(articles.c.record).where(articles.c.id == number))
            return json.loads(found) if found else None

    def told_in(self, *numbers: str) -> list[tuple[Report, str]]:
        """The reports of some articles with the ids of their events, by report."""
        asked = select(reports.c.id, reports.c.data, reports.c.event)
        with self._reading() as connection:
            rows = chunked(connection, asked, reports.c.article, numbers)
            return [(codec.report_of(row.data), row.event) for row in sorted(rows, key=lambda row: str(row.id))]

    def in_blocks(self, keys: Iterable[str]) -> list[Report]:
        """The reports that have one of some blocks' keys, each once, by id."""
        asked = select(reports.c.id, reports.c.data).join(blocks, blocks.c.report == reports.c.id)
        with self._reading() as connection:
            rows = {row.id: row.data for row in chunked(connection, asked, blocks.c.key, map(indexable, keys))}
            return [codec.report_of(rows[number]) for number in sorted(rows)]

    def added(self, numbers: Iterable[str]) -> dict[str, str]:
        """When each article was added (ISO time)."""
        with self._reading() as connection:
            rows = chunked(connection, select(articles.c.id, articles.c.added), articles.c.id, numbers)
            return {row.id: row.added for row in rows}

    def published(self, numbers: Iterable[str]) -> dict[str, str | None]:
        """The day of publication of each article (ISO), None where it is not known."""
        with self._reading() as connection:
            rows = chunked(connection, select(articles.c.id, articles.c.published), articles.c.id, numbers)
            return {row.id: row.published for row in rows}

    def report(self, number: str) -> Report | None:
        """The report of an id."""
        with self._reading() as connection:
            row = connection.execute(select(reports.c.data).where(reports.c.id == number)).first()
            return codec.report_of(row.data) if row else None

    def event_of(self, number: str) -> Event | None:
        """The event of an id, or the one that the report with the same digits is of."""
        digits = number.rpartition(":")[2]
        with self._reading() as connection:
            home = connection.scalar(select(reports.c.event).where(reports.c.id == f"report:{digits}"))
            found = select(events.c.data).where(events.c.number == number_of(home or number))
            row = connection.execute(found).first()
            return codec.event_of(row.data) if row else None

    def reports_of(self, *found: Event) -> list[Report]:
        """The reports of some events, by id."""
        numbers = (number for event in found for number in event.reports)
        with self._reading() as connection:
            rows = chunked(connection, select(reports.c.data), reports.c.id, numbers)
            return sorted((codec.report_of(row.data) for row in rows), key=lambda report: report.id)

    def all_reports(self) -> Iterator[tuple[StoredArticle, Report, str]]:
        """Each report with its article and the id of its event, by article."""
        for stored in self.articles():
            with self._reading() as connection:
                own = select(reports.c.data, reports.c.event).where(reports.c.article == stored.id)
                rows = connection.execute(own.order_by(reports.c.id)).all()
            for row in rows:
                yield stored, codec.report_of(row.data), row.event

    def events(self, asked: Filter) -> Iterator[Found]:
        """The events that a filter asks for, newest first."""
        with self._reading() as connection:
            yield from matching(connection, asked)

    def days(self, asked: Filter) -> list[tuple[str, int]]:
        """How many events of a filter begin on each ISO day, "" being none; its limit does not count."""
        with self._reading() as connection:
            page = page_of(connection, replace(asked, limit=None)).order_by(None).subquery()
            counted = select(page.c.first_day, func.count()).group_by(page.c.first_day)
            return [(row[0], row[1]) for row in connection.execute(counted.order_by(page.c.first_day))]

    def number(self, asked: Filter) -> int:
        """How many events a filter has; its limit does not count."""
        with self._reading() as connection:
            page = page_of(connection, replace(asked, limit=None)).order_by(None).subquery()
            return connection.scalar(select(func.count()).select_from(page)) or 0

    def beside(self, asked: Filter, beginning: str) -> list[tuple[str, str, int]]:
        """Which keys with some beginning the events of a filter have: key, year ("" being none), how many events."""
        keys = event_keys.c
        with self._reading() as connection:
            page = page_of(connection, replace(asked, limit=None)).order_by(None).subquery()
            year = func.substr(page.c.first_day, 1, 4)
            counted = select(keys.key, year, func.count()).join(page, page.c.number == keys.event)
            counted = counted.where(begins(connection, keys.key, beginning)).group_by(keys.key, year)
            return [(row[0], row[1], row[2]) for row in connection.execute(counted)]

    def newest_day(self) -> str | None:
        """The ISO day of the newest article that has one."""
        with self._reading() as connection:
            newest: str | None = connection.scalar(select(func.max(articles.c.published)))
        return newest

    def pair_days(self, without: Iterable[str]) -> dict[str, set[str]]:
        """The pairs of events with none of some statuses, with their ISO days: "pair BY RU", {"2021-04-15"}."""
        pairs, other = event_keys.c, event_keys.alias().c
        left_out = select(other.event).where(other.key.in_([f"status {status}" for status in without]))
        asked = select(pairs.key, func.aggregate_strings(pairs.first_day, " ")).group_by(pairs.key)
        asked = asked.where(pairs.first_day != "", pairs.event.not_in(left_out))
        with self._reading() as connection:
            asked = asked.where(begins(connection, pairs.key, "pair "))
            return {row[0]: set(row[1].split()) for row in connection.execute(asked)}

    def keys(self, beginning: str) -> list[str]:
        """The keys with some beginning that events have."""
        with self._reading() as connection:
            known = select(event_keys.c.key).where(begins(connection, event_keys.c.key, beginning))
            return sorted(connection.scalars(known.distinct()))

    def offices(self, key: str | None = None, post: str | None = None) -> list[OfficeTold]:
        """The posts told of those looked up by a word, or of a post by the beginning of its name."""
        asked = select(offices).order_by(offices.c.day, offices.c.article, offices.c.words)
        asked = asked.where(offices.c.key == indexable(key)) if key else asked
        asked = asked.where(offices.c.post >= post, offices.c.post < post + chr(0x10FFFF)) if post else asked
        with self._reading() as connection:
            rows = connection.execute(asked).mappings()
            return [OfficeTold(**{name: row[name] for name in OfficeTold.__slots__}) for row in rows]

    def decisions(self) -> list[Decision]:
        """All that people decided, undone or not, by time."""
        with self._reading() as connection:
            rows = connection.execute(select(decisions).order_by(decisions.c.at, decisions.c.id)).mappings()
            return [Decision(**row) for row in rows]

    def failures(self) -> list[Failure]:
        """What could not be read, by name."""
        with self._reading() as connection:
            rows = connection.execute(select(failures)).mappings()
            return sorted((Failure(**row) for row in rows), key=lambda failure: failure.source)

    def failed(self, source: str) -> bool:
        """Whether an input of this name could not be read when it was last tried."""
        with self._reading() as connection:
            known = failures.c.source == indexable(storable(source))
            return connection.scalar(select(failures.c.source).where(known)) is not None

    def feeds(self) -> list[str]:
        """The addresses of the feeds that are watched."""
        with self._reading() as connection:
            return list(connection.scalars(select(feeds.c.address).order_by(feeds.c.address)))

    def counts(self) -> Counts:
        """How many of what there are."""
        with self._reading() as connection:
            by_kind = select(events.c.what, func.count().label("number")).group_by(events.c.what)
            kinds = {row.what: row.number for row in connection.execute(by_kind)}
            number = {t.name: connection.scalar(select(func.count()).select_from(t)) or 0 for t in COUNTED}
            accounts = connection.scalar(select(func.count(articles.c.account.distinct()))) or 0
        return Counts(
            articles=number["articles"],
            accounts=accounts,
            reports=number["reports"],
            contacts=kinds.get("contact", 0),
            appointments=kinds.get("appointment", 0),
            agreements=kinds.get("agreement", 0),
            decisions=number["decisions"],
            failures=number["failures"],
        )

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """All that the chronicle holds at this moment, for as long as it is read; writers do not wait."""
        with told(self.where), self._engine.connect() as connection:
            if self._engine.dialect.name == "postgresql":  # a transaction of SQLite sees one moment anyway
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield Snapshot(connection)

    def problems(self) -> list[str]:
        """What is wrong inside; nothing, one hopes."""
        with self._reading() as connection:
            return list(problems(connection))

    def backup(self, target: Path) -> None:
        """Copy a chronicle in SQLite to a new file while it is in use; raises StoreError where that cannot be."""
        if self._engine.dialect.name != "sqlite":
            raise StoreError(f"{self.where}: a server's chronicle is backed up by its own tools: pg_dump")
        if target.exists():
            raise StoreError(f"{target}: exists already: name a new file")
        with self._reading() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
            connection.exec_driver_sql("BEGIN")


COUNTED = (articles, reports, decisions, failures)
