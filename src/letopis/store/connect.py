"""From a path or an address to an open store; what is wrong with it is one clear line."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from letopis.model.errors import LetopisError

if TYPE_CHECKING:
    from alembic.config import Config

    from letopis.store.store import Store

BUSY_SECONDS = 60
NOT_HERE = "no chronicle here: make one with `letopis init` or `letopis add`, or give --db"
PASSWORD = re.compile(r"([?&]password=)[^&]*")
WRITING = "letopis_writing"
PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536")


class StoreError(LetopisError):
    """A store that can't be used: stops everything, before anything is lost."""


def open_store(where: str, *, create: bool = False, migrate: bool = False) -> Store:
    """The store at a path or `postgresql://` address.

    With `create` a new one is made where there is none; with `migrate` an older one is brought up to date. Raises
    StoreError where there is no store, or one that cannot be used.
    """
    from letopis.store.store import Store

    url = address(where)
    if url.get_backend_name() == "sqlite":
        check_file(url, create=create)
    engine = engine_of(url)
    with told(where), engine.connect() as connection:
        check_version(connection, where, create=create, migrate=migrate)
    return Store(engine, hidden(where))


def address(where: str) -> URL:
    """The address of a store; a path is an SQLite file."""
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where)))
    try:
        url = make_url(where)
    except ArgumentError:
        raise StoreError(f"{hidden(where)}: no address of a store: give a file or postgresql://...") from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(f"{hidden(where)}: no store of this kind: give a file or postgresql://...")
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def hidden(where: str) -> str:
    """An address without its password, to be shown."""
    scheme, mark, rest = PASSWORD.sub(r"\1***", where).partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}{mark}{user.partition(':')[0]}{at}{host}"


def check_file(url: URL, *, create: bool) -> None:
    """Refuse a file that is no database, before SQLite makes one of it."""
    if url.database in {None, "", ":memory:"}:
        raise StoreError("no file is named for the chronicle: give one with --db")
    path = Path(str(url.database))
    if path.is_dir():
        raise StoreError(f"{path}: a folder: name a file in it for the chronicle")
    if not path.exists() and not create:
        raise StoreError(f"{path}: {NOT_HERE}")
    if not path.exists() and not path.absolute().parent.is_dir():
        raise StoreError(f"{path}: no such folder: make it first")
    if path.exists() and path.stat().st_size and not is_sqlite(path):
        raise StoreError(f"{path}: no chronicle: give another file with --db")


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as SQLite's do; raises StoreError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError as error:
        raise StoreError(f"{path}: cannot be read ({error.strerror}): change its rights or give --db") from None


def engine_of(url: URL) -> Engine:
    """The engine of an address; of SQLite with its manners set."""
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
        path = Path(str(url.database))
        if is_fixed(path):
            engine = create_engine("sqlite://", creator=lambda: fixed(path), poolclass=QueuePool)
        else:
            engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    except (NoSuchModuleError, ModuleNotFoundError):
        raise StoreError("PostgreSQL needs a driver: install letopis[postgres]") from None
    event.listen(engine, "connect", set_manners)
    event.listen(engine, "begin", begin)
    return engine


def is_fixed(path: Path) -> bool:
    """Whether a chronicle lies where we may write neither it nor beside it, and nobody is writing it."""
    mine = {"effective_ids": True} if os.access in os.supports_effective_ids else {}
    may_write = os.access(path.absolute().parent, os.W_OK, **mine) or os.access(path, os.W_OK, **mine)
    return path.exists() and not may_write and not path.with_name(f"{path.name}-wal").exists()


def fixed(path: Path) -> sqlite3.Connection:
    """A file that cannot change while we read: SQLite then needs no lock, and no other file beside it."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, check_same_thread=False)


def set_manners(connection: sqlite3.Connection, _: object) -> None:
    """Transactions are ours, deletions cascade, readers do not wait for the writer."""
    connection.isolation_level = None
    for pragma in PRAGMAS:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            if not pragma.startswith("journal_mode"):  # a file that is only to be read keeps its mode
                raise


def begin(connection: Connection) -> None:
    """A writer takes the lock at once: two that read first would both fail."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def check_version(connection: Connection, where: str, *, create: bool, migrate: bool) -> None:
    """Make the tables of a new store, refuse one of another version."""
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(migrations())
    known, head = {revision.revision for revision in script.walk_revisions()}, script.get_current_head()
    tables = inspect(connection).get_table_names()
    connection.rollback()
    now = MigrationContext.configure(connection).get_current_revision() if "alembic_version" in tables else None
    connection.rollback()
    if now == head:
        return
    if now is not None and now not in known:
        raise StoreError(f"{hidden(where)}: made by a newer Letopis (version {now}): upgrade Letopis")
    if now is None and tables:
        raise StoreError(f"{hidden(where)}: a database with other tables: give another with --db")
    if now is None and not create:
        raise StoreError(f"{hidden(where)}: {NOT_HERE}")
    if now is not None and not migrate:
        raise StoreError(f"{hidden(where)}: made by an older Letopis: back it up, then run `letopis migrate`")
    upgrade(connection)


def migrations() -> Config:
    """Alembic's configuration: the migrations that the package ships."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, all or none; two processes may come at once."""
    from alembic import command

    config = migrations()
    with connection.execution_options(**{WRITING: True}).begin():
        lock(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    connection.execution_options(**{WRITING: False})


def lock(connection: Connection) -> None:
    """One writer at a time: SQLite's transaction is begun so, PostgreSQL has a lock for it."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7264318)")


@contextmanager
def told(where: str) -> Iterator[None]:
    """What goes wrong in a database, in one line that says what to do.

    A value that it does not take is no fault of the database: DataError goes through.
    """
    try:
        yield
    except DataError:
        raise
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{hidden(where)}: {cause(error)}") from error


def cause(error: Exception) -> str:
    """What a database says, and what to do about it."""
    said = str(error.orig if isinstance(error, DBAPIError) and error.orig else error).strip().partition("\n")[0]
    for words, advice in ADVICE:
        if words in said:
            return f"{advice} ({said})"
    return f"the store failed: nothing of this step is kept ({said})"


ADVICE = (
    ("database is locked", "another process has been writing for long: try again when it is done"),
    ("readonly database", "it may only be read: change its rights or copy it"),
    ("unable to open", "cannot be opened: check the path and its rights"),
    ("database or disk is full", "the disk is full: make room and run the same command again, nothing is lost"),
    ("disk I/O error", "the disk failed: check it and run the same command again"),
    ("malformed", "the file is damaged: restore a backup"),
    ("not a database", "no chronicle: give another file with --db"),
    ("password authentication failed", "the password is refused: check the address"),
    ("does not exist", "no such database or role: make it or check the address"),
    ("connection", "no connection to the server: check that it runs and run the same command again"),
    ("terminating", "the server was stopped: run the same command again when it is back, nothing is lost"),
)
