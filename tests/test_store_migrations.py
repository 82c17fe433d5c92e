"""A chronicle of an older Letopis is brought up to date with nothing lost; a newer one is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from click.testing import CliRunner
from sqlalchemy import Engine, inspect

from letopis.interfaces.cli import cli
from letopis.model.chronicle import Decision
from letopis.pipeline.chronicle import add
from letopis.store import Failure, Store, StoreError, open_store
from letopis.store.connect import WRITING, address, engine_of, migrations
from plain_reader import PlainReader, articles
from stores import KINDS, dump, empty_place, opened


def made_at(where: str, revision: str) -> Store:
    """An empty chronicle as that revision made it."""
    engine = engine_of(address(where))
    migrated(engine, command.upgrade, revision)
    return Store(engine, where)


def migrated(engine: Engine, way: Callable[[Config, str], None], revision: str) -> None:
    """Bring a chronicle to a revision, up or down."""
    config = migrations()
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        way(config, revision)


@pytest.mark.parametrize("kind", KINDS)
def test_a_chronicle_of_the_first_revision_keeps_all_that_it_holds(kind: str, tmp_path: Path) -> None:
    with empty_place(kind, tmp_path) as where:
        old = made_at(where, "head")
        assert all(added.outcome != "failed" for added in add(articles(40), old, PlainReader()))
        with old.writing() as writer:
            writer.add_failure(Failure("a.txt", "empty", "2026-01-01"))
            writer.add_decision(Decision("decision:1.1", "same", "report:a", "report:b", "Анна", "2026-01-01"))
        before, decisions = dump(old), old.decisions()
        migrated(old._engine, command.downgrade, "0001")
        assert not {"feeds", "words"} & set(inspect(old._engine).get_table_names())
        old.close()

        with pytest.raises(StoreError, match="made by an older Letopis: back it up, then run `letopis migrate`"):
            open_store(where)
        assert CliRunner().invoke(cli, ["migrate", "--db", where]).exit_code == 0
        with opened(where) as store:
            assert dump(store) == before
            assert store.decisions() == decisions
            assert store.problems() == []
            assert store.feeds() == []
        assert CliRunner().invoke(cli, ["migrate", "--db", where]).exit_code == 0  # a second time changes nothing


@pytest.mark.parametrize("kind", KINDS)
def test_one_of_a_revision_that_is_not_known_is_refused_and_left_alone(kind: str, tmp_path: Path) -> None:
    with empty_place(kind, tmp_path) as where:
        store = made_at(where, "head")
        with store._engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        store.close()
        for migrate in (False, True):
            with pytest.raises(StoreError, match=r"made by a newer Letopis \(version 9999\): upgrade Letopis"):
                open_store(where, create=True, migrate=migrate)
