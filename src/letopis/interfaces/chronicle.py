"""`letopis add` and what keeps a chronicle: init, info, check, migrate, backup, forget, failures, reread."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from letopis.interfaces.inputs import Inputs
from letopis.interfaces.messages import Messages
from letopis.interfaces.progress import Progress
from letopis.interfaces.safe import escape_json, one_line
from letopis.interfaces.shell import BAD_INPUT, complain
from letopis.interfaces.translate import translated
from letopis.interfaces.web_options import NOBODY, Web
from letopis.model.errors import InputError, LetopisError

if TYPE_CHECKING:
    from letopis.pipeline.chronicle import Added, Incoming
    from letopis.store import Store

OUTCOMES = ("new", "repeated", "revised", "reprint", "failed")
INTERNAL = 1


@contextmanager
def opened(db: str, *, create: bool = False, migrate: bool = False) -> Iterator[Store]:
    """The store of a command, closed after it."""
    from letopis.store import open_store

    store = open_store(db, create=create, migrate=migrate)
    try:
        yield store
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What `add` is asked for; of each address at most so many `pages`, those that are there again with `refetch`."""

    files: tuple[str, ...]
    retry: bool = False
    refetch: bool = False
    pages: int | None = None
    mapping: str | None = None
    web: Web = NOBODY


def add_all(db: str, wanted: Wanted, *, as_json: bool, say: Messages) -> int:
    """Read inputs into a chronicle and say what became of them; returns the exit code."""
    from letopis.pipeline.chronicle import add
    from letopis.sources import Known, columns_of

    columns = columns_of(wanted.mapping)
    begun, outcomes = time.monotonic(), Counter[str]()
    with opened(db, create=not wanted.retry) as store:
        progress = Progress(say, several=True)
        inputs = Inputs(Known(), columns, wanted.web, progress, say)
        for result in add(incoming(wanted, store, outcomes, inputs), store, LazyReader()):
            progress.clear()
            outcomes[result.outcome] += 1
            tell_failure(result, say)
        progress.clear()
        finish(outcomes, time.monotonic() - begun, store, as_json=as_json, say=say)
    return BAD_INPUT if outcomes["failed"] else 0


class LazyReader:
    """Loads the models for the first article that has to be read."""

    def __init__(self) -> None:
        self._reader: Any = None

    def read_article(self, article: Any) -> Any:
        """The record of an article."""
        if self._reader is None:
            from letopis.pipeline.reader import Reader

            self._reader = Reader()
        return self._reader.read_article(article)


def incoming(wanted: Wanted, store: Store, outcomes: Counter[str], inputs: Inputs) -> Iterator[Incoming]:
    """The inputs; pages that are there are counted and not fetched."""
    from letopis.pipeline.chronicle import Incoming
    from letopis.sources.terms import Terms

    def skip(address: str) -> bool:
        held = not wanted.refetch and store.article_at(address) is not None
        outcomes["repeated"] += held
        return held

    def listed(address: str) -> None:
        if store.failed(address):
            with store.writing() as writer:
                writer.clear_failure(address)

    names = (*wanted.files, *(retried(store) if wanted.retry else ()))
    terms = Terms(most=wanted.pages, skip=skip, listed=listed)
    for loaded in inputs.loaded(names, terms):
        yield Incoming(loaded.name, loaded.article, loaded.doc, loaded.error)


def retried(store: Store) -> Iterator[str]:
    """The files and addresses of what failed before, each once."""
    files = (failure.source for failure in store.failures())
    yield from dict.fromkeys(file_of(source) for source in files)


def file_of(source: str) -> str:
    """The file of a source: a line is named FILE:LINE, what is in an archive FILE/NAME; an address is its own."""
    from letopis.sources.addresses import is_address

    if is_address(source):
        return source
    file = source
    while file and not Path(file).is_file():
        before, mark, line = file.rpartition(":")
        file = before if mark and line.isdecimal() else file.rpartition("/")[0]
    return source if Path(source).exists() else file or source


def tell_failure(result: Added, say: Messages) -> None:
    """Name what could not be read, at once."""
    if result.outcome == "failed":
        cause = result.cause or ""
        complain(cause if cause.startswith(result.name) else f"{result.name}: {cause}", say)


