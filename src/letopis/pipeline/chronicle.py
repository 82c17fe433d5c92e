"""Articles into a chronicle, and out of it again: the one place where reading, resolution and store meet.

An article is read before the transaction, which is short: many may read at once, one writes. What is added again is
not read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Literal, Protocol

from letopis.model.article import Article
from letopis.model.chronicle import StoredArticle
from letopis.model.contract import record_to_dict
from letopis.model.errors import InputError, LetopisError
from letopis.model.record import Record
from letopis.pipeline.indexing import article_words
from letopis.pipeline.placing import place, resolve
from letopis.resolution import reports_of
from letopis.resolution.copies import bands, is_copy, signature
from letopis.resolution.names import surname
from letopis.store import Failure, Kept, OfficeTold, Store, Writer

Outcome = Literal["new", "repeated", "revised", "reprint", "failed"]


class Reads(Protocol):
    """What makes a record of an article."""

    def read_article(self, article: Article) -> Record:
        """The record of an article."""


@dataclass(frozen=True, slots=True)
class Watched:
    """The entry of a feed that an input is; `again` is when it is tried next if it fails now, None for never."""

    address: str
    again: str | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One input: an article with the id that it came with, or why there is none. `name` is where it is from.

    What became of an entry that is `watched` is kept in the transaction that keeps its article or failure.
    """

    name: str
    article: Article | None = None
    doc: str | None = None
    error: InputError | None = None
    watched: Watched | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input; `cause` says why it failed."""

    name: str
    outcome: Outcome
    article: str | None = None
    cause: str | None = None


def add(inputs: Iterable[Incoming], store: Store, reader: Reads) -> Iterator[Added]:
    """Read articles into a store, one transaction each.

    A bad input, or one that cannot be read, is kept among the failures, and the run goes on. Raises StoreError where
    the store fails; what was added until then is kept.
    """
    for incoming in inputs:
        try:
            yield add_one(incoming, store, reader)
        except LetopisError:
            raise
        except Exception as error:  # a bug that one article meets does not cost the others: its cause is kept
            yield failed(incoming, internal(error), store)


def add_one(incoming: Incoming, store: Store, reader: Reads) -> Added:
    """Read one article into a store, unless it is there."""
    if incoming.article is None:
        return failed(incoming, str(incoming.error), store)
    stored = StoredArticle.of(incoming.article, incoming.doc)
    if store.has(stored.id):
        return repeated(incoming, stored, store)
    return added(incoming, stored, reader.read_article(stored.article), store)


def repeated(incoming: Incoming, stored: StoredArticle, store: Store) -> Added:
    """What is there already; if it failed before, it does no longer."""
    if incoming.watched or store.failed(incoming.name):
        with store.writing() as writer:
            settle(writer, incoming, stored.id)
    return Added(incoming.name, "repeated", stored.id)


def settle(writer: Writer, incoming: Incoming, article: str) -> None:
    """An input is kept: it fails no longer, and if it is an entry, it is done."""
    writer.clear_failure(incoming.name)
    if incoming.watched:
        writer.watching.entry_done(incoming.watched.address, article)


def internal(error: Exception) -> str:
    """A bug in one line."""
    return f"internal error: {type(error).__name__}: {error}"


def failed(incoming: Incoming, cause: str, store: Store) -> Added:
    """Keep what could not be read."""
    with store.writing() as writer:
        writer.add_failure(Failure(incoming.name, cause, now()))
        if incoming.watched:
            writer.watching.entry_failed(incoming.watched.address, incoming.watched.again)
    return Added(incoming.name, "failed", cause=cause)


def added(incoming: Incoming, stored: StoredArticle, record: Record, store: Store) -> Added:
    """Keep an article that was read; somebody else may have added it meanwhile."""
    with store.writing() as writer:
        settle(writer, incoming, stored.id)
        if writer.has(stored.id):
            return Added(incoming.name, "repeated", stored.id)
        outcome = outcome_of(writer, stored)
        keep(writer, kept_of(stored, record))
    return Added(incoming.name, outcome, stored.id)


def kept_of(stored: StoredArticle, record: Record) -> Kept:
    """An article that was read now, with all that it tells."""
    told, held = tuple(reports_of(record, stored)), tuple(offices_of(record, stored))
    return Kept(stored, dumped(record), reader_version(), now(), told, held)


def keep(writer: Writer, kept: Kept) -> None:
    """Store an article that is not there yet, and put what it tells where it belongs."""
    signed = signature(kept.stored.article.text)
    writer.add_article(kept.stored, kept.record, kept.reader, json.dumps(signed), kept.added)
    writer.add_bands(kept.stored.id, bands(signed))
    writer.words.keep(kept.stored.id, article_words(kept.stored.article))
    find_account(writer, kept.stored)
    writer.set_offices(kept.stored.id, kept.offices)
    place(writer, kept.reports)


def outcome_of(writer: Writer, stored: StoredArticle) -> Outcome:
    """Whether an article is new, another text of a known address, or a known text from elsewhere."""
    kin = writer.kin_of(stored)
    if kin.same_address:
        return "revised"
    return "reprint" if kin.same_text else "new"


def find_account(writer: Writer, stored: StoredArticle) -> None:
    """Join an article to those that it is a copy or a revision of."""
    signed = signature_of(writer, stored.id)
    near = writer.signatures(bands(signed))
    copies = {number for number, text in near.items() if is_copy(signed, tuple(json.loads(text)))}
    kin = writer.kin_of(stored)
    writer.join_accounts(writer.accounts({stored.id, *copies, *kin.same_address, *kin.same_text}))


def signature_of(writer: Writer, number: str) -> tuple[int, ...]:
    """The signature of a stored article; empty where its text is short."""
    return tuple(json.loads(writer.signature_of(number) or "[]"))


def offices_of(record: Record, stored: StoredArticle) -> Iterator[OfficeTold]:
    """The posts that a record tells, held or changed."""
    day = stored.article.published.isoformat() if stored.article.published else None
    for office in record.offices:
        key, words = surname(office.person), office.citation.text
        yield OfficeTold(stored.id, office.person, key, office.post, office.body, None, day, words)
    for change in record.appointments:
        if change.post:
            key, words = surname(change.person), change.evidence
            when = change.date or day
            yield OfficeTold(stored.id, change.person, key, change.post, change.body, change.change, when, words)


def forget(number: str, store: Store) -> bool:
    """Take an article away with all that rests on it alone; False where there is none."""
    with store.writing() as writer:
        if not writer.has(number):
            return False
        account = writer.accounts([number]).pop()
        own = {report.id for report in writer.reports_of_article(number)}
        kin = {report.id for report in writer.members(writer.components(own))} - own
        writer.remove_events(writer.events_of(own | kin))
        writer.remove_article(number)
        resolve(writer, kin)
        part_account(writer, account)
    return True


def part_account(writer: Writer, account: str) -> None:
    """Find the accounts of what is left of one, where the article that joined them is gone."""
    left = writer.articles_of_account(account)
    for stored in left:
        writer.set_account(stored.id, stored.id)
    for stored in left:
        find_account(writer, stored)


def index_words(store: Store) -> int:
    """Store the words of the articles that have none, as those of an older Letopis; how many those were."""
    with store.words() as words:
        missing = words.missing()
    for number in missing:
        with store.writing() as writer:
            if writer.has(number):
                writer.words.keep(number, article_words(store.articles_of([number])[number].article))
    return len(missing)


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading an article again changed: ids of reports. With a `cause` it failed, and stays as it was."""

    article: str
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    cause: str | None = None


