"""What goes wrong with a database is one clear line, and nothing that was added is lost."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event as events_of
from sqlalchemy.engine import make_url

from letopis.pipeline.chronicle import Incoming, add
from letopis.store import Store, StoreError, connect, open_store
from plain_reader import PlainReader, articles
from stores import KINDS, SERVER, dump, empty_place, opened, restart

NEWS = articles(20)
NOBODY = 65534


@pytest.fixture(params=KINDS)
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with empty_place(request.param, tmp_path) as place:
        yield place


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a chronicle with some articles."""
    with opened(str(tmp_path / "x.db")) as store:
        grow(store, NEWS[:5])
    return tmp_path / "x.db"


def grow(store: Store, news: list[Incoming] = NEWS) -> list[str]:
    return [added.outcome for added in add(news, store, PlainReader())]


def said(error: pytest.ExceptionInfo[StoreError]) -> str:
    message = str(error.value)
    assert "\n" not in message
    return message


def test_a_locked_file_is_named_and_the_run_can_go_on_later(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with opened(str(path)) as store:
        assert store.counts().articles == 5  # who only reads does not wait
        with pytest.raises(StoreError) as error:
            grow(store)
        assert "another process has been writing" in said(error)
        other.execute("ROLLBACK")
        assert grow(store).count("repeated") >= 5
    other.close()


@contextmanager
def unprivileged(folder: Path) -> Iterator[None]:
    """As a user who may read a folder, not write in it; root may do anything."""
    folder.chmod(0o555)
    outer = [p for p in folder.parents if os.stat(p).st_uid == os.getuid() and len(p.parts) > 2]
    modes = {p: os.stat(p).st_mode for p in outer}
    try:
        for parent in outer:
            parent.chmod(0o755)
        if os.getuid() == 0:
            os.seteuid(NOBODY)
        yield
    finally:
        os.seteuid(os.getuid())
        folder.chmod(0o755)
        for parent, mode in modes.items():
            parent.chmod(mode)


def test_a_file_that_may_only_be_read_is_read_and_not_written(path: Path) -> None:
    folder = path.parent
    path.chmod(0o444)
    with unprivileged(folder), opened(str(path)) as store:
        assert store.counts().articles == 5
        with pytest.raises(StoreError) as error:
            grow(store)
        assert "may only be read" in said(error)
    path.chmod(0o644)


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    with unprivileged(tmp_path), pytest.raises(StoreError) as error:
        open_store(str(tmp_path / "new.db"), create=True)
    assert "cannot be opened" in said(error)


def test_a_damaged_file_is_named(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError) as error, opened(str(path)) as store:
        list(store.articles())
    assert "restore a backup" in said(error)


def limit_pages(store: Store, pages: int) -> None:
    """As a disk on which no more than some pages have room."""

    @events_of.listens_for(store._engine, "connect")
    def limited(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_costs_nothing_that_was_added(tmp_path: Path) -> None:
    """Stopped at ever other sizes of the disk, each time in another statement."""
    whole, place = tmp_path / "whole.db", tmp_path / "x.db"
    with opened(str(whole)) as store:
        grow(store)
        plain = dump(store)
    opened(str(place)).__enter__().close()
    sizes = range(place.stat().st_size // 4096, whole.stat().st_size // 4096, 3)
    complaints = [grow_on_a_disk_of(size, str(place)) for size in sizes]
    assert sum("the disk is full" in complaint for complaint in complaints) > 3
    assert grow_on_a_disk_of(10 * max(sizes), str(place)) == ""
    with opened(str(place)) as store:
        assert dump(store) == plain


def grow_on_a_disk_of(pages: int, place: str) -> str:
    """Add what there is room for; what the store complains of."""
    with opened(place) as store:
        store._engine.dispose()
        limit_pages(store, pages)
        try:
            grow(store)
        except StoreError as error:
            return str(error)
        finally:
            assert store.problems() == []
    return ""


def test_a_server_that_was_restarted_between_two_articles_is_found_again(where: str) -> None:
    with opened(where) as store:
        assert set(grow(store, NEWS[:5])) == {"new"}
        if "://" in where:
            restart()
        assert grow(store).count("repeated") == 5


if SERVER:

    @pytest.mark.parametrize("wrong", [{"host": "/nowhere"}, {"database": "none"}, {"username": "nobody_of_that_name"}])
    def test_a_server_that_is_not_there_is_named(wrong: dict[str, str]) -> None:
        url = make_url(SERVER)
        user, database = wrong.get("username", url.username), wrong.get("database", url.database)
        with pytest.raises(StoreError) as error:
            open_store(f"postgresql://{user}@/{database}?host={wrong.get('host', url.query['host'])}")
        assert "check" in said(error) or "make it" in said(error)

    def test_a_password_is_never_shown() -> None:
        """Whichever way it is given: the server of tests asks for none."""
        url = make_url(SERVER)
        where = f"postgresql://{url.username}:secret@/{url.database}?host={url.query['host']}&password=secret"
        assert "secret" not in connect.hidden(where)
        with empty_place("postgresql", Path()) as place:
            given = place.replace(f"{url.username}@", f"{url.username}:secret@")
            with opened(given) as store:
                assert given != place
                assert "secret" not in store.where