def finish(outcomes: Counter[str], seconds: float, store: Store, *, as_json: bool, say: Messages) -> None:
    """What was done, in numbers."""
    total = sum(outcomes.values())
    numbers = {outcome: outcomes[outcome] for outcome in OUTCOMES}
    if as_json:
        show_json({"read": total, **numbers, "seconds": round(seconds, 3), "db": store.where})
        return
    rate = total / seconds if seconds else 0.0
    click.echo(say("chronicle.added", read=total, rate=f"{rate:.1f}", db=store.where))
    for outcome, number in numbers.items():
        if number:
            click.echo(f"  {say(f'chronicle.outcome.{outcome}')}: {number}")


def init(db: str, say: Messages) -> int:
    """Make an empty chronicle."""
    if "://" not in db and Path(db).exists():
        raise LetopisError(say("chronicle.exists", db=db))
    with opened(db, create=True) as store:
        click.echo(say("chronicle.made", db=store.where))
    return 0


def info(db: str, *, as_json: bool, say: Messages) -> int:
    """How many of what a chronicle holds."""
    with opened(db) as store:
        where, counts = store.where, asdict(store.counts())
    if as_json:
        show_json({"db": where, **counts})
    else:
        click.echo(where)
        for name, number in counts.items():
            click.echo(f"  {say(f'chronicle.count.{name}')}: {number}")
    return 0


def check(db: str, say: Messages) -> int:
    """Whether a chronicle is whole; each thing that is wrong is a line, and the exit code is 1."""
    with opened(db) as store:
        where, wrong = store.where, store.problems()
    for line in wrong:
        click.echo(one_line(translated(line, say)))
    click.echo(say("chronicle.broken", number=len(wrong)) if wrong else say("chronicle.whole", db=where))
    return INTERNAL if wrong else 0


def migrate(db: str, say: Messages) -> int:
    """Bring a chronicle of an older Letopis up to date."""
    from letopis.pipeline.chronicle import index_words

    with opened(db, migrate=True) as store:
        index_words(store)
        click.echo(say("chronicle.migrated", db=store.where))
    return 0


def backup(db: str, target: Path, say: Messages) -> int:
    """Copy a chronicle, also while it is in use."""
    with opened(db) as store:
        store.backup(target)
    click.echo(say("chronicle.copied", target=target))
    return 0


def forget(db: str, number: str, say: Messages) -> int:
    """Take an article away with all that rests on it alone."""
    from letopis.pipeline.chronicle import forget as forget_article

    with opened(db) as store:
        stored = store.article(number)
        if stored is None or not forget_article(stored.id, store):
            raise InputError(say("chronicle.no_article", name=number))
    click.echo(say("chronicle.forgotten", name=one_line(stored.article.title or stored.id)))
    return 0


def failures(db: str, *, as_json: bool, say: Messages) -> int:
    """What could not be read, and why."""
    with opened(db) as store:
        found = store.failures()
    for failure in found:
        if as_json:
            show_json(asdict(failure))
        else:
            cause = translated(failure.cause, say)
            click.echo(one_line(cause if cause.startswith(failure.source) else f"{failure.source}: {cause}"))
    if not found and not as_json:
        click.echo(say("chronicle.no_failures"))
    return 0


def reread(db: str, *, as_json: bool, say: Messages) -> int:
    """Read the stored articles again, and list the reports that changed."""
    from letopis.pipeline.chronicle import reread as read_again

    changed = total = failed = 0
    with opened(db) as store:
        progress = Progress(say, several=True)
        for result in read_again(store, LazyReader()):
            total += 1
            progress.at(result.article)
            if result.cause:
                failed += 1
                progress.clear()
                complain(f"{result.article}: {result.cause}", say)
            if not (result.new or result.gone or result.changed):
                continue
            changed += 1
            progress.clear()
            if as_json:
                show_json(asdict(result))
            else:
                click.echo(say("chronicle.reread", article=result.article, **numbers_of(result)))
        progress.clear()
    if not as_json:
        click.echo(say("chronicle.reread_all", total=total, changed=changed))
    return BAD_INPUT if failed else 0


def numbers_of(result: Any) -> dict[str, int]:
    """How many reports are new, gone, changed."""
    return {"new": len(result.new), "gone": len(result.gone), "changed": len(result.changed)}


def show_json(value: Any) -> None:
    """An object on a line."""
    wide = (sys.stdout.encoding or "").lower().startswith("utf")
    sys.stdout.write(escape_json(json.dumps(value, ensure_ascii=not wide)) + "\n")
    sys.stdout.flush()
