"""The stores that tests run on: SQLite always, PostgreSQL where LETOPIS_TEST_POSTGRES tells of a server."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, select, text
from sqlalchemy.engine import make_url

from letopis.pipeline.chronicle import Incoming, Reads, add
from letopis.store import Store, open_store
from letopis.store.schema import (
    STORED,
    articles,
    blocks,
    decisions,
    entries,
    event_keys,
    events,
    failures,
    feeds,
    links,
    offices,
    reports,
    words,
)  # fmt: skip

SERVER = os.environ.get("LETOPIS_TEST_POSTGRES")
RESTART = os.environ.get("LETOPIS_TEST_POSTGRES_RESTART", "").split()
KINDS = ("sqlite", "postgresql") if SERVER else ("sqlite",)
NUMBERS = count(1)


@contextmanager
def empty_place(kind: str, folder: Path) -> Iterator[str]:
    """Where a chronicle of a kind can be made; taken away afterwards."""
    name = f"letopis_{os.getpid()}_{next(NUMBERS)}"
    if kind == "sqlite":
        yield str(folder / f"{name}.db")
        return
    assert SERVER
    on_server(f"CREATE DATABASE {name}")
    try:
        yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        on_server(f"DROP DATABASE {name} WITH (FORCE)")


def on_server(command: str) -> None:
    """Tell the server something."""
    assert SERVER
    engine = create_engine(make_url(SERVER).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(command))
    engine.dispose()


def restart() -> None:
    """Kill the server as a power cut would, and start it again."""
    subprocess.run(RESTART, check=True, timeout=60)


@contextmanager
def opened(where: str) -> Iterator[Store]:
    """A store, made if it is not there."""
    store = open_store(where, create=True)
    try:
        yield store
    finally:
        store.close()


def keep_all(store: Store, inputs: Iterable[Incoming], reader: Reads) -> None:
    """Add articles, none of which may fail."""
    assert [added.cause for added in add(inputs, store, reader) if added.cause] == []


def clear(store: Store) -> None:
    """Empty all tables: quicker than another store."""
    with store._engine.begin() as connection:
        for table in reversed(STORED):
            connection.execute(table.delete())
        for name in ("event_text", "article_text"):
            connection.execute(text(f"DELETE FROM {name}"))


def dump(store: Store) -> dict[str, Any]:
    """All that a chronicle holds, without times and in one order: equal chronicles have equal dumps."""
    with store._engine.connect() as connection:

        def rows(*columns: Any) -> list[tuple[Any, ...]]:
            return sorted(tuple(row) for row in connection.execute(select(*columns)))

        texts = {t: connection.execute(text(f"SELECT rowid, words FROM {t}")) for t in ("event_text", "article_text")}
        return {
            "articles": rows(articles.c.id, articles.c.account, articles.c.record, articles.c.text, articles.c.more),
            "reports": rows(reports.c.id, reports.c.data, reports.c.component, reports.c.event),
            "blocks": rows(blocks),
            "links": rows(links),
            "events": rows(events),
            "keys": rows(event_keys),
            **{table: sorted((row[0], row[1]) for row in found) for table, found in texts.items()},
            "words": rows(words),
            "offices": rows(*(c for c in offices.c if c.name in {"article", "person", "key", "post", "words"})),
            "failures": rows(failures.c.source, failures.c.cause),
        }


def dump_whole(store: Store) -> dict[str, Any]:
    """`dump` with times, people's decisions and what is watched: what another store holds after an import."""
    with store._engine.connect() as connection:

        def rows(*columns: Any) -> list[tuple[Any, ...]]:
            return sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)

        return dump(store) | {
            "added": rows(articles.c.id, articles.c.added, articles.c.reader, articles.c.signature),
            "decisions": rows(decisions),
            "failed": rows(failures),
            "feeds": rows(*(c for c in feeds.c if c.name != "claimed")),
            "entries": rows(*(c for c in entries.c if c.name != "claimed")),
            "held": rows(*(c for c in offices.c if c.name != "number")),
        }
