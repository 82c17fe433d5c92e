"""A chronicle as a whole, to be moved: all that cannot be made anew from the rest, as of one moment.

What is derived (accounts, blocks, links, events, what they are found by) does not travel: who takes the rest in makes
it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from letopis.model.chronicle import Decision, Report, StoredArticle
from letopis.store import codec
from letopis.store.batches import chunked
from letopis.store.schema import articles, decisions, entries, failures, feeds, offices, reports
from letopis.store.values import Failure, OfficeTold

AT_ONCE = 200  # articles with their records, held in one go
Row = TypeVar("Row", "KeptFeed", "KeptEntry")


@dataclass(frozen=True, slots=True)
class Kept:
    """An article with all that was read from it; `record` is the contract's object in JSON, `added` an ISO time.

    `reader` is the version that read it.
    """

    stored: StoredArticle
    record: str
    reader: str
    added: str
    reports: tuple[Report, ...]
    offices: tuple[OfficeTold, ...]


@dataclass(frozen=True, slots=True)
class KeptFeed:
    """A feed that is watched: its validators, how often it failed in a row and why, when it was asked and may be."""

    address: str
    etag: str | None
    modified: str | None
    failures: int
    cause: str | None
    polled: str | None
    next: str


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry of a feed that was seen, and what became of it; `data` is as given while it waits."""

    address: str
    feed: str
    data: str
    state: Literal["waiting", "done", "failed"]
    tries: int
    article: str | None
    seen: str
    next: str


class Snapshot:
    """What a chronicle held at one moment, whatever is written meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def decisions(self) -> Iterator[Decision]:
        """All that people decided, undone or not, by time."""
        rows = self._connection.execute(select(decisions).order_by(decisions.c.at, decisions.c.id)).mappings()
        return (Decision(**row) for row in rows)

    def articles(self) -> Iterator[Kept]:
        """All articles with what was read from them, by id; some are held at a time."""
        for rows in self._pages(articles, articles.c.id):
            yield from self._kept(rows)

    def kept(self, numbers: Iterable[str]) -> list[Kept]:
        """The articles of some ids, by id."""
        rows = chunked(self._connection, select(articles), articles.c.id, numbers)
        return list(self._kept(sorted(rows, key=lambda row: str(row.id))))

    def failures(self) -> Iterator[Failure]:
        """What could not be read, by name."""
        for rows in self._pages(failures, failures.c.source):
            yield from (Failure(row.source, row.cause, row.at) for row in rows)

    def feeds(self) -> Iterator[KeptFeed]:
        """The feeds that are watched, by address."""
        for rows in self._pages(feeds, feeds.c.address):
            yield from (of_row(KeptFeed, row) for row in rows)

    def entries(self) -> Iterator[KeptEntry]:
        """What was seen of the feeds, by address."""
        for rows in self._pages(entries, entries.c.address):
            yield from (of_row(KeptEntry, row) for row in rows)

    def _pages(self, table: Table, key: ColumnElement[str]) -> Iterator[list[Any]]:
        page = select(table).order_by(key).limit(AT_ONCE)
        rows = list(self._connection.execute(page).all())
        while rows:
            yield rows
            rows = list(self._connection.execute(page.where(key > getattr(rows[-1], str(key.key)))).all())

    def _kept(self, rows: list[Any]) -> Iterator[Kept]:
        numbers = [row.id for row in rows]
        told = dict[str, list[Report]]()
        for row in chunked(self._connection, select(reports), reports.c.article, numbers):
            told.setdefault(row.article, []).append(codec.report_of(row.data))
        held = dict[str, list[OfficeTold]]()
        for row in chunked(self._connection, select(offices).order_by(offices.c.number), offices.c.article, numbers):
            held.setdefault(row.article, []).append(
                OfficeTold(**{name: getattr(row, name) for name in OfficeTold.__slots__})
            )
        for row in rows:
            of_article = sorted(told.get(row.id, ()), key=lambda report: report.id)
            known = codec.article_of_row(row), row.record, row.reader, row.added
            yield Kept(*known, tuple(of_article), tuple(held.get(row.id, ())))


def of_row(sort: type[Row], row: Any) -> Row:
    """A row of what is watched."""
    return sort(**{field.name: getattr(row, field.name) for field in fields(sort)})


def put(connection: Connection, kept: KeptFeed | KeptEntry) -> bool:
    """Keep what is watched as it was elsewhere, in nobody's hand; False where its address is known already."""
    table = feeds if isinstance(kept, KeptFeed) else entries
    if connection.execute(select(table.c.address).where(table.c.address == kept.address)).first():
        return False
    values = {field.name: getattr(kept, field.name) for field in fields(kept)}
    connection.execute(insert(table).values(**values, claimed=""))
    return True


def put_decision(connection: Connection, decision: Decision) -> bool:
    """Keep a person's word as it was elsewhere; False where that is known.

    A word that is known stays as it is, unless it was taken back elsewhere.
    """
    known = connection.execute(select(decisions.c.undone).where(decisions.c.id == decision.id)).first()
    if known is None:
        values = {name: getattr(decision, name) for name in Decision.__slots__}
        connection.execute(insert(decisions).values(**values))
        return True
    if known.undone is not None or decision.undone is None:
        return False
    connection.execute(update(decisions).where(decisions.c.id == decision.id).values(undone=decision.undone))
    return True