def reread(store: Store, reader: Reads) -> Iterator[Reread]:
    """Read all stored articles again; reports that did not change keep their ids and their events."""
    for stored in store.articles():
        try:
            record = reader.read_article(stored.article)
        except Exception as error:  # as in `add`
            yield Reread(stored.id, cause=internal(error))
            continue
        with store.writing() as writer:
            if not writer.has(stored.id):
                continue
            result = read_again(writer, stored, record)
        yield result


def read_again(writer: Writer, stored: StoredArticle, record: Record) -> Reread:
    """Put the reports of a new record in the place of those before."""
    before = {report.id: report for report in writer.reports_of_article(stored.id)}
    after = {report.id: report for report in reports_of(record, stored)}
    gone = sorted(before.keys() - after.keys())
    new = sorted(after.keys() - before.keys())
    changed = sorted(number for number in before.keys() & after.keys() if before[number] != after[number])
    writer.set_record(stored.id, dumped(record), reader_version())
    writer.set_offices(stored.id, list(offices_of(record, stored)))
    if gone or new or changed:
        touched = {r.id for r in writer.members(writer.components([*gone, *changed]))}
        writer.remove_events(writer.events_of(touched))
        for number in (*gone, *changed):
            writer.remove_report(number)
        place(writer, [after[number] for number in (*changed, *new)])
        resolve(writer, touched - set(gone) - set(changed))
    return Reread(stored.id, tuple(gone), tuple(new), tuple(changed))


def dumped(record: Record) -> str:
    """A record in JSON, as stored."""
    return json.dumps(record_to_dict(record), ensure_ascii=False, separators=(",", ":"))


@cache
def reader_version() -> str:
    """The version that reads, as stored."""
    return version("letopis")


def now() -> str:
    """The time, as stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
