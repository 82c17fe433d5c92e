"""What is written in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, text, update

from letopis.model.chronicle import Decision, Report, StoredArticle
from letopis.store import codec
from letopis.store.batches import MOST_PARAMETERS, batched, chunked
from letopis.store.codec import indexable, storable
from letopis.store.queries import number_of, own_keys
from letopis.store.schema import articles, bands, blocks, decisions, event_keys, events, failures, links, offices
from letopis.store.schema import reports as table
from letopis.store.values import Failure, Indexed, Kin, OfficeTold
from letopis.store.watching import Watching
from letopis.store.whole import KeptEntry, KeptFeed, put, put_decision
from letopis.store.words import Words

Link = tuple[str, str, float]


class Writer:
    """Writes in the transaction of `Store.writing`, and reads what is needed for it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.watching = Watching(connection)
        self.words = Words(connection)

    # Articles

    def has(self, number: str) -> bool:
        """Whether an article of this id is stored."""
        return self._connection.execute(select(articles.c.id).where(articles.c.id == number)).first() is not None

    def add_article(self, stored: StoredArticle, record: str, reader: str, signature: str, added: str) -> None:
        """Store an article, its record in JSON, the version that read it, its signature, and when (ISO time).

        It is an account of its own until `set_account` says otherwise.
        """
        article = stored.article
        self._insert(
            articles,
            id=stored.id,
            doc=stored.doc,
            url=article.url,
            outlet=article.outlet,
            title=article.title,
            published=article.published.isoformat() if article.published else None,
            sha256=article.sha256,
            text=article.text,
            more=codec.rest_of_article(article),
            record=record,
            reader=reader,
            account=stored.id,
            signature=signature,
            added=added,
        )

    def set_record(self, number: str, record: str, reader: str) -> None:
        """Replace what an article was read as."""
        self._connection.execute(update(articles).where(articles.c.id == number).values(record=record, reader=reader))

    def record_of(self, number: str) -> str | None:
        """What an article was read as, in JSON."""
        return self._connection.scalar(select(articles.c.record).where(articles.c.id == number))

    def remove_article(self, number: str) -> None:
        """Forget an article with its reports and offices; its events are to be made anew by who calls."""
        self.words.remove(number)
        self._connection.execute(delete(articles).where(articles.c.id == number))

    def kin_of(self, stored: StoredArticle) -> Kin:
        """Other articles with the text or the address of one."""
        others, article = articles.c.id != stored.id, stored.article
        texts = select(articles.c.id).where(articles.c.sha256 == article.sha256, others)
        places = select(articles.c.id).where(articles.c.url == article.url, others)
        same_address = set(self._connection.scalars(places)) if article.url else set()
        return Kin(frozenset(self._connection.scalars(texts)), frozenset(same_address))

    # Accounts

    def add_bands(self, number: str, parts: Iterable[str]) -> None:
        """Store an article under each of the bands of its signature."""
        self._insert_all(bands, [{"band": part, "article": number} for part in parts])

    def signatures(self, parts: Iterable[str]) -> dict[str, str]:
        """The signatures of articles that have a band in common, by article."""
        near = select(articles.c.id, articles.c.signature).join(bands, bands.c.article == articles.c.id)
        return {row.id: row.signature for row in self._chunked(near, bands.c.band, parts)}

    def signature_of(self, number: str) -> str | None:
        """The signature of an article."""
        return self._connection.scalar(select(articles.c.signature).where(articles.c.id == number))

    def accounts(self, numbers: Iterable[str]) -> set[str]:
        """The accounts of some articles."""
        rows = self._chunked(select(articles.c.account), articles.c.id, numbers)
        return {row.account for row in rows}

    def articles_of_account(self, account: str) -> list[StoredArticle]:
        """The articles of one account, by id."""
        rows = self._connection.execute(select(articles).where(articles.c.account == account).order_by(articles.c.id))
        return [codec.article_of_row(row) for row in rows]

    def join_accounts(self, accounts: Iterable[str]) -> None:
        """Make one account of several."""
        joined = sorted(accounts)
        for account in joined[1:]:
            self._connection.execute(update(articles).where(articles.c.account == account).values(account=joined[0]))

    def set_account(self, number: str, account: str) -> None:
        """Put an article in an account."""
        self._connection.execute(update(articles).where(articles.c.id == number).values(account=account))

    # Reports, links, components

    def add_report(self, report: Report, keys: Iterable[str]) -> None:
        """Store a report under its blocks, in a component and an event of its own for the time being."""
        data = codec.report_to_json(report)
        self._insert(table, id=report.id, article=report.article, data=data, component=report.id, event="")
        self._insert_all(blocks, [{"key": key, "report": report.id} for key in sorted(set(map(indexable, keys)))])

    def remove_report(self, number: str) -> None:
        """Take a report away, with its links."""
        self._connection.execute(delete(table).where(table.c.id == number))

    def reports_of_article(self, number: str) -> list[Report]:
        """The reports of an article, by id."""
        rows = self._connection.execute(select(table.c.data).where(table.c.article == number).order_by(table.c.id))
        return [codec.report_of(row.data) for row in rows]

    def in_blocks(self, keys: Iterable[str]) -> list[Report]:
        """The reports that have one of the keys, each once, by id."""
        rows = self._chunked(select(blocks.c.report), blocks.c.key, map(indexable, keys))
        return self.reports({row.report for row in rows})

    def reports(self, numbers: Iterable[str]) -> list[Report]:
        """The reports of some ids that are there, by id."""
        rows = self._chunked(select(table.c.id, table.c.data), table.c.id, numbers)
        return [codec.report_of(row.data) for row in sorted(rows, key=lambda row: str(row.id))]

    def add_links(self, found: Iterable[Link]) -> None:
        """Store pairs that were judged to be one."""
        self._insert_all(links, [{"a": min(a, b), "b": max(a, b), "score": score} for a, b, score in found])

    def links(self, numbers: Iterable[str]) -> dict[tuple[str, str], float]:
        """The links of which one end is among some reports, with their scores."""
        among = set(numbers)
        return {
            (row.a, row.b): row.score
            for column in (links.c.a, links.c.b)
            for row in self._chunked(select(links), column, among)
        }

    def components(self, numbers: Iterable[str]) -> set[str]:
        """The components of some reports."""
        return {row.component for row in self._chunked(select(table.c.component), table.c.id, numbers)}

    def members(self, components: Iterable[str]) -> list[Report]:
        """All reports of some components, by id."""
        rows = self._chunked(select(table.c.id, table.c.data), table.c.component, components)
        return [codec.report_of(row.data) for row in sorted(rows, key=lambda row: str(row.id))]

    # Events

    def events_of(self, numbers: Iterable[str]) -> set[str]:
        """The ids of the events that some reports are of."""
        return {row.event for row in self._chunked(select(table.c.event), table.c.id, numbers) if row.event}

    def remove_events(self, numbers: Iterable[str]) -> None:
        """Take events away; their reports wait for new ones."""
        for some in batched(sorted(numbers), MOST_PARAMETERS):
            rows = [{"number": number_of(event)} for event in some]
            self._connection.execute(text("DELETE FROM event_text WHERE rowid = :number"), rows)
            self._connection.execute(delete(events).where(events.c.number.in_([row["number"] for row in rows])))

    def add_event(self, found: Indexed, component: str) -> None:
        """Store an event, what it is found by, and that its reports are of it."""
        event = found.event
        number, days = number_of(event.id), {"first_day": found.first_day or "", "last_day": found.last_day or ""}
        self._insert(events, number=number, id=event.id, what=event.what, data=codec.event_to_json(event), **days)
        keys = sorted({indexable(key) for key in (*found.keys, *own_keys(event))})
        self._insert_all(event_keys, [{"event": number, "key": key, **days} for key in keys])
        words = text("INSERT INTO event_text (rowid, words) VALUES (:number, :words)")
        self._connection.execute(words, {"number": number, "words": found.words})
        for some in batched(event.reports, MOST_PARAMETERS):
            self._connection.execute(
                update(table).where(table.c.id.in_(some)).values(event=event.id, component=component)
            )

    # Offices, decisions, failures

    def set_offices(self, number: str, told: Sequence[OfficeTold]) -> None:
        """Store the posts that an article tells, instead of those it told before."""
        self._connection.execute(delete(offices).where(offices.c.article == number))
        rows = [{name: getattr(o, name) for name in OfficeTold.__slots__} for o in told]
        indexed = [{"key": indexable(o.key), "post": indexable(o.post)} for o in told]
        self._insert_all(offices, [row | short for row, short in zip(rows, indexed, strict=True)])

    def add_decision(self, decision: Decision) -> None:
        """Store a person's word."""
        self._insert(decisions, **{name: getattr(decision, name) for name in Decision.__slots__})

    def keep_decision(self, decision: Decision) -> bool:
        """Store a person's word from another chronicle, or that it was taken back there; False where that is known."""
        return put_decision(self._connection, decision)

    def keep_watched(self, kept: KeptFeed | KeptEntry) -> bool:
        """Store a feed or an entry from another chronicle; False where it is known."""
        return put(self._connection, kept)

    def keep_failure(self, failure: Failure) -> bool:
        """Store a failure from another chronicle; False where one of the same source is known."""
        known = select(failures.c.source).where(failures.c.source == indexable(storable(failure.source)))
        if self._connection.execute(known).first():
            return False
        self.add_failure(failure)
        return True

    def undo(self, word: str, at: str) -> list[Decision]:
        """Mark the standing decisions that were made by one word as undone; those that are."""
        standing = decisions.c.id.startswith(f"{word}.", autoescape=True), decisions.c.undone.is_(None)
        found = [Decision(**row) for row in self._connection.execute(select(decisions).where(*standing)).mappings()]
        self._connection.execute(update(decisions).where(*standing).values(undone=at))
        return found

    def same_people(self) -> list[Decision]:
        """The standing decisions that two names are one person's."""
        asked = select(decisions).where(decisions.c.kind == "same person", decisions.c.undone.is_(None))
        return [Decision(**row) for row in self._connection.execute(asked.order_by(decisions.c.id)).mappings()]

    def reports_with(self, key: str) -> list[Report]:
        """The reports of the events that have a key, by id."""
        asked = select(table.c.id, table.c.data).join(events, events.c.id == table.c.event)
        asked = asked.join(event_keys, event_keys.c.event == events.c.number).where(event_keys.c.key == indexable(key))
        rows = self._connection.execute(asked.order_by(table.c.id))
        return [codec.report_of(row.data) for row in rows]

    def decisions(self, numbers: Iterable[str]) -> list[Decision]:
        """The standing decisions about some reports, by id."""
        among = list(numbers)
        found = {
            row["id"]: Decision(**row)
            for column in (decisions.c.a, decisions.c.b)
            for some in batched(among, MOST_PARAMETERS)
            for row in self._connection.execute(
                select(decisions).where(column.in_(some), decisions.c.undone.is_(None))
            ).mappings()
        }
        return [found[number] for number in sorted(found)]

    def add_failure(self, failure: Failure) -> None:
        """Store what could not be read; what was known of the same source goes."""
        self.clear_failure(failure.source)
        self._insert(failures, source=indexable(storable(failure.source)), cause=storable(failure.cause), at=failure.at)

    def clear_failure(self, source: str) -> None:
        """Forget that a source could not be read."""
        self._connection.execute(delete(failures).where(failures.c.source == indexable(storable(source))))

    # The rows

    def _insert(self, into: Any, **values: Any) -> None:
        self._connection.execute(insert(into).values(**values))

    def _insert_all(self, into: Any, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(into), list(rows))

    def _chunked(self, query: Any, column: ColumnElement[Any], values: Iterable[str]) -> Iterator[Any]:
        """The rows of a query whose column has one of many values."""
        return chunked(self._connection, query, column, values)
